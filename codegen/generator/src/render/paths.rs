//! Checks the paths of emitted files, so that nothing can be written outside the crate's folder and
//! a crate can be checked out on every file system.

use std::collections::BTreeMap;

use crate::Diagnostic;
use crate::device_names::is_device;

/// One diagnostic for every path that is refused.
pub(super) fn check<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut faults = Vec::new();
    for path in paths {
        if let Some(reason) = refusal(path) {
            let message = format!("the emitted file `{}` {reason}", path.escape_debug());
            faults.push(Diagnostic::error(message));
        }
        // Some file systems do not tell upper from lower case.
        if let Some(other) = seen.insert(path.to_ascii_lowercase(), path) {
            faults.push(Diagnostic::error(format!(
                "two emitted files have one path: `{other}` and `{path}`"
            )));
        }
    }
    faults
}

/// Why a path cannot be used, or nothing when it can.
fn refusal(path: &str) -> Option<&'static str> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '/' | '-');
    if path.is_empty() {
        Some("has no name")
    } else if !path.chars().all(allowed) {
        Some("has a character in its path other than letters, digits and `_./-`")
    } else if path
        .split('/')
        .any(|part| part.is_empty() || part.starts_with('.') || part.ends_with('.'))
    {
        Some("has an empty or dotted part in its path")
    } else if path
        .split('/')
        .any(|part| is_device(part.split('.').next().unwrap_or_default()))
    {
        Some("has the name of a device on Windows in its path")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn only_plain_relative_paths_pass() {
        let plain = [
            "Cargo.toml",
            "src/lib.rs",
            "src/operation/get_x/_builders.rs",
            "tests/a-b.rs",
            "src/types/_con.rs",
            "src/com10.rs",
        ];
        assert_eq!(check(plain.into_iter()).len(), 0);
        let hostile = [
            "",
            "/etc/x",
            "../x",
            "src/../../x",
            "src//x",
            "src/.x",
            "C:\\x",
            "src/a b.rs",
            "src/\u{e9}",
            "src/operation/con.rs",
            "src/Aux/x.rs",
            "src/com1.x.rs",
        ];
        assert_eq!(check(hostile.into_iter()).len(), hostile.len());
        assert_eq!(check(["src/A.rs", "src/a.rs"].into_iter()).len(), 1);
    }
}
