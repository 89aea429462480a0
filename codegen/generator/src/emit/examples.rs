//! Examples of the model in the documentation of an operation: the call in Rust, as users write it, which
//! `cargo test` compiles and does not run, and what comes back, as JSON.

use std::fmt::Write as _;

use crate::plan::examples::Example;
use crate::plan::names::Identifier;
use crate::plan::operations::OperationPlan;
use crate::plan::symbols::{Item, Module};
use crate::plan::values::{DocumentValue, FieldValue, StructureValue, Value};

/// How far a line is moved to the right below the one that it belongs to.
const INDENT: &str = "    ";

/// Lines of Markdown for the examples of an operation, beginning with an empty one; nothing without
/// examples. `package` is the name of the emitted crate.
pub(super) fn lines(plan: &OperationPlan, package: &str) -> Vec<String> {
    if plan.examples.is_empty() {
        return Vec::new();
    }
    let code = Code {
        root: package.replace('-', "_"),
    };
    let mut lines = vec![String::new(), "# Examples".to_owned()];
    for example in &plan.examples {
        lines.extend(example.text.iter().cloned());
        if let Some(input) = &example.input {
            lines.push(String::new());
            lines.extend(fenced("no_run", &code.call(&plan.names.method, input)));
        }
        lines.extend(shown(example));
    }
    lines
}

/// What is shown as JSON.
fn shown(example: &Example) -> impl Iterator<Item = String> {
    example.shown.iter().flat_map(|(caption, json)| {
        let caption = ["", caption, ""].map(str::to_owned);
        caption.into_iter().chain(fenced("text", json))
    })
}

/// Lines as a block of code. No line of it can end the block: none consists of backticks.
fn fenced(kind: &str, lines: &[String]) -> Vec<String> {
    let fence = std::iter::once(format!("```{kind}"));
    let lines = fence.chain(lines.iter().cloned());
    lines.chain(["```".to_owned()]).collect()
}

/// Writes Rust that uses the crate with this name.
struct Code {
    root: String,
}

impl Code {
    /// A call with this input, in a function that makes it compile.
    fn call(&self, method: &Identifier, input: &StructureValue) -> Vec<String> {
        let mut text = format!("client\n{INDENT}.{method}()\n");
        for field in &input.fields {
            self.setter(field, INDENT, &mut text);
        }
        let root = &self.root;
        let _ = write!(text, "{INDENT}.send()\n{INDENT}.await?;");
        let mut lines = vec![format!(
            "# async fn example(client: &{root}::Client) -> Result<(), Box<dyn std::error::Error>> {{"
        )];
        lines.extend(text.lines().map(str::to_owned));
        lines.extend(["# Ok(())", "# }"].map(str::to_owned));
        lines
    }

    /// The calls that set a member, each on a line of its own.
    fn setter(&self, field: &FieldValue, indent: &str, text: &mut String) {
        let FieldValue { names, value } = field;
        let name = &names.name;
        let arguments: Vec<String> = match value {
            Value::List(elements) if !elements.is_empty() && !is_sparse(elements.iter()) => {
                let elements = elements.iter();
                elements.map(|it| self.argument(it, indent)).collect()
            }
            Value::Map(entries)
                if !entries.is_empty() && !is_sparse(entries.iter().map(|(_, value)| value)) =>
            {
                let pair = |(key, value): &(Value, Value)| {
                    let key = self.argument(key, indent);
                    format!("{key}, {}", self.argument(value, indent))
                };
                entries.iter().map(pair).collect()
            }
            Value::List(_) | Value::Map(_) => {
                let value = self.value(value, indent);
                let _ = writeln!(text, "{indent}.set_{}(Some({value}))", names.base);
                return;
            }
            value => vec![self.argument(value, indent)],
        };
        for argument in arguments {
            let _ = writeln!(text, "{indent}.{name}({argument})");
        }
    }

    /// A value where a setter takes it: text needs not be a `String`, and what is boxed no box.
    fn argument(&self, value: &Value, indent: &str) -> String {
        match value {
            Value::String(text) => format!("{text:?}"),
            Value::Boxed(value) => self.value(value, indent),
            value => self.value(value, indent),
        }
    }

