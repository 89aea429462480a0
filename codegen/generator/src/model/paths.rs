//! The ways on which an operation reaches a shape, from its input, output or errors through members.
//!
//! Only what values are made of counts, as in [`super::select`]. Models may be circular and as large as they
//! like: nothing here calls itself, and the search for every way ends after a number of steps.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use super::{Member, Model, ShapeId};

/// The most ways of one operation that are listed.
pub const PATHS_LIMIT: usize = 1_000;
/// The most steps that are tried to find them.
const STEPS_LIMIT: usize = 1_000_000;

/// Where ways lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A shape.
    Shape(ShapeId),
    /// The member of a shape with this name.
    Member(ShapeId, String),
}

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// From an operation to the shape of its input.
    Input(ShapeId),
    /// From an operation to the shape of its output.
    Output(ShapeId),
    /// From an operation to one of its errors, be it its own or one of the whole service.
    Error(ShapeId),
    /// By a member of this name to the shape that it refers to.
    Member(String, ShapeId),
}

/// The ways of one operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The ways, shorter ones first; each ends at the goal and meets no shape twice.
    pub paths: Vec<Vec<Step>>,
    /// Whether there may be more.
    pub is_cut: bool,
}

impl Step {
    /// Where the step leads.
    pub fn target(&self) -> &ShapeId {
        match self {
            Self::Input(id) | Self::Output(id) | Self::Error(id) | Self::Member(_, id) => id,
        }
    }
}

impl Goal {
    /// Whether a step from a shape, or from the operation, ends here.
    fn is_met(&self, from: Option<&ShapeId>, step: &Step) -> bool {
        match (self, step) {
            (Self::Shape(shape), step) => step.target() == shape,
            (Self::Member(shape, name), Step::Member(member, _)) => {
                from == Some(shape) && member == name
            }
            (Self::Member(..), _) => false,
        }
    }

    /// Whether a shape is where the last step starts.
    fn is_one_step_from(&self, id: &ShapeId, members: &[&Member]) -> bool {
        match self {
            Self::Shape(shape) => members.iter().any(|member| member.target == *shape),
            Self::Member(shape, _) => id == shape,
        }
    }
}

/// The shapes of an operation's messages and all that is nested in them.
pub fn reached<'m>(
    model: &'m Model,
    service: &ShapeId,
    operation: &ShapeId,
) -> HashSet<&'m ShapeId> {
    let mut waiting: Vec<&ShapeId> = messages(model, service, operation)
        .iter()
        .filter_map(|step| model.get(step.target()))
        .map(|shape| &shape.id)
        .collect();
    let mut reached = HashSet::new();
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            let parts = model.parts(id).into_iter();
            waiting.extend(parts.map(|member| &member.target));
        }
    }
    reached
}

/// The shortest way from an operation of a service, if there is one; of several the one that the model
/// names first.
pub fn shortest(
    model: &Model,
    service: &ShapeId,
    operation: &ShapeId,
    goal: &Goal,
) -> Option<Vec<Step>> {
    // Each step with the index of the one before it.
    let mut taken: Vec<(Option<usize>, Step)> = Vec::new();
    let mut seen: HashSet<ShapeId> = HashSet::new();
    let mut waiting: VecDeque<usize> = VecDeque::new();
    let starts = messages(model, service, operation);
    let mut next: Vec<(Option<usize>, Step)> = starts.into_iter().map(|it| (None, it)).collect();
    loop {
        for (before, step) in next.drain(..) {
            let from = before.map(|index| taken[index].1.target());
            let is_met = goal.is_met(from, &step);
            if !is_met && !seen.insert(step.target().clone()) {
                continue;
            }
            taken.push((before, step));
            if is_met {
                return Some(way_to(&taken, taken.len() - 1));
            }
            waiting.push_back(taken.len() - 1);
        }
        let index = waiting.pop_front()?;
        let steps = steps_from(model, taken[index].1.target());
        next.extend(steps.map(|step| (Some(index), step)));
    }
}

fn way_to(taken: &[(Option<usize>, Step)], last: usize) -> Vec<Step> {
    let mut way: Vec<Step> = Vec::new();
    let mut index = Some(last);
    while let Some((before, step)) = index.and_then(|index| taken.get(index)) {
        way.push(step.clone());
        index = *before;
    }
    way.reverse();
    way
}

/// Every way from an operation of a service, up to a limit. Shorter ones are found first, so that it is the
/// longer ones that are left out.
pub fn all(model: &Model, service: &ShapeId, operation: &ShapeId, goal: &Goal) -> Paths {
    let search = Search {
        model,
        goal,
        starts: messages(model, service, operation),
        remaining: remaining(model, service, operation, goal),
    };
    let mut found = Paths::default();
    let mut steps = 0;
    let mut length = search.shortest();
    while let Some(this) = length {
        match search.of_length(this, &mut steps, &mut found.paths) {
            Round::Last => length = None,
            Round::MoreMayBeLonger => length = Some(this + 1),
            Round::Cut => {
                found.is_cut = true;
                length = None;
            }
        }
    }
    found
}

