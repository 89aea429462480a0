//! Names of waiters, which are functions of the client: each only once in a service.
//! Source: Smithy 2.0, "Waiter names".

use std::collections::HashMap;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Shape, ShapeId};

const TRAIT: &str = "smithy.waiters#waitable";

/// Checks the waiters of all services.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    for shape in checked.shapes() {
        for name in names(shape).filter(|name| !is_waiter_name(name)) {
            let fault = fault(shape, name, format!("a waiter is called {name:?}"));
            faults.push(fault.expected("letters and digits, a capital first"));
        }
    }
    for service in checked.model.services() {
        let mut known: HashMap<String, (&ShapeId, &str)> = HashMap::new();
        for id in checked.model.operations_of(&service.id) {
            let Some(operation) = checked.get(&id) else {
                continue;
            };
            for name in names(operation) {
                let key = name.to_ascii_lowercase();
                let Some((other, its_name)) = known.insert(key, (&operation.id, name)) else {
                    continue;
                };
                let message =
                    format!("the waiter `{name}` has the name of `{its_name}` of `{other}`");
                let expected = "a name that no other waiter of the service has, whatever its case";
                faults.push(fault(operation, name, message).expected(expected));
            }
        }
    }
}

fn names(operation: &Shape) -> impl Iterator<Item = &str> {
    let waiters = operation.traits.waitable().into_iter().flatten();
    waiters.map(|(name, _)| name.as_str())
}

fn is_waiter_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn fault(operation: &Shape, name: &str, message: String) -> Diagnostic {
    Diagnostic::error(message)
        .shape(&operation.id)
        .at(operation.traits.location(TRAIT).child(name))
}
