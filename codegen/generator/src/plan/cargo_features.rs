//! The `[features]` of emitted crates: those of the official crates, wherever the official crate has
//! them. Cargo drops a `[patch]` that lacks a feature which somebody asks for, with a warning alone, and
//! builds the crate that was to be patched.

use super::crate_plan::CratePlan;
use super::parts::Part;
use super::surface::Surface;

/// A feature of an emitted crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CargoFeature {
    /// Its name.
    pub name: &'static str,
    /// What it turns on: features of this crate, and `dependency/feature`.
    pub enables: &'static [&'static str],
    /// Whether it is a default one.
    pub is_default: bool,
}

const fn default(name: &'static str, enables: &'static [&'static str]) -> CargoFeature {
    CargoFeature {
        name,
        enables,
        is_default: true,
    }
}

const fn optional(name: &'static str, enables: &'static [&'static str]) -> CargoFeature {
    CargoFeature {
        name,
        enables,
        is_default: false,
    }
}

/// The features of every crate. Unlike in official crates, `rustls` is no default: it is the older HTTPS
/// client, which the run-time crates use for behavior versions before 2026-01-12 alone, and a second
/// TLS implementation to compile and link.
const EVERY_CRATE: &[CargoFeature] = &[
    optional("behavior-version-latest", &[]),
    default(
        "default-https-client",
        &["aws-smithy-runtime/default-https-client"],
    ),
    optional("gated-tests", &[]),
    optional("legacy-https-client", &["aws-smithy-runtime/tls-rustls"]),
    optional(
        "legacy-test-util",
        &["test-util", "aws-smithy-runtime/legacy-test-util"],
    ),
    default(
        "rt-tokio",
        &["aws-smithy-async/rt-tokio", "aws-smithy-types/rt-tokio"],
    ),
    optional("rustls", &["aws-smithy-runtime/tls-rustls"]),
    optional("test-util", &["aws-credential-types/test-util"]),
];

/// The features of crates of AWS services.
///
/// The conversions from and to types of http 0.2 and http-body 0.4 are in every official crate as the
/// older HTTPS client brings them, so programs count on them; here they are a default of their own.
/// Official crates have features of these names where an operation can be presigned. A crate may have
/// more features than the official one, so all have them.
const OF_AWS: &[CargoFeature] = &[
    default(
        "http-02x",
        &[
            "aws-smithy-runtime-api/http-02x",
            "aws-smithy-types/http-body-0-4-x",
        ],
    ),
    default("http-1x", &["aws-smithy-runtime-api/http-1x"]),
];

/// The same for crates with presigned requests, which become requests of both versions of `http`, also of
/// services that are not of AWS.
const OF_PRESIGNING: &[CargoFeature] = &[
    default(
        "http-02x",
        &[
            "aws-smithy-runtime-api/http-02x",
            "aws-smithy-types/http-body-0-4-x",
            "dep:http-02x",
        ],
    ),
    default("http-1x", &["aws-smithy-runtime-api/http-1x"]),
];

/// The feature of crates of services that know requests signed for several regions.
const OF_SIGV4A: &[CargoFeature] = &[default("sigv4a", &["aws-runtime/sigv4a"])];

impl CratePlan {
    /// The crate's features, ordered by name.
    pub fn cargo_features(&self) -> Vec<CargoFeature> {
        features(&self.surface, |part| self.needs(part))
    }
}

fn features(surface: &Surface, needs: impl Fn(Part) -> bool) -> Vec<CargoFeature> {
    let http = match needs(Part::Presigning) {
        true => Some(OF_PRESIGNING),
        false => surface.is_aws.then_some(OF_AWS),
    };
    let sigv4a = needs(Part::SigV4a).then_some(OF_SIGV4A);
    let further = http.into_iter().chain(sigv4a).flatten();
    let mut all: Vec<CargoFeature> = EVERY_CRATE.iter().chain(further).copied().collect();
    all.sort_unstable_by_key(|feature| feature.name);
    all
}

#[cfg(test)]
mod tests;
