//! The published crates that emitted crates are built on: a table with the oldest version of each that
//! works, and which of them a crate needs.
//!
//! `cargo xtask minimal-versions` builds crates of every protocol with just these versions. The
//! repository's own lock file has newer ones, with which everything is tested.

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
fn requirements(
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

#[cfg(test)]
mod tests;
