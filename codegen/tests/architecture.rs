//! The structure of the code: imports between files form no circle, and lead along the stages.
//!
//! Imports are read, not searched for: `use` declarations with their groups, re-exports and globs, and
//! paths in code, each followed to the file that defines what it names.

#[path = "architecture/module_tree.rs"]
mod module_tree;
#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/resolve.rs"]
mod resolve;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use module_tree::ModuleTree;

/// Files and the files that they import, by their paths from the repository's root.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The roots of the crates whose files are looked at.
const ROOTS: [&str; 5] = [
    "codegen/generator/client/root.rs",
    "codegen/generator/src/lib.rs",
    "codegen/generator/runtime/lib.rs",
    "codegen/command/src/lib.rs",
    "xtask/src/main.rs",
];

/// What must not import what: files whose paths begin with the first may import none of the second.
const AGAINST_THE_STAGES: [(&str, &[&str]); 5] = [
    (
        "codegen/generator/src/model",
        &[
            "codegen/generator/src/plan",
            "codegen/generator/src/emit",
            "codegen/generator/src/render",
        ],
    ),
    (
        "codegen/generator/src/plan",
        &[
            "codegen/generator/src/emit",
            "codegen/generator/src/render",
            "codegen/generator/src/diff",
        ],
    ),
    (
        "codegen/generator/src/diff",
        &["codegen/generator/src/emit", "codegen/generator/src/render"],
    ),
    (
        "codegen/generator/src/emit",
        &["codegen/generator/src/model"],
    ),
    (
        "codegen/generator/src/render",
        &[
            "codegen/generator/src/model",
            "codegen/generator/src/plan",
            "codegen/generator/src/emit",
        ],
    ),
];

#[test]
fn imports_form_no_circle() {
    let mut report = String::new();
    for root in ROOTS {
        for circle in circles(&imports(root)) {
            let _ = writeln!(report, "{root}:");
            for (from, to) in circle {
                let _ = writeln!(report, "    {from} -> {to}");
            }
        }
    }
    assert!(
        report.is_empty(),
        "files import each other in a circle:\n{report}"
    );
}

#[test]
fn imports_lead_along_the_stages() {
    let mut report = String::new();
    for (from, targets) in ROOTS.iter().flat_map(|root| imports(root)) {
        let rules = AGAINST_THE_STAGES.iter();
        for (_, later) in rules.filter(|(stage, _)| from.starts_with(stage)) {
            let wrong = targets
                .iter()
                .filter(|to| later.iter().any(|stage| to.starts_with(stage)));
            for to in wrong {
                let _ = writeln!(report, "    {from} -> {to}");
            }
        }
    }
    assert!(report.is_empty(), "imports against the stages:\n{report}");
}

#[test]
fn imports_are_found_wherever_they_hide() {
    let sources = [
        ("lib.rs", "mod a; mod b; mod c; pub use b::Shown;"),
        (
            "a.rs",
            "use super::{c::{self, Thing as Other}, Shown}; fn f() { c::g(); vec![crate::b::h()]; }",
        ),
        ("b.rs", "mod inner; pub use inner::*; pub fn h() {}"),
        (
            "b/inner.rs",
            "pub struct Shown; #[cfg(test)] mod tests { use crate::a::f; }",
        ),
        (
            "c.rs",
            "pub fn g() {} pub struct Thing; fn k() { crate::a::f() }",
        ),
    ];
    let read = |path: &str| {
        let found = sources.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| (*text).to_owned())
    };
    let found = resolve::imports(&ModuleTree::read("lib.rs", &read));
    let of = |from: &str| {
        let targets = found.get(from).into_iter().flatten();
        targets.map(String::as_str).collect::<Vec<_>>()
    };
    assert_eq!(of("lib.rs"), ["b/inner.rs"]);
    assert_eq!(of("a.rs"), ["b.rs", "b/inner.rs", "c.rs"]);
    assert_eq!(of("b.rs"), ["b/inner.rs"]);
    assert_eq!(of("b/inner.rs"), [] as [&str; 0]);
    assert_eq!(of("c.rs"), ["a.rs"]);
    assert_eq!(circles(&found).len(), 1, "a.rs and c.rs import each other");
}

fn imports(root: &str) -> Imports {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| std::fs::read_to_string(repository.join(path)).ok();
    resolve::imports(&ModuleTree::read(root, &read))
}

/// The groups of files that import each other, each as its imports.
fn circles(imports: &Imports) -> Vec<Vec<(String, String)>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports
        .keys()
        .map(|file| (file.as_str(), reach(imports, file)))
        .collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|set| set.contains(to));
    let mut groups: BTreeSet<BTreeSet<&str>> = BTreeSet::new();
    for file in imports.keys().filter(|file| reaches(file, file)) {
        let group = imports.keys().map(String::as_str);
        groups.insert(
            group
                .filter(|other| reaches(file, other) && reaches(other, file))
                .collect(),
        );
    }
    let arrows = |group: BTreeSet<&str>| {
        let inside = imports
            .iter()
            .filter(|(from, _)| group.contains(from.as_str()));
        inside
            .flat_map(|(from, targets)| {
                let targets = targets.iter().filter(|to| group.contains(to.as_str()));
                targets.map(move |to| (from.clone(), to.clone()))
            })
            .collect()
    };
    groups.into_iter().map(arrows).collect()
}

/// The files that one leads to.
fn reach<'i>(imports: &'i Imports, file: &str) -> BTreeSet<&'i str> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(file) = open.pop() {
        for target in imports.get(file).into_iter().flatten() {
            if reached.insert(target.as_str()) {
                open.push(target);
            }
        }
    }
    reached
}
