//! Expressions of the rules language: references, functions, attribute paths and templates.
//!
//! Source: Smithy 2.0 specification, "Rules engine". Which values a name stands for is kept in
//! [`Names`]; what rules do with expressions is decided elsewhere.

use indexmap::IndexSet;
use serde_json::Value;

use super::json::Json;
use super::parameters::Parameter;
use super::program::{Attribute, Condition, Expr, Function};
use super::templates::{Piece, Segment, pieces, segments};
use super::words::near_miss;
use crate::plan::names;

/// The values that rules can name: parameters everywhere, assigned values where they are in scope.
pub(super) struct Names {
    slots: IndexSet<String>,
    in_scope: Vec<usize>,
}

impl Names {
    /// The names of the parameters.
    pub(super) fn new(parameters: &[Parameter]) -> Self {
        let slots: IndexSet<String> = parameters
            .iter()
            .map(|parameter| parameter.name.clone())
            .collect();
        let in_scope = (0..slots.len()).collect();
        Self { slots, in_scope }
    }

    /// The slot of a name that is assigned here, and in scope from here on.
    pub(super) fn assign(&mut self, name: &str) -> usize {
        let (slot, _) = self.slots.insert_full(name.to_owned());
        if !self.in_scope.contains(&slot) {
            self.in_scope.push(slot);
        }
        slot
    }

    /// How far the scope goes at present, for [`Names::leave`].
    pub(super) fn enter(&self) -> usize {
        self.in_scope.len()
    }

    /// Takes the scope back to where it was.
    pub(super) fn leave(&mut self, mark: usize) {
        self.in_scope.truncate(mark);
    }

    /// The names of all slots as Rust constants, no two the same.
    pub(super) fn into_constants(self) -> Vec<String> {
        // The table itself is a constant too.
        let mut constants = IndexSet::from(["RULES".to_owned()]);
        for slot in &self.slots {
            let mut name = constant(slot);
            while constants.contains(&name) {
                name.push('_');
            }
            constants.insert(name);
        }
        constants.into_iter().skip(1).collect()
    }

    fn slot(&self, name: &str) -> Option<usize> {
        self.slots
            .get_index_of(name)
            .filter(|slot| self.in_scope.contains(slot))
    }

    /// The slot of a name that is in scope, or a fault at `json`.
    fn resolve(&self, json: &Json<'_>, name: &str) -> Option<Expr> {
        let slot = self.slot(name);
        if slot.is_none() {
            let known = self
                .in_scope
                .iter()
                .filter_map(|slot| self.slots.get_index(*slot));
            json.fault_once(
                format!("`{name}` is neither a parameter nor a value assigned before"),
                near_miss(name, known.map(String::as_str)),
            );
        }
        slot.map(Expr::Slot)
    }
}

/// The name of a constant, from any text.
fn constant(name: &str) -> String {
    let constant = names::own_constant_case(name);
    match constant.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => constant,
        false => format!("VALUE_{constant}"),
    }
}

/// Plans a condition; what it assigns is in scope afterwards.
pub(super) fn condition(json: &Json<'_>, names: &mut Names) -> Option<Condition> {
    let expr = call(json, names)?;
    let assign = match json.get("assign") {
        Some(name) => Some(names.assign(name.text()?)),
        None => None,
    };
    Some(Condition { expr, assign })
}

/// Plans an expression: a literal, a template, a reference or a function.
pub(super) fn expr(json: &Json<'_>, names: &Names) -> Option<Expr> {
    match json.value() {
        Value::String(text) => template(json, text, names),
        Value::Bool(value) => Some(Expr::Flag(*value)),
        Value::Number(_) => json.integer().map(Expr::Integer),
        Value::Object(_) => match json.get("ref") {
            Some(name) => names.resolve(&name, name.text()?),
            None => call(json, names),
        },
        Value::Null | Value::Array(_) => {
            json.fault("this is no expression of the rules language");
            None
        }
    }
}

fn call(json: &Json<'_>, names: &Names) -> Option<Expr> {
    let name_json = json.need("fn")?;
    let name = name_json.text()?;
    let argv = json.need("argv")?;
    if name == "getAttr" {
        return get_attribute(&argv, names);
    }
    let Some(function) = Function::named(name) else {
        let known = Function::NAMES.iter().copied().chain(["getAttr"]);
        name_json.fault_with_help(
            format!("no function is called `{name}`"),
            near_miss(name, known),
        );
        return None;
    };
    // Every argument is looked at, so that all faults are found, before a missing one counts.
    let arguments: Vec<Option<Expr>> = argv.elements().map(|json| expr(&json, names)).collect();
    let (least, most) = function.arity();
    if arguments.len() < least || arguments.len() > most {
        argv.fault(format!(
            "`{name}` does not take {} arguments",
            arguments.len()
        ));
        return None;
    }
    let mut arguments: Vec<Expr> = arguments.into_iter().collect::<Option<_>>()?;
    if matches!(function, Function::BooleanEquals | Function::StringEquals)
        && arguments.first().is_some_and(Expr::is_literal)
    {
        // The order does not matter; one order for all makes more conditions equal.
        arguments.reverse();
    }
    Some(Expr::Call(function, arguments))
}

fn get_attribute(argv: &Json<'_>, names: &Names) -> Option<Expr> {
    let arguments: Vec<Json<'_>> = argv.elements().collect();
    let [of, path] = arguments.as_slice() else {
        argv.fault("`getAttr` takes a value and a path");
        return None;
    };
    attribute_path(path, expr(of, names)?, path.text()?)
}

/// `a.b[0]` of a value.
fn attribute_path(json: &Json<'_>, of: Expr, path: &str) -> Option<Expr> {
    let segments = segments(path).map_err(|message| json.fault(message)).ok()?;
    segments.into_iter().try_fold(of, |of, segment| {
        Some(match segment {
            Segment::Index(index) => Expr::Index(Box::new(of), index),
            Segment::Attribute(name) => {
                let Some(attribute) = Attribute::named(name) else {
                    json.fault_with_help(
                        format!("no value has an attribute `{name}`"),
                        near_miss(name, Attribute::NAMES.iter().copied()),
                    );
                    return None;
                };
                Expr::Get(Box::new(of), attribute)
            }
        })
    })
}

/// Text with `{name}` and `{name#attribute}` in it.
pub(super) fn template(json: &Json<'_>, text: &str, names: &Names) -> Option<Expr> {
    let Some(pieces) = pieces(text) else {
        json.fault("a brace without its counterpart");
        return None;
    };
    let mut parts = Vec::new();
    for piece in pieces {
        parts.push(match piece {
            Piece::Text(text) => Expr::Text(text),
            Piece::Reference(name, path) => {
                let of = names.resolve(json, name)?;
                match path {
                    Some(path) => attribute_path(json, of, path)?,
                    None => of,
                }
            }
        });
    }
    Some(match parts.as_slice() {
        [] => Expr::Text(String::new()),
        [Expr::Text(text)] => Expr::Text(text.clone()),
        _ => Expr::Join(parts),
    })
}
