//! Loading small models, each showing one thing that the files beside this one do.

use serde_json::json;

use super::load;
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind, SimpleKind, Sources};

/// Loads models given as their shapes, or says what is wrong with them.
fn try_load(files: &[(&str, serde_json::Value)]) -> Result<Model, String> {
    let mut sources = Sources::new();
    for (index, (version, shapes)) in files.iter().enumerate() {
        let text = json!({ "smithy": version, "shapes": shapes }).to_string();
        sources.push(format!("{index}.json"), text);
    }
    load(sources).map_err(|faults| faults.to_string())
}

fn faults(files: &[(&str, serde_json::Value)]) -> String {
    try_load(files).err().unwrap_or_default()
}

fn shape<'a>(model: &'a Model, id: &str) -> &'a Shape {
    model.shape(&ShapeId::new(id))
}

fn member<'a>(model: &'a Model, id: &str, name: &str) -> Option<&'a Member> {
    shape(model, id)
        .members()
        .find(|member| member.name == name)
}

#[test]
fn mixins_bring_members_and_traits() -> Result<(), String> {
    let model = try_load(&[(
        "2.0",
        json!({
            "n#Base": {
                "type": "structure",
                "members": {
                    "a": {"target": "smithy.api#String", "traits": {"smithy.api#jsonName": "x"}},
                    "b": {"target": "smithy.api#String"}
                },
                "traits": {
                    "smithy.api#mixin": {"localTraits": ["n#private"]},
                    "n#private": {},
                    "smithy.api#documentation": "of the base"
                }
            },
            "n#Middle": {
                "type": "structure",
                "mixins": [{"target": "n#Base"}],
                "members": {"c": {"target": "smithy.api#String"}},
                "traits": {"smithy.api#mixin": {}, "smithy.api#sensitive": {}}
            },
            "n#Top": {
                "type": "structure",
                "mixins": [{"target": "n#Middle"}],
                "members": {"d": {"target": "smithy.api#String"}},
                "traits": {"smithy.api#documentation": "of the top"}
            },
            "n#Top$a": {"type": "apply", "traits": {"smithy.api#jsonName": "y"}},
            "n#Base$b": {"type": "apply", "traits": {"smithy.api#required": {}}},
            "n#Names": {"type": "list", "mixins": [{"target": "n#Listed"}]},
            "n#Listed": {
                "type": "list",
                "member": {"target": "smithy.api#String"},
                "traits": {"smithy.api#mixin": {}}
            }
        }),
    )])?;
    let top = shape(&model, "n#Top");
    let names: Vec<&str> = top.members().map(|member| &*member.name).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
    let traits: Vec<&str> = top.traits.iter().map(|(id, _)| id).collect();
    assert_eq!(traits, ["smithy.api#documentation", "smithy.api#sensitive"]);
    assert_eq!(top.traits.documentation(), Some("of the top"));
    assert_eq!(
        format!("{:?}", top.traits.location("smithy.api#sensitive")),
        "0.json#/shapes/n#Middle/traits/smithy.api#sensitive"
    );
    let a = member(&model, "n#Top", "a").ok_or("no member a")?;
    assert_eq!(a.traits.json_name(), Some("y"));
    assert_eq!(
        format!("{:?}", a.traits.location("smithy.api#jsonName")),
        "0.json#/shapes/n#Top$a/traits/smithy.api#jsonName"
    );
    assert!(member(&model, "n#Top", "b").is_some_and(|member| member.traits.required()));
    assert!(matches!(shape(&model, "n#Names").kind, ShapeKind::List(_)));
    Ok(())
}

#[test]
fn older_spellings_become_those_of_2_0() -> Result<(), String> {
    let model = try_load(&[(
        "1.0",
        json!({
            "n#Named": {
                "type": "string",
                "traits": {"smithy.api#enum": [
                    {"value": "v-1", "name": "V1", "documentation": "first", "deprecated": true},
                    {"value": "v-2", "name": "V2"}
                ]}
            },
            "n#Unnamed": {"type": "string", "traits": {"smithy.api#enum": [{"value": "v"}]}},
            "n#Set": {"type": "set", "member": {"target": "smithy.api#String"}},
            "n#Count": {"type": "integer"},
            "n#Boxed": {"type": "integer", "traits": {"smithy.api#box": {}}},
            "n#S": {
                "type": "structure",
                "members": {
                    "count": {"target": "n#Count"},
                    "boxed": {"target": "n#Boxed"},
                    "boxedHere": {"target": "n#Count", "traits": {"smithy.api#box": {}}},
                    "flag": {"target": "smithy.api#PrimitiveBoolean"},
                    "maybe": {"target": "smithy.api#Boolean"}
                }
            }
        }),
    )])?;
    assert!(matches!(shape(&model, "n#Named").kind, ShapeKind::Enum(_)));
    let first = member(&model, "n#Named", "V1").ok_or("no member V1")?;
    assert_eq!(first.traits.enum_text(), Some("v-1"));
    assert_eq!(first.traits.documentation(), Some("first"));
    assert!(first.traits.deprecated().is_some());
    let unnamed = shape(&model, "n#Unnamed");
    assert_eq!(unnamed.kind, ShapeKind::Simple(SimpleKind::String));
    assert!(unnamed.traits.has("smithy.api#enum"));
    assert!(shape(&model, "n#Set").traits.unique_items());
    let defaults: Vec<Option<String>> = shape(&model, "n#S")
        .members()
        .map(|member| member.traits.default_value().map(ToString::to_string))
        .collect();
    let zero = Some("0".to_owned());
    assert_eq!(defaults, [zero, None, None, Some("false".to_owned()), None]);
    Ok(())
}

