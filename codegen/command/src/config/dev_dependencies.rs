//! The `dev-dependencies` of a crate, which go into its manifest as they are: checked here, with their
//! places, since Cargo would find fault with a file that nobody wrote.
//!
//! Source: The Cargo Book, "Specifying Dependencies".

use std::path::{Component, Path};

use semver::VersionReq;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::{Reader, as_tables};
use crate::package;
use crate::report::Fault;

/// What the value of a key has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Flag,
    Texts,
}

/// The keys that a dependency for tests may have. (`optional` is for other dependencies alone.)
const KEYS: [(&str, Kind); 11] = [
    ("version", Kind::Text),
    ("workspace", Kind::Flag),
    ("path", Kind::Text),
    ("git", Kind::Text),
    ("branch", Kind::Text),
    ("tag", Kind::Text),
    ("rev", Kind::Text),
    ("registry", Kind::Text),
    ("package", Kind::Text),
    ("features", Kind::Texts),
    ("default-features", Kind::Flag),
];

/// The keys that say where a dependency comes from.
const ORIGINS: [&str; 4] = ["version", "workspace", "path", "git"];

/// Keys that do not go together, and why.
const CONFLICTS: [(&str, &[&str], &str); 3] = [
    (
        "workspace",
        &[
            "version", "path", "git", "branch", "tag", "rev", "registry", "package",
        ],
        "it comes from the workspace's manifest",
    ),
    ("path", &["git"], "a dependency has one origin"),
    ("git", &["registry"], "a dependency has one origin"),
];

