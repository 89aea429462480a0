//! What Cargo, Rust and file systems take for the name and the version of a package.

use farrier_codegen::plan::names::{is_device, is_keyword};
use semver::Version;

/// The longest name that crates.io takes.
const LONGEST_NAME: usize = 64;

/// Crates that come with the compiler: another of their name takes their place, or does not compile.
const OF_THE_COMPILER: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Why a package cannot have this name, or nothing when it can.
pub fn name_refusal(name: &str) -> Option<&'static str> {
    let crate_name = crate_name(name);
    if let Some(reason) = spelling_refusal(name) {
        Some(reason)
    } else if is_keyword(&name.replace('-', "_")) || name == "Self" {
        Some("is a keyword of Rust")
    } else if OF_THE_COMPILER.contains(&&*crate_name) {
        Some("is the name of a crate that comes with the compiler")
    } else if is_device(name) {
        Some("is the name of a device on Windows")
    } else {
        None
    }
}

/// Why Cargo would not read this as the name of a package, or nothing when it would.
pub fn spelling_refusal(name: &str) -> Option<&'static str> {
    let is_name_character = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match name.chars().next() {
        None => Some("is empty"),
        Some(first) if !first.is_ascii_alphabetic() => Some("does not start with a letter"),
        Some(_) if !name.chars().all(is_name_character) => {
            Some("has a character other than letters, digits, `-` and `_`")
        }
        Some(_) if name.len() > LONGEST_NAME => Some("is longer than 64 characters"),
        Some(_) => None,
    }
}

/// The name as Rust code has it. Packages whose names differ only in this cannot be told apart in it,
/// or on crates.io.
pub fn crate_name(name: &str) -> String {
    name.replace('-', "_").to_ascii_lowercase()
}

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
    fn names_are_what_cargo_rust_and_file_systems_take() {
        let longest = "x".repeat(LONGEST_NAME);
        for name in ["generated", "aws-sdk-pinpoint", "a_b2", "tests", &longest] {
            assert_eq!(name_refusal(name), None, "{name}");
        }
        let too_long = "x".repeat(LONGEST_NAME + 1);
        for name in [
            "",
            "2fast",
            "a b",
            "a\"\n[x]",
            "\u{e9}",
            "-a",
            "a/b",
            &too_long,
            "type",
            "gen",
            "Self",
            "std",
            "core",
            "alloc",
            "test",
            "proc-macro",
            "con",
            "NUL",
            "com1",
        ] {
            assert!(name_refusal(name).is_some(), "{name}");
        }
    }

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
