//! What the parts of the planning share: the trait of the test cases, and names that may have been meant.

/// Looks a name up and tells what may have been meant when it is not there.
pub(super) fn near_miss<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let nearest = known
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|(distance, known)| *distance <= 1 + known.len() / 4)
        .min()?;
    Some(format!("did you mean `{}`?", nearest.1))
}

/// The trait that holds test cases for the rules.
pub(super) const TESTS: &str = "smithy.rules#endpointTests";
