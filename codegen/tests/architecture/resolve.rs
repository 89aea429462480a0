//! Follows names to the files that define what they name.

use std::collections::{BTreeMap, BTreeSet};

use super::module_tree::ModuleTree;

/// How many re-exports a name is followed through.
const FOLLOWED: usize = 16;

/// What a path names.
#[derive(Clone, Copy)]
enum Named {
    Module(usize),
    /// An item, defined in this module.
    Item(usize),
}

/// The files of a crate, and for each those that define what it names.
pub(crate) fn imports(tree: &ModuleTree) -> BTreeMap<String, BTreeSet<String>> {
    let mut imports: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (at, module) in tree.modules.iter().enumerate() {
        let targets = imports.entry(module.file.clone()).or_default();
        let paths = module.uses.values().chain(&module.paths);
        let named = paths.filter_map(|path| tree.follow(at, path, FOLLOWED));
        let items = named.filter_map(|named| match named {
            Named::Item(module) => Some(module),
            // A module that is imported is used by the paths through it.
            Named::Module(_) => None,
        });
        let globs =
            module
                .globs
                .iter()
                .filter_map(|path| match tree.follow(at, path, FOLLOWED)? {
                    Named::Module(module) => Some(module),
                    Named::Item(module) => Some(module),
                });
        let files = items.chain(globs).map(|at| &tree.modules[at].file);
        targets.extend(files.filter(|file| **file != module.file).cloned());
    }
    imports
}

impl ModuleTree {
    /// What a path names, seen from a module; nothing when that is of another crate.
    fn follow(&self, from: usize, path: &[String], left: usize) -> Option<Named> {
        let (first, mut rest) = path.split_first()?;
        let mut named = match first.as_str() {
            "crate" => Named::Module(0),
            "self" => Named::Module(from),
            "super" => Named::Module(self.modules[from].parent?),
            name => self.look_up(from, name, left)?,
        };
        while let (Named::Module(at), Some((next, after))) = (named, rest.split_first()) {
            named = match next.as_str() {
                "super" => Named::Module(self.modules[at].parent?),
                name => self.look_up(at, name, left)?,
            };
            rest = after;
        }
        Some(named)
    }

    /// What a name stands for in a module.
    fn look_up(&self, at: usize, name: &str, left: usize) -> Option<Named> {
        let left = left.checked_sub(1)?;
        let module = &self.modules[at];
        if let Some(child) = module.children.get(name) {
            return Some(Named::Module(*child));
        }
        if module.items.iter().any(|item| item == name) {
            return Some(Named::Item(at));
        }
        if let Some(path) = module.uses.get(name) {
            // `use a::a` would ask for itself.
            let is_own = path.first().is_some_and(|first| first == name);
            return match is_own {
                true => None,
                false => self.follow(at, path, left),
            };
        }
        let globs = module.globs.iter();
        let mut found = globs.filter_map(|path| match self.follow(at, path, left)? {
            Named::Module(from) if from != at => self.look_up(from, name, left),
            _ => None,
        });
        found.next()
    }
}
