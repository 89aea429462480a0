//! Structures: their members, which of them are optional, and what stands in for missing ones.

use crate::model::traits::ErrorFault;
use crate::model::{Location, Member, Shape, ShapeId, Traits};

use super::context::PlanContext;
use super::customizations;
use super::descriptions::{self, Docs};
use super::names::{self, Identifier};
use super::roles::default_of;
use super::roles::{ExtraField, Role, is_fallible, is_optional, member_names};
use super::schemas::{self, MemberSchema, WireTrait};
use super::sensitive;
use super::symbols::Item;
use super::types::{self, RustType};
use super::values::{Notation, Reader, Value};

/// The member that holds what the service says of an error, by what follows `set_`.
const MESSAGE: &str = "message";

/// A structure of the emitted crate, with its builder.
#[derive(Clone, Debug)]
pub struct StructurePlan {
    /// The shape ID, for the schema.
    pub shape_id: String,
    /// Where it stands in the model.
    pub location: Location,
    /// The structure's item; its builder is [`Item::builder`].
    pub item: Item,
    /// The file, without folder and ending.
    pub file: String,
    /// What the structure is to the operations.
    pub role: Role,
    /// The fields that it has beside its members.
    pub extra_fields: &'static [ExtraField],
    /// What its builder is made of.
    pub builder: BuilderLayout,
    /// Its documentation.
    pub docs: Docs,
    /// The note of a mark, which its builder has too.
    pub mark: Option<String>,
    /// Its members, in the model's order but for what `order_headers` moves.
    pub members: Vec<MemberPlan>,
    /// Traits of the structure itself that matter on the wire.
    pub traits: Vec<WireTrait>,
    /// Method, URI pattern and success code, of an input.
    pub http: Option<(String, String, u16)>,
    /// Whether `build()` can fail.
    pub fallible: bool,
    /// Whether requests hold it.
    pub writes: bool,
    /// Whether replies hold it.
    pub reads: bool,
    /// Whether a reply may leave out a required member of the type.
    pub corrected: bool,
    /// Whether it is the value of a member somewhere: what is written or read is then data, and not a
    /// whole message alone.
    pub nested: bool,
    /// What only errors have.
    pub error: Option<ErrorFacts>,
    /// Whether it tells a second ID of the request beside the first, which outputs and errors do.
    pub extended_request_id: bool,
}

/// What a builder is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuilderLayout {
    /// The structure itself, since no field of that needs a value.
    WrapsStructure,
    /// An optional field for each field of the structure.
    OwnFields,
}

/// How a structure is made of what a reply holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// By `build()` alone: nothing is required.
    Build,
    /// By `build()`, which cannot fail, with error correction defaults for what is required.
    FillIn,
    /// Field by field with error correction defaults, since `build()` could fail.
    FieldByField,
}

/// What only errors have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorFacts {
    /// Retry kind, if it is retried.
    pub retry: Option<RetryKind>,
    /// Whether the model has no member for the message, so that one is added.
    pub added_message: bool,
    /// The name that the error's text begins with.
    pub title: String,
    /// What the error says as its message.
    pub message: ErrorMessage,
    /// The field that takes the message of the metadata when the reply's members do not have it.
    pub message_field: Option<Identifier>,
}

/// What an error says as its message. A member of that name may hold something else than text: the
/// message is then what the metadata says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorMessage {
    /// That of the metadata.
    Metadata,
    /// Only that there is one, since it is sensitive.
    Redacted,
    /// The same when this field is set.
    RedactedIfSet(Identifier),
    /// The text of this field.
    Text(Identifier),
    /// The text of this field when it is set.
    TextIfSet(Identifier),
}

/// Retry kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryKind {
    /// There were too many requests.
    Throttling,
    /// A fault of the caller's that may pass.
    Client,
    /// A fault of the service's that may pass.
    Server,
}

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct MemberPlan {
    /// The field, accessor and setter.
    pub name: Identifier,
    /// What follows `set_` and `get_`.
    pub base: String,
    /// The type, without the `Option` of an optional member.
    pub ty: RustType,
    /// Whether the field is an `Option`.
    pub optional: bool,
    /// Whether the model requires the member.
    pub required: bool,
    /// What a builder fills in for an unset member that is not optional.
    pub default: Option<Value>,
    /// Whether the member is not written while it has its default.
    pub left_out_at_default: bool,
    /// Whether the value is kept out of `Debug`.
    pub sensitive: bool,
    /// Its documentation.
    pub docs: Docs,
    /// The row of its schema.
    pub schema: MemberSchema,
    /// Where it stands in the model.
    pub location: Location,
}

