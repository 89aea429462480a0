//! The test cases that a model gives for its endpoint rules.

use super::json::Json;
use super::outcomes::properties;
use super::parameters::{Literal, Parameter, literal};
use super::program::{Expr, Properties};
use super::words::near_miss;

/// Parameters, and what must come of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What the case shows.
    pub about: String,
    /// Parameters by their names in the rules. Those left out have their defaults.
    pub params: Vec<(String, Literal)>,
    /// What must come out.
    pub expect: Expectation,
}

/// What must come out of a test case.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// An error with this message.
    Error(String),
    /// An endpoint.
    Endpoint {
        /// Its URL.
        url: String,
        /// Its properties, with texts that are no templates.
        properties: Properties,
        /// Its headers, each with its values.
        headers: Vec<(String, Vec<String>)>,
    },
}

/// Plans the test cases, and counts those that also give operation inputs.
pub(super) fn plan(tests: &Json<'_>, parameters: &[Parameter]) -> (Vec<Case>, usize) {
    let Some(list) = tests.need("testCases") else {
        return Default::default();
    };
    let with_inputs = list
        .elements()
        .filter(|case| case.get("operationInputs").is_some())
        .count();
    (
        list.elements()
            .filter_map(|case| plan_case(&case, parameters))
            .collect(),
        with_inputs,
    )
}

fn plan_case(case: &Json<'_>, parameters: &[Parameter]) -> Option<Case> {
    let about = match case.get("documentation") {
        Some(text) => text.text()?.to_owned(),
        None => String::new(),
    };
    let params: Vec<(String, Literal)> = match case.get("params") {
        Some(given) => given
            .entries()
            .map(|(name, value)| Some((name.to_owned(), given_value(&value, name, parameters)?)))
            .collect::<Option<_>>()?,
        None => Vec::new(),
    };
    let is_missing = |parameter: &&Parameter| {
        parameter.required
            && parameter.default.is_none()
            && !params.iter().any(|(name, _)| *name == parameter.name)
    };
    for parameter in parameters.iter().filter(is_missing) {
        case.fault(format!(
            "the test case does not give the required parameter `{}`",
            parameter.name
        ));
    }
    Some(Case {
        about,
        params,
        expect: expectation(&case.need("expect")?)?,
    })
}

fn given_value(value: &Json<'_>, name: &str, parameters: &[Parameter]) -> Option<Literal> {
    let parameter = parameters.iter().find(|parameter| parameter.name == name);
    if parameter.is_none() {
        let known = parameters.iter().map(|parameter| parameter.name.as_str());
        value.fault_once(
            format!("the rules have no parameter `{name}`"),
            near_miss(name, known),
        );
    }
    literal(value, parameter?.kind)
}

fn expectation(expect: &Json<'_>) -> Option<Expectation> {
    if expect.get("error").is_some() && expect.get("endpoint").is_some() {
        expect.fault("a test case expects either an endpoint or an error");
    }
    if let Some(error) = expect.get("error") {
        return Some(Expectation::Error(error.text()?.to_owned()));
    }
    let endpoint = expect.need("endpoint")?;
    Some(Expectation::Endpoint {
        url: endpoint.need("url")?.text()?.to_owned(),
        properties: match endpoint.get("properties") {
            Some(json) => properties(&json, &mut |_, text| Some(Expr::Text(text.to_owned())))?,
            None => Properties::new(),
        },
        headers: match endpoint.get("headers") {
            Some(json) => headers(&json)?,
            None => Vec::new(),
        },
    })
}

fn headers(json: &Json<'_>) -> Option<Vec<(String, Vec<String>)>> {
    json.entries()
        .map(|(name, values)| {
            let values = values
                .elements()
                .map(|value| value.text().map(str::to_owned));
            Some((name.to_owned(), values.collect::<Option<_>>()?))
        })
        .collect()
}
