//! Checks on the shapes of a whole model, so that later stages can rely on what they read.
//!
//! Every fault is found in one go. Where a check looks at several shapes together, those that are doubtful
//! already are passed over, as further faults would mostly follow from the first. What the request asks for is judged in [`super::select`].

mod auth;
mod checked;
mod checksums;
mod cycles;
mod defaults;
mod enums;
mod http;
mod kinds;
mod labels;
mod members;
mod nesting;
mod pagination;
mod protocols;
mod references;
mod streams;
mod trait_forms;
mod trait_places;
mod trait_targets;
mod trait_values;
mod waiters;
mod wire_names;

use std::collections::HashSet;

use super::{Model, ShapeId};
use crate::diagnostics::Diagnostics;

use checked::Checked;

/// Adds the faults of a model's shapes to `faults`.
pub(crate) fn check(model: &Model, doubtful: &HashSet<ShapeId>, faults: &mut Diagnostics) {
    let checked = Checked { model, doubtful };
    references::check(&checked, faults);
    cycles::check(&checked, faults);
    nesting::check(&checked, faults);
    for shape in model.shapes.values() {
        trait_values::check(shape, faults);
        auth::check(&checked, shape, faults);
        trait_targets::check(&checked, shape, faults);
        members::check(&checked, shape, faults);
        enums::check(shape, faults);
        defaults::check(&checked, shape, faults);
    }
    http::check(&checked, faults);
    labels::check(&checked, faults);
    streams::check(&checked, faults);
    waiters::check(&checked, faults);
    pagination::check(&checked, faults);
    checksums::check(&checked, faults);
    protocols::check(&checked, faults);
}
