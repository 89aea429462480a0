//! Replies for any operation, made up from the model: bodies with every member, with none, with
//! enum values that nobody has heard of, and each modeled error. What calls are made is not decided here.

use serde_json::{Map, Value, json};

use crate::replies::{Script, error, with_status};

/// A model (Smithy JSON AST) from which replies are made up.
#[derive(Debug)]
pub(crate) struct Samples {
    shapes: Map<String, Value>,
}

/// What a made-up body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Every member, each enum by its first value.
    Full,
    /// Every member, each enum by a value that the model lacks.
    UnknownValues,
    /// Every member, lists and maps without elements.
    EmptyCollections,
    /// Every member of the outermost structure, as null.
    Nulls,
}

impl Samples {
    /// Reads a model.
    ///
    /// # Errors
    /// The text is no JSON, or has no shapes.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let mut model: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match model.get_mut("shapes").map(Value::take) {
            Some(Value::Object(shapes)) => Ok(Self { shapes }),
            _ => Err("the model has no shapes".to_owned()),
        }
    }

    /// The replies to a call, by its name: all of them when that is just the operation's, and an
    /// ordinary one when a comma and more follow.
    ///
    /// # Errors
    /// The model has no such operation.
    pub(crate) fn replies(&self, call: &str) -> Result<Vec<Script>, String> {
        let (operation, is_variation) = match call.split_once(',') {
            Some((operation, _)) => (operation, true),
            None => (call, false),
        };
        let wanted = format!("#{operation}");
        let found = self.shapes.iter().find(|(id, _)| id.ends_with(&wanted));
        let (_, operation) = found.ok_or_else(|| format!("the model has no `{operation}`"))?;
        let mut scripts = self.successes(operation);
        if is_variation {
            scripts.truncate(1);
        } else {
            scripts.extend(self.errors(operation));
        }
        Ok(scripts)
    }

    fn successes(&self, operation: &Value) -> Vec<Script> {
        let status = operation["traits"]["smithy.api#http"]["code"]
            .as_u64()
            .and_then(|code| code.try_into().ok());
        let output = self.shapes.get(target(&operation["output"]));
        let members = output.and_then(|output| output["members"].as_object());
        let mut members = members.into_iter().flatten().map(|(_, member)| member);
        let payload = members.find(|member| has_trait(member, "httpPayload"));
        let script = |name: &str, body: String| Script {
            name: name.to_owned(),
            script: vec![with_status(status.unwrap_or(200), body)],
        };
        let Some(payload) = payload else {
            return vec![
                script("no body", String::new()),
                script("{}", "{}".to_owned()),
            ];
        };
        let body = |style| self.sample(payload, style, &mut Vec::new()).to_string();
        vec![
            script("every member", body(Style::Full)),
            script("unknown enum values", body(Style::UnknownValues)),
            script("empty collections", body(Style::EmptyCollections)),
            script("nulls", body(Style::Nulls)),
            script("{}", "{}".to_owned()),
        ]
    }

    fn errors(&self, operation: &Value) -> Vec<Script> {
        let errors = operation["errors"].as_array().into_iter().flatten();
        let scripts = errors.map(|reference| {
            let id = target(reference);
            let name = id.split('#').next_back().unwrap_or(id);
            let shape = self.shapes.get(id).unwrap_or(&Value::Null);
            let status = shape["traits"]["smithy.api#httpError"].as_u64();
            let status = status.and_then(|status| status.try_into().ok());
            let mut body = self.sample(reference, Style::Full, &mut Vec::new());
            body["__type"] = json!(name);
            Script {
                name: name.to_owned(),
                // Those that are tried again fail to the end.
                script: vec![error(status.unwrap_or(400), None, &body.to_string()); 3],
            }
        });
        scripts.collect()
    }

    /// A value for a member or another reference. `above` are the structures that it is in: one that
    /// holds itself ends there.
    fn sample<'a>(&'a self, member: &'a Value, style: Style, above: &mut Vec<&'a str>) -> Value {
        let id = target(member);
        let shape = self.shapes.get(id).unwrap_or(&Value::Null);
        let is_empty = style == Style::EmptyCollections;
        match shape["type"].as_str().unwrap_or_default() {
            "structure" if above.contains(&id) => json!({}),
            "structure" => {
                above.push(id);
                let members = shape["members"].as_object().into_iter().flatten();
                let value = members.map(|(name, member)| {
                    let value = match style {
                        Style::Nulls => Value::Null,
                        _ => self.sample(member, style, above),
                    };
                    (name.clone(), value)
                });
                let value = value.collect();
                above.pop();
                Value::Object(value)
            }
            "list" if is_empty => json!([]),
            "list" => json!([self.sample(&shape["member"], style, above)]),
            "map" if is_empty => json!({}),
            "map" => json!({ "key": self.sample(&shape["value"], style, above) }),
            "enum" if style == Style::UnknownValues => json!("UNHEARD_OF"),
            "enum" => first_value(shape),
            "boolean" => json!(true),
            "integer" | "long" | "short" | "byte" => json!(-7),
            "float" | "double" => json!(1.5),
            "blob" => json!("AP8+Pwc="),
            "timestamp" => timestamp(member, shape),
            _ => json!("text \"\u{e4}\u{1f40e}\""),
        }
    }
}

fn target(reference: &Value) -> &str {
    reference["target"].as_str().unwrap_or_default()
}

fn has_trait(shape: &Value, name: &str) -> bool {
    !shape["traits"][format!("smithy.api#{name}")].is_null()
}

fn first_value(shape: &Value) -> Value {
    let mut members = shape["members"].as_object().into_iter().flatten();
    let value = members
        .next()
        .map(|(_, member)| member["traits"]["smithy.api#enumValue"].clone());
    value.unwrap_or_default()
}

/// In the format that the member or its target asks for; JSON's own is a number.
fn timestamp(member: &Value, shape: &Value) -> Value {
    let format = |shape: &Value| {
        shape["traits"]["smithy.api#timestampFormat"]
            .as_str()
            .map(str::to_owned)
    };
    match format(member).or_else(|| format(shape)).as_deref() {
        Some("date-time") => json!("2026-11-23T20:15:00.125Z"),
        Some("http-date") => json!("Mon, 23 Nov 2026 20:15:00 GMT"),
        _ => json!(1_795_464_900.125),
    }
}
