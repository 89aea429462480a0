//! The members that `@paginated` names are there. Source: Smithy 2.0, "Pagination".

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::suggestion;
use crate::model::{Shape, ShapeId, ShapeKind};

const TRAIT: &str = "smithy.api#paginated";

/// Checks the paginated operations, each with what its services say for all of theirs.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    for operation in checked.shapes() {
        for path in own_paths(operation) {
            faults.extend(path.fault(checked));
        }
    }
    for service in checked.model.services() {
        for id in checked.model.operations_of(&service.id) {
            if let Some(operation) = checked.get(&id) {
                check_tokens(checked, service, operation, faults);
            }
        }
    }
}

/// A path that leads from a message of an operation to a member.
struct Path<'a> {
    operation: &'a Shape,
    key: &'static str,
    path: &'a str,
    message: &'a ShapeId,
}

/// What the operation's own trait names.
fn own_paths(operation: &Shape) -> impl Iterator<Item = Path<'_>> {
    let bound = match &operation.kind {
        ShapeKind::Operation(bound) => operation.traits.paginated().zip(Some(bound)),
        _ => None,
    };
    bound.into_iter().flat_map(move |(paginated, bound)| {
        let paths = [
            ("inputToken", paginated.input_token, &bound.input),
            ("outputToken", paginated.output_token, &bound.output),
            ("pageSize", paginated.page_size, &bound.input),
            ("items", paginated.items, &bound.output),
        ];
        paths.into_iter().filter_map(move |(key, path, message)| {
            Some(Path {
                operation,
                key,
                path: path?,
                message,
            })
        })
    })
}

impl Path<'_> {
    /// The fault of a path that leads nowhere.
    fn fault(&self, checked: &Checked<'_>) -> Option<Diagnostic> {
        let mut at = checked.get(self.message)?;
        for name in self.path.split('.') {
            let Some(member) = at.members().find(|member| member.name == name) else {
                let names = at.members().map(|member| member.name.as_str());
                let hint = suggestion(name, names);
                let key = self.key;
                let message = format!(
                    "`{key}` of `{TRAIT}` names `{name}`, which is no member of `{}`",
                    at.id
                );
                let place = self.operation.traits.location(TRAIT).child(key);
                return Some(
                    Diagnostic::error(message)
                        .shape(&self.operation.id)
                        .at(place)
                        .expected(format!("a member of `{}`", at.id))
                        .help(hint),
                );
            };
            at = checked.get(&member.target)?;
        }
        None
    }
}

/// A paginated operation of a service has both tokens, by its own trait or that of the service.
fn check_tokens(
    checked: &Checked<'_>,
    service: &Shape,
    operation: &Shape,
    faults: &mut Diagnostics,
) {
    let (Some(own), ShapeKind::Operation(bound)) = (operation.traits.paginated(), &operation.kind)
    else {
        return;
    };
    let common = service.traits.paginated().unwrap_or_default();
    let tokens = [
        (
            "inputToken",
            own.input_token,
            common.input_token,
            &bound.input,
        ),
        (
            "outputToken",
            own.output_token,
            common.output_token,
            &bound.output,
        ),
    ];
    for (key, own, common, message) in tokens {
        match (own, common) {
            (Some(_), _) => {}
            (None, Some(path)) => {
                let path = Path {
                    operation,
                    key,
                    path,
                    message,
                };
                faults.extend(path.fault(checked));
            }
            (None, None) => faults.push(
                Diagnostic::error(format!("`{TRAIT}` has no `{key}`"))
                    .shape(&operation.id)
                    .at(operation.traits.location(TRAIT))
                    .expected(format!("the key `{key}` here, or at `{}`", service.id)),
            ),
        }
    }
}
