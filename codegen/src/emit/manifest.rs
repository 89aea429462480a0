//! The manifest of the emitted crate.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use toml::{Table, Value};

use crate::plan::CratePlan;
use crate::plan::features::Part;
use crate::render;

/// The workspace's own manifest: the versions that emitted crates are built and tested with.
static WORKSPACE: LazyLock<Table> = LazyLock::new(|| {
    include_str!("../../../Cargo.toml")
        .parse()
        .unwrap_or_default()
});

/// What every emitted crate is built on.
const DEPENDENCIES: &[&str] = &[
    "aws-credential-types",
    "aws-runtime",
    "aws-smithy-async",
    "aws-smithy-http",
    "aws-smithy-observability",
    "aws-smithy-runtime",
    "aws-smithy-runtime-api",
    "aws-smithy-schema",
    "aws-smithy-types",
    "aws-types",
    "fastrand",
    "tracing",
];

/// What only some parts of the run-time code are built on.
const PART_DEPENDENCIES: &[(Part, &str)] = &[
    (Part::Checksum, "md-5"),
    (Part::Compression, "aws-smithy-compression"),
];

/// The dependencies' features that only some parts of the run-time code need.
const PART_FEATURES: &[(Part, (&str, &str))] = &[
    (Part::ApiKeyAuth, HTTP_AUTH),
    (Part::BasicAuth, HTTP_AUTH),
    (Part::BearerAuth, HTTP_AUTH),
];

const HTTP_AUTH: (&str, &str) = ("aws-smithy-runtime", "http-auth");

/// The features that users of the official crates know. Unlike theirs, the default has no `rustls`: it
/// is the older HTTPS client, which the run-time crates use for behavior versions before 2026-01-12
/// alone, and a second TLS implementation to compile and link.
const FEATURES: &str = r#"[features]
default = ["default-https-client", "rt-tokio"]
behavior-version-latest = []
default-https-client = ["aws-smithy-runtime/default-https-client"]
gated-tests = []
legacy-https-client = ["aws-smithy-runtime/tls-rustls"]
legacy-test-util = ["test-util", "aws-smithy-runtime/legacy-test-util"]
rt-tokio = ["aws-smithy-async/rt-tokio", "aws-smithy-types/rt-tokio"]
rustls = ["aws-smithy-runtime/tls-rustls"]
test-util = ["aws-credential-types/test-util"]
"#;

/// The text of `Cargo.toml`.
pub(super) fn text(plan: &CratePlan) -> String {
    let mut text = render::header("#");
    let name = quoted(&plan.package.name);
    let version = quoted(&plan.package.version);
    let description = quoted(&format!("A client of {}", plan.service.title));
    let edition = &package("edition");
    let rust_version = &package("rust-version");
    let protocol = quoted(plan.service.protocol.id);
    let _ = write!(
        text,
        "[package]\nname = {name}\nversion = {version}\nedition = {edition}\n\
         rust-version = {rust_version}\ndescription = {description}\n\n\
         [package.metadata.smithy]\nprotocol = {protocol}\n\n{FEATURES}\n[dependencies]\n"
    );
    let mut dependencies: Vec<&str> = DEPENDENCIES.to_vec();
    dependencies.extend(plan.service.protocol.packages);
    let parts = PART_DEPENDENCIES.iter();
    dependencies.extend(
        parts
            .filter(|(part, _)| plan.needs(*part))
            .map(|(_, dependency)| *dependency),
    );
    dependencies.sort_unstable();
    for dependency in dependencies {
        let mut requirement = requirement(dependency);
        for (of, feature) in part_features(plan) {
            if of == dependency {
                add_feature(&mut requirement, feature);
            }
        }
        let _ = writeln!(text, "{dependency} = {requirement}");
    }
    let dev = plan.package.dev_dependencies.trim();
    if !dev.is_empty() {
        let _ = write!(text, "\n[dev-dependencies]\n{dev}\n");
    }
    text
}

/// The features that the crate's parts need, each once.
fn part_features(plan: &CratePlan) -> BTreeSet<(&'static str, &'static str)> {
    let parts = PART_FEATURES.iter();
    parts
        .filter(|(part, _)| plan.needs(*part))
        .map(|(_, feature)| *feature)
        .collect()
}

/// Adds a feature to a requirement that has features already.
fn add_feature(requirement: &mut Value, feature: &str) {
    let features = requirement.get_mut("features");
    if let Some(features) = features.and_then(Value::as_array_mut) {
        features.push(quoted(feature));
    }
}

/// A field of the workspace's packages.
fn package(field: &str) -> Value {
    at(&["workspace", "package", field]).unwrap_or_else(|| Value::String(String::new()))
}

/// The version and features of a dependency.
fn requirement(dependency: &str) -> Value {
    at(&["workspace", "dependencies", dependency]).unwrap_or_else(|| Value::String("*".into()))
}

fn at(path: &[&str]) -> Option<Value> {
    let (first, rest) = path.split_first()?;
    let start = WORKSPACE.get(*first)?;
    rest.iter()
        .try_fold(start, |value, key| value.get(key))
        .cloned()
}

fn quoted(text: &str) -> Value {
    Value::String(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dependency_has_a_version() {
        let parts = PART_DEPENDENCIES.iter().map(|(_, dependency)| dependency);
        for dependency in DEPENDENCIES.iter().chain(parts) {
            assert_ne!(
                requirement(dependency),
                Value::String("*".into()),
                "{dependency}"
            );
        }
    }
}
