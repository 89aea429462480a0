//! The version of a crate after changes, by semantic versioning as Cargo understands it: the first part that is
//! not zero is the one that breaks.

use farrier_codegen::diff::Verdict;
use semver::{BuildMetadata, Prerelease, Version};

/// The next version; none when it stays, or when the present one is none.
pub(super) fn next(version: &str, verdict: Verdict) -> Option<String> {
    let mut next = Version::parse(version).ok()?;
    let level = match (verdict, next.major, next.minor) {
        (Verdict::None, ..) => return None,
        (Verdict::Major, 0, 0) | (Verdict::Patch, ..) | (Verdict::Minor, 0, _) => Verdict::Patch,
        (Verdict::Major, 0, _) => Verdict::Minor,
        (verdict, ..) => verdict,
    };
    let is_released = next.pre.is_empty();
    (next.pre, next.build) = (Prerelease::EMPTY, BuildMetadata::EMPTY);
    match level {
        Verdict::Major => next = Version::new(next.major.checked_add(1)?, 0, 0),
        Verdict::Minor => next = Version::new(next.major, next.minor.checked_add(1)?, 0),
        // The release of a pre-release comes after it.
        _ if !is_released => {}
        _ => next.patch = next.patch.checked_add(1)?,
    }
    Some(next.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_that_is_not_zero_breaks() {
        for (version, verdict, expected) in [
            ("1.2.3", Verdict::Major, Some("2.0.0")),
            ("1.2.3", Verdict::Minor, Some("1.3.0")),
            ("1.2.3", Verdict::Patch, Some("1.2.4")),
            ("1.2.3", Verdict::None, None),
            ("0.2.3", Verdict::Major, Some("0.3.0")),
            ("0.2.3", Verdict::Minor, Some("0.2.4")),
            ("0.0.3", Verdict::Major, Some("0.0.4")),
            ("1.2.3-rc.1+x", Verdict::Patch, Some("1.2.3")),
            ("18446744073709551615.0.0", Verdict::Major, None),
            ("odd", Verdict::Major, None),
        ] {
            assert_eq!(next(version, verdict).as_deref(), expected, "{version}");
        }
    }
}
