//! What was downloaded, in the user's folder for caches, so that a file is downloaded once.
//!
//! A file of the cache is called after what it is and after the checksum of its bytes: one that was cut off
//! or changed is not found. A cache that cannot be read or written is no fault; everything is downloaded then.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use etcetera::BaseStrategy as _;
use tempfile::NamedTempFile;

use crate::hash;

/// Names another folder for the cache.
const VARIABLE: &str = "FARRIER_CACHE";

/// The cache, if there is a folder for it.
#[derive(Clone, Debug)]
pub(super) struct Cache {
    dir: Option<PathBuf>,
}

/// What a thing that these words tell is called in the cache.
pub(super) fn key(words: &[&str]) -> String {
    hash::sha256(words.join("\n").as_bytes())
}

impl Cache {
    pub(super) fn of_the_user() -> Self {
        let named = env::var_os(VARIABLE).filter(|dir| !dir.is_empty());
        let usual = || {
            let places = etcetera::base_strategy::choose_native_strategy().ok()?;
            Some(places.cache_dir().join("cargo-farrier"))
        };
        let dir = named.map(PathBuf::from).or_else(usual);
        Self {
            dir: dir.map(|dir| dir.join("downloads")),
        }
    }

    #[cfg(test)]
    pub(super) fn in_folder(dir: &std::path::Path) -> Self {
        Self {
            dir: Some(dir.to_owned()),
        }
    }

    /// What was put here by this key.
    pub(super) fn get(&self, key: &str) -> Option<Vec<u8>> {
        let prefix = format!("{key}-");
        for entry in fs::read_dir(self.dir.as_ref()?).ok()? {
            let entry = entry.ok()?;
            let name = entry.file_name();
            let Some(checksum) = name.to_str().and_then(|name| name.strip_prefix(&prefix)) else {
                continue;
            };
            let bytes = fs::read(entry.path()).ok()?;
            if hash::sha256(&bytes) == checksum {
                return Some(bytes);
            }
        }
        None
    }

    /// Puts bytes here, in place of what this key had.
    pub(super) fn put(&self, key: &str, bytes: &[u8]) {
        let Some(dir) = &self.dir else { return };
        let name = format!("{key}-{}", hash::sha256(bytes));
        let written = fs::create_dir_all(dir).and_then(|()| {
            let mut file = NamedTempFile::new_in(dir)?;
            file.write_all(bytes)?;
            file.persist(dir.join(&name))?;
            Ok(())
        });
        let Ok(entries) = written.and_then(|()| fs::read_dir(dir)) else {
            return;
        };
        for entry in entries.flatten() {
            let found = entry.file_name();
            let is_of_key = found.to_string_lossy().starts_with(&format!("{key}-"));
            if is_of_key && *found != *name {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_found_unless_it_was_changed() {
        let dir = tempfile::tempdir().expect("a folder");
        let cache = Cache::in_folder(dir.path());
        let key = key(&["a", "b"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"one");
        cache.put(&key, b"two");
        assert_eq!(cache.get(&key).as_deref(), Some(&b"two"[..]));
        let files: Vec<_> = fs::read_dir(dir.path())
            .expect("a folder")
            .flatten()
            .collect();
        assert_eq!(files.len(), 1, "the old one is gone");
        fs::write(files[0].path(), "tw").expect("a file");
        assert_eq!(cache.get(&key), None, "it is cut off");
        let nowhere = Cache { dir: None };
        nowhere.put(&key, b"x");
        assert_eq!(nowhere.get(&key), None);
    }
}
