//! Known traits stand where they may, and on no more members of a structure than they may.

use super::Checked;
use super::kinds;
use super::trait_places::{Place, place_of};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeKind, Traits};

/// The traits that only one member of a structure may have. Those of HTTP messages are told in `http`.
const EXCLUSIVE: [&str; 2] = ["smithy.api#idempotencyToken", "smithy.api#eventPayload"];

/// Checks the traits of a shape and its members.
pub(super) fn check(checked: &Checked<'_>, shape: &Shape, faults: &mut Diagnostics) {
    let fits = |place: &Place| kinds::is(shape, place.shapes);
    let found = misplaced(&shape.traits, fits, || {
        format!("a shape of type `{}`", shape.kind.name())
    });
    for fault in found {
        faults.push(fault.shape(&shape.id));
    }
    for member in shape.slots() {
        let Some(target) = checked.get(&member.target) else {
            continue;
        };
        let fits =
            |place: &Place| kinds::is(shape, place.containers) && kinds::is(target, place.targets);
        let found = misplaced(&member.traits, fits, || {
            let (target, container) = (&member.target, shape.kind.name());
            format!("a member of a {container} that refers to `{target}`")
        });
        for fault in found {
            faults.push(fault.member(&shape.id, &member.name));
        }
    }
    if matches!(shape.kind, ShapeKind::Structure(_)) {
        exclusive(shape, faults);
    }
}

/// The faults of traits whose place does not fit, or that miss a trait which they need.
fn misplaced(
    traits: &Traits,
    fits: impl Fn(&Place) -> bool,
    what: impl Fn() -> String,
) -> Vec<Diagnostic> {
    let fault = |(id, _): (&str, _)| {
        let place = place_of(id)?;
        let missing = place.with.filter(|with| !traits.has(with));
        let message = match (fits(place), missing) {
            (true, None) => return None,
            (true, Some(with)) => format!("`{id}` stands without `{with}`"),
            (false, _) => format!("`{id}` is on {}", what()),
        };
        let fault = Diagnostic::error(message).at(traits.location(id));
        Some(fault.expected(place.words))
    };
    traits.iter().filter_map(fault).collect()
}

fn exclusive(shape: &Shape, faults: &mut Diagnostics) {
    for id in EXCLUSIVE {
        let mut members = shape.members().filter(|member| member.traits.has(id));
        let Some(first) = members.next() else {
            continue;
        };
        let fault = |member: &Member| {
            let message = format!("`{id}` is on the member `{}` too", first.name);
            Diagnostic::error(message)
                .member(&shape.id, &member.name)
                .at(member.traits.location(id))
                .expected("one such member in a structure")
        };
        faults.extend(members.map(fault));
    }
}
