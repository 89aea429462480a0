//! The crate `farrier-runtime`, which has the run-time code for several clients: its Cargo features, of which
//! each only adds something, and what it is built on with them.

use super::crate_plan::CratePlan;
use super::dependencies::Dependency;
use super::features::Part;
use super::protocol::PROTOCOLS;
use super::requirements::{self, Requirement};

/// The crate's name.
pub const NAME: &str = "farrier-runtime";
/// The crate's version: that of the generator, as clients of one version cannot use code of another.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A Cargo feature of the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name.
    pub name: &'static str,
    /// What it turns on: optional dependencies, features of dependencies, and other features.
    pub enables: Vec<String>,
}

/// The crate's features, ordered by name.
pub fn features() -> Vec<Feature> {
    let protocols = PROTOCOLS.iter().map(|protocol| Feature {
        name: protocol.runtime_feature,
        enables: protocol.packages.iter().map(|it| optional(it)).collect(),
    });
    let parts = Part::ALL.iter().filter_map(|part| {
        Some(Feature {
            name: part.runtime_feature()?,
            enables: requirements::of_part(*part)
                .map(optional)
                .chain(requirements::features_of_part(*part))
                .chain(parts(*part))
                .collect(),
        })
    });
    let mut features: Vec<Feature> = protocols.chain(parts).collect();
    features.sort_by_key(|feature| feature.name);
    features.dedup();
    features
}

/// The features of the parts that this one is built on.
fn parts(part: Part) -> impl Iterator<Item = String> {
    let parts = requirements::parts_of_part(part);
    parts.filter_map(|part| Some(part.runtime_feature()?.to_owned()))
}

fn optional(dependency: &Dependency) -> String {
    format!("dep:{}", dependency.name)
}

/// What the crate is built on, ordered by name, and whether it is so with some features alone.
pub fn dependencies() -> Vec<(Requirement, bool)> {
    let always = requirements::OF_RUN_TIME_CODE.iter();
    let protocols = PROTOCOLS.iter().flat_map(|protocol| protocol.packages);
    let parts = Part::ALL.iter().copied().flat_map(requirements::of_part);
    let optional = protocols.copied().chain(parts).map(|it| (it, true));
    let mut all: Vec<(&Dependency, bool)> = always.map(|it| (*it, false)).chain(optional).collect();
    all.sort_by_key(|(dependency, _)| dependency.name);
    all.dedup();
    let requirement = |(dependency, optional): (&'static Dependency, bool)| {
        let features = dependency.features.to_vec();
        (
            Requirement {
                dependency,
                features,
            },
            optional,
        )
    };
    all.into_iter().map(requirement).collect()
}

impl CratePlan {
    /// The features of `farrier-runtime` that the client needs, ordered by name.
    pub fn runtime_features(&self) -> Vec<&'static str> {
        let parts = Part::ALL.iter().filter(|part| self.needs(**part));
        let parts = parts.filter_map(|part| part.runtime_feature());
        let mut features: Vec<&str> = parts.collect();
        features.push(self.service.protocol.runtime_feature);
        features.sort_unstable();
        features
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_has_one_meaning() {
        let features = features();
        assert!(
            features.is_sorted_by(|a, b| a.name < b.name),
            "{features:#?}"
        );
    }

    #[test]
    fn a_dependency_is_optional_or_not() {
        let all = dependencies();
        let sorted = all.is_sorted_by(|(a, _), (b, _)| a.dependency.name < b.dependency.name);
        assert!(sorted, "{all:#?}");
    }

    #[test]
    fn features_turn_on_what_the_crate_is_built_on() {
        let (all, features) = (dependencies(), features());
        let is_feature = |name: &str| features.iter().any(|feature| feature.name == name);
        let enabled = features.iter().flat_map(|feature| &feature.enables);
        for enabled in enabled.filter(|it| !is_feature(it)) {
            let (name, optional) = match enabled.strip_prefix("dep:") {
                Some(name) => (name, true),
                None => (enabled.split('/').next().unwrap_or_default(), false),
            };
            let exists = all
                .iter()
                .any(|(it, is_optional)| it.dependency.name == name && *is_optional == optional);
            assert!(exists, "{enabled}");
        }
    }
}
