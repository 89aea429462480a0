//! Examples of a model as documentation: what is sent and what comes back, as JSON.

use serde_json::Value;

use crate::DocsLevel;
use crate::docs;
use crate::model::Traits;

/// Lines of Markdown for the examples of an operation, beginning with an empty one; nothing when
/// there are none or not all documentation is wanted. None of it becomes a doctest.
pub fn lines(level: DocsLevel, traits: &Traits) -> Vec<String> {
    let examples = traits.examples();
    if level != DocsLevel::Full || examples.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), "# Examples".to_owned()];
    for example in examples {
        let text = |key| example.get(key).and_then(Value::as_str);
        for paragraph in [text("title"), text("documentation")].into_iter().flatten() {
            let paragraph = docs::markdown(paragraph);
            if !paragraph.is_empty() {
                lines.push(String::new());
                lines.extend(paragraph);
            }
        }
        for (key, caption) in [
            ("input", "Input:"),
            ("output", "Output:"),
            ("error", "Error:"),
        ] {
            if let Some(value) = example.get(key) {
                lines.extend(["", caption, ""].map(str::to_owned));
                lines.extend(fenced(value));
            }
        }
    }
    lines
}

/// A value as a block of code. No line of it can end the block: strings hold no line breaks.
fn fenced(value: &Value) -> Vec<String> {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut lines = vec!["```text".to_owned()];
    lines.extend(json.lines().map(str::to_owned));
    lines.push("```".to_owned());
    lines
}
