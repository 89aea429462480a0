//! The program that the commands are called by: where its configuration is, and how its commands are spelt.

use std::ffi::OsString;
use std::path::PathBuf;

/// The program that the commands are called by.
#[derive(Clone, Debug)]
pub struct Program {
    /// Where the configuration is, seen from the root of the workspace.
    pub configuration: &'static str,
    /// The command that generates, as it is typed.
    pub generate: &'static str,
    /// What was given after the command.
    pub arguments: Vec<OsString>,
    /// The manifest at the root of the workspace; without one, the root is the nearest folder upwards
    /// that has the configuration.
    pub manifest: Option<PathBuf>,
}

impl Program {
    /// The command that generates with these arguments, as a shell takes it.
    pub(crate) fn generate_again(&self) -> String {
        let arguments = self.arguments.iter();
        let arguments = arguments.map(|it| it.to_string_lossy().into_owned());
        let arguments = arguments.filter(|it| it != "--check").map(quoted);
        let words = std::iter::once(self.generate.to_owned()).chain(arguments);
        words.collect::<Vec<_>>().join(" ")
    }
}

/// A word of a command as a shell takes it.
fn quoted(word: String) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:=,+@%#".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) && !word.starts_with('#') {
        return word;
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_into_a_shell_as_they_came_out() {
        for (word, shown) in [
            ("n#Op", "n#Op"),
            ("../a/b.json", "../a/b.json"),
            ("my out", "'my out'"),
            ("it's", r"'it'\''s'"),
            ("", "''"),
            ("$(x)", "'$(x)'"),
        ] {
            assert_eq!(quoted(word.to_owned()), shown);
        }
    }
}
