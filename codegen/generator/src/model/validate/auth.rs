//! What `@auth` traits name are auth schemes. A scheme whose definition the model leaves out, as models
//! do with those of trait packages, is none of the faults here.

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::auth::AuthOption;
use crate::model::suggest::suggestion;
use crate::model::syntax::is_shape_id;
use crate::model::traits::support::{AUTH_SCHEMES, support_of};
use crate::model::{Shape, ShapeKind};

/// Checks the `@auth` traits of services and operations.
pub(super) fn check(checked: &Checked<'_>, shape: &Shape, faults: &mut Diagnostics) {
    if !matches!(shape.kind, ShapeKind::Service(_) | ShapeKind::Operation(_)) {
        return;
    }
    for id in shape.traits.auth().into_iter().flatten() {
        let Some(message) = fault(checked, id) else {
            continue;
        };
        let holder = shape;
        let fault = Diagnostic::error(message)
            .shape(&shape.id)
            .at(AuthOption { id, holder }.place())
            .expected("the shape ID of a trait with `smithy.api#authDefinition`");
        faults.push(fault.help(suggestion(id, AUTH_SCHEMES.iter().copied())));
    }
}

fn fault(checked: &Checked<'_>, id: &str) -> Option<String> {
    if !is_shape_id(id) {
        return Some(format!("`{}` is no shape ID", id.escape_debug()));
    }
    let is_known = support_of(id).is_some() || checked.model.get(&id.into()).is_some();
    (is_known && !checked.model.is_auth_scheme(id)).then(|| format!("`{id}` is no auth scheme"))
}
