//! The values of known traits have the form that the trait prescribes. Other traits are not looked at.

use serde_json::Value;

use super::trait_forms::{Form, form_of};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::syntax::describe;
use crate::model::{Shape, Traits};

/// Checks the traits of a shape and its members.
pub(super) fn check(shape: &Shape, faults: &mut Diagnostics) {
    for fault in misfits(&shape.traits) {
        faults.push(fault.shape(&shape.id));
    }
    for member in shape.slots() {
        for fault in misfits(&member.traits) {
            faults.push(fault.member(&shape.id, &member.name));
        }
    }
}

fn misfits(traits: &Traits) -> impl Iterator<Item = Diagnostic> {
    traits.iter().filter_map(|(id, value)| {
        let form = form_of(id)?;
        let misfit = misfit(value, form)?;
        let place = misfit
            .path
            .iter()
            .fold(traits.location(id), |here, key| here.child(key));
        let message = match misfit.path.join(".").as_str() {
            "" => format!("the value of trait `{id}` {}", misfit.what),
            path => format!("`{path}` in the value of trait `{id}` {}", misfit.what),
        };
        Some(
            Diagnostic::error(message)
                .at(place)
                .expected(misfit.expected),
        )
    })
}

struct Misfit {
    /// From the trait's value to what does not fit.
    path: Vec<String>,
    what: String,
    expected: String,
}

impl Misfit {
    fn under(mut self, key: impl ToString) -> Self {
        self.path.insert(0, key.to_string());
        self
    }
}

/// The first thing in a value that does not fit the form. Recursion ends with the nesting of the form.
fn misfit(value: &Value, form: &Form) -> Option<Misfit> {
    let fits = match form {
        Form::Any => true,
        Form::Object => value.is_object(),
        Form::Text => value.is_string(),
        Form::Token => value.as_str().is_some_and(is_token),
        Form::TokenStart => value
            .as_str()
            .is_some_and(|text| text.is_empty() || is_token(text)),
        Form::XmlName => value.as_str().is_some_and(is_xml_name),
        Form::Flag => value.is_boolean(),
        Form::Number => value.is_number(),
        Form::Integer(least, greatest) => value
            .as_i64()
            .is_some_and(|number| (*least..=*greatest).contains(&number)),
        Form::TextOrInteger => value.is_string() || value.is_i64(),
        Form::OneOf(texts) => value.as_str().is_some_and(|text| texts.contains(&text)),
        Form::List(item) => match value {
            Value::Array(items) => {
                let mut items = items.iter().enumerate();
                return items.find_map(|(index, value)| Some(misfit(value, item)?.under(index)));
            }
            _ => false,
        },
        Form::MapOf(item) => match value {
            Value::Object(entries) => {
                return entries
                    .iter()
                    .find_map(|(key, value)| Some(misfit(value, item)?.under(key)));
            }
            _ => false,
        },
        Form::Record(fields) => match value {
            Value::Object(_) => {
                return fields.iter().find_map(|field| match value.get(field.name) {
                    Some(value) => Some(misfit(value, &field.form)?.under(field.name)),
                    None => field.required.then(|| Misfit {
                        path: Vec::new(),
                        what: format!("has no `{}`", field.name),
                        expected: format!(
                            "the key `{}` with {}",
                            field.name,
                            field.form.describe()
                        ),
                    }),
                });
            }
            _ => false,
        },
    };
    (!fits).then(|| Misfit {
        path: Vec::new(),
        what: match value {
            Value::Number(number) => format!("is {number}"),
            Value::String(text) if text.len() <= 40 => format!("is {:?}", text),
            other => format!("is {}", describe(other)),
        },
        expected: form.describe(),
    })
}

/// Whether the text is a token as methods and header names are. Source: RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

/// Whether the text is a name as the traits of XML take it. Source: Smithy 2.0, "xmlName trait".
fn is_xml_name(text: &str) -> bool {
    let is_name = |name: &str| {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_-".contains(&byte);
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && name.bytes().all(fits)
    };
    match text.split_once(':') {
        Some((prefix, name)) => is_name(prefix) && is_name(name),
        None => is_name(text),
    }
}
