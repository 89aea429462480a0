//! What a search finds: which operations of each client are used and by whom, and what cannot be had.

use std::collections::{BTreeMap, BTreeSet};

use farrier_codegen::plan::marks::What;
use serde::Serialize;

use crate::compile::Compiled;
use crate::workspace::Workspace;

use super::errors::{self, Known};
use super::names::{Missing, Names};
use super::uses::{self, Caller};

/// What of the clients is used.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Uses {
    /// The clients that were compiled, by package.
    pub clients: BTreeMap<String, ClientUses>,
    /// Clients that stay official, since something of them is used that cannot be generated.
    pub refused: Vec<Refused>,
    /// Clients that are in the graph but not compiled for the chosen packages, features and platforms.
    pub not_compiled: Vec<String>,
}

/// What of one client is used.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ClientUses {
    /// The operations, with their paginators and waiters, and who uses them.
    pub operations: BTreeMap<String, Vec<Caller>>,
    /// The types that none of these operations brings along, by shape ID.
    pub types: BTreeMap<String, TypeUses>,
    /// How many operations the service has that can be generated.
    pub of: usize,
    #[serde(skip)]
    pub(super) names: Names,
}

/// Who uses a type, and which operation brings it along at the least cost.
#[derive(Clone, Debug, Serialize)]
pub struct TypeUses {
    /// The operation.
    pub operation: String,
    /// Who uses the type.
    pub callers: Vec<Caller>,
}

/// A client that stays official.
#[derive(Clone, Debug, Serialize)]
pub struct Refused {
    /// Its package.
    pub package: String,
    /// What of it is used, and cannot be generated.
    pub reason: String,
    /// Who uses that.
    pub callers: Vec<Caller>,
}

impl ClientUses {
    /// The operations that a crate needs to take the client's place.
    pub fn needed(&self) -> BTreeSet<String> {
        let types = self.types.values().map(|it| it.operation.clone());
        self.operations.keys().cloned().chain(types).collect()
    }

    /// Whether this is among what is used.
    pub(super) fn has(&self, what: &What) -> bool {
        match what {
            What::Operation(name) => self.operations.contains_key(name),
            What::Type(id) => self.names.are_reached(id, &self.needed()),
        }
    }

    /// Adds something that is used; whether it was not known of.
    pub(super) fn add(&mut self, what: &What, caller: Caller) -> bool {
        match what {
            What::Operation(name) => {
                let is_new = !self.operations.contains_key(name);
                self.operations
                    .entry(name.clone())
                    .or_default()
                    .push(caller);
                is_new
            }
            What::Type(id) => {
                if let Some(uses) = self.types.get_mut(id) {
                    uses.callers.push(caller);
                    return false;
                }
                let operation = self
                    .names
                    .cover([id.as_str()], &self.needed())
                    .into_values()
                    .next();
                let uses = operation.map(|operation| TypeUses {
                    operation,
                    callers: vec![caller],
                });
                let is_new = uses.is_some();
                self.types.extend(uses.map(|uses| (id.clone(), uses)));
                is_new
            }
        }
    }
}

impl Uses {
    /// Adds what the errors of a check say is missing in crates with just the operations that were found:
    /// uses that the compiler does not warn of. Whether there is any.
    pub fn learn(&mut self, compiled: &Compiled, workspace: &Workspace) -> bool {
        let needed: BTreeMap<String, BTreeSet<String>> = self
            .clients
            .iter()
            .map(|(package, uses)| (package.clone(), uses.needed()))
            .collect();
        let mut found = Vec::new();
        let known = self.clients.iter().filter_map(|(package, uses)| {
            Some(Known {
                package,
                names: &uses.names,
                operations: needed.get(package)?,
            })
        });
        let known: Vec<Known<'_>> = known.collect();
        for error in compiled.errors() {
            for (package, missing) in errors::missing(error, &known) {
                if let Missing::Needs(what) = missing {
                    found.push((package.to_owned(), what, uses::caller(error, workspace)));
                }
            }
        }
        let mut is_new = false;
        for (package, what, caller) in found {
            let client = self.clients.get_mut(&package);
            is_new |= client.is_some_and(|client| client.add(&what, caller));
        }
        is_new
    }
}
