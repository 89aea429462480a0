//! Selecting from one small model with a resource, an event stream and shared shapes.

use serde_json::json;

use super::{Selection, Usage, select};
use crate::Request;
use crate::model::{ShapeId, Sources, load};

fn selected(service: Option<&str>, operations: &[&str]) -> Result<Selection, String> {
    let target = |id: &str| json!({ "target": id });
    let structure = |member: &str| json!({"type": "structure", "members": {"m": target(member)}});
    let required = |id: &str| json!({"target": id, "traits": {"smithy.api#required": {}}});
    let error =
        json!({"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}});
    let text = json!({"smithy": "2.0", "shapes": {
        "n#Service": {
            "type": "service",
            "operations": [target("n#Watch"), target("n#Zero")],
            "resources": [target("n#Outer")],
            "errors": [target("n#Throttled")]
        },
        "n#Outer": {"type": "resource", "resources": [target("n#Inner")]},
        "n#Inner": {"type": "resource", "read": target("n#Get"), "resources": [target("n#Outer")]},
        "n#Get": {
            "type": "operation",
            "input": target("n#GetInput"),
            "output": target("n#GetOutput"),
            "errors": [target("n#NotFound")]
        },
        "n#Zero": {"type": "operation"},
        "n#Watch": {"type": "operation", "output": target("n#WatchOutput")},
        "n#GetInput": {
            "type": "structure",
            "members": {"m": target("n#Shared"), "choice": required("n#Choice")}
        },
        "n#Choice": {"type": "enum", "members": {"A": target("smithy.api#Unit")}},
        "n#GetOutput": structure("n#Pages"),
        "n#Pages": {"type": "list", "member": target("n#Page")},
        "n#Page": {
            "type": "structure",
            "members": {"shared": required("n#Shared"), "pages": target("n#Pages")}
        },
        "n#Shared": structure("smithy.api#String"),
        "n#WatchOutput": structure("n#Events"),
        "n#Events": {
            "type": "union",
            "members": {"e": target("n#Event")},
            "traits": {"smithy.api#streaming": {}}
        },
        "n#Event": structure("smithy.api#String"),
        "n#NotFound": error,
        "n#Throttled": error,
        "n#Unused": error
    }});
    let mut sources = Sources::new();
    sources.push("model.json", text.to_string());
    let model = load::load(sources).map_err(|faults| faults.to_string())?;
    let request = Request {
        service: service.map(str::to_owned),
        operations: operations.iter().map(|&name| name.to_owned()).collect(),
        ..Request::default()
    };
    select(&model, &request).map_err(|faults| faults.to_string())
}

fn names(ids: &[ShapeId]) -> Vec<&str> {
    ids.iter().map(ShapeId::name).collect()
}

#[test]
fn all_operations_but_event_streams() -> Result<(), String> {
    let selection = selected(None, &[])?;
    assert_eq!(names(&selection.operations), ["Get", "Zero"]);
    assert_eq!(names(&selection.errors), ["NotFound", "Throttled"]);
    let shapes: Vec<&str> = selection.shapes.keys().map(ShapeId::name).collect();
    let expected = [
        "Choice",
        "GetInput",
        "GetOutput",
        "NotFound",
        "Page",
        "Pages",
        "Shared",
        "Throttled",
    ];
    assert_eq!(shapes, expected);
    let both = Usage {
        input: true,
        output: true,
        error: false,
        nested: true,
        corrected: true,
    };
    let usage = |id| selection.shapes.get(&ShapeId::new(id));
    assert_eq!(usage("n#Shared"), Some(&both));
    // What only requests hold is never left out of a reply.
    assert!(usage("n#Choice").is_some_and(|usage| !usage.corrected));
    assert!(usage("n#Page").is_some_and(|usage| !usage.corrected));
    assert_eq!(selection.warnings.warnings().count(), 1);
    Ok(())
}

#[test]
fn only_what_is_asked() -> Result<(), String> {
    let selection = selected(Some("Service"), &["n#Zero", "Zero"])?;
    assert_eq!(names(&selection.operations), ["Zero"]);
    assert_eq!(names(&selection.errors), ["Throttled"]);
    assert_eq!(selection.shapes.len(), 1);
    assert!(selection.warnings.is_empty());
    Ok(())
}

#[test]
fn asking_for_what_cannot_be() {
    let text = selected(None, &["Watch", "Zeroo"])
        .err()
        .unwrap_or_default();
    assert!(text.contains("event stream"), "{text}");
    assert!(text.contains("did you mean `Zero`?"), "{text}");
    let text = selected(Some("n#Sevrice"), &[]).err().unwrap_or_default();
    assert!(text.contains("did you mean `n#Service`?"), "{text}");
}
