//! Collections of collections of collections: how deep they may go.
//!
//! Every level is a level of the Rust type, and of the calls that read and write its values.

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Shape, ShapeKind};

/// How many lists and maps may stand directly in each other. Real models have three at most.
const MOST: usize = 32;

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

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::MOST;
    use crate::{Request, Sources, generate};

    #[test]
    fn the_deepest_that_is_let_through_is_generated() {
        let mut shapes: Map<String, Value> = (0..MOST)
            .map(|index| {
                let inner = match index {
                    0 => "smithy.api#String".to_owned(),
                    _ => format!("n#C{}", index - 1),
                };
                let (string, inner) = (
                    json!({"target": "smithy.api#String"}),
                    json!({"target": inner}),
                );
                let shape = match index % 2 {
                    0 => json!({"type": "list", "member": inner}),
                    _ => json!({"type": "map", "key": string, "value": inner}),
                };
                (format!("n#C{index}"), shape)
            })
            .collect();
        let outermost = format!("n#C{}", MOST - 1);
        let members = json!({"deep": {"target": outermost}});
        let message = json!({"target": "n#Message"});
        let others = json!({
            "n#Message": {"type": "structure", "members": members},
            "n#Op": {"type": "operation", "input": message, "output": message},
            "n#Service": {
                "type": "service",
                "operations": [{"target": "n#Op"}],
                "traits": {"aws.protocols#awsJson1_0": {}}
            }
        });
        shapes.extend(others.as_object().cloned().unwrap_or_default());
        let mut sources = Sources::new();
        let model = json!({"smithy": "2.0", "shapes": shapes});
        sources.push("deep.json", model.to_string());
        let request = Request {
            name: Some("deep".to_owned()),
            ..Request::default()
        };
        let generated = generate(sources, &request);
        assert!(generated.is_ok(), "{:?}", generated.err());
    }
}