    /// A value of its own type; what follows on further lines stands below `indent`.
    fn value(&self, value: &Value, indent: &str) -> String {
        match value {
            Value::Bool(value) => value.to_string(),
            Value::I8(value) => value.to_string(),
            Value::I16(value) => value.to_string(),
            Value::I32(value) => value.to_string(),
            Value::I64(value) => value.to_string(),
            Value::F32(value) => float(f64::from(*value), format!("{value:?}"), "f32"),
            Value::F64(value) => float(*value, format!("{value:?}"), "f64"),
            Value::BigInteger(text) | Value::BigDecimal(text) => format!("{text:?}.parse()?"),
            Value::String(text) => format!("{text:?}.to_owned()"),
            Value::Blob(bytes) => format!("{}::Blob::new({})", self.primitives(), literal(bytes)),
            Value::Stream(bytes) => {
                let stream = format!("{}::ByteStream", self.primitives());
                format!("{stream}::from_static({})", literal(bytes))
            }
            Value::Timestamp(seconds, 0) => {
                format!("{}::DateTime::from_secs({seconds})", self.primitives())
            }
            Value::Timestamp(seconds, nanos) => {
                let time = format!("{}::DateTime", self.primitives());
                format!("{time}::from_secs_and_nanos({seconds}, {nanos})")
            }
            Value::Document(value) => document(value),
            Value::Enum(item, text) => format!("{}::from({text:?})", self.path(item)),
            Value::List(elements) => {
                let elements = elements.iter().map(|it| self.value(it, indent));
                format!("vec![{}]", joined(elements))
            }
            Value::Map(entries) => {
                let pair = |(key, value): &(Value, Value)| {
                    format!(
                        "({}, {})",
                        self.value(key, indent),
                        self.value(value, indent)
                    )
                };
                let pairs = joined(entries.iter().map(pair));
                format!("std::collections::HashMap::from([{pairs}])")
            }
            Value::Option(None) => "None".to_owned(),
            Value::Option(Some(value)) => format!("Some({})", self.value(value, indent)),
            Value::Structure(value) => self.structure(value, indent),
            Value::Union(item, variant, None) => format!("{}::{variant}", self.path(item)),
            Value::Union(item, variant, Some(value)) => {
                let value = self.value(value, indent);
                format!("{}::{variant}({value})", self.path(item))
            }
            Value::Boxed(value) => format!("Box::new({})", self.value(value, indent)),
        }
    }

    fn structure(&self, value: &StructureValue, indent: &str) -> String {
        let indent = &format!("{indent}{INDENT}");
        let mut text = format!("{}::builder()\n", self.path(&value.item));
        for field in &value.fields {
            self.setter(field, indent, &mut text);
        }
        let end = if value.fallible { "?" } else { "" };
        let _ = write!(text, "{indent}.build(){end}");
        text
    }

    fn path(&self, Item { module, name }: &Item) -> String {
        let root = &self.root;
        match module {
            Module::Types => format!("{root}::types::{name}"),
            Module::TypeBuilders => format!("{root}::types::builders::{name}"),
            Module::Errors => format!("{root}::types::error::{name}"),
            Module::ErrorBuilders => format!("{root}::types::error::builders::{name}"),
            Module::Operation(operation) => format!("{root}::operation::{operation}::{name}"),
            Module::OperationBuilders(operation) => {
                format!("{root}::operation::{operation}::builders::{name}")
            }
        }
    }

    fn primitives(&self) -> String {
        format!("{}::primitives", self.root)
    }
}

/// Whether the elements are those of a sparse collection, which take `None` too.
fn is_sparse<'v>(mut elements: impl Iterator<Item = &'v Value>) -> bool {
    elements.any(|element| matches!(element, Value::Option(_)))
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

/// A float, also those that have no literal.
fn float(value: f64, literal: String, ty: &str) -> String {
    if value.is_nan() {
        format!("{ty}::NAN")
    } else if value.is_infinite() {
        let sign = if value > 0.0 { "" } else { "NEG_" };
        format!("{ty}::{sign}INFINITY")
    } else {
        literal
    }
}

/// Bytes as a byte string.
fn literal(bytes: &[u8]) -> String {
    format!("b\"{}\"", bytes.escape_ascii())
}

fn document(value: &DocumentValue) -> String {
    let ty = "aws_smithy_types::Document";
    let number = |kind: &str, number: &dyn std::fmt::Debug| {
        format!("{ty}::Number(aws_smithy_types::Number::{kind}({number:?}))")
    };
    match value {
        DocumentValue::Null => format!("{ty}::Null"),
        DocumentValue::Bool(value) => format!("{ty}::Bool({value})"),
        DocumentValue::PosInt(value) => number("PosInt", value),
        DocumentValue::NegInt(value) => number("NegInt", value),
        DocumentValue::Float(value) => number("Float", value),
        DocumentValue::String(text) => format!("{ty}::String({text:?}.to_owned())"),
        DocumentValue::Array(items) => {
            format!("{ty}::Array(vec![{}])", joined(items.iter().map(document)))
        }
        DocumentValue::Object(entries) => {
            let pair = |(name, value): &(String, DocumentValue)| {
                format!("({name:?}.to_owned(), {})", document(value))
            };
            let pairs = joined(entries.iter().map(pair));
            format!("{ty}::Object(std::collections::HashMap::from([{pairs}]))")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::names::member_names;

    use super::*;

    #[test]
    fn no_text_of_a_model_leaves_its_literal() {
        let code = Code {
            root: "books".to_owned(),
        };
        let names = member_names(["title"]).remove(0);
        for text in ["\n```\n", "\"); panic!(\"", "\u{202e}\r#[x]", "\\\n# }"] {
            let mut written = String::new();
            let field = FieldValue {
                names: names.clone(),
                value: Value::String(text.to_owned()),
            };
            code.setter(&field, INDENT, &mut written);
            assert_eq!(written.lines().count(), 1, "{written}");
            let call: syn::Expr = syn::parse_str(&format!("x{written}")).expect("one call");
            let syn::Expr::MethodCall(call) = call else {
                panic!("{written}");
            };
            let Some(syn::Expr::Lit(argument)) = call.args.first() else {
                panic!("{written}");
            };
            let syn::Lit::Str(literal) = &argument.lit else {
                panic!("{written}");
            };
            assert_eq!(literal.value(), text);
        }
    }
}
