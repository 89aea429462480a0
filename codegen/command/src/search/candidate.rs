//! A client on its way through a search: what its marked crate has so far, and what is found of it in the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use farrier_codegen::plan::marks::What;

use crate::report::Fault;
use crate::workspace::Workspace;

use super::errors::Known;
use super::names::Names;
use super::result::{ClientUses, TypeUses};
use super::subject::Subject;
use super::uses::Found;
use super::{marked, words};

/// A client with the operations that its marked crate has so far.
pub(super) struct Candidate<'a> {
    pub(super) subject: &'a Subject,
    pub(super) names: Names,
    pub(super) operations: BTreeSet<String>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(subject: &'a Subject, workspace: &Workspace) -> Result<Self, Vec<Fault>> {
        let job = marked::job(subject, &BTreeSet::new(), Path::new(""));
        let names = Names::read(job.read_models()?, subject.service.as_deref())?;
        let clients = workspace.clients.iter().chain(&workspace.replaced);
        let client = clients
            .into_iter()
            .find(|client| client.name == subject.package);
        let words = client.map(|client| words::of_dependents(workspace, client));
        Ok(Self {
            operations: names.guess(&words.unwrap_or_default()),
            subject,
            names,
        })
    }

    /// The operations that the compiler is asked about, in a line.
    pub(super) fn tried(&self) -> String {
        let operations: Vec<&str> = self.operations.iter().map(String::as_str).collect();
        let operations = match operations.is_empty() {
            true => "no operation".to_owned(),
            false => operations.join(", "),
        };
        format!("{}: trying {operations}", self.subject.package)
    }

    pub(super) fn known(&self) -> Known<'_> {
        Known {
            package: &self.subject.package,
            names: &self.names,
            operations: &self.operations,
        }
    }

    pub(super) fn uses(&self, found: &Found) -> ClientUses {
        let mut uses = ClientUses {
            of: self.names.len(),
            names: self.names.clone(),
            ..ClientUses::default()
        };
        let mut types = BTreeMap::new();
        for (what, callers) in found.of(&self.subject.package) {
            match what {
                What::Operation(name) => {
                    uses.operations.insert(name.clone(), callers);
                }
                What::Type(id) => {
                    types.insert(id.as_str(), callers);
                }
            }
        }
        let operations = uses.operations.keys().cloned().collect();
        let covered = self.names.cover(types.keys().copied(), &operations);
        for (id, operation) in covered {
            let callers = types.remove(id).unwrap_or_default();
            uses.types
                .insert(id.to_owned(), TypeUses { operation, callers });
        }
        uses
    }
}
