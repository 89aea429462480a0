//! Which of the published crates an emitted crate needs, and with which features.

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

/// What every emitted crate is built on; its protocol's crate comes in addition.
pub(super) static EVERY_CRATE: &[&Dependency] = &[
    &AWS_CREDENTIAL_TYPES,
    &AWS_RUNTIME,
    &AWS_SMITHY_ASYNC,
    &AWS_SMITHY_HTTP,
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
    (Part::Checksum, &MD_5),
    (Part::Compression, &AWS_SMITHY_COMPRESSION),
];

/// The dependencies' features that only some parts of the run-time code need.
static FEATURES_OF_PARTS: &[(Part, &Dependency, &str)] = &[
    (Part::ApiKeyAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
    (Part::BasicAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
    (Part::BearerAuth, &AWS_SMITHY_RUNTIME, "http-auth"),
];

impl CratePlan {
    /// What the crate is built on, ordered by name.
    pub fn dependencies(&self) -> Vec<Requirement> {
        requirements(self.service.protocol.packages, |part| self.needs(part))
    }
}

/// What a crate with these crates of its protocol and these parts is built on.
pub(super) fn requirements(
    protocol: &[&'static Dependency],
    needs: impl Fn(Part) -> bool,
) -> Vec<Requirement> {
    let parts = OF_PARTS.iter().filter(|(part, _)| needs(*part));
    let mut all: Vec<&'static Dependency> = EVERY_CRATE.to_vec();
    all.extend(protocol);
    all.extend(parts.map(|(_, dependency)| *dependency));
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
