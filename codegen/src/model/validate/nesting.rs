//! Collections of collections of collections: how deep they may go.
//!
//! Every level is a level of the Rust type, and of the calls that read and write its values.

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Shape, ShapeKind};

/// How many lists and maps may stand directly in each other. Real models have three at most.
const MOST: usize = 64;

/// Reports the innermost collection of each chain that is too long.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    let too_deep = checked
        .shapes()
        .filter(|shape| depth(checked, shape) == MOST + 1);
    for shape in too_deep {
        faults.push(
            Diagnostic::error(format!(
                "more than {MOST} lists and maps stand directly in each other"
            ))
            .shape(&shape.id)
            .at(shape.location.clone())
            .help("put a structure in between".to_owned()),
        );
    }
}

/// How many collections there are from this one inwards, counted no further than is needed: those
/// that contain themselves are reported elsewhere.
fn depth(checked: &Checked<'_>, shape: &Shape) -> usize {
    let inner = |shape: &&Shape| {
        let member = match &shape.kind {
            ShapeKind::List(member) | ShapeKind::Map { value: member, .. } => member,
            _ => return None,
        };
        checked.get(&member.target)
    };
    let is_collection =
        |shape: &&Shape| matches!(shape.kind, ShapeKind::List(_) | ShapeKind::Map { .. });
    std::iter::successors(Some(shape), inner)
        .take_while(is_collection)
        .take(MOST + 2)
        .count()
}
