//! The manifest of the emitted crate.

use std::fmt::Write as _;

use toml::{Table, Value};

use crate::Runtime;
use crate::plan::CratePlan;
use crate::plan::cargo_features::CargoFeature;
use crate::plan::requirements::Requirement;
use crate::plan::shared_runtime;
use crate::render;

/// The edition that emitted crates are written in.
const EDITION: &str = "2024";

/// The text of `Cargo.toml`.
pub(super) fn text(plan: &CratePlan) -> String {
    let mut text = render::header("#");
    let description = format!("A client of {}", plan.service.title);
    let package = package(&plan.package.name, &plan.package.version, &description);
    let protocol = quoted(plan.service.protocol.id);
    let _ = write!(
        text,
        "{package}\n[package.metadata.smithy]\nprotocol = {protocol}\n"
    );
    text.push_str(&features(&plan.cargo_features()));
    text.push_str("\n[dependencies]\n");
    for needed in plan.dependencies() {
        let requirement = requirement(&needed, needed.dependency.is_optional);
        let _ = writeln!(text, "{} = {requirement}", needed.dependency.name);
    }
    if let Runtime::Shared { path } = &plan.package.runtime {
        let shared = shared_runtime(path, &plan.runtime_features());
        let _ = writeln!(text, "{} = {shared}", shared_runtime::NAME);
    }
    let dev = plan.package.dev_dependencies.trim();
    if !dev.is_empty() {
        let _ = write!(text, "\n[dev-dependencies]\n{dev}\n");
    }
    text
}

/// The `[package]` with what every emitted crate says there.
pub(super) fn package(name: &str, version: &str, description: &str) -> String {
    let [name, version, description] = [name, version, description].map(quoted);
    let edition = quoted(EDITION);
    let rust_version = quoted(env!("CARGO_PKG_RUST_VERSION"));
    format!(
        "[package]\nname = {name}\nversion = {version}\nedition = {edition}\n\
         rust-version = {rust_version}\ndescription = {description}\n"
    )
}

/// The crate of the run-time code: the one in this folder, and of this version alone.
fn shared_runtime(path: &str, features: &[&str]) -> Value {
    let mut table = Table::new();
    table.insert("features".to_owned(), list(features.iter().copied()));
    table.insert("path".to_owned(), quoted(path));
    let version = quoted(&format!("={}", shared_runtime::VERSION));
    table.insert("version".to_owned(), version);
    Value::Table(table)
}

/// The `[features]`, the default ones first.
fn features(features: &[CargoFeature]) -> String {
    let defaults = features.iter().filter(|feature| feature.is_default);
    let defaults = list(defaults.map(|feature| feature.name));
    let mut text = format!("\n[features]\ndefault = {defaults}\n");
    for CargoFeature { name, enables, .. } in features {
        let _ = writeln!(text, "{name} = {}", list(enables.iter().copied()));
    }
    text
}

/// The version and features of a dependency.
pub(super) fn requirement(needed: &Requirement, is_optional: bool) -> Value {
    let dependency = needed.dependency;
    let version = quoted(dependency.version);
    let mut table = Table::new();
    if !dependency.default_features {
        table.insert("default-features".to_owned(), false.into());
    }
    if !needed.features.is_empty() {
        let features = list(needed.features.iter().copied());
        table.insert("features".to_owned(), features);
    }
    if is_optional {
        table.insert("optional".to_owned(), true.into());
    }
    if let Some(package) = dependency.package {
        table.insert("package".to_owned(), quoted(package));
    }
    if table.is_empty() {
        return version;
    }
    table.insert("version".to_owned(), version);
    Value::Table(table)
}

pub(super) fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Value {
    Value::Array(texts.map(quoted).collect())
}

fn quoted(text: &str) -> Value {
    Value::String(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_that_of_the_run_time_code() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
        let text = std::fs::read_to_string(path).expect("the workspace's manifest");
        let workspace: Table = text.parse().expect("the workspace's manifest");
        let package = &workspace["workspace"]["package"];
        assert_eq!(package["edition"].as_str(), Some(EDITION));
    }
}
