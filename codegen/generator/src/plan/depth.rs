//! How deep the types of a crate stand in each other, by which the compiler may have to be told to look
//! further than it does by itself.

use std::collections::HashSet;

use crate::model::select::Selection;
use crate::model::{Model, ShapeId};

/// The depth up to which the compiler's own limit of 128 is enough. A list or map counts as one, and is
/// up to eight for the compiler; published models go to 19.
const ENOUGH: usize = 20;

/// What the compiler looks through by itself.
const OWN_LIMIT: usize = 128;

/// The limit that a crate must set: enough for any way through its types. Nothing when these are as deep
/// as those of any service.
pub fn recursion_limit(model: &Model, selection: &Selection) -> Option<usize> {
    let roots = selection.operations.iter();
    let roots = roots.filter_map(|id| model.operation(id));
    let deep = roots
        .flat_map(|operation| [&operation.input, &operation.output])
        .chain(&selection.errors)
        .any(|id| depth(model, id) > ENOUGH);
    deep.then(|| OWN_LIMIT + 8 * selection.shapes.len())
}

/// How far it goes in from a shape, each shape looked at where it is met first. It is no recursion, as
/// models may be deep.
fn depth(model: &Model, root: &ShapeId) -> usize {
    let mut seen = HashSet::from([root]);
    let mut waiting = vec![model.shape(root).targets()];
    let mut deepest = waiting.len();
    while let Some(targets) = waiting.last_mut() {
        let Some(target) = targets.next() else {
            waiting.pop();
            continue;
        };
        let shape = model.shape(target);
        if shape.slots().next().is_some() && seen.insert(target) {
            waiting.push(shape.targets());
            deepest = deepest.max(waiting.len());
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::Request;
    use crate::model::{Sources, load, select};

    /// The limit for an operation whose input is the first of structures that hold the next one each; the
    /// last one holds the first.
    fn limit(structures: usize) -> Option<usize> {
        let mut shapes: Map<String, Value> = (0..structures)
            .map(|index| {
                let next = format!("n#S{}", (index + 1) % structures);
                let shape = json!({"type": "structure", "members": {"next": {"target": next}}});
                (format!("n#S{index}"), shape)
            })
            .collect();
        let operation = json!({"type": "operation", "input": {"target": "n#S0"}});
        shapes.insert("n#Op".into(), operation);
        let service = json!({"type": "service", "operations": [{"target": "n#Op"}]});
        shapes.insert("n#Service".into(), service);
        let mut sources = Sources::new();
        sources.push(
            "test.json",
            json!({"smithy": "2.0", "shapes": shapes}).to_string(),
        );
        let model = load::load(sources).unwrap_or_else(|faults| panic!("{faults:?}"));
        let selection = select::select(&model, &Request::default());
        let selection = selection.unwrap_or_else(|faults| panic!("{faults:?}"));
        recursion_limit(&model, &selection)
    }

    #[test]
    fn only_what_is_deeper_than_any_service_needs_a_limit() {
        assert_eq!(limit(1), None);
        assert_eq!(limit(20), None);
        assert_eq!(limit(21), Some(128 + 8 * 21));
        assert_eq!(limit(3_000), Some(128 + 8 * 3_000));
    }
}
