//! Which of the published crates an emitted crate needs, and with which features.

use crate::request::Runtime;

use super::crate_plan::CratePlan;
use super::dependencies::*;
use super::features::Part;

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

/// What only some parts of the run-time code are built on.
static OF_PARTS: &[(Part, &Dependency)] = &[
    (Part::ApiKeyAuth, &AWS_SMITHY_HTTP),
    (Part::Checksum, &MD_5),
    (Part::Compression, &AWS_SMITHY_COMPRESSION),
];

/// The dependencies' features that only some parts of the run-time code need.
static FEATURES_OF_PARTS: &[(Part, &Dependency, &str)] = &[
    (Part::ApiKeyAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
    (Part::BasicAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
    (Part::BearerAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
];

/// Parts of the run-time code that others are built on.
static PARTS_OF_PARTS: &[(Part, Part)] = &[(Part::Compression, Part::CompressionSettings)];

/// The parts of the run-time code that this one is built on.
pub(super) fn parts_of_part(part: Part) -> impl Iterator<Item = Part> {
    let of_part = PARTS_OF_PARTS.iter().filter(move |(of, _)| *of == part);
    of_part.map(|(_, part)| *part)
}

/// The crates that this part of the run-time code is built on.
pub(super) fn of_part(part: Part) -> impl Iterator<Item = &'static Dependency> {
    let of_part = OF_PARTS.iter().filter(move |(of, _)| *of == part);
    of_part.map(|(_, dependency)| *dependency)
}

/// The dependencies' features that this part needs, as Cargo spells them.
pub(super) fn features_of_part(part: Part) -> impl Iterator<Item = String> {
    let of_part = FEATURES_OF_PARTS.iter().filter(move |(of, ..)| *of == part);
    of_part.map(|(_, dependency, feature)| format!("{}/{feature}", dependency.name))
}

impl CratePlan {
    /// What the crate is built on, ordered by name; of published crates, those that its own text names.
    pub fn dependencies(&self) -> Vec<Requirement> {
        let needs = |part| self.needs(part);
        match self.package.runtime {
            Runtime::Embedded => {
                requirements(embedded(self.service.protocol.packages, needs), needs)
            }
            Runtime::Shared { .. } => requirements(OF_CLIENTS.to_vec(), needs),
        }
    }
}

/// The crates that a client is built on which has these crates of its protocol and these parts.
pub(super) fn embedded(
    protocol: &[&'static Dependency],
    needs: impl Fn(Part) -> bool,
) -> Vec<&'static Dependency> {
    let parts = Part::ALL.iter().copied().filter(|part| needs(*part));
    let every_crate = OF_CLIENTS.iter().chain(OF_RUN_TIME_CODE);
    let every_crate = every_crate.chain(protocol).copied();
    every_crate.chain(parts.flat_map(of_part)).collect()
}

/// These dependencies, with the features that these parts need.
pub(super) fn requirements(
    mut all: Vec<&'static Dependency>,
    needs: impl Fn(Part) -> bool,
) -> Vec<Requirement> {
    all.sort_unstable_by_key(|dependency| dependency.name);
    all.dedup();
    let features = |dependency: &'static Dependency| {
        let mut features = dependency.features.to_vec();
        for (part, of, feature) in FEATURES_OF_PARTS {
            if *of == dependency && needs(*part) && !features.contains(feature) {
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
