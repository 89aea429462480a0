//! The features of emitted crates beside those of the official ones.

use super::*;
use crate::plan::requirements;

/// An official crate: its features, the default ones of them, and what its service is to us. Facts of
/// the published manifests.
struct Official {
    name: &'static str,
    sigv4a: bool,
    further: &'static [&'static str],
    further_defaults: &'static [&'static str],
}

/// The features of every official crate.
const COMMON: &[&str] = &[
    "behavior-version-latest",
    "default-https-client",
    "gated-tests",
    "legacy-https-client",
    "legacy-test-util",
    "rt-tokio",
    "rustls",
    "test-util",
];

/// The default features of every official crate, but for the older HTTPS client's.
const COMMON_DEFAULTS: &[&str] = &["default-https-client", "rt-tokio"];

const OFFICIAL: &[Official] = &[
    Official {
        name: "aws-sdk-dynamodb 1.136.0, -iam 1.133.0, -kms 1.129.0, -lambda 1.156.0, -sqs 1.119.0",
        sigv4a: false,
        further: &[],
        further_defaults: &[],
    },
    Official {
        name: "aws-sdk-eventbridge 1.127.0, -sesv2 1.145.0, -sts 1.124.0",
        sigv4a: true,
        further: &["sigv4a"],
        further_defaults: &["sigv4a"],
    },
    Official {
        name: "aws-sdk-s3 1.157.0",
        sigv4a: true,
        further: &["http-02x", "http-1x", "sigv4a"],
        further_defaults: &["http-1x", "sigv4a"],
    },
];

fn names(features: &[CargoFeature]) -> Vec<&'static str> {
    features.iter().map(|feature| feature.name).collect()
}

fn aws(parts: &[Part]) -> Vec<CargoFeature> {
    let surface = Surface {
        is_aws: true,
        ..Surface::default()
    };
    features(&surface, |part| parts.contains(&part))
}

#[test]
fn every_feature_of_the_official_crate_exists() {
    for official in OFFICIAL {
        let sigv4a: &[Part] = if official.sigv4a {
            &[Part::SigV4a]
        } else {
            &[]
        };
        let ours = aws(sigv4a);
        for name in COMMON.iter().chain(official.further) {
            assert!(names(&ours).contains(name), "{}: {name}", official.name);
        }
        for name in COMMON_DEFAULTS.iter().chain(official.further_defaults) {
            let is_default = |it: &CargoFeature| it.name == *name && it.is_default;
            assert!(ours.iter().any(is_default), "{}: {name}", official.name);
        }
    }
}

#[test]
fn older_http_types_are_on_without_the_older_https_client() {
    let on = aws(&[]);
    let on: Vec<&str> = on
        .iter()
        .filter(|feature| feature.is_default)
        .flat_map(|feature| feature.enables.iter().copied())
        .collect();
    assert!(on.contains(&"aws-smithy-runtime-api/http-02x"), "{on:?}");
    assert!(on.contains(&"aws-smithy-types/http-body-0-4-x"), "{on:?}");
    assert!(!on.contains(&"aws-smithy-runtime/tls-rustls"), "{on:?}");
}

#[test]
fn services_that_are_not_of_aws_have_the_common_ones_alone() {
    let ours = features(&Surface::default(), |_| false);
    assert_eq!(names(&ours), COMMON);
}

#[test]
fn features_turn_on_what_there_is() {
    let all = aws(&[Part::SigV4a, Part::Presigning]);
    let of_presigning = Part::Presigning.row().expect("a row").client_dependencies;
    for enabled in all.iter().flat_map(|feature| feature.enables) {
        let exists = match (enabled.split_once('/'), enabled.strip_prefix("dep:")) {
            (Some((dependency, _)), _) => requirements::OF_CLIENTS
                .iter()
                .any(|it| it.name == dependency),
            (_, Some(dependency)) => of_presigning
                .iter()
                .any(|it| it.name == dependency && it.is_optional),
            _ => names(&all).contains(enabled),
        };
        assert!(exists, "{enabled}");
    }
}
