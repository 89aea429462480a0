//! What a selection of a model asks for that is not supported, by the table in
//! [`super::traits::support`]: its traits, its auth schemes and what its endpoint rules name.
//!
//! In a whole crate that is a warning, one for each trait. For operations that are asked for by name it
//! is an error at each place, unless the request allows what is incomplete.

mod auth;
mod endpoints;

#[cfg(test)]
mod tests;

mod report;

use std::collections::HashMap;

use indexmap::IndexMap;

pub(super) use report::{ALLOW, Reached};
use report::{Spot, report};

use super::traits::support::{Gap, Support, support_of};
use super::{Member, Model, Shape, ShapeKind, Traits};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Everything that is reached and not supported.
pub(super) fn check(reached: &Reached<'_>, found: &mut Diagnostics) {
    check_traits(reached, found);
    auth::check(reached, found);
    endpoints::check(reached, found);
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
                Some(Support::Unsupported(gap))
                    if (gap.is_asked_by)(model, reached.service, value) =>
                {
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
