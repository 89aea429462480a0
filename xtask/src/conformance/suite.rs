//! A suite of protocol tests: the cases that its model has for clients, read from the JSON itself, so
//! that a case which the generator loses is missed.

use std::path::{Path, PathBuf};

use farrier_codegen::Request;
use serde_json::Value;

use crate::sweep::models;
use cargo_farrier::jobs::Job;
use cargo_farrier::report::{Fault, shown};

/// A suite.
#[derive(Debug)]
pub(super) struct Suite {
    /// The file's name without its ending; also the name of the crate.
    pub(super) name: String,
    /// The files of the model: the suite, and the endpoint rules that it leaves out.
    models: Vec<PathBuf>,
    /// The cases for clients, in the model's order.
    pub(super) cases: Vec<Case>,
}

/// What a case is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// What must be sent.
    Request,
    /// What must be read.
    Response,
}

/// A case, by its kind and ID.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Case {
    pub(super) kind: Kind,
    pub(super) id: String,
}

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

impl Case {
    /// Whether the test function with this name runs the case: it is the kind and the ID in snake
    /// case.
    pub(super) fn is_run_by(&self, function: &str) -> bool {
        let plain = |text: &str| -> String {
            let letters = text.chars().filter(char::is_ascii_alphanumeric);
            letters.map(|c| c.to_ascii_lowercase()).collect()
        };
        plain(function) == format!("{}{}", self.kind.name(), plain(&self.id))
    }
}

/// The suites that lie beside the repository, by name.
///
/// # Errors
/// The folder cannot be read, or has none.
pub(super) fn all() -> Result<Vec<PathBuf>, Fault> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/protocol-tests");
    let shown = shown(&folder);
    let cannot = |error| Fault::io(format!("cannot read `{shown}`"), &error);
    let mut suites = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        suites.extend(Some(path).filter(|path| path.extension().is_some_and(|it| it == "json")));
    }
    suites.sort();
    match suites.is_empty() {
        true => Err(Fault::new(format!("there is no suite in `{shown}`"))),
        false => Ok(suites),
    }
}

impl Suite {
    /// Reads a suite.
    ///
    /// # Errors
    /// The file cannot be read, is no JSON, or has no case.
    pub(super) fn read(path: &Path) -> Result<Self, Vec<Fault>> {
        let shown = shown(path);
        let text = std::fs::read_to_string(path)
            .map_err(|error| vec![Fault::io(format!("cannot read `{shown}`"), &error)])?;
        let model: Value = serde_json::from_str(&text)
            .map_err(|error| vec![Fault::new(format!("`{shown}` is no JSON: {error}"))])?;
        let cases = cases(&model);
        if cases.is_empty() {
            return Err(vec![Fault::new(format!("`{shown}` has no test case"))]);
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let rules = Some(rules_of(&name)).filter(|path| path.exists());
        Ok(Self {
            name: name.into_owned(),
            models: [path.to_owned()].into_iter().chain(rules).collect(),
            cases,
        })
    }

    /// Generates the client of the suite's service into a folder.
    ///
    /// # Errors
    /// Whatever keeps the crate from being generated or written.
    pub(super) fn generate(&self, dir: &Path) -> Result<(), Vec<Fault>> {
        let job = Job {
            shown: self.name.clone(),
            dir: dir.to_path_buf(),
            models: self.models.clone(),
            request: Request {
                name: Some(self.name.clone()),
                ..Request::default()
            },
            asked: Vec::new(),
        };
        models::write(dir, &job.generate()?)
    }

    /// The number of cases of a kind.
    pub(super) fn count(&self, kind: Kind) -> usize {
        self.cases.iter().filter(|case| case.kind == kind).count()
    }
}

/// Where endpoint rules of ours for a suite are, if it needs some: suites tell the hosts that requests must
/// go to, and leave out the rules by which a client finds them.
fn rules_of(suite: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance-rules");
    folder.join(format!("{suite}.json"))
}

fn cases(model: &Value) -> Vec<Case> {
    let shapes = model.get("shapes").and_then(Value::as_object);
    let traits = shapes.into_iter().flat_map(|shapes| shapes.values());
    let traits = traits.filter_map(|shape| shape.get("traits"));
    let mut found = Vec::new();
    for traits in traits {
        for (kind, name) in [
            (Kind::Request, "smithy.test#httpRequestTests"),
            (Kind::Response, "smithy.test#httpResponseTests"),
        ] {
            let list = traits.get(name).and_then(Value::as_array);
            let ours = list.into_iter().flatten().filter(|case| is_of_client(case));
            found.extend(ours.map(|case| Case {
                kind,
                id: text(case, "id").to_owned(),
            }));
        }
    }
    found
}

fn is_of_client(case: &Value) -> bool {
    matches!(text(case, "appliesTo"), "" | "client")
}

fn text<'a>(case: &'a Value, name: &str) -> &'a str {
    case.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_servers_are_not_ours() {
        let model = serde_json::json!({"shapes": {"a#A": {"traits": {
            "smithy.test#httpRequestTests": [
                {"id": "One"},
                {"id": "Two", "appliesTo": "server"},
                {"id": "Three", "appliesTo": "client"},
            ],
            "smithy.test#httpResponseTests": [{"id": "One"}],
        }}}});
        let ids: Vec<(Kind, String)> = cases(&model)
            .into_iter()
            .map(|case| (case.kind, case.id))
            .collect();
        let all = [
            (Kind::Request, "One"),
            (Kind::Request, "Three"),
            (Kind::Response, "One"),
        ];
        assert_eq!(ids, all.map(|(kind, id)| (kind, id.to_owned())));
    }

    #[test]
    fn functions_are_known_by_their_cases() {
        let case = Case {
            kind: Kind::Request,
            id: "RestJsonHTTP2Test".to_owned(),
        };
        assert!(case.is_run_by("request_rest_json_http2_test"));
        assert!(!case.is_run_by("response_rest_json_http2_test"));
    }
}
