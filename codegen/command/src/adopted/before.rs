//! Putting files back that adopting has changed: byte for byte when nothing else changed since, else just
//! what was added is taken out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml_edit::{ArrayOfTables, Item, Table};

use crate::hash;
use crate::report::Fault;
use crate::toml_text::TomlText;

/// The checksum of a file; that of nothing when it is not there.
pub(crate) fn checksum(path: &Path) -> String {
    fs::read(path).map_or_else(|_| "none".to_owned(), |bytes| hash::sha256(&bytes))
}

/// A `Cargo.lock` in which the official crates are again: what is there now, and of the old one the packages
/// whose names are missing or come from a folder now. Cargo leaves out of it what is not needed.
///
/// # Errors
/// One of the texts is no TOML.
pub(crate) fn merged_lock(
    file: &str,
    now: &str,
    before: &str,
    adopted: &[&str],
) -> Result<String, Fault> {
    let mut now = TomlText::parse(file, now)?;
    let before = TomlText::parse(file, before)?;
    let mut packages = packages(&now);
    packages.retain(|package| !adopted.contains(&name(package)));
    let known: BTreeSet<String> = packages.iter().map(|it| name(it).to_owned()).collect();
    let old = self::packages(&before).into_iter();
    packages.extend(old.filter(|package| !known.contains(name(package))));
    let key = |package: &Table| {
        let version = package.get("version").and_then(Item::as_str);
        (
            name(package).to_owned(),
            version.unwrap_or_default().to_owned(),
        )
    };
    packages.sort_by_key(key);
    let mut tables = ArrayOfTables::new();
    for mut package in packages {
        // The order of the list is the order of the text.
        package.set_position(None);
        tables.push(package);
    }
    now.document.insert("package", Item::ArrayOfTables(tables));
    Ok(now.text())
}

fn packages(lock: &TomlText) -> Vec<Table> {
    let packages = lock
        .document
        .get("package")
        .and_then(Item::as_array_of_tables);
    packages.into_iter().flatten().cloned().collect()
}

fn name(package: &Table) -> &str {
    package
        .get("name")
        .and_then(Item::as_str)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_adopted_comes_from_the_old_lock_and_the_rest_from_the_new_one() {
        let package = |name: &str, version: &str, rest: &str| {
            format!("\n[[package]]\nname = \"{name}\"\nversion = \"{version}\"\n{rest}")
        };
        let head = "# generated\nversion = 4\n";
        let source = "source = \"registry\"\n";
        let before = [
            head,
            &package("app", "1.0.0", ""),
            &package("aws-sdk-s3", "1.0.0", source),
            &package("lru", "0.1.0", source),
            &package("serde", "1.0.0", source),
        ];
        let now = [
            head,
            &package("app", "1.0.0", ""),
            &package("aws-sdk-s3", "1.0.0", ""),
            &package("farrier-runtime", "0.1.0", ""),
            &package("serde", "1.0.1", source),
        ];
        let merged = merged_lock(
            "Cargo.lock",
            &now.concat(),
            &before.concat(),
            &["aws-sdk-s3", "farrier-runtime"],
        );
        let expected = [
            head,
            &package("app", "1.0.0", ""),
            &package("aws-sdk-s3", "1.0.0", source),
            &package("lru", "0.1.0", source),
            &package("serde", "1.0.1", source),
        ];
        assert_eq!(merged.expect("TOML"), expected.concat());
    }
}
