//! Examples of a model, for documentation: a call with the input, and what comes back.

use serde_json::Value as Json;

use crate::DocsLevel;
use crate::docs;
use crate::model::{Shape, ShapeId};

use super::context::PlanContext;
use super::roles::Role;
use super::symbols::Item;
use super::values::{Notation, Reader, StructureValue, Value};

/// An example of a call.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows, as lines of Markdown.
    pub text: Vec<String>,
    /// The input, when it fits the model.
    pub input: Option<StructureValue>,
    /// The input as it stands in the model, when it does not fit, and what comes back: each with a caption,
    /// as lines of JSON.
    pub shown: Vec<(&'static str, Vec<String>)>,
}

/// The examples of an operation; none when not all documentation is wanted.
pub fn plan(context: PlanContext<'_>, operation: &Shape, input: (&ShapeId, &Item)) -> Vec<Example> {
    if context.docs != DocsLevel::Full {
        return Vec::new();
    }
    let examples = operation.traits.examples().iter();
    examples.map(|json| example(context, json, input)).collect()
}

fn example(context: PlanContext<'_>, json: &Json, (id, item): (&ShapeId, &Item)) -> Example {
    let reader = Reader {
        model: context.model,
        symbols: context.symbols,
        boxed: context.boxed,
        notation: Notation::Test,
    };
    let none = Json::Object(serde_json::Map::new());
    let given = json.get("input").unwrap_or(&none);
    let input = match reader.structure(id, item.clone(), Role::Input, given) {
        Some(Value::Structure(value)) => Some(value),
        _ => None,
    };
    let input_text = match input {
        Some(_) => None,
        None => json.get("input").map(|value| ("Input:", value)),
    };
    let answers = [("output", "Output:"), ("error", "Error:")];
    let answers = answers.map(|(key, caption)| Some((caption, json.get(key)?)));
    let shown = input_text.into_iter().chain(answers.into_iter().flatten());
    Example {
        text: text(json),
        input,
        shown: shown
            .map(|(caption, json)| (caption, lines(json)))
            .collect(),
    }
}

/// The title and the documentation, with an empty line before each.
fn text(example: &Json) -> Vec<String> {
    let mut lines = Vec::new();
    for key in ["title", "documentation"] {
        let paragraph = example.get(key).and_then(Json::as_str).unwrap_or_default();
        let paragraph = docs::markdown(paragraph);
        if !paragraph.is_empty() {
            lines.push(String::new());
            lines.extend(paragraph);
        }
    }
    lines
}

/// A value as lines of JSON. Strings hold no line breaks there.
fn lines(json: &Json) -> Vec<String> {
    let text = serde_json::to_string_pretty(json).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}