impl MemberPlan {
    /// Whether the member streams its value.
    pub fn is_stream(&self) -> bool {
        self.ty == RustType::ByteStream
    }

    /// Whether the member is set to its error correction default when a reply leaves it out.
    pub fn is_corrected(&self) -> bool {
        match self.optional {
            true => self.required,
            false => self.must_be_set(),
        }
    }

    /// Whether building fails without the member.
    pub fn must_be_set(&self) -> bool {
        !self.optional && self.default.is_none() && !self.is_stream()
    }
}

impl StructurePlan {
    /// The member that streams, if there is one.
    pub fn stream(&self) -> Option<&MemberPlan> {
        self.members.iter().find(|member| member.is_stream())
    }

    /// How it is made of what a reply holds.
    pub fn completion(&self) -> Completion {
        let mut members = self.members.iter();
        match self.fallible {
            true => Completion::FieldByField,
            false if members.any(|member| member.optional && member.required) => Completion::FillIn,
            false => Completion::Build,
        }
    }

    /// Whether a reply may leave out a member that is then set to its error correction default.
    pub fn corrects(&self) -> bool {
        self.reads && self.members.iter().any(MemberPlan::is_corrected)
    }

    /// Whether `Debug` must leave something out.
    pub fn is_sensitive(&self) -> bool {
        self.members.iter().any(|member| member.sensitive)
    }
}

/// Plans a structure as an item with a role.
pub fn structure(
    context: PlanContext<'_>,
    id: &ShapeId,
    item: Item,
    file: String,
    role: Role,
) -> StructurePlan {
    let shape = context.model.shape(id);
    let mut members = members(context, shape, role);
    if role == Role::Input {
        order_headers(&mut members);
    }
    let error = (role == Role::Error).then(|| error_facts(shape, &mut members));
    let usage = context.selection.shapes.get(id).copied();
    let usage = usage.unwrap_or_default();
    let is_data = matches!(role, Role::Plain | Role::Error);
    let of_service = customizations::of_service(&context.selection.service);
    let extended_request_id =
        matches!(role, Role::Output | Role::Error) && of_service.extended_request_id.is_some();
    StructurePlan {
        shape_id: id.to_string(),
        location: shape.location.clone(),
        item,
        file,
        role,
        extra_fields: role.extra_fields(extended_request_id),
        builder: builder_layout(role, &members),
        docs: descriptions::of(
            context.docs,
            &shape.traits,
            &format!("The `{}` structure of the model.", shape.id.name()),
        ),
        mark: None,
        traits: schemas::shape_traits(shape),
        http: None,
        fallible: is_fallible(context.model, id, role),
        writes: role == Role::Input || (is_data && usage.input),
        reads: role == Role::Output || (is_data && usage.is_read()),
        corrected: is_data && usage.corrected,
        nested: is_data && usage.nested,
        members,
        error,
        extended_request_id,
    }
}

fn members(context: PlanContext<'_>, shape: &Shape, role: Role) -> Vec<MemberPlan> {
    shape
        .members()
        .zip(member_names(shape))
        .map(|(member, names)| plan_member(context, shape, role, member, names))
        .collect()
}

/// Puts `@httpPrefixHeaders` before an `@httpHeader` that it may have an entry for: members are written
/// in order, and of two headers with one name the later stays, which must be the one of `@httpHeader`.
fn order_headers(members: &mut [MemberPlan]) {
    let prefix_of = |member: &MemberPlan| {
        member.schema.traits.iter().find_map(|it| match it {
            WireTrait::HttpPrefixHeaders(prefix) => Some(prefix.to_ascii_lowercase()),
            _ => None,
        })
    };
    let Some((at, prefix)) = members
        .iter()
        .enumerate()
        .find_map(|(at, member)| Some((at, prefix_of(member)?)))
    else {
        return;
    };
    let may_clash = |member: &MemberPlan| {
        member.schema.traits.iter().any(|it| match it {
            WireTrait::HttpHeader(name) => name.to_ascii_lowercase().starts_with(&prefix),
            _ => false,
        })
    };
    if let Some(first) = members[..at].iter().position(may_clash) {
        members[first..=at].rotate_right(1);
    }
}

