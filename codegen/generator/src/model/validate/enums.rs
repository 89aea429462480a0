//! Enum members have values of the right type, each only once.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Shape, ShapeKind};

/// Checks the values of an enum; other shapes pass.
pub(super) fn check(shape: &Shape, faults: &mut Diagnostics) {
    let (fits, expected): (fn(&Value) -> bool, _) = match &shape.kind {
        ShapeKind::Enum(_) => (Value::is_string, "a string"),
        ShapeKind::IntEnum(_) => (is_i32, "an integer of 32 bits"),
        _ => return,
    };
    let mut members: HashMap<String, &str> = HashMap::new();
    for member in shape.members() {
        let fault = |message: String| {
            let place = member.traits.location("smithy.api#enumValue");
            Diagnostic::error(message)
                .member(&shape.id, &member.name)
                .at(place)
        };
        match member.traits.enum_value() {
            None => {
                faults.push(fault("the enum member has no value".to_owned()).expected(expected))
            }
            Some(value) if !fits(value) => {
                faults.push(fault(format!("the enum value is {value}")).expected(expected));
            }
            Some(value) => {
                if let Some(other) = members.insert(value.to_string(), &member.name) {
                    faults.push(fault(format!(
                        "the enum value {value} is that of `{other}` too"
                    )));
                }
            }
        }
    }
}

fn is_i32(value: &Value) -> bool {
    value
        .as_i64()
        .is_some_and(|value| i32::try_from(value).is_ok())
}
