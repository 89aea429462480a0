//! What a structure is to the operations, and what follows of that for its members: which are optional,
//! and what they are called.

use serde_json::Value as Json;

use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};

use super::names;

/// What a structure is to the operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of inputs or outputs.
    Plain,
    /// The input of one operation.
    Input,
    /// The output of one operation.
    Output,
    /// An error.
    Error,
}

impl Role {
    /// The fields that structures have for this role beside their members, where the service gives
    /// requests a second ID or not.
    pub fn extra_fields(self, extended_request_id: bool) -> &'static [ExtraField] {
        match self {
            Self::Plain | Self::Input => &[],
            Self::Output if extended_request_id => {
                &[ExtraField::ExtendedRequestId, ExtraField::RequestId]
            }
            Self::Output => &[ExtraField::RequestId],
            Self::Error => &[ExtraField::ErrorMetadata],
        }
    }
}

/// A field of a structure that is no member; it is not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraField {
    /// The second ID of the request, of a service that gives one; optional.
    ExtendedRequestId,
    /// The ID of the request, as the reply's headers give it; optional.
    RequestId,
    /// What is known of an error beside its members.
    ErrorMetadata,
}

impl ExtraField {
    /// The field.
    pub fn name(self) -> &'static str {
        match self {
            Self::ExtendedRequestId => "_extended_request_id",
            Self::RequestId => "_request_id",
            Self::ErrorMetadata => "meta",
        }
    }
}

/// What the members of a structure are called, in the model's order.
pub fn member_names(shape: &Shape) -> Vec<names::MemberNames> {
    let members = shape.members().map(|member| member.name.as_str());
    match shape.traits.error() {
        Some(_) => names::error_member_names(members),
        None => names::member_names(members),
    }
}

/// Whether the field is an `Option`: a client takes no member for granted that the service could
/// come to leave out.
pub fn is_optional(model: &Model, role: Role, container: &Shape, member: &Member) -> bool {
    let target = model.target(member);
    if target.traits.streaming() && matches!(target.kind, ShapeKind::Simple(_)) {
        return false;
    }
    let aggregate = matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    aggregate
        || role == Role::Input
        || container.traits.input()
        || member.traits.client_optional()
        || !(member.traits.required() || default_of(model, member).is_some())
}

/// The default of a member, unless it is null.
pub(super) fn default_of<'m>(model: &'m Model, member: &'m Member) -> Option<&'m Json> {
    member
        .traits
        .default_value()
        .or_else(|| model.target(member).traits.default_value())
        .filter(|json| !json.is_null())
}

/// Whether building the structure can fail.
pub fn is_fallible(model: &Model, id: &ShapeId, role: Role) -> bool {
    if role == Role::Input {
        return true;
    }
    let shape = model.shape(id);
    shape.members().any(|member| {
        !is_optional(model, role, shape, member)
            && default_of(model, member).is_none()
            && !model.target(member).traits.streaming()
    })
}
