//! Operations: their input, output and errors, and what a request needs before it can be written.

use crate::model::{Location, ShapeId, Traits};

use super::checks;
pub use super::checks::Check;
use super::checksums::{self, ChecksumPlan};
use super::context::PlanContext;
use super::customizations::{self, Customization};
use super::descriptions::{self, Docs};
use super::endpoints::{self, Binding, Parameter};
use super::error_codes;
use super::examples::{self, Example};
use super::member_text::{Text, text_of};
use super::names::{self, Identifier, Names};
use super::paginators::{self, PaginatorPlan};
use super::presigning::{self, PresignedPlan};
use super::roles::Role;
use super::schemas::WireTrait;
use super::sensitive;
use super::structures::{self, MemberPlan, RetryKind, StructurePlan};
use super::symbols::{Item, Module, OperationNames};
use super::text_changes::{self, TextChange};

/// An operation of the emitted crate.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// The operation's name in the model, which is also its name for the runtime.
    pub wire_name: String,
    /// Where it stands in the model.
    pub location: Location,
    /// The names of its items.
    pub names: OperationNames,
    /// Its documentation.
    pub docs: Docs,
    /// The note of a mark of its module.
    pub mark: Option<String>,
    /// The examples of the model.
    pub examples: Vec<Example>,
    /// What it takes.
    pub input: StructurePlan,
    /// What it returns.
    pub output: StructurePlan,
    /// The enum of its errors.
    pub error: Item,
    /// The errors that the model gives it.
    pub errors: Vec<ErrorVariant>,
    /// The status that is a success whatever its class.
    pub success_code: u16,
    /// What must be set before a request can be written.
    pub checks: Vec<Check>,
    /// The parts of the text before the host name.
    pub host_prefix: Vec<HostPart>,
    /// The field with the idempotency token.
    pub idempotency_token: Option<Identifier>,
    /// The endpoint parameters that the operation gives.
    pub endpoint: Vec<Binding>,
    /// Whether the payload is left out of the signature.
    pub unsigned_payload: bool,
    /// Whether something in a reply is sensitive, be it an output or an error, so that its body is not
    /// logged.
    pub sensitive_output: bool,
    /// Whether requests carry the MD5 checksum of their body, as they can have no other.
    pub md5_required: bool,
    /// The checksums of requests and replies, whose algorithm can be chosen.
    pub checksums: ChecksumPlan,
    /// Whether requests are compressed, with gzip.
    pub compressed: bool,
    /// Whether the length of a streamed request must be known.
    pub requires_length: bool,
    /// The headers of replies that hold a date or another text, each with the one that gets the text.
    pub date_headers: Vec<(String, String)>,
    /// Whether the endpoint has the whole path of requests.
    pub path_in_endpoint: bool,
    /// Whether the root of the body of a reply may have any name.
    pub any_root: bool,
    /// Whether a reply may take long to begin, or stand still.
    pub slow_reply: bool,
    /// Whether the service waits for something to report before it answers.
    pub long_poll: bool,
    /// The text fields of the input that are changed before a request is written.
    pub text_changes: Vec<TextChange>,
    /// Whether requests carry the SHA-256 tree hash of their payload.
    pub tree_hash: bool,
    /// The field of the input with the URL that requests go to.
    pub endpoint_in_input: Option<Identifier>,
    /// Whether a caller can leave the payload of a call out of the signature.
    pub unsigned_on_request: bool,
    /// How its pages are followed.
    pub paginator: Option<PaginatorPlan>,
    /// How its requests are presigned, if they can be.
    pub presigned: Option<PresignedPlan>,
}

/// One of an operation's errors.
#[derive(Clone, Debug)]
pub struct ErrorVariant {
    /// The error's shape ID.
    pub id: ShapeId,
    /// The variant.
    pub name: String,
    /// What follows `is_`.
    pub stem: String,
    /// The structure that the variant holds.
    pub item: Item,
    /// The error's name in the model.
    pub shape_name: String,
    /// The codes that name the error on the wire, and no other.
    pub codes: Vec<String>,
    /// Whether the error is retried, and as what.
    pub retry: Option<RetryKind>,
    /// Its documentation.
    pub docs: Docs,
}

