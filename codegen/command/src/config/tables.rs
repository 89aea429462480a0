//! The tables of the configuration as serde reads them, before anything in them is judged.

use farrier_codegen::DocsLevel;
use serde::Deserialize;
use toml::Spanned;

use crate::models::Settings;

/// The keys of a `[[crate]]` table; a test holds them and [`Table`] together.
pub(super) const KEYS: [&str; 10] = [
    "path",
    "name",
    "version",
    "model",
    "service",
    "operations",
    "incomplete",
    "docs",
    "tests",
    "dev-dependencies",
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default, rename = "crate")]
    pub(super) crates: Vec<Table>,
    #[serde(default)]
    pub(super) runtime: RuntimeTable,
    #[serde(default)]
    pub(super) models: Settings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Table {
    pub(super) path: Spanned<String>,
    pub(super) name: Option<Spanned<String>>,
    pub(super) version: Option<Spanned<String>>,
    pub(super) model: Spanned<OneOrMore>,
    pub(super) service: Option<Spanned<String>>,
    pub(super) operations: Option<Spanned<Vec<Spanned<String>>>>,
    #[serde(default)]
    pub(super) incomplete: Incomplete,
    #[serde(default)]
    pub(super) docs: Docs,
    /// Whether the crate has the tests that come from the model.
    pub(super) tests: Option<bool>,
    #[serde(default)]
    pub(super) dev_dependencies: toml::Table,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "the name of a file, or a list of such names")]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// What becomes of operations that are asked for by name and need what is not supported.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Incomplete {
    /// They are refused.
    #[default]
    Refuse,
    /// They are generated as far as they can be, with a warning.
    Allow,
}

/// How much documentation to emit, as it is spelt in the configuration and on the command line.
#[derive(Clone, Copy, Debug, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Docs {
    /// Everything.
    #[default]
    Full,
    /// The first paragraph.
    Summary,
    /// A line for every public item.
    None,
}

impl From<Docs> for DocsLevel {
    fn from(docs: Docs) -> Self {
        match docs {
            Docs::Full => Self::Full,
            Docs::Summary => Self::Summary,
            Docs::None => Self::None,
        }
    }
}

/// The keys of the `[runtime]` table.
pub(super) const RUNTIME_KEYS: [&str; 2] = ["mode", "path"];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuntimeTable {
    pub(super) mode: Option<RuntimeMode>,
    pub(super) path: Option<Spanned<String>>,
}

/// Where the run-time code is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum RuntimeMode {
    /// In each crate.
    Embedded,
    /// In a crate of its own.
    Shared,
}
