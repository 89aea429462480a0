//! What a selection of a model asks for that is not supported, by the table in
//! [`super::traits::support`]: its traits, its auth schemes and what its endpoint rules name.
//!
//! In a whole crate that is a warning, one for each trait. For operations that are asked for by name it
//! is an error at each place, unless the request allows what is incomplete.

mod auth;
mod customizations;
mod endpoints;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use indexmap::IndexMap;

use super::select::Usage;
use super::traits::support::{Gap, Support, support_of};
use super::{Location, Member, Model, Shape, ShapeId, ShapeKind, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};

/// How a fault that may be a warning can be made one.
pub(super) const ALLOW: &str = "`--allow-incomplete`, or `incomplete = \"allow\"` in the \
                                configuration, makes this a warning";

/// What is looked at.
pub(super) struct Reached<'a> {
    pub(super) model: &'a Model,
    pub(super) service: &'a ShapeId,
    pub(super) operations: &'a [ShapeId],
    pub(super) shapes: &'a IndexMap<ShapeId, Usage>,
    /// How much it weighs that something is not supported.
    pub(super) severity: Severity,
}

/// Everything that is reached and not supported.
pub(super) fn check(reached: &Reached<'_>, found: &mut Diagnostics) {
    check_traits(reached, found);
    auth::check(reached, found);
    endpoints::check(reached, found);
    customizations::check(reached, found);
}

/// A shape or member that has a trait.
struct Spot {
    /// The shape ID, with `$member` when it is a member.
    id: String,
    place: Location,
}

/// The spots of each trait that has a gap or is not known.
type SpotsByTrait<'m, T> = IndexMap<&'m str, (T, Vec<Spot>)>;

fn check_traits(reached: &Reached<'_>, found: &mut Diagnostics) {
    let model = reached.model;
    let mut rows: HashMap<&str, Option<Support>> = HashMap::new();
    let mut gaps: SpotsByTrait<'_, Gap> = IndexMap::new();
    let mut unknown: SpotsByTrait<'_, ()> = IndexMap::new();
    let own = std::iter::once(reached.service).chain(reached.operations);
    let shapes = own.chain(reached.shapes.keys()).map(|id| model.shape(id));
    let holders = shapes.flat_map(|shape| holders(shape).map(move |holder| (shape, holder)));
    for (shape, (member, traits)) in holders {
        for (id, value) in traits.iter() {
            let spots = match rows.entry(id).or_insert_with(|| support_of(id)) {
                Some(Support::Unsupported(gap)) if (gap.is_asked_by)(value) => {
                    &mut gaps.entry(id).or_insert((*gap, Vec::new())).1
                }
                None if !is_judged_by_itself(model, id) => &mut unknown.entry(id).or_default().1,
                _ => continue,
            };
            spots.push(spot(shape, member, traits, id));
        }
    }
    for (id, (gap, spots)) in gaps {
        let message = format!("`{id}` is not supported: {}", gap.effect);
        report(reached.severity, &message, spots, found);
    }
    for (id, (_, spots)) in unknown {
        found.extend(unknown_trait(id, &spots));
    }
}

/// One warning for all that has the trait, as it may be much.
fn unknown_trait(id: &str, spots: &[Spot]) -> Option<Diagnostic> {
    let first = spots.first()?;
    let message = format!("the trait `{id}` is not known, so nothing is done about it");
    let help = match spots.len() - 1 {
        0 => None,
        1 => Some("one more place has it".to_owned()),
        more => Some(format!("{more} more places have it")),
    };
    let warning = Diagnostic::warning(message).shape(&first.id);
    Some(warning.at(first.place.clone()).help(help))
}

/// A shape's traits, and those of its members.
fn holders(shape: &Shape) -> impl Iterator<Item = (Option<&Member>, &Traits)> {
    let members: Vec<&Member> = match &shape.kind {
        ShapeKind::List(member) => vec![member],
        ShapeKind::Map { key, value } => vec![key, value],
        _ => shape.members().collect(),
    };
    let of_members = members
        .into_iter()
        .map(|member| (Some(member), &member.traits));
    std::iter::once((None, &shape.traits)).chain(of_members)
}

fn spot(shape: &Shape, member: Option<&Member>, traits: &Traits, id: &str) -> Spot {
    Spot {
        id: match member {
            Some(member) => format!("{}${}", shape.id, member.name),
            None => shape.id.to_string(),
        },
        place: traits.location(id),
    }
}

/// Auth schemes and protocols of the model's own, which are judged by themselves.
fn is_judged_by_itself(model: &Model, id: &str) -> bool {
    model.get(&id.into()).is_some_and(|shape| {
        shape.traits.has("smithy.api#authDefinition")
            || shape.traits.protocol_definition().is_some()
    })
}

/// An error for each place, or one warning at the first; either names all spots that it is for.
fn report(severity: Severity, message: &str, spots: Vec<Spot>, found: &mut Diagnostics) {
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

/// A shape ID without its namespace.
fn short(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}
