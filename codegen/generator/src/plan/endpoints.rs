//! Plans how a service's endpoints are found: the parameters, the rules as a table, the model's own
//! test cases, and how each operation gives parameters.
//!
//! The rule language is understood here and nowhere later; what comes out is inert data. The
//! submodules are: `json` (reading trait values with places), `version`, `parameters`, `expressions`
//! with `templates`, and `outcomes` (the parts of rules), `tree` and `diagram` (the two forms that rules
//! come in), `graph` (the one form they go to), `types`, `check`, `flow` and `auth_schemes` (whether
//! rules are sound), `cases` and `case_inputs` (endpoint tests), `bindings` (what operations give) and
//! `contexts` (whether that fits the rules), and `patterns` (traits that say the same as rules).

mod auth_schemes;
mod bindings;
mod case_inputs;
mod cases;
mod check;
mod contexts;
mod diagram;
mod endpoint_plan;
mod expressions;
mod flow;
mod graph;
mod json;
mod outcomes;
mod parameters;
mod patterns;
mod program;
#[cfg(test)]
mod soundness_tests;
mod templates;
#[cfg(test)]
mod tests;
mod tree;
mod types;
mod version;
mod words;

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::DocsLevel;
use crate::diagnostics::Diagnostics;
use crate::model::Shape;

pub use bindings::{Binding, BindingSource, operation_bindings};
pub use cases::{Case, Expectation};
pub use contexts::check_contexts;
pub use endpoint_plan::EndpointPlan;
pub use parameters::{Builtin, ClientParameter, Filled, Kind, Literal, Parameter};
pub use program::{Attribute, Condition, Expr, Function, Outcome, Program, Properties, Property};

use json::Origin;
use words::TESTS;

/// The trait that holds the rules as a tree.
const RULE_SET: &str = "smithy.rules#endpointRuleSet";
/// The trait that holds the rules as a binary decision diagram.
const DIAGRAM: &str = "smithy.rules#endpointBdd";
/// Plans the endpoints of a service. The decision tree counts when there is one, else the binary
/// decision diagram; a service with neither gets rules that know only a configured URL.
///
/// # Errors
/// Every fault in the parameters, or else in the rules and their test cases, each with its place.
pub fn plan_endpoint(service: &Shape, docs: DocsLevel) -> Result<EndpointPlan, Diagnostics> {
    let (id, value) = [RULE_SET, DIAGRAM]
        .into_iter()
        .find_map(|id| Some((id, service.traits.get(id)?)))
        .unwrap_or((RULE_SET, &*CONFIGURED_URL_ONLY));
    let origin = Origin::new(&service.id, service.traits.location(id));
    let rules = origin.root(value);
    let (clients, faults) = parameters::plan_client_parameters(service, docs);
    origin.add(faults);
    let parameters = parameters::plan_parameters(&rules, &clients, docs);
    if origin.has_faults() {
        // Everything that names a parameter would be another fault.
        return Err(origin.into_faults());
    }
    let program = match id {
        DIAGRAM => diagram::plan(&rules, &parameters),
        _ => tree::plan(&rules, &parameters),
    };
    let has_rules = service.traits.get(id).is_some();
    let (cases, cases_with_inputs) = match service.traits.get(TESTS) {
        Some(tests) => {
            let tests_origin = Origin::new(&service.id, service.traits.location(TESTS));
            let root = tests_origin.root(tests);
            let cases = match has_rules {
                true => cases::plan(&root, &parameters),
                false => {
                    root.fault("the service has test cases for endpoint rules, but no rules");
                    Default::default()
                }
            };
            origin.add(tests_origin.into_faults());
            cases
        }
        None => (Vec::new(), 0),
    };
    origin.into_faults().into_result(EndpointPlan {
        rules: has_rules.then(|| service.traits.location(id)),
        parameters,
        client_parameters: clients,
        program,
        cases,
        cases_with_inputs,
    })
}

/// The rules of a service whose model has none: the configured URL, or an error.
static CONFIGURED_URL_ONLY: LazyLock<Value> = LazyLock::new(|| {
    json!({
        "version": "1.0",
        "parameters": {
            "Endpoint": {
                "type": "string",
                "builtIn": "SDK::Endpoint",
                "documentation": "The URL that requests are sent to.",
            },
        },
        "rules": [
            {
                "type": "endpoint",
                "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
                "endpoint": {"url": {"ref": "Endpoint"}},
            },
            {
                "type": "error",
                "conditions": [],
                "error": "No endpoint is set, and the service's model has no rules for one",
            },
        ],
    })
});
