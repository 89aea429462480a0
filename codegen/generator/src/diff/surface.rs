//! What a plan's crate offers and how it behaves, as subjects: inert data, in the terms of users.
//!
//! Only what can differ between two models is there; what every crate has is not.

mod common;
mod enums;
mod operations;
mod parts;
mod service;
mod structures;
mod types;

use crate::plan::CratePlan;

use super::subject::Subjects;
use common::SERVICE_ERROR;
pub(super) use common::WAITERS;

/// The subjects of a crate.
pub(super) fn of(plan: &CratePlan) -> Subjects {
    let mut subjects = Subjects::new();
    service::add(&mut subjects, plan);
    for structure in plan.structures.iter().chain(&plan.errors) {
        structures::add(&mut subjects, structure, None, &[]);
    }
    for plan in &plan.unions {
        enums::add_union(&mut subjects, plan);
    }
    for plan in &plan.enums {
        enums::add_enum(&mut subjects, plan);
    }
    for operation in &plan.operations {
        operations::add(&mut subjects, plan, operation);
    }
    for variant in &plan.error_variants {
        let subject = operations::error_variant(&subjects, variant, SERVICE_ERROR);
        let subject = subject.below(types::path(&variant.item));
        subjects.insert(format!("{SERVICE_ERROR}::{}", variant.name), subject);
    }
    subjects
}
