//! The public items of a crate as rustdoc knows them, and which of them another crate lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use farrier_codegen::diff::{Level, PublicItem, Report};

use cargo_farrier::report::{Fault, shown};

use crate::services::repository;

/// An item by its owner and its name there, as `farrier_codegen::diff::PublicItem` has them.
pub(super) type Key = (String, String);

/// The items of a crate, each with all that is said of it.
pub(super) type Items = BTreeMap<Key, BTreeSet<String>>;

/// Re-exports under which an item has a second path.
const SECOND_PATHS: [(&str, &str); 3] = [
    ("client::Client", "Client"),
    ("config::Config", "Config"),
    ("config::config::Builder", "config::Builder"),
];

/// Traits of emitted crates that users cannot name, so that nobody needs their implementations.
const PRIVATE_TRAITS: [&str; 3] = ["CustomizablePresigned", "CustomizableSend", "DebugAs"];

/// Traits that nobody implements: the tool does not list them, and cargo-semver-checks does.
const AUTO_TRAITS: [&str; 2] = ["impl RefUnwindSafe", "impl UnwindSafe"];

/// What defines a type or module: without it nothing of it is left.
const DEFINITIONS: [&str; 5] = ["enum", "mod", "struct", "trait", "type"];

/// Reads the items of a crate.
///
/// # Errors
/// The tool of `../shared` cannot be run.
pub(super) fn read(json: &Path) -> Result<Items, Fault> {
    let shared = repository().parent().unwrap_or(repository()).join("shared");
    let output = Command::new("python3")
        .arg(shared.join("tools").join("public_api.py"))
        .arg(json)
        .output()
        .map_err(|error| Fault::io("cannot run python3", &error))?;
    if !output.status.success() {
        let message = format!("the items of `{}` cannot be read", shown(json));
        return Err(Fault::new(message).help(String::from_utf8_lossy(&output.stderr)));
    }
    let mut items = Items::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Some((key, signature)) = parsed(line) {
            items.entry(key).or_default().insert(signature);
        }
    }
    Ok(items)
}

/// A line `crate::path  text`.
fn parsed(line: &str) -> Option<(Key, String)> {
    let (owner, text) = line.split_once("  ")?;
    if text.contains("farrier_runtime::") && text.starts_with("impl ") {
        return None;
    }
    let owner = owner.strip_prefix("crate::").unwrap_or(owner);
    let second = SECOND_PATHS.iter().find(|(path, _)| *path == owner);
    let owner = second.map_or(owner, |(_, first)| first);
    let text = text
        .strip_prefix("trait fn ")
        .map_or(text.to_owned(), |it| format!("fn {it}"));
    let text = text.replace("const fn ", "fn ").replace("async fn ", "fn ");
    let name = match text.split_once(' ') {
        Some(("field", rest)) => format!("field {}", before(rest, &[':'])),
        Some(("fn", rest)) => format!("fn {}", before(rest, &['(', '<'])),
        Some(("variant", rest)) => format!("variant {}", before(rest, &['(', '{'])),
        Some(("impl", rest)) => format!("impl {}", without_paths(rest)),
        Some(("use" | "const", _)) => text.clone(),
        Some((kind, _)) => kind.to_owned(),
        None => text.clone(),
    };
    let is_private = PRIVATE_TRAITS
        .iter()
        .any(|it| name.starts_with(&format!("impl {it}")));
    (!is_private).then(|| ((owner.to_owned(), name), text))
}

fn before<'t>(text: &'t str, ends: &[char]) -> &'t str {
    text.split(ends).next().unwrap_or(text)
}

/// A type without the paths of its parts, and without all but the first argument of a conversion.
fn without_paths(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        if letter == ':' {
            word.clear();
            continue;
        }
        shown.push_str(&std::mem::take(&mut word));
        shown.push(letter);
    }
    shown + &word
}

/// The items that another crate lacks or has otherwise.
pub(super) fn all_broken(old: &Items, new: &Items) -> BTreeSet<Key> {
    let is_broken = |(key, said): &(&Key, &BTreeSet<String>)| {
        let now = new.get(*key);
        now.is_none_or(|now| !said.is_subset(now))
    };
    let broken = old.iter().filter(is_broken).map(|(key, _)| key.clone());
    broken.collect()
}

/// An item of a report in the same terms.
pub(super) fn key(item: &PublicItem) -> Key {
    let owner = before(&item.owner, &['<']).to_owned();
    (owner, item.name.clone())
}

/// The items that a report calls broken, in the same terms. Of functions of a generic type that it has for
/// some arguments, rustdoc's items tell only whether there are any.
pub(super) fn reported(report: &Report, new: &Items) -> BTreeSet<Key> {
    let lost = report.of(Level::Break).flat_map(|change| &change.lost);
    let is_listed = |item: &&PublicItem| {
        let is_for_others = item.owner.contains('<') && new.contains_key(&key(item));
        let is_auto = AUTO_TRAITS.contains(&item.name.as_str());
        item.owner != "Cargo.toml" && !is_auto && !is_for_others
    };
    let lost = lost.filter(is_listed);
    without_consequences(lost.map(key).collect())
}

/// Leaves out what belongs to a type or module that is gone itself, and the conversions that go with another
/// item: those of an operation's failed call, and of waiters.
pub(super) fn without_consequences(keys: BTreeSet<Key>) -> BTreeSet<Key> {
    let gone: BTreeSet<String> = keys
        .iter()
        .filter(|(_, name)| DEFINITIONS.contains(&name.as_str()))
        .map(|(owner, _)| owner.clone())
        .collect();
    let is_below = |owner: &str| gone.iter().any(|gone| is_inside(owner, gone));
    let is_consequence = |(owner, name): &Key| {
        let is_definition = DEFINITIONS.contains(&name.as_str());
        let of_itself = gone.contains(owner) && !is_definition;
        of_itself
            || is_below(owner)
            || name.starts_with("impl From<SdkError<")
            || name.starts_with("impl From<WaiterError")
    };
    keys.into_iter()
        .filter(|key| !is_consequence(key))
        .collect()
}

/// Whether a path lies below another one.
fn is_inside(path: &str, of: &str) -> bool {
    path.strip_prefix(of)
        .is_some_and(|rest| rest.starts_with("::"))
}
