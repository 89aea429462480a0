//! The frame of a model file: its version and its shapes, gathered from all files by shape ID.

use std::collections::HashSet;
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde_json::{Map, Value};

use super::json;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::syntax::describe;
use crate::source::{Location, Source};

/// The version of the JSON AST that a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    One,
    Two,
}

/// A shape or `apply` statement as it stands in a file.
pub(super) struct Definition {
    pub(super) location: Location,
    pub(super) version: Version,
    pub(super) body: Value,
}

/// The definitions of all files.
#[derive(Default)]
pub(super) struct Definitions {
    /// By shape ID, in the order read.
    pub(super) shapes: IndexMap<String, Definition>,
    /// `apply` statements: the ID of the shape or member, and the statement.
    pub(super) applies: Vec<(String, Definition)>,
    /// IDs of shapes already complained about.
    pub(super) doubtful: HashSet<String>,
}

impl Definitions {
    /// Adds what a file defines.
    pub(super) fn read(&mut self, source: &Arc<Source>, faults: &mut Diagnostics) {
        let parsed = match json::parse(source) {
            Ok(parsed) => parsed,
            Err(fault) => return faults.push(*fault),
        };
        for location in parsed.repeated {
            let fault = Diagnostic::error("this key is given twice, with different values");
            faults.push(fault.at(location));
        }
        let root = Location::root(source);
        let Value::Object(mut file) = parsed.value else {
            let fault =
                Diagnostic::error(format!("this is {}, not a model", describe(&parsed.value)));
            return faults.push(
                fault
                    .at(root)
                    .expected("an object with `smithy` and `shapes`"),
            );
        };
        let Some(version) = version(&file, &root, faults) else {
            return;
        };
        match file.shift_remove("shapes") {
            None => {}
            Some(Value::Object(shapes)) => {
                let place = root.child("shapes");
                for (id, body) in shapes {
                    let location = place.child(&id);
                    self.add(
                        id,
                        Definition {
                            location,
                            version,
                            body,
                        },
                        faults,
                    );
                }
            }
            Some(other) => faults.push(
                Diagnostic::error(format!("`shapes` is {}", describe(&other)))
                    .at(root.child("shapes"))
                    .expected("an object of shapes by their IDs"),
            ),
        }
    }

    /// Adds those definitions of a file whose shapes no other file defines.
    pub(super) fn add_missing(&mut self, source: &Arc<Source>, faults: &mut Diagnostics) {
        let mut others = Self::default();
        others.read(source, faults);
        for (id, definition) in others.shapes {
            self.shapes.entry(id).or_insert(definition);
        }
    }

    fn add(&mut self, id: String, definition: Definition, faults: &mut Diagnostics) {
        if definition.body.get("type").and_then(Value::as_str) == Some("apply") {
            self.applies.push((id, definition));
            return;
        }
        match self.shapes.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(definition);
            }
            Entry::Occupied(entry) if entry.get().body == definition.body => {}
            Entry::Occupied(entry) => {
                let first = entry.get().location.resolve();
                let first = format!(
                    "the other one is at {}:{}:{}",
                    first.file, first.line, first.column
                );
                faults.push(
                    Diagnostic::error("this shape is defined twice, with different content")
                        .shape(entry.key())
                        .at(definition.location)
                        .help(first),
                );
                self.doubtful.insert(entry.key().clone());
            }
        }
    }
}

fn version(
    file: &Map<String, Value>,
    root: &Location,
    faults: &mut Diagnostics,
) -> Option<Version> {
    let fault = match file.get("smithy") {
        Some(Value::String(version)) => match version.as_str() {
            "2" | "2.0" => return Some(Version::Two),
            "1" | "1.0" => return Some(Version::One),
            other => Diagnostic::error(format!("Smithy version `{other}` is not supported"))
                .at(root.child("smithy")),
        },
        Some(other) => {
            let message = format!("the Smithy version is {}", describe(other));
            Diagnostic::error(message).at(root.child("smithy"))
        }
        None => Diagnostic::error("the key `smithy`, which gives the version, is missing")
            .at(root.clone()),
    };
    faults.push(fault.expected("`\"smithy\": \"2.0\"` or `\"1.0\"`"));
    None
}
