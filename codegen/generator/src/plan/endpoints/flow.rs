//! Checks the rules of a diagram. What is set at a node depends on the ways that lead to it: a name
//! counts as set where every way has proven it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::check;
use super::graph::{Next, Node};
use super::json::Json;
use super::types::{self, Scope, Typed};

/// A diagram that has been read.
pub(super) struct Diagram<'d> {
    /// The conditions by their numbers in the nodes.
    pub(super) conditions: Vec<Json<'d>>,
    /// The results by their numbers in the nodes.
    pub(super) results: Vec<Json<'d>>,
    pub(super) nodes: &'d [Node],
    pub(super) start: Next,
}

/// The names that are set.
type Facts<'d> = BTreeSet<&'d str>;

/// Checks every condition and result that can be reached.
pub(super) fn check(diagram: &Diagram<'_>, parameters: &Scope) {
    let scope = with_assigned(diagram, parameters);
    let mut reached = Reached {
        nodes: vec![None; diagram.nodes.len()],
        results: vec![None; diagram.results.len()],
    };
    reached.arrive(diagram.start, Facts::new());
    for number in order(diagram) {
        let facts = reached.nodes.get_mut(number).and_then(Option::take);
        let (Some(facts), Some(node)) = (facts, diagram.nodes.get(number)) else {
            continue;
        };
        let Some(json) = diagram.conditions.get(node.condition) else {
            continue;
        };
        let found = types::call(json, &scope.with(facts.iter().copied()));
        let is_never_unset = found.is_some_and(|found| !found.optional);
        for (next, holds) in [(node.high, true), (node.low, false)] {
            let mut facts = facts.clone();
            facts.extend(types::facts(json, holds));
            if holds || is_never_unset {
                facts.extend(assigned(json));
            }
            reached.arrive(next, facts);
        }
    }
    for (json, facts) in diagram.results.iter().zip(reached.results) {
        if let Some(facts) = facts {
            check::outcome(json, &scope.with(facts));
        }
    }
}

/// The name that a condition assigns.
fn assigned<'d>(condition: &Json<'d>) -> Option<&'d str> {
    condition.value().get("assign").and_then(Value::as_str)
}

/// The scope with everything that conditions assign, which may all be unset. Other faults of the
/// conditions are left for later.
fn with_assigned(diagram: &Diagram<'_>, parameters: &Scope) -> Scope {
    let mut scope = parameters.clone();
    for json in &diagram.conditions {
        let (Some(name), Some(place)) = (assigned(json), json.get("assign")) else {
            continue;
        };
        if scope.get(name).is_some() {
            check::is_shadowed(&place, name);
            continue;
        }
        let quiet = json.quiet();
        if let Some(found) = types::call(&quiet.root(json.value()), &scope.with_all()) {
            scope.declare(name, Typed::optional(found.ty));
        }
    }
    scope
}

/// What is known where the ways through the diagram have come to.
struct Reached<'d> {
    nodes: Vec<Option<Facts<'d>>>,
    results: Vec<Option<Facts<'d>>>,
}

impl<'d> Reached<'d> {
    /// One more way comes to a place: only what all of them know stays.
    fn arrive(&mut self, at: Next, facts: Facts<'d>) {
        let known = match at {
            Next::Node(node) => self.nodes.get_mut(node),
            Next::Outcome(result) => self.results.get_mut(result),
            Next::NoMatch => None,
        };
        match known {
            Some(Some(known)) => known.retain(|name| facts.contains(name)),
            Some(unknown) => *unknown = Some(facts),
            None => {}
        }
    }
}

/// The nodes, each after all that lead to it.
fn order(diagram: &Diagram<'_>) -> Vec<usize> {
    let mut order = Vec::new();
    let mut seen = vec![false; diagram.nodes.len()];
    let mut waiting = vec![(diagram.start, false)];
    while let Some((next, is_done)) = waiting.pop() {
        let Next::Node(number) = next else {
            continue;
        };
        if is_done {
            order.push(number);
            continue;
        }
        let (Some(seen), Some(node)) = (seen.get_mut(number), diagram.nodes.get(number)) else {
            continue;
        };
        if !std::mem::replace(seen, true) {
            waiting.push((next, true));
            waiting.extend([(node.high, false), (node.low, false)]);
        }
    }
    order.reverse();
    order
}