fn plan_member(
    context: PlanContext<'_>,
    shape: &Shape,
    role: Role,
    member: &Member,
    names: names::MemberNames,
) -> MemberPlan {
    let model = context.model;
    let mut ty = types::rust_type(model, context.symbols, &member.target);
    if context.boxed.contains(&shape.id, &member.name) {
        ty = RustType::Boxed(Box::new(ty));
    }
    let optional = is_optional(model, role, shape, member);
    let reader = Reader {
        model,
        symbols: context.symbols,
        boxed: context.boxed,
        notation: Notation::Default,
    };
    let default = default_of(model, member)
        .filter(|_| !optional)
        .and_then(|json| reader.member(&shape.id, member, json));
    let required = member.traits.required();
    let is_scalar = |default: &Value| default.is_number() || matches!(default, Value::Bool(_));
    let left_out_at_default = !required
        && default.as_ref().is_some_and(is_scalar)
        && customizations::leaves_out_defaults(&context.selection.service);
    MemberPlan {
        name: names.name,
        base: names.base,
        ty,
        optional,
        required,
        default,
        left_out_at_default,
        sensitive: sensitive::member(model, shape, member),
        docs: descriptions::of_member(
            context.docs,
            model,
            member,
            &format!("The model's member `{}`.", member.name),
        ),
        schema: schemas::member(model, shape, member),
        location: member.location.clone(),
    }
}

fn error_facts(shape: &Shape, members: &mut Vec<MemberPlan>) -> ErrorFacts {
    let added_message = lacks_message(shape);
    if added_message {
        members.push(message(shape));
    }
    ErrorFacts {
        retry: retry_kind(&shape.traits),
        added_message,
        title: shape.id.name().to_owned(),
        message: error_message(members),
        message_field: message_of(members)
            .filter(|member| member.ty == RustType::String)
            .map(|member| member.name.clone()),
    }
}

/// The member for the message of an error, whatever it holds.
fn message_of(members: &[MemberPlan]) -> Option<&MemberPlan> {
    members.iter().find(|member| member.base == MESSAGE)
}

fn error_message(members: &[MemberPlan]) -> ErrorMessage {
    let Some(member) = message_of(members) else {
        return ErrorMessage::Metadata;
    };
    let field = member.name.clone();
    match (member.sensitive, member.optional) {
        (true, true) => ErrorMessage::RedactedIfSet(field),
        (true, false) => ErrorMessage::Redacted,
        (false, _) if member.ty != RustType::String => ErrorMessage::Metadata,
        (false, true) => ErrorMessage::TextIfSet(field),
        (false, false) => ErrorMessage::Text(field),
    }
}

/// An error's metadata has no unset form in the error, but has one in the builder.
fn builder_layout(role: Role, members: &[MemberPlan]) -> BuilderLayout {
    let may_be_unset = members.iter().all(|member| member.optional);
    match role != Role::Error && may_be_unset {
        true => BuilderLayout::WrapsStructure,
        false => BuilderLayout::OwnFields,
    }
}

/// Whether an error has no member for the message in the model.
pub fn lacks_message(shape: &Shape) -> bool {
    let mut bases = shape
        .members()
        .map(|member| names::member_base(&member.name));
    !bases.any(|base| base == MESSAGE)
}

/// The retry kind of an error with these traits, if it is retried.
pub fn retry_kind(traits: &Traits) -> Option<RetryKind> {
    let retryable = traits.retryable()?;
    Some(match traits.error() {
        _ if retryable.throttling => RetryKind::Throttling,
        Some(ErrorFault::Server) => RetryKind::Server,
        _ => RetryKind::Client,
    })
}

/// The message that every error has, for a model that does not describe it.
fn message(shape: &Shape) -> MemberPlan {
    MemberPlan {
        name: Identifier::new(MESSAGE.into()),
        base: MESSAGE.into(),
        ty: RustType::String,
        optional: true,
        required: false,
        default: None,
        left_out_at_default: false,
        sensitive: sensitive::shape(shape),
        docs: Docs::plain("What the service says about the error."),
        schema: MemberSchema {
            name: MESSAGE.into(),
            target: schemas::Target::Simple(schemas::Scalar::String),
            traits: Vec::new(),
        },
        location: shape.location.clone(),
    }
}