/// A part of the text before the host name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// Text as it stands.
    Text(String),
    /// The field whose text stands there, and how that is found.
    Member(Identifier, Text),
}

/// Plans an operation.
pub fn plan(context: PlanContext<'_>, id: &ShapeId, parameters: &[Parameter]) -> OperationPlan {
    let model = context.model;
    let shape = model.shape(id);
    let names = context.symbols.operation(id);
    let (input_id, output_id) = match model.operation(id) {
        Some(operation) => (operation.input.clone(), operation.output.clone()),
        None => (
            ShapeId::from("smithy.api#Unit"),
            ShapeId::from("smithy.api#Unit"),
        ),
    };
    let module = Module::Operation(names.module.clone());
    let input_item = Item::new(module.clone(), names::operation_input_name(id.name()));
    let output_item = Item::new(module.clone(), names::operation_output_name(id.name()));
    let mut input =
        structures::structure(context, &input_id, input_item, "input".into(), Role::Input);
    let mut output = structures::structure(
        context,
        &output_id,
        output_item,
        "output".into(),
        Role::Output,
    );
    if shape.traits.s3_unwrapped_xml_output() {
        output.traits.push(WireTrait::XmlUnwrappedOutput);
    }
    let has = |what| customizations::has(&context.selection.service, id, what);
    let http = shape.traits.http();
    input.http = http.map(|http| (http.method.to_owned(), http.uri.to_owned(), http.code));
    let checks = checks::plan(context, &input_id, &input, parameters);
    let checksums = checksums::plan(&shape.traits, &input);
    let follows_stream = checksums
        .request
        .as_ref()
        .is_some_and(|it| it.follows_stream);
    let md5_required = shape.traits.http_checksum_required() && checksums.request.is_none();
    let compressed = is_compressed(&shape.traits);
    let is_changed = md5_required || compressed || checksums.are_required();
    let docs = descriptions::of(
        context.docs,
        &shape.traits,
        &format!("The `{}` operation of the service.", id.name()),
    );
    OperationPlan {
        wire_name: id.name().to_owned(),
        location: shape.location.clone(),
        docs,
        mark: None,
        examples: examples::plan(context, shape, (&input_id, &input.item)),
        error: Item::new(module, format!("{}Error", names.name)),
        errors: errors(context, id),
        success_code: http.map_or(200, |http| http.code),
        checks,
        host_prefix: host_prefix(&shape.traits, &input),
        idempotency_token: idempotency_token(context, &input_id, &input),
        endpoint: endpoints::operation_bindings(context, id, parameters),
        unsigned_payload: shape.traits.unsigned_payload(),
        sensitive_output: is_sensitive(context, id, &output_id),
        md5_required,
        checksums,
        compressed,
        requires_length: requires_length(context, &input_id),
        date_headers: customizations::date_headers(model, &context.selection.service, &output_id),
        path_in_endpoint: is_path_in_endpoint(&input),
        any_root: has(Customization::AnyRoot),
        slow_reply: has(Customization::SlowReply),
        long_poll: has(Customization::LongPoll),
        text_changes: text_changes::plan(context, &input_id, &input),
        tree_hash: has(Customization::TreeHash),
        endpoint_in_input: endpoint_in_input(context, id, &input),
        unsigned_on_request: follows_stream || has(Customization::UnsignedOnRequest),
        paginator: paginators::plan(context, id),
        presigned: presigning::plan(context, id, &input, is_changed),
        names,
        input,
        output,
    }
}

/// Whether the endpoint has the whole path: nothing of it is left, and the labels that it had are still
/// there.
fn is_path_in_endpoint(input: &StructurePlan) -> bool {
    let has_label = |member: &MemberPlan| member.schema.traits.contains(&WireTrait::HttpLabel);
    let http = input.http.as_ref();
    let is_empty = http.is_some_and(|(_, uri, _)| uri.split('?').next() == Some("/"));
    is_empty && input.members.iter().any(has_label)
}

