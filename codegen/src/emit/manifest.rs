//! The manifest of the emitted crate.

use std::fmt::Write as _;

use toml::{Table, Value};

use crate::plan::CratePlan;
use crate::plan::cargo_features::CargoFeature;
use crate::plan::requirements::Requirement;
use crate::render;

/// The edition that emitted crates are written in.
const EDITION: &str = "2024";

/// The text of `Cargo.toml`.
pub(super) fn text(plan: &CratePlan) -> String {
    let mut text = render::header("#");
    let name = quoted(&plan.package.name);
    let version = quoted(&plan.package.version);
    let description = quoted(&format!("A client of {}", plan.service.title));
    let edition = quoted(EDITION);
    let rust_version = quoted(env!("CARGO_PKG_RUST_VERSION"));
    let protocol = quoted(plan.service.protocol.id);
    let _ = write!(
        text,
        "[package]\nname = {name}\nversion = {version}\nedition = {edition}\n\
         rust-version = {rust_version}\ndescription = {description}\n\n\
         [package.metadata.smithy]\nprotocol = {protocol}\n"
    );
    text.push_str(&features(&plan.cargo_features()));
    text.push_str("\n[dependencies]\n");
    for needed in plan.dependencies() {
        let _ = writeln!(
            text,
            "{} = {}",
            needed.dependency.name,
            requirement(&needed)
        );
    }
    let dev = plan.package.dev_dependencies.trim();
    if !dev.is_empty() {
        let _ = write!(text, "\n[dev-dependencies]\n{dev}\n");
    }
    text
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
fn requirement(needed: &Requirement) -> Value {
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
    if table.is_empty() {
        return version;
    }
    table.insert("version".to_owned(), version);
    Value::Table(table)
}

fn list<'a>(texts: impl Iterator<Item = &'a str>) -> Value {
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
        let workspace: Table = include_str!("../../../Cargo.toml")
            .parse()
            .expect("the workspace's manifest");
        let package = &workspace["workspace"]["package"];
        assert_eq!(package["edition"].as_str(), Some(EDITION));
    }
}
