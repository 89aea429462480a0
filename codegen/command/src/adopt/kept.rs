//! A client that stays official, and why.

use serde::Serialize;

use crate::workspace::Client;

/// A client that stays official.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Kept {
    /// Its package.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// Why.
    pub(crate) reason: String,
}

impl Kept {
    pub(crate) fn new(client: &Client, reason: impl Into<String>) -> Self {
        Self {
            name: client.name.clone(),
            version: client.version.to_string(),
            reason: reason.into(),
        }
    }
}
