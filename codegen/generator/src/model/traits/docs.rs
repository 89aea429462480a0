//! Traits that describe: documentation, deprecation, tags, examples, and the test cases of a model.

use serde_json::{Map, Value};

use super::Traits;
use super::accessors::field;

/// The value of `smithy.api#deprecated`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deprecated<'a> {
    /// What to do instead.
    pub message: Option<&'a str>,
    /// The date or version since when.
    pub since: Option<&'a str>,
}

impl Traits {
    /// `smithy.api#documentation`: CommonMark or HTML.
    pub fn documentation(&self) -> Option<&str> {
        self.text("smithy.api#documentation")
    }

    /// `smithy.api#title`: the service's name as people write it.
    pub fn title(&self) -> Option<&str> {
        self.text("smithy.api#title")
    }

    /// `smithy.api#deprecated`.
    pub fn deprecated(&self) -> Option<Deprecated<'_>> {
        self.get("smithy.api#deprecated").map(|value| Deprecated {
            message: field(value, "message"),
            since: field(value, "since"),
        })
    }

    /// `smithy.api#externalDocumentation`: names and the URLs they link to.
    pub fn external_documentation(&self) -> Vec<(&str, &str)> {
        let links = self
            .get("smithy.api#externalDocumentation")
            .and_then(Value::as_object);
        let links = links.into_iter().flatten();
        links
            .filter_map(|(name, url)| Some((name.as_str(), url.as_str()?)))
            .collect()
    }

    /// `smithy.api#tags`.
    pub fn tags(&self) -> Vec<&str> {
        self.texts("smithy.api#tags").unwrap_or_default()
    }

    /// `smithy.api#examples` of an operation: objects with `title`, `documentation`, `input`, and
    /// `output` or `error`.
    pub fn examples(&self) -> &[Value] {
        self.array("smithy.api#examples").unwrap_or_default()
    }

    /// `smithy.test#httpRequestTests` of an operation.
    pub fn http_request_tests(&self) -> &[Value] {
        self.array("smithy.test#httpRequestTests")
            .unwrap_or_default()
    }

    /// `smithy.test#httpResponseTests` of an operation or an error.
    pub fn http_response_tests(&self) -> &[Value] {
        self.array("smithy.test#httpResponseTests")
            .unwrap_or_default()
    }

    /// `smithy.rules#endpointRuleSet` of a service.
    pub fn endpoint_rule_set(&self) -> Option<&Value> {
        self.get("smithy.rules#endpointRuleSet")
    }

    /// `smithy.rules#endpointBdd` of a service: the rule set as a decision diagram.
    pub fn endpoint_bdd(&self) -> Option<&Value> {
        self.get("smithy.rules#endpointBdd")
    }

    /// `smithy.rules#endpointTests` of a service.
    pub fn endpoint_tests(&self) -> Option<&Value> {
        self.get("smithy.rules#endpointTests")
    }

    /// `smithy.rules#clientContextParams` of a service: parameter names and their definitions.
    pub fn client_context_params(&self) -> Option<&Map<String, Value>> {
        self.get("smithy.rules#clientContextParams")
            .and_then(Value::as_object)
    }

    /// `smithy.rules#staticContextParams` of an operation: parameter names and `{value}`.
    pub fn static_context_params(&self) -> Option<&Map<String, Value>> {
        self.get("smithy.rules#staticContextParams")
            .and_then(Value::as_object)
    }

    /// `smithy.rules#operationContextParams` of an operation: parameter names and `{path}`.
    pub fn operation_context_params(&self) -> Option<&Map<String, Value>> {
        self.get("smithy.rules#operationContextParams")
            .and_then(Value::as_object)
    }

    /// `smithy.rules#contextParam` of an input member: the name of the endpoint parameter it gives.
    pub fn context_param(&self) -> Option<&str> {
        self.get("smithy.rules#contextParam")
            .and_then(|value| field(value, "name"))
    }
}
