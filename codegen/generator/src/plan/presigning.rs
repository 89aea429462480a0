//! Which operations can be presigned: those whose request another can send who does not know the input. It
//! has no body then, or one that stands for itself.

use crate::model::ShapeId;

use super::checks::Check;
use super::context::PlanContext;
use super::customizations::{self, Customization};
use super::protocol::{self, Kind};
use super::schemas::{MemberSchema, Target, WireTrait};
use super::service::{self, AuthScheme};
use super::structures::{MemberPlan, StructurePlan};
use super::types::RustType;

/// How requests of an operation are presigned.
#[derive(Clone, Debug, PartialEq)]
pub struct PresignedPlan {
    /// The input with every member in the query, where calls send it in their body.
    pub in_query: Option<InQuery>,
}

/// An input with every member in the query of a GET request.
#[derive(Clone, Debug, PartialEq)]
pub struct InQuery {
    /// The URI pattern.
    pub uri: String,
    /// The rows of the members.
    pub members: Vec<MemberSchema>,
    /// What must be set.
    pub checks: Vec<Check>,
}

/// Plans how requests of an operation are presigned, if they can be. The body `is_changed` when what is
/// sent is another than the input has, or when a header tells its digest: the sender cannot do the same.
pub(super) fn plan(
    context: PlanContext<'_>,
    id: &ShapeId,
    input: &StructurePlan,
    is_changed: bool,
) -> Option<PresignedPlan> {
    let service = &context.selection.service;
    if !service::has_scheme(context.model, service, id, &AuthScheme::SigV4) {
        return None;
    }
    if customizations::has(service, id, Customization::PresignedInQuery) {
        let in_query = Some(in_query(input)?);
        return Some(PresignedPlan { in_query });
    }
    let (can_be_sent, has_body) = match protocol::find(context.model.shape(service))?.kind {
        Kind::RestJson1 | Kind::RestXml { .. } => (
            input.members.iter().all(is_beside_document),
            input.members.iter().any(is_payload),
        ),
        Kind::AwsQuery => (input.members.iter().all(is_scalar), true),
        Kind::RpcV2Cbor
        | Kind::RpcV2Json
        | Kind::AwsJson1_0
        | Kind::AwsJson1_1
        | Kind::Ec2Query => return None,
    };
    let can_be_presigned = can_be_sent && !(has_body && is_changed);
    can_be_presigned.then_some(PresignedPlan { in_query: None })
}

/// Whether the member stands in the URI or in a header, or is the whole body as it is.
fn is_beside_document(member: &MemberPlan) -> bool {
    let traits = &member.schema.traits;
    let in_head = traits.iter().any(|it| {
        matches!(
            it,
            WireTrait::HttpHeader(_)
                | WireTrait::HttpLabel
                | WireTrait::HttpPrefixHeaders(_)
                | WireTrait::HttpQuery(_)
                | WireTrait::HttpQueryParams
        )
    });
    in_head || is_payload(member)
}

fn is_payload(member: &MemberPlan) -> bool {
    let is_blob = matches!(member.ty.unboxed(), RustType::Blob | RustType::ByteStream);
    is_blob && member.schema.traits.contains(&WireTrait::HttpPayload)
}

fn is_scalar(member: &MemberPlan) -> bool {
    matches!(member.schema.target, Target::Simple(_)) && member.ty.unboxed() != &RustType::Document
}

/// The input with every member in the query that is not bound elsewhere; nothing when one cannot stand there.
fn in_query(input: &StructurePlan) -> Option<InQuery> {
    let members = input.members.iter().map(|member| {
        let can_be = match &member.schema.target {
            Target::Simple(_) => is_scalar(member),
            Target::List { element, .. } => matches!(element.target, Target::Simple(_)),
            Target::Map { .. } | Target::Structure | Target::Union => false,
        };
        let mut row = member.schema.clone();
        if is_beside_document(member) {
            return Some(row);
        }
        row.traits.push(WireTrait::HttpQuery(row.name.clone()));
        can_be.then_some(row)
    });
    let required = input.members.iter().filter(|member| member.required);
    Some(InQuery {
        uri: input.http.as_ref()?.1.clone(),
        members: members.collect::<Option<_>>()?,
        checks: required.map(Check::of).collect(),
    })
}

#[cfg(test)]
mod tests;
