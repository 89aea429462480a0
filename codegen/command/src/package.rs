//! What Cargo takes for the version of a package; names are the generator's.

use semver::Version;

pub use farrier_codegen::plan::package::{crate_name, name_refusal, spelling_refusal};

/// Why this is no version of a package, or nothing when it is one.
pub fn version_refusal(version: &str) -> Option<String> {
    let error = Version::parse(version).err()?;
    Some(format!("is no version: {error}"))
}

/// What a version looks like.
pub const VERSION_FORM: &str = "three numbers such as `1.2.3`, by the rules of semver.org";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_semver() {
        for version in [
            "0.1.0",
            "1.121.0",
            "1.0.0-rc.1",
            "1.0.0+x",
            "1.0.0-a-b.0.c+001.-",
            "1.0.0--",
        ] {
            assert_eq!(version_refusal(version), None, "{version}");
        }
        for version in [
            "",
            "1",
            "1.2",
            "01.2.3",
            "1.2.3\"",
            "1.2.x",
            "1.2.3-",
            "+1.2.3",
            "1.2.3-01",
            "1.2.3-a..b",
            "1.2.3+a+b",
            "1.2.3+",
            " 1.2.3",
            "v1.2.3",
            "1.2.99999999999999999999",
            "1.2.3-\u{e9}",
        ] {
            assert!(version_refusal(version).is_some(), "{version}");
        }
    }
}
