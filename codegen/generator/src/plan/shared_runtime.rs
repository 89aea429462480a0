//! The crate `farrier-runtime`, which has the run-time code for several clients: its Cargo features, of which
//! each only adds something, and what it is built on with them.

use super::copied_code::{PARTS, PartRow};
use super::crate_plan::CratePlan;
use super::dependencies::Dependency;
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
    let feature = |row: &PartRow| {
        let optional = row.dependencies.iter().map(|it| format!("dep:{}", it.name));
        let of_others = row.dependency_features.iter();
        let of_others = of_others.map(|(of, feature)| format!("{}/{feature}", of.name));
        Some(Feature {
            name: row.runtime_feature()?,
            enables: optional.chain(of_others).collect(),
        })
    };
    PARTS.iter().filter_map(feature).collect()
}

/// What the crate is built on, ordered by name, and whether it is so with some features alone.
pub fn dependencies() -> Vec<(Requirement, bool)> {
    let always = requirements::OF_RUN_TIME_CODE.iter();
    let optional = PARTS.iter().flat_map(|row| row.dependencies);
    let optional = optional.map(|it| (*it, true));
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
        let rows = PARTS.iter().filter(|row| self.needs(row.part));
        rows.filter_map(PartRow::runtime_feature).collect()
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
