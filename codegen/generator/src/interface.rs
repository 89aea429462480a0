//! The public items of an emitted crate as its files have them, and how two crates differ in them.
//!
//! `--check` compares files on the disk with those that would be written, and the model that the former came
//! from is gone by then. Their text says what users could name: types with their fields, variants and
//! functions, below `types`, `operation`, `waiters`, the client and its configuration. Two models are
//! compared by [`crate::diff`], which also knows the model's places, traits and behaviour.

mod read;

use std::collections::BTreeSet;
use std::fmt;

use crate::file_set::FileSet;

pub use read::Items;

/// Items that are named in a line.
const NAMED: usize = 3;

/// Reads the public items of a crate's files. A file that is no Rust, as somebody edited it, has none.
pub fn items(files: &FileSet) -> Items {
    let mut items = Items::new();
    for (path, content) in files.iter() {
        let text = std::str::from_utf8(content).unwrap_or_default();
        if let Some(module) = read::module_of(path)
            && let Ok(file) = syn::parse_file(text)
        {
            read::add(&mut items, &module, &file);
        }
    }
    items
}

/// How the public items of two crates differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InterfaceChange {
    /// What is gone.
    pub removed: BTreeSet<String>,
    /// What has another signature.
    pub changed: BTreeSet<String>,
    /// What is new.
    pub added: BTreeSet<String>,
}

impl InterfaceChange {
    /// Compares the files of two crates. Files that are the same are not read.
    pub fn between(old: &FileSet, new: &FileSet) -> Self {
        let other =
            |path: &str, content: &[u8], others: &FileSet| others.get(path) != Some(content);
        let (mut before, mut after) = (old.clone(), new.clone());
        before.retain(|path, content| other(path, content, new));
        after.retain(|path, content| other(path, content, old));
        let (before, after) = (items(&before), items(&after));
        let mut change = Self::default();
        for (item, signature) in &before {
            match after.get(item) {
                None => change.removed.insert(name(item)),
                Some(now) if now != signature => change.changed.insert(name(item)),
                Some(_) => false,
            };
        }
        let is_new = |item: &&(String, String)| !before.contains_key(*item);
        change.added = after.keys().filter(is_new).map(name).collect();
        // A member is a field and functions, one of which may be all that has changed.
        let told: BTreeSet<String> = change.removed.union(&change.changed).cloned().collect();
        change.added.retain(|name| !told.contains(name));
        let changed = change.changed.clone();
        change.removed.retain(|name| !changed.contains(name));
        change
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.changed.is_empty() && self.added.is_empty()
    }
}

/// The item as users name it.
fn name((owner, name): &(String, String)) -> String {
    match name.split_once(' ') {
        Some((_, name)) => format!("{owner}::{name}"),
        None => owner.clone(),
    }
}

/// One line: `2 removed (types::Book::isbn, types::Genre), 1 changed (...), 7 added`.
impl fmt::Display for InterfaceChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |what: &str, names: &BTreeSet<String>| {
            let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
            let more = if names.len() > NAMED { ", ..." } else { "" };
            let number = names.len();
            (number > 0).then(|| format!("{number} {what} ({}{more})", shown.join(", ")))
        };
        let parts = [
            counted("removed", &self.removed),
            counted("changed", &self.changed),
            counted("added", &self.added),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        match parts.is_empty() {
            true => f.write_str("nothing"),
            false => f.write_str(&parts.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests;
