//! The `[models]` table: where the models of official crates are looked for.

use std::path::Path;

use toml::de::DeTable;

use super::reader::Reader;
use crate::models::Settings;
use crate::report::Fault;

/// The keys of the `[models]` table.
pub(super) const KEYS: [&str; 4] = ["dir", "index", "url", "revision"];

impl Reader<'_> {
    /// The values that cannot be used, each at its place.
    pub(super) fn refused_models(&self, root: &DeTable<'_>, models: &Settings) -> Vec<Fault> {
        let table = root.get("models").and_then(|it| it.get_ref().as_table());
        let fault = |(key, reason): (&str, String)| {
            let fault = Fault::new(reason);
            match table.and_then(|table| table.get(key)) {
                Some(value) => fault.at(self.place(value.span())),
                None => fault,
            }
        };
        models.refusals().into_iter().map(fault).collect()
    }
}

/// The settings with their folder seen from that of the configuration.
pub(super) fn seen_from(folder: &Path, mut models: Settings) -> Settings {
    models.dir = models.dir.map(|dir| folder.join(dir));
    models
}