/// The field of text that gives requests their URL.
fn endpoint_in_input(
    context: PlanContext<'_>,
    id: &ShapeId,
    input: &StructurePlan,
) -> Option<Identifier> {
    let mut rows = customizations::of_operation(&context.selection.service, id);
    let name = rows.find_map(|row| match row {
        Customization::EndpointInInput(name) => Some(name),
        _ => None,
    })?;
    let mut members = input.members.iter();
    let member = members.find(|member| member.schema.name == name)?;
    (text_of(member) == Some(Text::String)).then(|| member.name.clone())
}

/// Whether a reply to the operation can hold something sensitive. Bodies are logged before it is known
/// whether they hold the output or an error.
fn is_sensitive(context: PlanContext<'_>, id: &ShapeId, output_id: &ShapeId) -> bool {
    let errors = context.model.errors_of(&context.selection.service, id);
    sensitive::anywhere(context.model, errors.iter().chain([output_id]))
}

/// The variants of the errors that this operation of the service can return, ordered by name.
fn errors(context: PlanContext<'_>, id: &ShapeId) -> Vec<ErrorVariant> {
    let ids = context.model.errors_of(&context.selection.service, id);
    variants(context, ids)
}

/// The variants of an error enum, ordered by name.
pub fn variants(context: PlanContext<'_>, ids: Vec<ShapeId>) -> Vec<ErrorVariant> {
    let mut errors: Vec<(Item, ShapeId)> = ids
        .into_iter()
        .map(|id| (context.symbols.item(&id), id))
        .collect();
    errors.sort();
    let mut scope = Names::items();
    let mut stems = Names::items();
    let service = context.model.shape(&context.selection.service);
    let error_shapes: Vec<_> = errors.iter().map(|it| context.model.shape(&it.1)).collect();
    let codes = error_codes::of(service, &error_shapes);
    errors
        .into_iter()
        .zip(codes)
        .map(|((item, id), codes)| {
            let traits = &context.model.shape(&id).traits;
            let name = scope.claim(&names::error_variant_name(&item.name));
            ErrorVariant {
                stem: stems.claim(&names::member_base(&item.name)),
                name,
                item,
                id: id.clone(),
                shape_name: id.name().to_owned(),
                codes: codes.into_iter().map(str::to_owned).collect(),
                retry: structures::retry_kind(traits),
                docs: descriptions::of(
                    context.docs,
                    traits,
                    &format!("The error `{}`.", id.name()),
                ),
            }
        })
        .collect()
}

/// The host prefix with its labels as fields; labels that name no member were refused before.
fn host_prefix(traits: &Traits, input: &StructurePlan) -> Vec<HostPart> {
    let mut parts = Vec::new();
    let mut rest = traits.endpoint_host_prefix().unwrap_or_default();
    while let Some((text, (label, after))) = rest
        .split_once('{')
        .and_then(|(text, label)| Some((text, label.split_once('}')?)))
    {
        if !text.is_empty() {
            parts.push(HostPart::Text(text.to_owned()));
        }
        let member = input
            .members
            .iter()
            .find(|member| member.schema.name == label);
        parts.extend(
            member.and_then(|member| Some(HostPart::Member(member.name.clone(), text_of(member)?))),
        );
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(HostPart::Text(rest.to_owned()));
    }
    parts
}

/// Whether one of the trait's encodings is one that the run-time code can write.
pub(super) fn is_compressed(traits: &Traits) -> bool {
    let encodings = traits.request_compression().unwrap_or_default();
    encodings.iter().any(|it| it.eq_ignore_ascii_case("gzip"))
}

fn requires_length(context: PlanContext<'_>, input_id: &ShapeId) -> bool {
    let mut members = context.model.structure_members(input_id).values();
    members.any(|member| {
        let target = &context.model.target(member).traits;
        target.streaming() && target.requires_length()
    })
}

fn idempotency_token(
    context: PlanContext<'_>,
    input_id: &ShapeId,
    input: &StructurePlan,
) -> Option<Identifier> {
    let members = context.model.structure_members(input_id);
    let token = members
        .values()
        .find(|member| member.traits.idempotency_token())?;
    let mut planned = input.members.iter();
    let planned = planned.find(|member| member.schema.name == token.name)?;
    Some(planned.name.clone())
}
