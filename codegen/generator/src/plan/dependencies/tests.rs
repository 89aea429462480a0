//! The table of dependencies beside the workspace's manifest, with which the run-time code is tested.

use toml::{Table, Value};

use super::*;
use crate::plan::parts::Part;
use crate::plan::protocol::PROTOCOLS;
use crate::plan::requirements::{Requirement, embedded, requirements};

fn workspace() -> Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml");
    let text = std::fs::read_to_string(path).expect("the workspace's manifest");
    text.parse().expect("the workspace's manifest")
}

/// The version, whether default features are on, and the features and the package that the workspace names.
fn of_workspace(name: &str) -> Option<(String, bool, Vec<String>, Option<String>)> {
    let requirement = workspace()["workspace"]["dependencies"].get(name)?.clone();
    Some(match requirement {
        Value::String(version) => (version, true, Vec::new(), None),
        table => (
            table["version"].as_str().expect("a version").to_owned(),
            table
                .get("default-features")
                .and_then(Value::as_bool)
                .unwrap_or(true),
            table
                .get("features")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|feature| Some(feature.as_str()?.to_owned()))
                .collect(),
            table
                .get("package")
                .and_then(Value::as_str)
                .map(str::to_owned),
        ),
    })
}

fn of_embedded(needs: impl Fn(Part) -> bool + Copy) -> Vec<Requirement> {
    requirements(embedded(needs), needs)
}

#[test]
fn dependencies_are_what_the_workspace_is_tested_with() {
    for dependency in ALL {
        let features = dependency.features.iter().map(|it| (*it).to_owned());
        let expected = (
            dependency.version.to_owned(),
            dependency.default_features,
            features.collect(),
            dependency.package.map(str::to_owned),
        );
        let name = dependency.name;
        assert_eq!(of_workspace(name), Some(expected), "{name}");
    }
}

#[test]
fn every_crate_of_every_protocol_says_the_versions_it_needs() {
    let is_exact = |version: &str| {
        let mut numbers = version.split('.').map(str::parse::<u32>);
        numbers.by_ref().take(3).filter(Result::is_ok).count() == 3 && numbers.next().is_none()
    };
    for protocol in PROTOCOLS {
        for with_all in [true, false] {
            let needed = of_embedded(|part| with_all || part == protocol.part);
            let names: Vec<&str> = needed.iter().map(|it| it.dependency.name).collect();
            assert!(names.is_sorted_by(|a, b| a < b), "{names:?}");
            let row = protocol.part.row().expect("a row");
            assert!(!row.dependencies.is_empty(), "{}", protocol.id);
            for package in row.dependencies {
                assert!(names.contains(&package.name), "{}", protocol.id);
            }
            for requirement in &needed {
                let version = requirement.dependency.version;
                assert!(is_exact(version), "{version}: {requirement:?}");
            }
        }
    }
}

#[test]
fn features_of_parts_are_named_once() {
    let needed = of_embedded(|_| true);
    let of = |dependency: &Dependency| {
        let found = needed.iter().find(|it| it.dependency == dependency);
        found.map(|it| it.features.clone())
    };
    assert_eq!(of(&AWS_SMITHY_RUNTIME), Some(vec!["client", "http-auth"]));
    let needed = of_embedded(|_| false);
    assert!(
        needed
            .iter()
            .all(|it| it.features == it.dependency.features)
    );
    assert!(needed.iter().all(|it| it.dependency != &MD_5));
}
