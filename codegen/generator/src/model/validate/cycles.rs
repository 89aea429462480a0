//! Shapes that contain themselves in a way that no value, or no Rust type, could have.

use std::collections::HashMap;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeId, ShapeKind};

/// Reports each cycle once.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    let collections = |shape: &Shape| match &shape.kind {
        ShapeKind::List(member) | ShapeKind::Map { value: member, .. } => {
            Some(member.target.clone())
        }
        _ => None,
    };
    for cycle in cycles(checked, collections) {
        let message = "the shape contains itself, with no structure or union in between";
        faults.extend(fault(checked, message, &cycle));
    }
    let outstanding = endless(checked);
    let is_endless = |id: &ShapeId| outstanding.get(id).is_some_and(|needs| *needs > 0);
    let endless_member = |shape: &Shape| {
        let needed = |member: &&Member| is_union(shape) || member.traits.required();
        let first = shape
            .members()
            .filter(needed)
            .find(|member| is_endless(&member.target));
        first
            .filter(|_| is_endless(&shape.id))
            .map(|member| member.target.clone())
    };
    for cycle in cycles(checked, endless_member) {
        let message = "every value of the shape would have to contain another one, without end";
        faults.extend(fault(checked, message, &cycle));
    }
}

fn fault(checked: &Checked<'_>, message: &str, cycle: &[ShapeId]) -> Option<Diagnostic> {
    let first = checked.get(cycle.first()?)?;
    let names: Vec<&str> = cycle
        .iter()
        .chain(cycle.first())
        .map(ShapeId::name)
        .collect();
    let path = format!("the way round is {}", names.join(" > "));
    Some(
        Diagnostic::error(message)
            .shape(&first.id)
            .at(first.location.clone())
            .help(path),
    )
}

/// The cycles of a graph in which every shape has at most one successor.
fn cycles(checked: &Checked<'_>, next: impl Fn(&Shape) -> Option<ShapeId>) -> Vec<Vec<ShapeId>> {
    let mut cycles = Vec::new();
    // The walk in which a shape was met first, and its position in it.
    let mut met: HashMap<ShapeId, (usize, usize)> = HashMap::new();
    for (walk, start) in checked.shapes().enumerate() {
        let mut path: Vec<ShapeId> = Vec::new();
        let mut here = Some(start);
        while let Some(shape) = here {
            if let Some((in_walk, position)) = met.get(&shape.id) {
                if *in_walk == walk {
                    cycles.push(path.split_off(*position));
                }
                break;
            }
            let Some(successor) = next(shape) else {
                break;
            };
            met.insert(shape.id.clone(), (walk, path.len()));
            path.push(shape.id.clone());
            here = checked.get(&successor);
        }
    }
    cycles
}

/// How many members each structure and union lacks before it can have a finite value. Those that end
/// above zero never can.
///
/// A structure needs all its required members, a union any one member; lists and maps can be empty.
fn endless<'a>(checked: &Checked<'a>) -> HashMap<&'a ShapeId, usize> {
    let nests = |member: &&Member| {
        let target = checked.get(&member.target);
        target.is_some_and(|shape| is_union(shape) || matches!(shape.kind, ShapeKind::Structure(_)))
    };
    let mut outstanding: HashMap<&ShapeId, usize> = HashMap::new();
    let mut users: HashMap<&ShapeId, Vec<&ShapeId>> = HashMap::new();
    let mut finite = Vec::new();
    for shape in checked.shapes() {
        let (nested, needs): (Vec<&Member>, usize) = match &shape.kind {
            ShapeKind::Structure(members) => {
                let required = members.values().filter(|member| member.traits.required());
                let nested: Vec<&Member> = required.filter(nests).collect();
                let needs = nested.len();
                (nested, needs)
            }
            ShapeKind::Union(members) => {
                let nested: Vec<&Member> = members.values().filter(nests).collect();
                let needs = usize::from(nested.len() == members.len());
                (nested, needs)
            }
            _ => continue,
        };
        for member in nested {
            users.entry(&member.target).or_default().push(&shape.id);
        }
        outstanding.insert(&shape.id, needs);
        if needs == 0 {
            finite.push(&shape.id);
        }
    }
    while let Some(id) = finite.pop() {
        for user in users.get(id).into_iter().flatten() {
            if let Some(needs) = outstanding.get_mut(user).filter(|needs| **needs > 0) {
                *needs -= 1;
                if *needs == 0 {
                    finite.push(user);
                }
            }
        }
    }
    outstanding
}

fn is_union(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union(_))
}
