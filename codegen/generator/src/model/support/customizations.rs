//! What single services need that no trait of their models says, as far as it is missing: a table of
//! facts by shape ID. A row goes when the plan has the customization.

use super::Reached;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::ShapeId;

/// What is missing, by the shape ID of the service. What goes over the wire is right without it, or the
/// call fails before anything is sent, so it is a warning.
/// Source: what the official SDKs do beside the models.
const MISSING: &[(&str, &str)] = &[(
    "com.amazonaws.s3#AmazonS3",
    "requests cannot be presigned",
)];

/// Adds what is missing for the service.
pub(super) fn check(reached: &Reached<'_>, found: &mut Diagnostics) {
    let rows = MISSING.iter();
    let rows = rows.filter(|(id, _)| *id == reached.service.as_str());
    found.extend(rows.map(|(_, effect)| diagnostic(reached, reached.service, effect)));
}

fn diagnostic(reached: &Reached<'_>, id: &ShapeId, effect: &str) -> Diagnostic {
    let message = format!("what this service needs beside its model is missing: {effect}");
    Diagnostic::warning(message)
        .shape(id)
        .at(reached.model.shape(id).location.clone())
}
