//! What must be set before a request can be written and sent.

use crate::model::ShapeId;

use super::context::PlanContext;
use super::endpoints::Parameter;
use super::member_text::{Text, text_of};
use super::names::Identifier;
use super::schemas::WireTrait;
use super::structures::{MemberPlan, StructurePlan};

/// A member that must be set before a request can be written and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The field.
    pub field: Identifier,
    /// How its text is found, when it must not be empty either.
    pub text: Option<Text>,
}

/// Labels, and what the model requires among query parameters and members that give endpoint parameters:
/// the endpoint could be another one without them.
pub(super) fn plan(
    context: PlanContext<'_>,
    id: &ShapeId,
    input: &StructurePlan,
    parameters: &[Parameter],
) -> Vec<Check> {
    let members = context.model.structure_members(id);
    let gives_parameter = |member: &MemberPlan| {
        let shape = members.get(member.schema.name.as_str());
        let name = shape.and_then(|member| member.traits.context_param());
        name.is_some_and(|name| parameters.iter().any(|parameter| parameter.name == name))
    };
    let is_checked = |member: &&MemberPlan| {
        let mut traits = member.schema.traits.iter();
        let is_in_uri = traits.any(|t| match t {
            WireTrait::HttpLabel => true,
            WireTrait::HttpQuery(_) => member.required,
            _ => false,
        });
        is_in_uri || member.required && gives_parameter(member)
    };
    input
        .members
        .iter()
        .filter(is_checked)
        .map(Check::of)
        .collect()
}

impl Check {
    /// That of this member.
    pub(super) fn of(member: &MemberPlan) -> Self {
        Self {
            field: member.name.clone(),
            text: text_of(member),
        }
    }
}
