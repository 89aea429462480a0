//! The version of the rules language that rules are written in.

use super::json::Json;

/// A version of the rules language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(u32, u32);

impl Version {
    /// The first.
    const ONE: Self = Self(1, 0);
    /// The one that has diagrams, `split`, `coalesce`, `ite` and negative indexes.
    pub(super) const ONE_ONE: Self = Self(1, 1);

    /// The version that rules say they have. A fault is reported.
    pub(super) fn of(rules: &Json<'_>) -> Self {
        let Some(json) = rules.need("version") else {
            return Self::ONE;
        };
        let parsed = json.text().map(|text| {
            let (major, minor) = text.split_once('.')?;
            Some(Self(major.parse().ok()?, minor.parse().ok()?))
        });
        match parsed {
            Some(Some(version @ Self(1, _))) => version,
            Some(_) => {
                json.mismatch(
                    "this version of the rules language is not known",
                    "1.0 or 1.1",
                );
                Self::ONE_ONE
            }
            None => Self::ONE,
        }
    }

    /// Reports what only a later version has.
    pub(super) fn need(self, json: &Json<'_>, least: Self, what: &str) {
        if self < least {
            json.fault_with_help(
                format!(
                    "{what} is not in version {}.{} of the rules language, which these rules have",
                    self.0, self.1
                ),
                Some(format!("write version {}.{}", least.0, least.1)),
            );
        }
    }
}
