//! Which members must be boxed, so that no structure contains itself.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use crate::model::{Model, ShapeId, ShapeKind};

/// Members to be boxed, by their container.
#[derive(Clone, Debug, Default)]
pub struct BoxedMembers(HashSet<(ShapeId, String)>);

impl BoxedMembers {
    /// Finds the cycles among structures and unions and boxes, in each that is left, the member
    /// whose ID comes first. Lists and maps need no box: they are on the heap already.
    pub fn new<'m>(model: &Model, shapes: impl IntoIterator<Item = &'m ShapeId>) -> Self {
        let mut boxes = Self::default();
        let mut graph = Graph::new(model, shapes);
        while let Some(start) = graph.first() {
            let Some(cycle) = graph.shortest_cycle(&start) else {
                graph.remove(start);
                continue;
            };
            let place = |edge: &Edge| (edge.container.clone(), edge.member.clone());
            if let Some(edge) = cycle.into_iter().min_by_key(place) {
                graph.cut(&edge);
                boxes.0.insert((edge.container, edge.member));
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

/// A member that refers to a structure or union.
#[derive(Clone, Debug, PartialEq)]
struct Edge {
    container: ShapeId,
    member: String,
    target: ShapeId,
}

/// The structures and unions that may be on a cycle, by the members that lead from one to another.
/// Whatever turns out to be on none is taken away, so that each search sees less than the one before.
#[derive(Debug)]
struct Graph(BTreeMap<ShapeId, Node>);

/// A structure or union. The counts leave out what is no longer in the graph.
#[derive(Debug, Default)]
struct Node {
    edges: Vec<Edge>,
    /// The containers of the edges that lead here, one for each edge.
    users: Vec<ShapeId>,
    ways_out: usize,
    ways_in: usize,
}

impl Graph {
    fn new<'m>(model: &Model, shapes: impl IntoIterator<Item = &'m ShapeId>) -> Self {
        let shapes = shapes.into_iter().filter(|id| is_node(model, id));
        let mut nodes: BTreeMap<ShapeId, Node> = shapes
            .map(|id| (id.clone(), Node::new(edges(model, id))))
            .collect();
        let edges: Vec<Edge> = nodes.values().flat_map(|it| &it.edges).cloned().collect();
        for edge in edges {
            let Some(target) = nodes.get_mut(&edge.target) else {
                continue;
            };
            target.users.push(edge.container.clone());
            target.ways_in += 1;
            if let Some(container) = nodes.get_mut(&edge.container) {
                container.ways_out += 1;
            }
        }
        let ends = nodes.keys().cloned().collect();
        let mut graph = Self(nodes);
        graph.peel(ends);
        graph
    }

    fn first(&self) -> Option<ShapeId> {
        self.0.keys().next().cloned()
    }

    /// Takes away those of these shapes that have no way in or no way out, and what then has none.
    fn peel(&mut self, mut candidates: Vec<ShapeId>) {
        while let Some(id) = candidates.pop() {
            if self.0.get(&id).is_some_and(Node::is_end) {
                self.take(&id, &mut candidates);
            }
        }
    }

    /// Takes away a shape that is on no cycle.
    fn remove(&mut self, id: ShapeId) {
        let mut candidates = Vec::new();
        self.take(&id, &mut candidates);
        self.peel(candidates);
    }

    /// Takes this shape away, and names its neighbours.
    fn take(&mut self, id: &ShapeId, neighbours: &mut Vec<ShapeId>) {
        let Some(node) = self.0.remove(id) else {
            return;
        };
        for edge in node.edges {
            if let Some(target) = self.0.get_mut(&edge.target) {
                target.ways_in -= 1;
                neighbours.push(edge.target);
            }
        }
        for user in node.users {
            if let Some(container) = self.0.get_mut(&user) {
                container.ways_out -= 1;
                neighbours.push(user);
            }
        }
    }

    /// Takes an edge away.
    fn cut(&mut self, edge: &Edge) {
        if let Some(container) = self.0.get_mut(&edge.container) {
            container.edges.retain(|it| it != edge);
            container.ways_out -= 1;
        }
        if let Some(target) = self.0.get_mut(&edge.target) {
            target.ways_in -= 1;
            let user = target.users.iter().position(|it| *it == edge.container);
            if let Some(user) = user {
                target.users.swap_remove(user);
            }
        }
        self.peel(vec![edge.container.clone(), edge.target.clone()]);
    }

    /// The shortest way from this shape back to it; of several, the one that comes first by the
    /// order of members.
    fn shortest_cycle(&self, start: &ShapeId) -> Option<Vec<Edge>> {
        let mut came_by: HashMap<&ShapeId, &Edge> = HashMap::new();
        let mut waiting = VecDeque::from([start]);
        while let Some(node) = waiting.pop_front() {
            for edge in self.0.get(node).into_iter().flat_map(|node| &node.edges) {
                if edge.target == *start {
                    return Some(path_back(&came_by, start, edge));
                }
                if !came_by.contains_key(&edge.target) {
                    came_by.insert(&edge.target, edge);
                    waiting.push_back(&edge.target);
                }
            }
        }
        None
    }
}

impl Node {
    fn new(edges: Vec<Edge>) -> Self {
        Self {
            edges,
            ..Self::default()
        }
    }

    /// Whether no cycle can come through here.
    fn is_end(&self) -> bool {
        self.ways_in == 0 || self.ways_out == 0
    }
}

fn is_node(model: &Model, id: &ShapeId) -> bool {
    matches!(
        model.shape(id).kind,
        ShapeKind::Structure(_) | ShapeKind::Union(_)
    )
}

fn edges(model: &Model, id: &ShapeId) -> Vec<Edge> {
    let members = model.shape(id).members();
    members
        .filter(|member| is_node(model, &member.target))
        .map(|member| Edge {
            container: id.clone(),
            member: member.name.clone(),
            target: member.target.clone(),
        })
        .collect()
}

fn path_back(came_by: &HashMap<&ShapeId, &Edge>, start: &ShapeId, last: &Edge) -> Vec<Edge> {
    let mut path = vec![last.clone()];
    let mut node = &last.container;
    while node != start {
        let Some(edge) = came_by.get(node) else { break };
        path.push((*edge).clone());
        node = &edge.container;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Sources, load};

    fn boxes_of(shapes: &str) -> (Model, BoxedMembers) {
        let mut sources = Sources::new();
        sources.push(
            "test.json",
            format!(r#"{{"smithy": "2.0", "shapes": {shapes}}}"#),
        );
        let model = load::load(sources).unwrap_or_else(|faults| panic!("{faults:?}"));
        let boxes = BoxedMembers::new(&model, model.shapes.keys());
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

    #[test]
    fn shapes_between_two_cycles_are_not_boxed() {
        let (_, boxes) = boxes_of(
            r#"{
                "ns#A": {"type": "structure", "members": {"self": {"target": "ns#A"}, "b": {"target": "ns#B"}, "c": {"target": "ns#B"}}},
                "ns#B": {"type": "structure", "members": {"c": {"target": "ns#C"}}},
                "ns#C": {"type": "union", "members": {"self": {"target": "ns#C"}, "end": {"target": "ns#D"}}},
                "ns#D": {"type": "structure", "members": {}}
            }"#,
        );
        assert_eq!(boxes.0.len(), 2);
        assert!(boxes.contains(&"ns#A".into(), "self"));
        assert!(boxes.contains(&"ns#C".into(), "self"));
    }
}
