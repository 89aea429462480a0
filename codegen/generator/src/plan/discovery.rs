//! How a client asks its service for the endpoint of its calls.

use super::context::PlanContext;
use super::names::Identifier;
use super::operations::OperationPlan;
use super::roles::member_names;
use crate::model::{ShapeId, ShapeKind};

/// The operation that names the endpoint, and the fields of its reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscoveryPlan {
    /// The method of the client.
    pub method: Identifier,
    /// The list of endpoints.
    pub endpoints: Identifier,
    /// The host name of an endpoint.
    pub address: Identifier,
    /// How many minutes it is good for.
    pub minutes: Identifier,
}

/// Finds the operation among those that are planned.
pub(super) fn plan(
    context: PlanContext<'_>,
    operations: &[OperationPlan],
) -> Option<DiscoveryPlan> {
    let model = context.model;
    let discovery = model.endpoint_discovery(&context.selection.service)?;
    let output = &model.operation(&discovery.operation)?.output;
    let endpoints = model.structure_members(output).get(&discovery.endpoints)?;
    let ShapeKind::List(endpoint) = &model.target(endpoints).kind else {
        return None;
    };
    let name = discovery.operation.name();
    let operation = operations.iter().find(|it| it.wire_name == name)?;
    Some(DiscoveryPlan {
        method: operation.names.method.clone(),
        endpoints: field(context, output, &discovery.endpoints)?,
        address: field(context, &endpoint.target, &discovery.address)?,
        minutes: field(context, &endpoint.target, &discovery.minutes)?,
    })
}

/// The field of a member.
fn field(context: PlanContext<'_>, structure: &ShapeId, member: &str) -> Option<Identifier> {
    let shape = context.model.shape(structure);
    let at = shape.members().position(|it| it.name == member)?;
    let names = member_names(shape).into_iter().nth(at)?;
    Some(names.name)
}
