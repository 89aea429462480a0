//! The changes of `xtask/diff-oracle/changes.json`, each with the rules that it falls under in both
//! directions, and the models made of them.
//!
//! A change is an operation with shapes of its own, so that many are in one model and none hides another;
//! what changes the service as a whole is in models of its own, by `group`. In names and paths `$` stands
//! for the name of the change; a target without namespace is a shape of the change or of Smithy's prelude,
//! and a trait without one is of the prelude.

use std::collections::BTreeMap;
use std::fs;

use cargo_farrier::report::{Fault, shown};
use farrier_codegen::Sources;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::pairs::Pair;
use crate::services::repository;

const NAMESPACE: &str = "oracle";

/// A change.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    /// Its name, which is that of its operation.
    pub(super) name: String,
    /// The pair of models that has it.
    #[serde(default = "main_group")]
    pub(super) group: String,
    /// The IDs of rules from the old model to the new one, without those of additions that go with others.
    pub(super) forward: Vec<String>,
    /// The same from the new model to the old one.
    pub(super) backward: Vec<String>,
    old: Option<Side>,
    new: Option<Side>,
}

/// What one of the two models has.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Side {
    input: Map<String, Value>,
    output: Map<String, Value>,
    errors: Vec<String>,
    /// Traits of the operation.
    traits: Map<String, Value>,
    shapes: Map<String, Value>,
    /// Traits of the service.
    service: Map<String, Value>,
}

fn main_group() -> String {
    "main".to_owned()
}

/// Reads the changes.
///
/// # Errors
/// The file cannot be read, or is not what it should be.
pub(super) fn read() -> Result<Vec<Change>, Fault> {
    let path = repository().join("xtask/diff-oracle/changes.json");
    let text = fs::read_to_string(&path)
        .map_err(|error| Fault::io(format!("cannot read `{}`", shown(&path)), &error))?;
    serde_json::from_str(&text).map_err(|error| Fault::new(format!("`{}`: {error}", shown(&path))))
}

/// The pairs of models, one a group and whole, and of each a slice with every third operation.
pub(super) fn pairs(changes: &[Change]) -> Result<Vec<Pair>, Vec<Fault>> {
    let mut groups: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        groups.entry(&change.group).or_default().push(change);
    }
    let mut pairs = Vec::new();
    for (group, changes) in groups {
        let models = [
            model(&changes, |change| change.old.as_ref()),
            model(&changes, |change| change.new.as_ref()),
        ];
        let models = models.map(|model| {
            let mut sources = Sources::new();
            sources.push(format!("{group}.json"), model.to_string());
            sources
        });
        let names = changes.iter().map(|change| change.name.clone());
        for (part, operations) in [
            ("whole", Vec::new()),
            ("slice", names.step_by(3).collect::<Vec<_>>()),
        ] {
            pairs.push(Pair {
                name: format!("changes-{group}-{part}"),
                models: models.clone(),
                operations,
                is_synthetic: true,
            });
        }
    }
    Ok(pairs)
}

/// The model with one side of these changes.
fn model<'c>(changes: &[&'c Change], side: impl Fn(&'c Change) -> Option<&'c Side>) -> Value {
    let mut shapes = Map::new();
    let mut operations = Vec::new();
    let mut traits = Map::new();
    for change in changes {
        let Some(side) = side(change) else { continue };
        let own = Expansion { name: &change.name };
        operations.push(json!({"target": own.id(&change.name)}));
        for (id, shape) in own.shapes(side) {
            shapes.insert(id, shape);
        }
        traits.extend(own.traits(&side.service));
    }
    let speaks = |traits: &Map<String, Value>| {
        let mut ids = traits.keys();
        ids.any(|id| id.starts_with("aws.protocols#"))
    };
    if !speaks(&traits) {
        traits.insert("aws.protocols#restJson1".to_owned(), json!({}));
    }
    traits.insert("aws.auth#sigv4".to_owned(), json!({"name": "oracle"}));
    let service = json!({
        "type": "service", "version": "2026-01-01", "operations": operations, "traits": traits,
    });
    shapes.insert(format!("{NAMESPACE}#Oracle"), service);
    json!({"smithy": "2.0", "shapes": shapes})
}

/// What the short forms of a change stand for.
struct Expansion<'c> {
    name: &'c str,
}

impl Expansion<'_> {
    fn id(&self, short: &str) -> String {
        match short {
            "BigDecimal" | "BigInteger" | "Blob" | "Boolean" | "Byte" | "Document" | "Double"
            | "Float" | "Integer" | "Long" | "Short" | "String" | "Timestamp" | "Unit" => {
                format!("smithy.api#{short}")
            }
            _ => format!("{NAMESPACE}#{}", self.text(short)),
        }
    }

    fn text(&self, short: &str) -> String {
        short.replace('$', self.name)
    }

    /// The operation, its input and output, and the other shapes.
    fn shapes(&self, side: &Side) -> Vec<(String, Value)> {
        let (input, output) = (self.id("$Request"), self.id("$Response"));
        let structure = |members| self.shape(&json!({"type": "structure", "members": members}));
        let errors: Vec<Value> = side.errors.iter().map(|id| self.target(id)).collect();
        let mut traits = self.traits(&side.traits);
        if !traits.contains_key("smithy.api#http") {
            let uri = format!("/{}", self.name);
            traits.insert(
                "smithy.api#http".to_owned(),
                json!({"method": "POST", "uri": uri}),
            );
        }
        let operation = json!({
            "type": "operation", "input": {"target": input}, "output": {"target": output},
            "errors": errors, "traits": traits,
        });
        let mut shapes = vec![
            (self.id(self.name), operation),
            (input.clone(), structure(&side.input)),
            (output.clone(), structure(&side.output)),
        ];
        for (name, shape) in &side.shapes {
            shapes.push((self.id(name), self.shape(shape)));
        }
        shapes
    }

    fn target(&self, short: &str) -> Value {
        json!({"target": self.id(short)})
    }

    fn shape(&self, short: &Value) -> Value {
        let mut shape = Map::new();
        for (key, value) in short.as_object().into_iter().flatten() {
            let value = match (key.as_str(), value) {
                ("members", Value::Object(members)) => {
                    let members = members.iter();
                    let members = members.map(|(name, member)| (name.clone(), self.member(member)));
                    Value::Object(members.collect())
                }
                ("member" | "key" | "value", member) => self.member(member),
                ("traits", Value::Object(traits)) => Value::Object(self.traits(traits)),
                (_, value) => value.clone(),
            };
            shape.insert(key.clone(), value);
        }
        Value::Object(shape)
    }

    fn member(&self, short: &Value) -> Value {
        match short {
            Value::String(target) => self.target(target),
            member => {
                let target = member
                    .get("target")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let traits = member.get("traits").and_then(Value::as_object);
                let traits = traits.map(|traits| self.traits(traits)).unwrap_or_default();
                json!({"target": self.id(target), "traits": traits})
            }
        }
    }

    fn traits(&self, short: &Map<String, Value>) -> Map<String, Value> {
        let traits = short.iter().map(|(id, value)| {
            let id = match id.contains('#') {
                true => id.clone(),
                false => format!("smithy.api#{id}"),
            };
            (id, self.named(value))
        });
        traits.collect()
    }

    /// A trait's value with the name of the change in it.
    fn named(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => items.iter().map(|item| self.named(item)).collect(),
            Value::Object(entries) => {
                let entries = entries.iter();
                let entries = entries.map(|(key, value)| (self.text(key), self.named(value)));
                Value::Object(entries.collect())
            }
            other => other.clone(),
        }
    }
}
