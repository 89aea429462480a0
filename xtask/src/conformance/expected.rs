//! The cases that are known to fail, as `xtask/conformance-expected.toml` lists them: a table a suite
//! and kind (`[rest-xml.request]`), in it the ID of each case with the reason.

use std::collections::BTreeMap;
use std::path::Path;

use cargo_farrier::report::{Fault, Place};

use super::suite::{Case, Kind};

type Reasons = BTreeMap<String, String>;

/// The whole list, by suite.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(transparent)]
pub(super) struct Expected {
    suites: BTreeMap<String, OfSuite>,
}

/// The list of one suite.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfSuite {
    #[serde(default)]
    request: Reasons,
    #[serde(default)]
    response: Reasons,
}

impl Expected {
    /// Reads the list.
    ///
    /// # Errors
    /// The file cannot be read, or has another form.
    pub(super) fn read() -> Result<Self, Vec<Fault>> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance-expected.toml");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| vec![Fault::io("cannot read the expected failures", &error)])?;
        toml::from_str(&text).map_err(|error| {
            let span = error.span().unwrap_or_default();
            let place = Place::in_text("xtask/conformance-expected.toml", &text, span);
            vec![Fault::new(error.message()).at(place)]
        })
    }

    /// The list of one suite.
    pub(super) fn of(&self, suite: &str) -> OfSuite {
        self.suites.get(suite).cloned().unwrap_or_default()
    }
}

impl OfSuite {
    /// Why a case is known to fail, if it is.
    pub(super) fn reason(&self, case: &Case) -> Option<&str> {
        let reasons = match case.kind {
            Kind::Request => &self.request,
            Kind::Response => &self.response,
        };
        reasons.get(&case.id).map(String::as_str)
    }

    /// Every case of the list.
    pub(super) fn cases(&self) -> impl Iterator<Item = Case> {
        let of = |kind, reasons: &Reasons| {
            let cases = reasons.keys().map(|id| Case {
                kind,
                id: id.clone(),
            });
            cases.collect::<Vec<_>>()
        };
        let requests = of(Kind::Request, &self.request);
        requests
            .into_iter()
            .chain(of(Kind::Response, &self.response))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_are_found_with_their_reasons() {
        let list: Expected =
            toml::from_str("[a-b.request]\nOne = \"so\"\n[a-b.response]\nTwo = \"thus\"\n")
                .expect("a list");
        let list = list.of("a-b");
        let reasons: Vec<_> = list
            .cases()
            .map(|case| list.reason(&case).map(str::to_owned))
            .collect();
        assert_eq!(reasons, [Some("so".to_owned()), Some("thus".to_owned())]);
    }

    #[test]
    fn the_list_of_the_repository_is_well_formed() {
        assert!(Expected::read().is_ok());
    }
}
