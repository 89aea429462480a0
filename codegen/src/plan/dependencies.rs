//! The published crates that emitted crates are built on: a table with the oldest version of each that
//! works, and which of them a crate needs.
//!
//! `cargo xtask minimal-versions` builds crates of every protocol with just these versions. The
//! repository's own lock file has newer ones, with which everything is tested.

use crate::Runtime;

use super::CratePlan;
use super::features::Part;

/// A published crate.
#[derive(Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: &'static str,
    /// The oldest version that works.
    pub version: &'static str,
    /// Whether its default features are on.
    pub default_features: bool,
    /// The features that emitted code makes use of, whatever the service.
    pub features: &'static [&'static str],
}

/// What a crate needs of a dependency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The dependency.
    pub dependency: &'static Dependency,
    /// The features, also those that only this crate's parts need.
    pub features: Vec<&'static str>,
}

/// Declares dependencies as statics, and a list of all of them.
macro_rules! dependencies {
    ($($ident:ident = $name:literal $version:literal $([$($feature:literal),*])? $(default $default:literal)?;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub static $ident: Dependency = Dependency {
                name: $name,
                version: $version,
                default_features: true $(&& $default)?,
                features: &[$($($feature),*)?],
            };
        )*

        /// Every dependency that an emitted crate can have.
        pub static ALL: &[&Dependency] = &[$(&$ident),*];
    };
}

dependencies! {
    AWS_CREDENTIAL_TYPES = "aws-credential-types" "1.3.1";
    AWS_RUNTIME = "aws-runtime" "1.10.2";
    AWS_SMITHY_ASYNC = "aws-smithy-async" "1.3.1";
    AWS_SMITHY_CBOR = "aws-smithy-cbor" "0.64.1";
    AWS_SMITHY_COMPRESSION = "aws-smithy-compression" "0.2.0";
    AWS_SMITHY_HTTP = "aws-smithy-http" "0.64.3";
    AWS_SMITHY_JSON = "aws-smithy-json" "0.65.1";
    AWS_SMITHY_OBSERVABILITY = "aws-smithy-observability" "0.3.1";
    AWS_SMITHY_QUERY = "aws-smithy-query" "0.64.0";
    AWS_SMITHY_RUNTIME = "aws-smithy-runtime" "1.16.2" ["client"];
    AWS_SMITHY_RUNTIME_API = "aws-smithy-runtime-api" "1.20.0" ["client", "http-1x"];
    AWS_SMITHY_SCHEMA = "aws-smithy-schema" "1.2.0";
    AWS_SMITHY_TYPES = "aws-smithy-types" "1.9.3" ["http-body-1-x"];
    AWS_SMITHY_XML = "aws-smithy-xml" "0.64.1";
    AWS_TYPES = "aws-types" "1.7.0";
    FASTRAND = "fastrand" "2.3.0";
    MD_5 = "md-5" "0.11.0";
    TRACING = "tracing" "0.1.44" ["std"] default false;
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
fn embedded(
    protocol: &[&'static Dependency],
    needs: impl Fn(Part) -> bool,
) -> Vec<&'static Dependency> {
    let parts = Part::ALL.iter().copied().filter(|part| needs(*part));
    let every_crate = OF_CLIENTS.iter().chain(OF_RUN_TIME_CODE);
    let every_crate = every_crate.chain(protocol).copied();
    every_crate.chain(parts.flat_map(of_part)).collect()
}

/// These dependencies, with the features that these parts need.
fn requirements(
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

#[cfg(test)]
mod tests;
