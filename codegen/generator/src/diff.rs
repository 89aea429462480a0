//! What changes for users when a crate is generated from another model: two plans are compared, nothing is
//! generated or compiled.
//!
//! A plan becomes subjects in `surface`; `compare` finds what is another in two of them, and `classify`
//! the rule of each change. How a report is shown is the caller's part.

mod classify;
mod compare;
mod report;
mod rules;
mod subject;
mod surface;

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{self, Model};
use crate::plan::{self, CratePlan};
use crate::{Request, RequestPart, Sources};

pub use report::{Change, Report, Verdict};
pub use rules::{Level, RULES, Rule};
pub use subject::PublicItem;

/// Compares the crates of two plans that answer the same request; nothing stands for a crate without any of
/// the operations that are asked for.
pub fn diff(old: Option<&CratePlan>, new: Option<&CratePlan>) -> Report {
    let has_both = old.is_some() && new.is_some();
    let subjects = |plan: Option<&CratePlan>| {
        let mut subjects = plan.map(surface::of).unwrap_or_default();
        // A crate without operations is none, whose settings could be compared.
        subjects.retain(|_, subject| has_both || !subject.kind.is_of_service());
        subjects
    };
    let (old, new) = rayon::join(|| subjects(old), || subjects(new));
    compare::compare(&old, &new)
}

/// The public items of a plan's crate that could differ with another model, with their signatures.
pub fn public_items(plan: &CratePlan) -> BTreeMap<PublicItem, String> {
    let subjects = surface::of(plan).into_values();
    subjects.flat_map(|subject| subject.items).collect()
}

/// Compares the crates of two models. An operation that is asked for may be in one of them alone: it was
/// removed or added then.
///
/// # Errors
/// Every fault in the models, by themselves and for the request; an operation that is in neither of them;
/// models of different services.
pub fn diff_models(old: Sources, new: Sources, request: &Request) -> Result<Report, Diagnostics> {
    let new = new.after(&old);
    let (old, new) = rayon::join(|| model::load::load(old), || model::load::load(new));
    let (old, new) = both(old, new)?;
    let (planned_old, planned_new) = rayon::join(
        || planned(&old, &new, request),
        || planned(&new, &old, request),
    );
    let (old, new) = both(planned_old, planned_new)?;
    if let (Some(old), Some(new)) = (&old, &new) {
        refuse_other_service(old, new)?;
    }
    Ok(diff(old.as_ref(), new.as_ref()))
}

/// Refuses models of different services: nothing of one would be in the other.
fn refuse_other_service(old: &CratePlan, new: &CratePlan) -> Result<(), Diagnostics> {
    let id = |plan: &CratePlan| format!("{}#{}", plan.service.namespace, plan.service.shape_name);
    let (old, new_id) = (id(old), id(new));
    if old == new_id {
        return Ok(());
    }
    let fault = Diagnostic::error("the models are of different services").shape(&new_id);
    let fault = fault.at(new.service.location.clone());
    Err(fault.expected(format!("`{old}`")).into())
}

/// Both, or the faults of both.
fn both<T>(
    old: Result<T, Diagnostics>,
    new: Result<T, Diagnostics>,
) -> Result<(T, T), Diagnostics> {
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (old, new) => {
            let mut faults = Diagnostics::new();
            for failed in [old.err(), new.err()].into_iter().flatten() {
                faults.extend(failed);
            }
            Err(faults)
        }
    }
}

/// The plan of one side: what the request asks for, less the operations that only the other side has.
fn planned(
    own: &Model,
    other: &Model,
    request: &Request,
) -> Result<Option<CratePlan>, Diagnostics> {
    let mut request = request.clone();
    let asked = request.operations.len();
    let lacks = |model: &Model, operation: &String| is_lacking(model, &request, operation);
    let operations = request.operations.iter();
    let operations: Vec<String> = operations
        .filter(|operation| !lacks(own, operation) || lacks(other, operation))
        .cloned()
        .collect();
    if operations.is_empty() && asked > 0 {
        return Ok(None);
    }
    request.operations = operations;
    let selection = model::select::select(own, &request)?;
    plan::plan(own, &selection, &request).map(Some)
}

/// Whether selecting this operation alone finds no such operation.
fn is_lacking(model: &Model, request: &Request, operation: &str) -> bool {
    let alone = Request {
        operations: vec![operation.to_owned()],
        allow_incomplete: true,
        ..request.clone()
    };
    let part = RequestPart::Operation(operation.to_owned());
    let faults = model::select::select(model, &alone).err();
    faults.is_some_and(|faults| {
        faults
            .iter()
            .any(|fault| fault.subject.as_ref() == Some(&part))
    })
}

#[cfg(test)]
mod tests;
