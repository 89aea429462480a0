//! Default values fit the shapes that they are defaults of. Source: Smithy 2.0, "default trait".

use std::fmt::Display;

use serde_json::{Number, Value};

use super::Checked;
use super::kinds::{self, NUMBER, TEXT};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::syntax::describe;
use crate::model::{Shape, ShapeKind, SimpleKind, Traits};

/// Checks the defaults of a shape and its members.
pub(super) fn check(checked: &Checked<'_>, shape: &Shape, faults: &mut Diagnostics) {
    let fault = |traits: &Traits, target: &Shape| -> Option<Diagnostic> {
        let value = traits.default_value()?;
        let Some(expected) = misfit(value, target) else {
            return out_of_range(value, traits, target);
        };
        let message = format!(
            "the default is {}, for a shape of type `{}`",
            describe(value),
            target.kind.name()
        );
        let place = traits.location("smithy.api#default");
        Some(Diagnostic::error(message).at(place).expected(expected))
    };
    faults.extend(fault(&shape.traits, shape).map(|fault| fault.shape(&shape.id)));
    for member in shape.members() {
        if member.traits.default_value().is_none_or(Value::is_null) {
            continue;
        }
        let found = checked
            .get(&member.target)
            .and_then(|target| fault(&member.traits, target));
        faults.extend(found.map(|fault| fault.member(&shape.id, &member.name)));
    }
}

/// The fault of a default that the constraints of the member or the shape do not allow. A zero and an
/// empty text are always allowed: they stand for what is unset.
fn out_of_range(value: &Value, traits: &Traits, target: &Shape) -> Option<Diagnostic> {
    let holders = [traits, &target.traits];
    if !kinds::is(target, TEXT | NUMBER) {
        return None;
    }
    let expected = if let Some(text) = value.as_str().filter(|text| !text.is_empty()) {
        let length = text.chars().count() as u64;
        let outside = |(least, most): &(Option<u64>, Option<u64>)| {
            least.is_some_and(|least| length < least) || most.is_some_and(|most| length > most)
        };
        let mut lengths = holders.iter().filter_map(|traits| traits.length());
        bounds("characters", lengths.find(outside)?)
    } else {
        let number = value.as_f64().filter(|number| *number != 0.0)?;
        let bound = |bound: Option<&Value>| bound.and_then(Value::as_f64);
        let ranges = holders.iter().filter_map(|traits| traits.range());
        let mut ranges = ranges.map(|(least, most)| (bound(least), bound(most)));
        let outside = |(least, most): &(Option<f64>, Option<f64>)| {
            least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most)
        };
        bounds("as a number", ranges.find(outside)?)
    };
    let message = format!("the default is {value}, which the constraints do not allow");
    let place = traits.location("smithy.api#default");
    Some(Diagnostic::error(message).at(place).expected(expected))
}

/// A range in words.
fn bounds<T: Display>(of: &str, (least, most): (Option<T>, Option<T>)) -> String {
    match (least, most) {
        (Some(least), Some(most)) => format!("{least} to {most} {of}"),
        (Some(least), None) => format!("at least {least} {of}"),
        (None, Some(most)) => format!("at most {most} {of}"),
        (None, None) => format!("any {of}"),
    }
}

/// What the value should have been, when it does not fit.
fn misfit(value: &Value, target: &Shape) -> Option<&'static str> {
    let (fits, expected) = match &target.kind {
        ShapeKind::Simple(simple) => simple_fit(value, *simple),
        ShapeKind::Enum(_) => {
            let known = target
                .members()
                .any(|member| member.traits.enum_value() == Some(value));
            (known, "one of the enum's values")
        }
        ShapeKind::IntEnum(_) => {
            let known = target
                .members()
                .any(|member| member.traits.enum_value() == Some(value));
            (known, "one of the enum's values")
        }
        ShapeKind::List(_) => (value.as_array().is_some_and(Vec::is_empty), "an empty list"),
        ShapeKind::Map { .. } => (
            value.as_object().is_some_and(serde_json::Map::is_empty),
            "an empty object",
        ),
        _ => (false, "no default, or null"),
    };
    (!fits).then_some(expected)
}

fn simple_fit(value: &Value, simple: SimpleKind) -> (bool, &'static str) {
    let within = |bits: u32| {
        let value = value.as_i64();
        value.is_some_and(|value| value >= -1_i64 << (bits - 1) && value < 1_i64 << (bits - 1))
    };
    let in_range = |number: f64, simple| match simple {
        SimpleKind::Float => (number as f32).is_finite(),
        _ => number.is_finite(),
    };
    let not_finite = |text: &str| matches!(text, "NaN" | "Infinity" | "-Infinity");
    match simple {
        SimpleKind::Boolean => (value.is_boolean(), "true or false"),
        SimpleKind::String | SimpleKind::Blob => (value.is_string(), "a string"),
        SimpleKind::Byte => (within(8), "an integer of 8 bits"),
        SimpleKind::Short => (within(16), "an integer of 16 bits"),
        SimpleKind::Integer => (within(32), "an integer of 32 bits"),
        SimpleKind::Long => (value.is_i64(), "an integer of 64 bits"),
        SimpleKind::Float | SimpleKind::Double => (
            value.as_f64().is_some_and(|it| in_range(it, simple))
                || value.as_str().is_some_and(not_finite),
            "a number that its type holds",
        ),
        SimpleKind::BigInteger => (
            is_big_integer(value),
            "an integer, or a string of its digits",
        ),
        SimpleKind::BigDecimal => (is_big_decimal(value), "a number, or a string of its digits"),
        SimpleKind::Timestamp => (
            value.is_number() || value.is_string(),
            "a number or a string",
        ),
        SimpleKind::Document => (true, "any value"),
    }
}

/// The text of a number, which may stand in a string.
fn number_text(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    }
}

fn is_big_integer(value: &Value) -> bool {
    number_text(value).is_some_and(|text| {
        let digits = text.strip_prefix('-').unwrap_or(&text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The run-time type has room for exponents of 32 bits and more.
fn is_big_decimal(value: &Value) -> bool {
    number_text(value).is_some_and(|text| {
        let exponent = text
            .split_once(['e', 'E'])
            .map_or("0", |(_, exponent)| exponent);
        text.parse::<Number>().is_ok() && exponent.parse::<i32>().is_ok()
    })
}