/// A search for every way.
struct Search<'a> {
    model: &'a Model,
    goal: &'a Goal,
    /// The first steps.
    starts: Vec<Step>,
    /// How many steps it is at least from a shape to the goal, for the shapes that lead there.
    remaining: HashMap<&'a ShapeId, usize>,
}

/// How the search for the ways of one length ended.
enum Round {
    /// There are no longer ones.
    Last,
    /// There may be longer ones.
    MoreMayBeLonger,
    /// It took too long, or there were too many.
    Cut,
}

impl Search<'_> {
    /// The length of the shortest way.
    fn shortest(&self) -> Option<usize> {
        let starts = self.starts.iter();
        let lengths = starts.filter_map(|step| match self.goal.is_met(None, step) {
            true => Some(1),
            false => Some(1 + self.remaining.get(step.target())?),
        });
        lengths.min()
    }

    /// Finds the ways that have so many steps.
    fn of_length(&self, length: usize, steps: &mut usize, found: &mut Vec<Vec<Step>>) -> Round {
        let mut way: Vec<Step> = Vec::new();
        let mut on_way: HashSet<ShapeId> = HashSet::new();
        // What is still to be tried of each shape on the way.
        let mut open: Vec<VecDeque<Step>> = vec![self.starts.clone().into()];
        let mut is_last = true;
        while let Some(choices) = open.last_mut() {
            let Some(step) = choices.pop_front() else {
                open.pop();
                if let Some(step) = way.pop() {
                    on_way.remove(step.target());
                }
                continue;
            };
            *steps += 1;
            if *steps > STEPS_LIMIT || found.len() == PATHS_LIMIT {
                return Round::Cut;
            }
            let taken = way.len() + 1;
            if self.goal.is_met(way.last().map(Step::target), &step) {
                if taken == length {
                    found.push(way.iter().cloned().chain([step]).collect());
                }
                continue;
            }
            let Some(remaining) = self.remaining.get(step.target()) else {
                continue;
            };
            if on_way.contains(step.target()) {
                continue;
            }
            if taken + remaining > length {
                is_last = false;
                continue;
            }
            on_way.insert(step.target().clone());
            open.push(steps_from(self.model, step.target()).collect());
            way.push(step);
        }
        match is_last {
            true => Round::Last,
            false => Round::MoreMayBeLonger,
        }
    }
}

/// How many steps it is at least to the goal from the shapes that an operation reaches and that lead there.
fn remaining<'m>(
    model: &'m Model,
    service: &ShapeId,
    operation: &ShapeId,
    goal: &Goal,
) -> HashMap<&'m ShapeId, usize> {
    let mut containers: HashMap<&ShapeId, Vec<&'m ShapeId>> = HashMap::new();
    let mut waiting: VecDeque<(&'m ShapeId, usize)> = VecDeque::new();
    for id in reached(model, service, operation) {
        let members = model.parts(id);
        if goal.is_one_step_from(id, &members) {
            waiting.push_back((id, 1));
        }
        for member in members {
            containers.entry(&member.target).or_default().push(id);
        }
    }
    let mut remaining: HashMap<&ShapeId, usize> = HashMap::new();
    while let Some((id, steps)) = waiting.pop_front() {
        if remaining.contains_key(id) {
            continue;
        }
        remaining.insert(id, steps);
        let before = containers.get(id).into_iter().flatten();
        waiting.extend(before.map(|container| (*container, steps + 1)));
    }
    remaining
}

/// The first steps from an operation.
fn messages(model: &Model, service: &ShapeId, operation: &ShapeId) -> Vec<Step> {
    let Some(bound) = model.operation(operation) else {
        return Vec::new();
    };
    let errors = model.errors_of(service, operation).into_iter();
    let messages = [
        Step::Input(bound.input.clone()),
        Step::Output(bound.output.clone()),
    ];
    messages
        .into_iter()
        .chain(errors.map(Step::Error))
        .collect()
}

fn steps_from<'m>(model: &'m Model, id: &ShapeId) -> impl Iterator<Item = Step> + use<'m> {
    let parts = model.parts(id).into_iter();
    parts.map(|member| Step::Member(member.name.clone(), member.target.clone()))
}

/// For each shape, the operations that reach it, by their place in the list.
pub fn reached_by<'m>(
    model: &'m Model,
    service: &ShapeId,
    operations: &[ShapeId],
) -> BTreeMap<&'m ShapeId, BTreeSet<usize>> {
    let mut by: BTreeMap<&ShapeId, BTreeSet<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        for id in reached(model, service, operation) {
            by.entry(id).or_default().insert(index);
        }
    }
    by
}

#[cfg(test)]
mod tests;