#[test]
fn enum_members_have_values() -> Result<(), String> {
    let unit = json!({"target": "smithy.api#Unit"});
    let model = try_load(&[(
        "2.0",
        json!({"n#E": {"type": "enum", "members": {"A": unit}}}),
    )])?;
    assert_eq!(
        member(&model, "n#E", "A").and_then(|member| member.traits.enum_text()),
        Some("A")
    );
    Ok(())
}

#[test]
fn files_are_merged() -> Result<(), String> {
    let same = json!({"type": "string", "traits": {"smithy.api#tags": ["a"]}});
    let model = try_load(&[
        ("2.0", json!({"n#A": same})),
        ("2", json!({"n#A": same, "n#B": {"type": "blob"}})),
        (
            "2.0",
            json!({"n#A": {"type": "apply", "traits": {"smithy.api#tags": ["b"]}}}),
        ),
    ])?;
    assert_eq!(shape(&model, "n#A").traits.tags(), ["a", "b"]);
    assert_eq!(
        shape(&model, "n#B").kind,
        ShapeKind::Simple(SimpleKind::Blob)
    );
    let text = faults(&[
        ("2.0", json!({"n#A": same})),
        ("2.0", json!({"n#A": {"type": "blob"}})),
    ]);
    assert!(
        text.starts_with("1.json:1:27: error: this shape is defined twice"),
        "{text}"
    );
    Ok(())
}

#[test]
fn one_fault_hides_those_that_follow_from_it() {
    let text = faults(&[(
        "2.0",
        json!({
            "n#Op": {"type": "operation", "input": {"target": "n#In"}, "traits": {
                "smithy.api#http": {"method": "GET", "uri": "/{id}"}
            }},
            "n#In": {"type": "structure", "members": {"id": {"target": 1}}},
            "n#Gone": {"type": "strcuture"},
            "n#A": {"type": "list", "member": {"target": "n#Gone"}}
        }),
    )]);
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains("the target is a number [n#In$id]"), "{text}");
    assert!(text.contains("did you mean `structure`?"), "{text}");
}

#[test]
fn odd_texts_are_faults_with_places() {
    let deep = "[".repeat(5000);
    let texts = [
        "",
        "nul",
        "[]",
        "{\"smithy\": 2}",
        "{\"smithy\": \"2.0\", \"shapes\": []}",
        &deep,
        "\u{feff}{}",
    ];
    for text in texts {
        let mut sources = Sources::new();
        sources.push("odd.json", text);
        let faults = load(sources).err().unwrap_or_default();
        assert!(faults.has_errors(), "{text}");
        assert!(
            faults.iter().all(|fault| fault.location.is_some()),
            "{faults}"
        );
    }
    assert!(load(Sources::new()).is_err());
}

/// Lists that stand directly in each other, the innermost of strings.
fn nested_lists(count: usize) -> serde_json::Value {
    let lists = (0..count).map(|index| {
        let target = match index {
            0 => "smithy.api#String".to_owned(),
            _ => format!("n#L{}", index - 1),
        };
        let list = json!({"type": "list", "member": {"target": target}});
        (format!("n#L{index}"), list)
    });
    serde_json::Value::Object(lists.collect())
}

#[test]
fn collections_are_nested_up_to_a_depth() {
    assert_eq!(faults(&[("2.0", nested_lists(32))]), "");
    let too_deep = faults(&[("2.0", nested_lists(5000))]);
    assert!(too_deep.contains("n#L32"), "{too_deep}");
    assert!(!too_deep.contains("n#L33"), "{too_deep}");
}

#[test]
fn the_validation_error_of_servers_need_not_be_defined() -> Result<(), String> {
    const ERROR: &str = "smithy.framework#ValidationException";
    let operation = json!({"type": "operation", "errors": [{"target": ERROR}]});
    let model = try_load(&[("2.0", json!({ "n#Op": operation }))])?;
    assert!(member(&model, ERROR, "fieldList").is_some());

    let own = json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    let model = try_load(&[("2.0", json!({ "n#Op": operation, ERROR: own }))])?;
    assert!(member(&model, ERROR, "fieldList").is_none());
    Ok(())
}

#[test]
fn numbers_keep_their_digits() -> Result<(), String> {
    for digits in [
        "18446744073709551616",
        "0.10",
        "1e+400",
        "-0",
        "123456789.123456789123456789",
    ] {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{"n#D": {{"type": "document", "traits": {{"n#number": {digits}}}}}}}}}"#
        );
        let mut sources = Sources::new();
        sources.push("model.json", text);
        let model = load(sources).map_err(|faults| faults.to_string())?;
        let number = shape(&model, "n#D").traits.get("n#number");
        assert_eq!(number.map(ToString::to_string), Some(digits.to_owned()));
    }
    Ok(())
}
