//! Finding the name that was probably meant.

/// How many names of one kind get a suggestion, as each costs a look at every candidate.
pub(crate) const SUGGESTION_LIMIT: usize = 50;

/// Longer names than any person writes are not compared.
const LONGEST: usize = 300;

/// A hint with the candidate nearest to what was written; nothing when none is near.
pub(crate) fn suggestion<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let allowance = allowance(written);
    let near = |candidate: &&str| {
        written.len() <= LONGEST && written.len().abs_diff(candidate.len()) <= allowance
    };
    let lower = written.to_lowercase();
    let scored = candidates.into_iter().filter(near).map(|candidate| {
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        (distance, candidate)
    });
    let (distance, candidate) = scored.min()?;
    (distance <= allowance).then(|| format!("did you mean `{candidate}`?"))
}

/// How many slips are taken for a slip: one in four characters of the name, up to five.
fn allowance(written: &str) -> usize {
    let name = written.rsplit(['#', '$']).next().unwrap_or(written);
    (name.chars().count() / 4).clamp(1, 5)
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn near_and_far_names() {
        let names = ["n#GetThing", "n#PutThing", "n#Other"];
        let hint = suggestion("n#GetThnig", names);
        assert_eq!(hint.as_deref(), Some("did you mean `n#GetThing`?"));
        assert_eq!(
            suggestion("n#getthing", names).as_deref(),
            Some("did you mean `n#GetThing`?")
        );
        assert_eq!(suggestion("n#Entirely", names), None);
    }
}
