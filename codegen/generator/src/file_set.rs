//! An ordered set of files, and the one comparison that writing, `--check` and the golden tests use.
//!
//! Paths are relative to the crate's folder and use `/`. Nothing here touches the disk: whoever
//! compares reads the other side into a [`FileSet`] too, and says which files it takes for ours.

pub(crate) mod emitted_file;

use std::collections::BTreeMap;
use std::fmt;

use similar::TextDiff;

/// Files by path, ordered by path, so that whatever walks them does so in one order everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileSet {
    files: BTreeMap<String, Vec<u8>>,
}

impl FileSet {
    /// A set without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, and returns the content that stood at this path before.
    pub fn insert(
        &mut self,
        path: impl Into<String>,
        content: impl Into<Vec<u8>>,
    ) -> Option<Vec<u8>> {
        self.files.insert(path.into(), content.into())
    }

    /// The content of the file at this path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Whether there is a file at this path.
    pub fn contains(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// Every path with its content, in the order of the paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files
            .iter()
            .map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// Keeps the files that the condition accepts.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &[u8]) -> bool) {
        self.files.retain(|path, content| keep(path, content));
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// What has to be done to `on_disk` so that it holds exactly these files.
    ///
    /// `on_disk` must hold only the files that belong to the generator (see [`belongs`]): all of
    /// them that are not in `self` count as stale.
    pub fn compare<'a>(&'a self, on_disk: &'a FileSet) -> Comparison<'a> {
        let mut comparison = Comparison::default();
        for (path, after) in self.iter() {
            let before = on_disk.get(path);
            let difference = Difference {
                path,
                before,
                after: Some(after),
            };
            match before {
                Some(before) if before == after => comparison.unchanged += 1,
                Some(_) => comparison.changed.push(difference),
                None => comparison.missing.push(difference),
            }
        }
        for (path, before) in on_disk.iter().filter(|(path, _)| !self.contains(path)) {
            comparison.stale.push(Difference {
                path,
                before: Some(before),
                after: None,
            });
        }
        comparison
    }
}

/// Whether a file found in an emitted crate is the generator's to replace and to remove.
///
/// The manifest and everything in `src/` is, and so is what carries the generator's header in the
/// folders of the other targets. All else there (hand-written tests, examples, a README) belongs to
/// people.
pub fn belongs(path: &str, content: &[u8]) -> bool {
    match path.split_once('/') {
        None => path == "Cargo.toml",
        Some(("src", _)) => true,
        Some(("tests" | "examples" | "benches", _)) => has_marker(content),
        Some(_) => false,
    }
}

/// Whether a file starts with the header that [`crate::render`] puts on emitted files.
pub fn has_marker(content: &[u8]) -> bool {
    let first_line = content
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let marker = crate::file_set::emitted_file::MARKER.as_bytes();
    first_line
        .windows(marker.len())
        .any(|window| window == marker)
}

/// How two file sets differ. Each list is ordered by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// Files in both sets with different content.
    pub changed: Vec<Difference<'a>>,
    /// Files that are wanted and not there.
    pub missing: Vec<Difference<'a>>,
    /// Files that are there and no longer belong.
    pub stale: Vec<Difference<'a>>,
    /// The number of files that are equal in both sets.
    pub unchanged: usize,
}

impl<'a> Comparison<'a> {
    /// Whether both sets are equal.
    pub fn is_clean(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.stale.is_empty()
    }

    /// The number of files that differ.
    pub fn len(&self) -> usize {
        self.changed.len() + self.missing.len() + self.stale.len()
    }

    /// Whether both sets are equal; the same as [`Comparison::is_clean`].
    pub fn is_empty(&self) -> bool {
        self.is_clean()
    }

    /// Every difference: changed files, then missing ones, then stale ones.
    pub fn iter(&self) -> impl Iterator<Item = &Difference<'a>> {
        self.changed.iter().chain(&self.missing).chain(&self.stale)
    }
}

/// One file that differs between two sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The path relative to the crate's folder.
    pub path: &'a str,
    /// What is there now; `None` for a missing file.
    pub before: Option<&'a [u8]>,
    /// What should be there; `None` for a stale file.
    pub after: Option<&'a [u8]>,
}

impl Difference<'_> {
    /// `changed`, `missing` or `stale`.
    pub fn kind(&self) -> &'static str {
        match (self.before, self.after) {
            (None, _) => "missing",
            (_, None) => "stale",
            _ => "changed",
        }
    }

    /// A unified diff from what is there to what should be there, with three lines of context.
    ///
    /// Bytes that are no UTF-8 are shown as replacement characters.
    pub fn diff(&self) -> String {
        let before = String::from_utf8_lossy(self.before.unwrap_or_default());
        let after = String::from_utf8_lossy(self.after.unwrap_or_default());
        let name = |content: Option<&[u8]>, side: &str| match content {
            Some(_) => format!("{side}/{}", self.path),
            None => "/dev/null".to_owned(),
        };
        TextDiff::from_lines(before.as_ref(), after.as_ref())
            .unified_diff()
            .header(&name(self.before, "a"), &name(self.after, "b"))
            .to_string()
    }
}

impl fmt::Display for Difference<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(files: &[(&str, &str)]) -> FileSet {
        let mut set = FileSet::new();
        for (path, content) in files {
            set.insert(*path, *content);
        }
        set
    }

    #[test]
    fn every_kind_of_difference_is_found() {
        let wanted = set(&[
            ("Cargo.toml", "same"),
            ("src/a.rs", "new\n"),
            ("src/b.rs", "b\n"),
        ]);
        let found = set(&[
            ("Cargo.toml", "same"),
            ("src/a.rs", "old\n"),
            ("src/c.rs", "c\n"),
        ]);
        let comparison = wanted.compare(&found);
        let shown: Vec<String> = comparison.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            ["src/a.rs: changed", "src/b.rs: missing", "src/c.rs: stale"]
        );
        assert_eq!(comparison.unchanged, 1);
        assert!(!comparison.is_clean());
        assert!(wanted.compare(&wanted).is_clean());
    }

    #[test]
    fn a_diff_leads_from_what_is_there_to_what_should_be() {
        let wanted = set(&[("src/a.rs", "one\nnew\n")]);
        let found = set(&[("src/a.rs", "one\nold\n")]);
        let diff = wanted.compare(&found).changed[0].diff();
        assert_eq!(
            diff,
            "--- a/src/a.rs\n+++ b/src/a.rs\n@@ -1,2 +1,2 @@\n one\n-old\n+new\n"
        );
        let missing = wanted.compare(&FileSet::new()).missing[0].diff();
        assert!(
            missing.starts_with("--- /dev/null\n+++ b/src/a.rs\n"),
            "{missing}"
        );
    }

    #[test]
    fn files_of_people_do_not_belong() {
        let marked = format!("// {}\n", crate::render::MARKER);
        assert!(belongs("Cargo.toml", b""));
        assert!(belongs("src/deep/x.rs", b""));
        assert!(belongs("tests/smithy.rs", marked.as_bytes()));
        assert!(!belongs("tests/mine.rs", b"// mine"));
        assert!(!belongs("README.md", marked.as_bytes()));
        assert!(!belongs("examples/other/Cargo.toml", b"[package]"));
    }
}
