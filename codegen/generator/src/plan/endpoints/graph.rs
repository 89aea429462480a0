//! The graph of conditions that both forms of rules become, numbered in the order of reading.

use indexmap::IndexSet;

use super::expressions::Names;
use super::json::Json;
use super::outcomes::Outcomes;
use super::program::{Condition, Program};

/// Where a resolution goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Next {
    /// With this node.
    Node(usize),
    /// It ends with this outcome.
    Outcome(usize),
    /// It ends without a rule that matches.
    NoMatch,
}

/// A condition, and where its answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Node {
    /// The number of the condition.
    pub(super) condition: usize,
    /// When it holds.
    pub(super) high: Next,
    /// When it does not.
    pub(super) low: Next,
}

/// Numbers the nodes that can be reached in the order of a walk that follows `high` first, and makes
/// the program of them. The graph must have no cycles.
pub(super) fn finish(
    rules: &Json<'_>,
    (nodes, start): (&[Node], Next),
    conditions: IndexSet<Condition>,
    mut outcomes: Outcomes,
    names: Names,
) -> Program {
    let order = reachable(nodes, start);
    let mut fits = true;
    let mut number = |next: Next| {
        let number = match next {
            Next::Node(node) => order.get_index_of(&node).map(|at| at as i64),
            Next::Outcome(outcome) => Some(-1 - outcome as i64),
            Next::NoMatch => Some(-1 - outcomes.no_match() as i64),
        };
        let small = number.and_then(|number| i16::try_from(number).ok());
        fits &= small.is_some();
        small.unwrap_or_default()
    };
    let start = number(start);
    let nodes: Vec<[i16; 3]> = order
        .iter()
        .filter_map(|node| nodes.get(*node))
        .map(|node| {
            let [high, low] = [number(node.high), number(node.low)];
            [i16::try_from(node.condition).unwrap_or(i16::MAX), high, low]
        })
        .collect();
    if !fits || conditions.len() > i16::MAX as usize {
        rules.fault("the endpoint rules are too many for their table");
    }
    let (outcomes, properties) = outcomes.into_parts();
    Program {
        slots: names.into_constants(),
        conditions: conditions.into_iter().collect(),
        nodes,
        start,
        properties,
        outcomes,
    }
}

/// The numbers of the nodes that can be reached.
fn reachable(nodes: &[Node], start: Next) -> IndexSet<usize> {
    let mut order = IndexSet::new();
    let mut waiting = vec![start];
    while let Some(next) = waiting.pop() {
        if let Next::Node(number) = next
            && let Some(node) = nodes.get(number)
            && order.insert(number)
        {
            waiting.extend([node.low, node.high]);
        }
    }
    order
}
