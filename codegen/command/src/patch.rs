//! The patch by which crates in folders take the place of the official ones: lines in the root manifest, or
//! in Cargo's configuration, that are added and taken out again.
//!
//! Texts go in and come out. Everything that a person wrote there stays as it is.

use std::ops::Range;

use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value};

use crate::report::Fault;
use crate::toml_text::{self, TomlText};

/// The table of patches of a registry, by its name or its URLs.
const REGISTRIES: [&str; 3] = [
    "crates-io",
    "https://github.com/rust-lang/crates.io-index",
    "sparse+https://index.crates.io/",
];

/// A crate in a folder that takes the place of the one of crates.io.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patched {
    /// The package's name.
    pub name: String,
    /// Its folder, seen from the root of the workspace, with `/` between the parts.
    pub path: String,
}

/// Adds patches to a manifest or a configuration of Cargo's. Those that are there already stay.
///
/// # Errors
/// The text is no TOML, or something else takes the place of one of the crates.
pub fn add(file: &str, text: &str, patches: &[Patched]) -> Result<String, Vec<Fault>> {
    let mut toml = TomlText::parse(file, text).map_err(|fault| vec![fault])?;
    let taken = taken(file, text, toml.document.as_table(), patches);
    if !taken.is_empty() {
        return Err(taken);
    }
    let root = toml.document.as_table_mut();
    let patch = toml_text::table(root, "patch", true).map_err(|fault| vec![fault])?;
    let crates_io = toml_text::table(patch, REGISTRIES[0], false).map_err(|fault| vec![fault])?;
    for Patched { name, path } in patches {
        if !crates_io.contains_key(name) {
            let mut entry = InlineTable::new();
            entry.insert("path", Value::from(path.as_str()));
            crates_io.insert(name, Item::Value(Value::InlineTable(entry)));
        }
    }
    Ok(toml.text())
}

/// Takes patches out of a text, and the tables that are empty then. Another patch of the same crate stays.
///
/// # Errors
/// The text is no TOML.
pub fn remove(file: &str, text: &str, patches: &[Patched]) -> Result<String, Fault> {
    let mut toml = TomlText::parse(file, text)?;
    let root = toml.document.as_table_mut();
    let Some(patch) = root.get_mut("patch").and_then(Item::as_table_like_mut) else {
        return Ok(text.to_owned());
    };
    if let Some(table) = patch
        .get_mut(REGISTRIES[0])
        .and_then(Item::as_table_like_mut)
    {
        for patched in patches {
            if table
                .get(&patched.name)
                .is_some_and(|item| leads_to(item, &patched.path))
            {
                table.remove(&patched.name);
            }
        }
        if table.is_empty() {
            patch.remove(REGISTRIES[0]);
        }
    }
    if patch.is_empty() {
        root.remove("patch");
    }
    Ok(toml.text())
}

/// Keeps folders out of the workspace of a root manifest, so that what is in them can be built alone. A
/// manifest without a `[workspace]` has none that they could be taken for members of.
///
/// # Errors
/// The text is no TOML, or `exclude` is no list.
pub fn exclude(file: &str, text: &str, folders: &[String]) -> Result<String, Fault> {
    let mut toml = TomlText::parse(file, text)?;
    let root = toml.document.as_table_mut();
    let Some(workspace) = root.get_mut("workspace").and_then(Item::as_table_like_mut) else {
        return Ok(text.to_owned());
    };
    let item = workspace
        .entry("exclude")
        .or_insert_with(|| Item::Value(Value::Array(Array::new())));
    let Some(list) = item.as_array_mut() else {
        return Err(Fault::new("`workspace.exclude` is no list").expected("a list of paths"));
    };
    for folder in folders {
        let is_there = |value: &Value| value.as_str().is_some_and(|it| covers(it, folder));
        if !list.iter().any(is_there) {
            push(list, folder);
        }
    }
    Ok(toml.text())
}

/// Takes folders out of `workspace.exclude` again.
///
/// # Errors
/// The text is no TOML.
pub fn include(file: &str, text: &str, folders: &[String]) -> Result<String, Fault> {
    let mut toml = TomlText::parse(file, text)?;
    let root = toml.document.as_table_mut();
    let Some(workspace) = root.get_mut("workspace").and_then(Item::as_table_like_mut) else {
        return Ok(text.to_owned());
    };
    if let Some(list) = workspace.get_mut("exclude").and_then(Item::as_array_mut) {
        list.retain(|value| {
            value
                .as_str()
                .is_none_or(|it| !folders.iter().any(|folder| folder == it))
        });
        if list.is_empty() {
            workspace.remove("exclude");
        }
    }
    Ok(toml.text())
}

/// Whether an excluded path keeps a folder out: it is the folder, or one above it.
fn covers(excluded: &str, folder: &str) -> bool {
    let excluded = excluded.trim_start_matches("./").trim_end_matches('/');
    let rest = folder.strip_prefix(excluded);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Adds a text to a list, on a line of its own where the others have one.
fn push(list: &mut Array, text: &str) {
    let last = list.iter().last().and_then(|value| value.decor().prefix());
    let prefix = last.and_then(|prefix| prefix.as_str()).map(str::to_owned);
    let line = prefix.and_then(|prefix| Some(prefix[prefix.rfind('\n')?..].to_owned()));
    list.push(text);
    if let (Some(line), Some(value)) = (line, list.iter_mut().last()) {
        value.decor_mut().set_prefix(line);
    }
}

fn leads_to(item: &Item, path: &str) -> bool {
    let found = item.as_table_like().and_then(|table| table.get("path"));
    found.and_then(Item::as_str) == Some(path)
}

/// Patches of these crates that lead to something else.
fn taken(file: &str, text: &str, root: &Table, patches: &[Patched]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for registry in REGISTRIES {
        let Some(table) = table_of(root, registry) else {
            continue;
        };
        for (key, item) in table.iter() {
            let package = item.as_table_like().and_then(|entry| entry.get("package"));
            let name = package.and_then(Item::as_str).unwrap_or(key);
            let patched = patches.iter().find(|patched| patched.name == name);
            let Some(patched) = patched.filter(|it| !leads_to(item, &it.path)) else {
                continue;
            };
            let find = |root: &Table| span(root, registry, key);
            let fault = Fault::new(format!(
                "`{name}` is patched already, and not by `{}`",
                patched.path
            ))
            .help(format!(
                "take this line out, or leave the crate official by `--keep {name}`"
            ));
            faults.push(match toml_text::place_of(file, text, find) {
                Some(place) => fault.at(place),
                None => fault,
            });
        }
    }
    faults
}

fn table_of<'t>(root: &'t Table, registry: &str) -> Option<&'t dyn TableLike> {
    root.get("patch")?
        .as_table_like()?
        .get(registry)?
        .as_table_like()
}

fn span(root: &Table, registry: &str, key: &str) -> Option<Range<usize>> {
    let (key, item) = table_of(root, registry)?.get_key_value(key)?;
    let end = item.span().map(|span| span.end);
    let start = key.span()?.start;
    Some(start..end.unwrap_or(start))
}

#[cfg(test)]
mod tests;
