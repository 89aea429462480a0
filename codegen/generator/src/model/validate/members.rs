//! Members of structures and unions: their names differ in more than case, and what stands for nothing is
//! no value. Source: Smithy 2.0, "Shape ID member names" and "Unit type".

use std::collections::HashMap;

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Member, Shape, ShapeKind, UNIT};

/// Checks the members of a shape.
pub(super) fn check(checked: &Checked<'_>, shape: &Shape, faults: &mut Diagnostics) {
    if matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)) {
        check_names(shape, faults);
    }
    faults.extend(shape.slots().filter_map(|member| nothing(shape, member)));
    let misused = shape.slots().filter_map(|member| message(checked, member));
    faults.extend(misused.map(|(member, fault)| fault.member(&shape.id, &member.name)));
}

fn check_names(shape: &Shape, faults: &mut Diagnostics) {
    let mut names: HashMap<String, &str> = HashMap::new();
    for member in shape.members() {
        let Some(other) = names.insert(member.name.to_ascii_lowercase(), &member.name) else {
            continue;
        };
        let message = format!("the member's name differs from `{other}` in case alone");
        faults.push(
            Diagnostic::error(message)
                .member(&shape.id, &member.name)
                .at(member.location.clone())
                .expected("a name that no other member has in another spelling")
                .help(
                    "the name on the wire is set by `smithy.api#jsonName` or `smithy.api#xmlName`"
                        .to_owned(),
                ),
        );
    }
}

/// The fault of a member that refers to nothing: only variants of unions and values of enums do.
fn nothing(shape: &Shape, member: &Member) -> Option<Diagnostic> {
    let may = matches!(
        shape.kind,
        ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_)
    );
    if may || member.target.as_str() != UNIT {
        return None;
    }
    let message = format!("the member refers to `{UNIT}`, which stands for no value");
    Some(
        Diagnostic::error(message)
            .member(&shape.id, &member.name)
            .at(member.location.child("target"))
            .expected("a shape that holds data")
            .help(
                "only a variant of a union may hold nothing; a structure may have no members"
                    .to_owned(),
            ),
    )
}

/// The fault of a member that refers to a structure which is a whole message and nothing else.
fn message<'m>(checked: &Checked<'_>, member: &'m Member) -> Option<(&'m Member, Diagnostic)> {
    let target = checked.get(&member.target)?;
    let roles = ["smithy.api#input", "smithy.api#output"];
    let role = roles.iter().find(|id| target.traits.has(id))?;
    let message = format!(
        "the member refers to `{}`, which is marked as `{role}`",
        target.id
    );
    let fault = Diagnostic::error(message)
        .at(member.location.child("target"))
        .expected("a structure that is no message of an operation");
    Some((member, fault))
}