impl Reader<'_> {
    /// Everything wrong in the `dev-dependencies` of the crates.
    pub(super) fn dev_dependencies(&self, root: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for table in root.get("crate").into_iter().flat_map(as_tables) {
            let Some(dependencies) = table.get("dev-dependencies") else {
                continue;
            };
            let path = table.get("path").and_then(|path| path.get_ref().as_str());
            let Some(dependencies) = dependencies.get_ref().as_table() else {
                let fault = self.fault("`dev-dependencies` is no table".to_owned(), dependencies);
                faults.push(fault.expected("a table of dependencies by their names"));
                continue;
            };
            for (name, value) in dependencies {
                if let Some(reason) = package::spelling_refusal(name.get_ref()) {
                    let message = format!("the name `{}` {reason}", name.get_ref().escape_debug());
                    faults.push(self.fault(message, name));
                }
                match value.get_ref() {
                    DeValue::String(text) => faults.extend(self.requirement(text, value)),
                    DeValue::Table(keys) => {
                        faults.extend(self.dependency(name, keys, path.unwrap_or_default()));
                    }
                    _ => faults.push(
                        self.fault("this is no dependency".to_owned(), value)
                            .expected("a version such as `\"1.2\"`, or a table"),
                    ),
                }
            }
        }
        faults
    }

    fn dependency<N>(&self, name: &Spanned<N>, keys: &DeTable<'_>, dir: &str) -> Vec<Fault> {
        let known = KEYS.map(|(key, _)| key);
        let mut faults = self.unknown_in(keys, &known);
        for (key, value) in keys {
            let kind = KEYS.iter().find(|(known, _)| known == key.get_ref());
            if let Some((key, kind)) = kind {
                faults.extend(self.of_kind(key, *kind, value));
            }
        }
        let text = |key: &str| {
            let value = keys.get(key)?;
            Some((value.get_ref().as_str()?, value))
        };
        if let Some((version, value)) = text("version") {
            faults.extend(self.requirement(version, value));
        }
        if let Some((path, value)) = text("path") {
            faults.extend(self.local_path(path, dir, value));
        }
        let refused = text("package").and_then(|(package, value)| {
            let reason = package::spelling_refusal(package)?;
            let message = format!("the package `{}` {reason}", package.escape_debug());
            Some(self.fault(message, value))
        });
        faults.extend(refused);
        if let Some(value) = keys.get("workspace").filter(|value| is_false(value)) {
            let fault = self.fault("`workspace` can only be `true`".to_owned(), value);
            faults.push(fault.help("leave it out"));
        }
        faults.extend(self.conflicts(keys));
        if !ORIGINS.iter().any(|key| keys.contains_key(*key)) {
            let fault = self.fault("it is not said where this comes from".to_owned(), name);
            faults.push(fault.expected(format!("one of `{}`", ORIGINS.join("`, `"))));
        }
        faults
    }

    fn of_kind(&self, key: &str, kind: Kind, value: &Spanned<DeValue<'_>>) -> Option<Fault> {
        let is_text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str().is_some();
        let (is_good, expected) = match (kind, value.get_ref()) {
            (Kind::Text, _) => (is_text(value), "a string"),
            (Kind::Flag, value) => (matches!(value, DeValue::Boolean(_)), "`true` or `false`"),
            (Kind::Texts, DeValue::Array(items)) => (items.iter().all(is_text), "only strings"),
            (Kind::Texts, _) => (false, "a list of strings"),
        };
        let message = format!("`{key}` has a value of another type");
        (!is_good).then(|| self.fault(message, value).expected(expected))
    }

    /// A requirement that Cargo cannot read, or that takes any version at all.
    fn requirement<T>(&self, text: &str, value: &Spanned<T>) -> Option<Fault> {
        let shown = text.escape_debug();
        let fault = match VersionReq::parse(text) {
            Ok(requirement) if !requirement.comparators.is_empty() => return None,
            Ok(_) => self.fault(
                format!("`{shown}` takes any version, also one that does not work"),
                value,
            ),
            Err(error) => self.fault(
                format!("`{shown}` is no version requirement: {error}"),
                value,
            ),
        };
        Some(fault.expected("a version requirement such as `\"1.2\"`, by the rules of Cargo"))
    }

    /// A path that another machine does not have: one from its root, or out of the repository.
    fn local_path<T>(&self, path: &str, dir: &str, value: &Spanned<T>) -> Option<Fault> {
        let mut depth = 0_usize;
        let is_inside = Path::new(dir)
            .components()
            .chain(Path::new(path).components())
            .all(|part| match part {
                Component::Normal(_) => {
                    depth += 1;
                    true
                }
                Component::CurDir => true,
                Component::ParentDir => depth.checked_sub(1).map(|less| depth = less).is_some(),
                Component::RootDir | Component::Prefix(_) => false,
            });
        let message = format!("the path `{}` leaves the repository", path.escape_debug());
        (!is_inside || path.contains('\\')).then(|| {
            self.fault(message, value)
                .expected("a path within it, seen from the crate's folder")
        })
    }

    fn conflicts(&self, keys: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (key, others, because) in CONFLICTS {
            let has_key = keys.contains_key(key);
            let others = others.iter().filter_map(|other| keys.get_key_value(*other));
            faults.extend(others.filter(|_| has_key).map(|(other, _)| {
                let message = format!("`{}` does not go with `{key}`", other.get_ref());
                self.fault(message, other).help(because)
            }));
        }
        let versions = ["branch", "tag", "rev"];
        let mut versions = versions
            .iter()
            .filter_map(|key| keys.get_key_value(*key))
            .map(|(key, _)| key);
        let (first, second) = (versions.next(), versions.next());
        if let Some(first) = first.filter(|_| !keys.contains_key("git")) {
            let message = format!("`{}` goes with `git` only", first.get_ref());
            faults.push(self.fault(message, first));
        }
        if let (Some(first), Some(second)) = (first, second) {
            let message = format!(
                "`{}` does not go with `{}`",
                second.get_ref(),
                first.get_ref()
            );
            let fault = self.fault(message, second);
            faults.push(fault.help("a dependency has one version"));
        }
        faults
    }
}

fn is_false(value: &Spanned<DeValue<'_>>) -> bool {
    matches!(value.get_ref(), DeValue::Boolean(false))
}
