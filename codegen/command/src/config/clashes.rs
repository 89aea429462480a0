//! Crates of one configuration that cannot be beside each other.
//!
//! In one folder, or one inside the other, they would remove each other's files; with one name, they
//! would be patched in for each other.

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::Spanned;

use super::paths::one_spelling;
use super::reader::Reader;
use super::tables::Table;
use crate::package;
use crate::report::Fault;

impl Reader<'_> {
    /// Crates whose folders are one, or one inside the other.
    pub(super) fn shared_paths(&self, tables: &[Table]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen: Vec<(PathBuf, &Table)> = Vec::new();
        for table in tables {
            let dir = one_spelling(&self.root.join(table.path.get_ref()));
            let clash = seen
                .iter()
                .find(|(other, _)| other.starts_with(&dir) || dir.starts_with(other));
            if let Some((other, first)) = clash {
                let path = table.path.get_ref();
                let message = if *other == dir {
                    format!("two crates have the path `{path}`")
                } else {
                    format!("a crate would be inside another, `{path}`")
                };
                faults.push(self.fault(message, &table.path).help(format!(
                    "`{}` is taken at {}: give each crate a folder of its own",
                    first.path.get_ref(),
                    self.place(first.path.span())
                )));
            }
            seen.push((dir, table));
        }
        faults
    }

    /// Crates whose given names are one to Rust code, to crates.io or to a file system. Those that have
    /// the official name are compared when it is known.
    pub(super) fn shared_names(&self, tables: &[Table]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut seen: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
        for given in tables.iter().filter_map(|table| table.name.as_ref()) {
            let name = given.get_ref();
            let Some(first) = seen.insert(package::crate_name(name), given) else {
                continue;
            };
            let taken = first.get_ref();
            let message = if taken == name {
                format!("two crates have the name `{name}`")
            } else {
                format!("the names `{taken}` and `{name}` are one to Rust")
            };
            faults.push(self.fault(message, given).help(format!(
                "`{taken}` is taken at {}: give each crate a name of its own",
                self.place(first.span())
            )));
        }
        faults
    }
}
