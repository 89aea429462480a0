//! A first guess at what is used: the words in the sources of the packages that can name a client.
//!
//! It only has to be quick, and large rather than small: what is really used, the compiler tells.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::workspace::{Client, Workspace};

/// The longest file that is read, in bytes: longer ones are data.
const LONGEST: u64 = 16 << 20;

/// The words in the sources of all packages that depend on a client, be it by way of others.
pub(super) fn of_dependents(workspace: &Workspace, client: &Client) -> HashSet<String> {
    let mut words = HashSet::new();
    for id in workspace.dependents_of(&client.id) {
        if let Some(package) = workspace.package(&id) {
            let folder = package.manifest_path.as_std_path().parent();
            folder
                .into_iter()
                .for_each(|folder| add(folder, workspace, &mut words));
        }
    }
    words
}

/// Adds the words of all Rust files of a package.
fn add(folder: &Path, workspace: &Workspace, words: &mut HashSet<String>) {
    let is_searched = |entry: &DirEntry| {
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        let is_other = entry.file_type().is_dir() && entry.path().join("Cargo.toml").is_file();
        let is_built = entry.path() == workspace.place.target;
        entry.depth() == 0 || !(is_hidden || is_other || is_built)
    };
    let files = WalkDir::new(folder).into_iter().filter_entry(is_searched);
    for file in files.filter_map(Result::ok) {
        let is_rust = file.path().extension().is_some_and(|it| it == "rs");
        let is_read = is_rust
            && file
                .metadata()
                .is_ok_and(|it| it.is_file() && it.len() <= LONGEST);
        if is_read && let Ok(text) = fs::read(file.path()) {
            words.extend(words_in(&String::from_utf8_lossy(&text)).map(str::to_owned));
        }
    }
}

/// The words of a text that can be names in Rust.
pub(super) fn words_in(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_can_be_a_name() {
        let text = "let x1=client.get_object(\"r#type\")//caf\u{e9}\n7z::_y";
        let words: Vec<&str> = words_in(text).collect();
        assert_eq!(
            words,
            [
                "let",
                "x1",
                "client",
                "get_object",
                "r",
                "type",
                "caf\u{e9}",
                "_y"
            ]
        );
    }
}
