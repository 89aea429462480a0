//! Endpoint discovery: the operation by which a service names the endpoint that calls go to.
//!
//! Source: Smithy 2.0 specification, "AWS client endpoint discovery".

use serde_json::Value;

use super::{Member, Model, ShapeId, ShapeKind, SimpleKind};

const SERVICE_TRAIT: &str = "aws.api#clientEndpointDiscovery";
const OPERATION_TRAIT: &str = "aws.api#clientDiscoveredEndpoint";

/// The operation that names the endpoint of a service, and the members of its reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// The operation.
    pub operation: ShapeId,
    /// The list of endpoints.
    pub endpoints: String,
    /// The host name of an endpoint.
    pub address: String,
    /// How many minutes it is good for.
    pub minutes: String,
}

impl Model {
    /// How the endpoint of a service is discovered, if an operation of it requires that and the
    /// operation which names it has the form that it must have.
    pub fn endpoint_discovery(&self, service: &ShapeId) -> Option<Discovery> {
        let operations = self.operations_of(service);
        operations
            .iter()
            .any(|id| self.requires_discovery(id))
            .then_some(())?;
        let value = self.shape(service).traits.get(SERVICE_TRAIT)?;
        let operation = ShapeId::from(value.get("operation")?.as_str()?);
        let shape = operations
            .contains(&operation)
            .then(|| self.operation(&operation))??;
        let mut inputs = self.structure_members(&shape.input).values();
        if inputs.any(|member| member.traits.required()) {
            return None;
        }
        let endpoints = self.structure_members(&shape.output).get("Endpoints")?;
        let ShapeKind::List(endpoint) = &self.target(endpoints).kind else {
            return None;
        };
        let members = self.structure_members(&endpoint.target);
        let (address, minutes) = (
            members.get("Address")?,
            members.get("CachePeriodInMinutes")?,
        );
        let is = |member: &Member, kind| self.target(member).kind == ShapeKind::Simple(kind);
        let has_form = is(address, SimpleKind::String) && is(minutes, SimpleKind::Long);
        has_form.then(|| Discovery {
            operation,
            endpoints: endpoints.name.clone(),
            address: address.name.clone(),
            minutes: minutes.name.clone(),
        })
    }

    /// Whether the calls of an operation must go to the endpoint that the service names. Where that is
    /// not required, the endpoint of the rules serves as well.
    pub fn requires_discovery(&self, operation: &ShapeId) -> bool {
        let value = self.shape(operation).traits.get(OPERATION_TRAIT);
        value.is_some_and(requires_discovery)
    }
}

/// Whether a value of `aws.api#clientDiscoveredEndpoint` says that discovery is required.
pub fn requires_discovery(value: &Value) -> bool {
    value.get("required").and_then(Value::as_bool) != Some(false)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Sources, load};

    fn discovery(required: bool, input: Value, minutes: &str) -> Option<Discovery> {
        let text = json!({"smithy": "2.0", "shapes": {
            "n#S": {
                "type": "service", "version": "1",
                "operations": [{"target": "n#Query"}, {"target": "n#DescribeEndpoints"}],
                "traits": {SERVICE_TRAIT: {"operation": "n#DescribeEndpoints", "error": "n#Gone"}}
            },
            "n#Query": {"type": "operation", "traits": {OPERATION_TRAIT: {"required": required}}},
            "n#DescribeEndpoints": {
                "type": "operation", "input": {"target": "n#In"}, "output": {"target": "n#Out"}
            },
            "n#In": {"type": "structure", "members": input},
            "n#Out": {"type": "structure", "members": {"Endpoints": {"target": "n#Endpoints"}}},
            "n#Endpoints": {"type": "list", "member": {"target": "n#Endpoint"}},
            "n#Endpoint": {"type": "structure", "members": {
                "Address": {"target": "smithy.api#String"},
                "CachePeriodInMinutes": {"target": minutes}
            }},
            "n#Gone": {"type": "structure", "members": {}, "traits": {"smithy.api#error": "client"}}
        }});
        let mut sources = Sources::new();
        sources.push("m", text.to_string());
        let model = load::load(sources).expect("a model");
        model.endpoint_discovery(&"n#S".into())
    }

    #[test]
    fn an_operation_names_the_endpoint_where_one_requires_it() {
        let found = discovery(true, json!({}), "smithy.api#Long").expect("a discovery");
        assert_eq!(found.operation, "n#DescribeEndpoints".into());
        assert_eq!(discovery(false, json!({}), "smithy.api#Long"), None);
    }

    #[test]
    fn an_operation_of_another_form_names_none() {
        assert_eq!(discovery(true, json!({}), "smithy.api#String"), None);
        let required = json!({"smithy.api#required": {}});
        let input = json!({"Operation": {"target": "smithy.api#String", "traits": required}});
        assert_eq!(discovery(true, input, "smithy.api#Long"), None);
    }
}
