//! What is looked at, and how what is found is reported: an error for each place, or one warning.

use indexmap::IndexMap;

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::model::usage::Usage;
use crate::model::{Location, Model, ShapeId};

/// What is looked at.
pub(in crate::model) struct Reached<'a> {
    pub(in crate::model) model: &'a Model,
    pub(in crate::model) service: &'a ShapeId,
    pub(in crate::model) operations: &'a [ShapeId],
    pub(in crate::model) shapes: &'a IndexMap<ShapeId, Usage>,
    /// How much it weighs that something is not supported.
    pub(in crate::model) severity: Severity,
}

/// A shape or member that has a trait.
pub(super) struct Spot {
    /// The shape ID, with `$member` when it is a member.
    pub(super) id: String,
    pub(super) place: Location,
}

/// An error for each place, or one warning at the first; either names all spots that it is for.
pub(super) fn report(severity: Severity, message: &str, spots: Vec<Spot>, found: &mut Diagnostics) {
    let mut groups: Vec<Vec<Spot>> = Vec::new();
    for spot in spots {
        let belongs = |group: &&mut Vec<Spot>| {
            severity == Severity::Warning || group.iter().any(|other| other.place == spot.place)
        };
        match groups.iter_mut().find(belongs) {
            Some(group) => group.push(spot),
            None => groups.push(vec![spot]),
        }
    }
    let diagnostics = groups
        .iter()
        .filter_map(|group| diagnostic(severity, message, group));
    found.extend(diagnostics);
}

fn diagnostic(severity: Severity, message: &str, spots: &[Spot]) -> Option<Diagnostic> {
    let (first, others) = spots.split_first()?;
    let others: Vec<String> = others
        .iter()
        .map(|spot| format!("`{}`", short(&spot.id)))
        .collect();
    let others = (!others.is_empty()).then(|| format!("the same for {}", others.join(", ")));
    let allow = (severity == Severity::Error).then(|| ALLOW.to_owned());
    let help: Vec<String> = others.into_iter().chain(allow).collect();
    let mut diagnostic = Diagnostic::error(message)
        .shape(&first.id)
        .at(first.place.clone());
    diagnostic.severity = severity;
    Some(diagnostic.help((!help.is_empty()).then(|| help.join("; "))))
}

/// How a fault that may be a warning can be made one.
pub(in crate::model) const ALLOW: &str = "`--allow-incomplete`, or `incomplete = \"allow\"` in the \
                                configuration, makes this a warning";

/// A shape ID without its namespace.
pub(super) fn short(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}
