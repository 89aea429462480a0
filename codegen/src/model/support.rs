//! What a selection of a model asks for that is not supported, by the table in
//! [`super::traits::support`]: its traits, its auth schemes and what its endpoint rules name.
//!
//! In a whole crate that is a warning, one for each trait. For operations that are asked for by name it
//! is an error at each place, unless the request allows what is incomplete.

mod endpoints;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use super::auth::NO_AUTH;
use super::select::Usage;
use super::suggest::suggestion;
use super::traits::support::{AUTH_SCHEMES, Gap, Support, support_of};
use super::{Location, Member, Model, Shape, ShapeId, ShapeKind, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use indexmap::IndexMap;

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
    check_auth(reached, found);
    endpoints::check(reached, found);
}

/// A shape or member that has a trait.
struct Spot {
    /// The shape ID, with `$member` when it is a member.
    id: String,
    place: Location,
}

fn check_traits(reached: &Reached<'_>, found: &mut Diagnostics) {
    let mut known: HashMap<&str, Option<Support>> = HashMap::new();
    let mut gaps: IndexMap<&str, (Gap, Vec<Spot>)> = IndexMap::new();
    let mut unknown: IndexMap<&str, Vec<Spot>> = IndexMap::new();
    let model = reached.model;
    let own = std::iter::once(reached.service).chain(reached.operations);
    for id in own.chain(reached.shapes.keys()) {
        let shape = model.shape(id);
        for (member, traits) in holders(shape) {
            for (id, value) in traits.iter() {
                let support = known.entry(id).or_insert_with(|| support_of(id));
                match support {
                    Some(Support::Unsupported(gap)) if (gap.is_asked_by)(value) => {
                        let (_, spots) = gaps.entry(id).or_insert_with(|| (*gap, Vec::new()));
                        spots.push(spot(shape, member, traits, id));
                    }
                    None if !is_defined_elsewhere(model, id) => {
                        unknown
                            .entry(id)
                            .or_default()
                            .push(spot(shape, member, traits, id));
                    }
                    _ => {}
                }
            }
        }
    }
    for (id, (gap, spots)) in gaps {
        let message = format!("`{id}` is not supported: {}", gap.effect);
        report(reached.severity, &message, spots, None, found);
    }
    for (id, spots) in unknown {
        let message = format!("the trait `{id}` is not known, so nothing is done about it");
        report(Severity::Warning, &message, spots, None, found);
    }
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
fn is_defined_elsewhere(model: &Model, id: &str) -> bool {
    model.get(&id.into()).is_some_and(|shape| {
        shape.traits.has("smithy.api#authDefinition")
            || shape.traits.protocol_definition().is_some()
    })
}

/// An error for each place, or one warning at the first; either names all spots that it is for.
fn report(
    severity: Severity,
    message: &str,
    spots: Vec<Spot>,
    hint: Option<String>,
    found: &mut Diagnostics,
) {
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
    for group in groups {
        let mut spots = group.into_iter();
        let Some(first) = spots.next() else { continue };
        let others: Vec<String> = spots.map(|spot| format!("`{}`", short(&spot.id))).collect();
        let others = (!others.is_empty()).then(|| format!("the same for {}", others.join(", ")));
        let allow = (severity == Severity::Error).then(|| ALLOW.to_owned());
        let help: Vec<String> = hint
            .clone()
            .into_iter()
            .chain(others)
            .chain(allow)
            .collect();
        let mut diagnostic = Diagnostic::error(message).shape(&first.id).at(first.place);
        diagnostic.severity = severity;
        found.push(diagnostic.help((!help.is_empty()).then(|| help.join("; "))));
    }
}

/// A shape ID without its namespace.
fn short(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// Operations none of whose auth schemes the emitted crate has. A scheme of one's own is for the user to
/// add; a published one that is not supported is a gap.
fn check_auth(reached: &Reached<'_>, found: &mut Diagnostics) {
    let model = reached.model;
    let mut missing: IndexMap<&str, (bool, Vec<Spot>)> = IndexMap::new();
    for operation in reached.operations {
        let options = model.operation_auth(reached.service, operation);
        let has_scheme = options.iter().any(|option| {
            option.id == NO_AUTH || matches!(support_of(option.id), Some(Support::AuthScheme(true)))
        });
        for option in options {
            let is_published = support_of(option.id).is_some();
            let is_defined = is_published || model.get(&option.id.into()).is_some();
            if has_scheme && is_defined {
                continue;
            }
            let (_, spots) = missing
                .entry(option.id)
                .or_insert((is_published, Vec::new()));
            spots.push(Spot {
                id: operation.to_string(),
                place: option.place(),
            });
        }
    }
    for (id, (is_published, spots)) in missing {
        let is_known = is_published || model.is_auth_scheme(id);
        let message = format!(
            "the auth scheme `{id}` is not {}: calls fail unless the client is given it by \
             `push_auth_scheme`",
            if is_known { "supported" } else { "known" }
        );
        let severity = match is_published {
            true => reached.severity,
            false => Severity::Warning,
        };
        let hint = (!is_known)
            .then(|| suggestion(id, AUTH_SCHEMES.iter().copied()))
            .flatten();
        report(severity, &message, spots, hint, found);
    }
}
