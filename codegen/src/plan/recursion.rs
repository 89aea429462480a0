//! Which members must be boxed, so that no structure contains itself.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use crate::model::{Model, ShapeId, ShapeKind};

/// Members to be boxed, by their container.
#[derive(Clone, Debug, Default)]
pub struct Boxes(HashSet<(ShapeId, String)>);

/// A member, as an edge from its container to the structure or union it refers to.
type Edge = (ShapeId, String, ShapeId);

impl Boxes {
    /// Finds the cycles among structures and unions and boxes, in each that is left, the member
    /// whose ID comes first. Lists and maps need no box: they are on the heap already.
    pub fn new<'m>(model: &Model, shapes: impl IntoIterator<Item = &'m ShapeId>) -> Self {
        let mut graph: BTreeMap<ShapeId, Vec<Edge>> = BTreeMap::new();
        for id in shapes {
            let edges = edges(model, id);
            if !edges.is_empty() {
                graph.insert(id.clone(), edges);
            }
        }
        let mut boxes = Self::default();
        peel(&mut graph);
        let starts: Vec<ShapeId> = graph.keys().cloned().collect();
        for start in starts {
            while let Some(cycle) = shortest_cycle(&graph, &start) {
                let Some((container, member, _)) = cycle
                    .into_iter()
                    .min_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)))
                else {
                    break;
                };
                if let Some(edges) = graph.get_mut(&container) {
                    edges.retain(|edge| edge.1 != member);
                }
                boxes.0.insert((container, member));
            }
        }
        boxes
    }

    /// Whether this member is boxed.
    pub fn contains(&self, container: &ShapeId, member: &str) -> bool {
        // Few models have any, so the key is rarely built.
        !self.0.is_empty() && self.0.contains(&(container.clone(), member.to_owned()))
    }
}

fn edges(model: &Model, id: &ShapeId) -> Vec<Edge> {
    let is_node = |target: &ShapeId| {
        matches!(
            model.shape(target).kind,
            ShapeKind::Structure(_) | ShapeKind::Union(_)
        )
    };
    let shape = model.shape(id);
    if !is_node(id) {
        return Vec::new();
    }
    shape
        .members()
        .filter(|member| is_node(&member.target))
        .map(|member| (id.clone(), member.name.clone(), member.target.clone()))
        .collect()
}

/// Takes away what cannot be on a cycle: shapes without a way on, until none is left.
fn peel(graph: &mut BTreeMap<ShapeId, Vec<Edge>>) {
    let mut users: HashMap<ShapeId, Vec<ShapeId>> = HashMap::new();
    let mut ways: HashMap<ShapeId, usize> = HashMap::new();
    for (container, _, target) in graph.values().flatten() {
        users
            .entry(target.clone())
            .or_default()
            .push(container.clone());
        *ways.entry(container.clone()).or_default() += 1;
    }
    let is_end = |id: &&ShapeId| !graph.contains_key(*id);
    let mut ends: Vec<ShapeId> = users.keys().filter(is_end).cloned().collect();
    while let Some(end) = ends.pop() {
        graph.remove(&end);
        for user in users.remove(&end).into_iter().flatten() {
            if let Some(left) = ways.get_mut(&user) {
                *left -= 1;
                if *left == 0 {
                    ends.push(user);
                }
            }
        }
    }
    let nodes: HashSet<ShapeId> = graph.keys().cloned().collect();
    for edges in graph.values_mut() {
        edges.retain(|(_, _, target)| nodes.contains(target));
    }
}

fn shortest_cycle(graph: &BTreeMap<ShapeId, Vec<Edge>>, start: &ShapeId) -> Option<Vec<Edge>> {
    let mut came_by: HashMap<&ShapeId, &Edge> = HashMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        for edge in graph.get(node).into_iter().flatten() {
            if edge.2 == *start {
                return Some(path_back(&came_by, start, edge));
            }
            if !came_by.contains_key(&edge.2) {
                came_by.insert(&edge.2, edge);
                waiting.push_back(&edge.2);
            }
        }
    }
    None
}

fn path_back(came_by: &HashMap<&ShapeId, &Edge>, start: &ShapeId, last: &Edge) -> Vec<Edge> {
    let mut path = vec![last.clone()];
    let mut node = &last.0;
    while node != start {
        let Some(edge) = came_by.get(node) else { break };
        path.push((*edge).clone());
        node = &edge.0;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Sources, load};

    fn boxes_of(shapes: &str) -> (Model, Boxes) {
        let mut sources = Sources::new();
        sources.push(
            "test.json",
            format!(r#"{{"smithy": "2.0", "shapes": {shapes}}}"#),
        );
        let model = load::load(sources).unwrap_or_else(|faults| panic!("{faults:?}"));
        let boxes = Boxes::new(&model, model.shapes.keys());
        (model, boxes)
    }

    #[test]
    fn a_cycle_of_two_is_cut_once() {
        let (_, boxes) = boxes_of(
            r#"{
                "ns#A": {"type": "structure", "members": {"b": {"target": "ns#B"}}},
                "ns#B": {"type": "structure", "members": {"a": {"target": "ns#A"}, "t": {"target": "ns#B"}}}
            }"#,
        );
        assert!(boxes.contains(&"ns#A".into(), "b"));
        assert!(!boxes.contains(&"ns#B".into(), "a"));
        assert!(boxes.contains(&"ns#B".into(), "t"));
    }

    #[test]
    fn a_cycle_through_a_list_needs_no_box() {
        let (_, boxes) = boxes_of(
            r#"{
                "ns#A": {"type": "structure", "members": {"more": {"target": "ns#As"}}},
                "ns#As": {"type": "list", "member": {"target": "ns#A"}}
            }"#,
        );
        assert!(boxes.0.is_empty());
    }
}
