//! Which of the published crates an emitted crate needs, and with which features.

use crate::request::Runtime;

use super::copied_code::PARTS;
use super::crate_plan::CratePlan;
use super::dependencies::*;
use super::parts::Part;

/// What a crate needs of a dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The dependency.
    pub dependency: &'static Dependency,
    /// The features, also those that only this crate's parts need.
    pub features: Vec<&'static str>,
}

/// What the text is built on that every client has of its own.
pub(super) static OF_CLIENTS: &[&Dependency] = &[
    &AWS_CREDENTIAL_TYPES,
    &AWS_RUNTIME,
    &AWS_SMITHY_ASYNC,
    &AWS_SMITHY_RUNTIME,
    &AWS_SMITHY_RUNTIME_API,
    &AWS_SMITHY_SCHEMA,
    &AWS_SMITHY_TYPES,
    &AWS_TYPES,
];

/// What the run-time code is built on; the crates of protocols and parts come in addition.
pub(super) static OF_RUN_TIME_CODE: &[&Dependency] = &[
    &AWS_RUNTIME,
    &AWS_SMITHY_ASYNC,
    &AWS_SMITHY_OBSERVABILITY,
    &AWS_SMITHY_RUNTIME,
    &AWS_SMITHY_RUNTIME_API,
    &AWS_SMITHY_SCHEMA,
    &AWS_SMITHY_TYPES,
    &AWS_TYPES,
    &FASTRAND,
    &TRACING,
];

impl CratePlan {
    /// What the crate is built on, ordered by name; of published crates, those that its own text names.
    pub fn dependencies(&self) -> Vec<Requirement> {
        let needs = |part| self.needs(part);
        match self.package.runtime {
            Runtime::Embedded => requirements(embedded(needs), needs),
            Runtime::Shared { .. } => requirements(shared(needs), needs),
        }
    }
}

/// The crates that a client is built on which has these parts of the run-time code itself.
pub(super) fn embedded(needs: impl Fn(Part) -> bool) -> Vec<&'static Dependency> {
    let rows = PARTS.iter().filter(|row| needs(row.part));
    let every_crate = OF_CLIENTS.iter().chain(OF_RUN_TIME_CODE);
    let of_parts = rows.flat_map(|row| row.dependencies.iter().chain(row.client_dependencies));
    every_crate.chain(of_parts).copied().collect()
}

/// The crates that a client is built on which has the run-time code of these parts elsewhere.
fn shared(needs: impl Fn(Part) -> bool) -> Vec<&'static Dependency> {
    let rows = PARTS.iter().filter(|row| needs(row.part));
    let of_parts = rows.flat_map(|row| row.client_dependencies);
    OF_CLIENTS.iter().chain(of_parts).copied().collect()
}

/// These dependencies, with the features that these parts need.
pub(super) fn requirements(
    mut all: Vec<&'static Dependency>,
    needs: impl Fn(Part) -> bool,
) -> Vec<Requirement> {
    all.sort_unstable_by_key(|dependency| dependency.name);
    all.dedup();
    let rows = PARTS.iter().filter(|row| needs(row.part));
    let of_parts: Vec<_> = rows.flat_map(|row| row.dependency_features).collect();
    let features = |dependency: &'static Dependency| {
        let mut features = dependency.features.to_vec();
        for (of, feature) in &of_parts {
            if *of == dependency && !features.contains(feature) {
                features.push(feature);
            }
        }
        features
    };
    all.into_iter()
        .map(|dependency| Requirement {
            dependency,
            features: features(dependency),
        })
        .collect()
}
