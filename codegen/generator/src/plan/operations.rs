//! Operations: their input, output and errors, and what a request needs before it can be written.

use crate::model::{ShapeId, Traits};

use super::cases::Cases;
use super::checksums::{self, ChecksumPlan};
use super::descriptions::{self, Docs};
use super::endpoints::{self, Binding, Parameter};
use super::examples::{self, Example};
use super::member_text::{Text, text_of};
use super::names::{self, Names};
use super::paginators::{self, PaginatorPlan};
use super::protocol;
use super::schemas::WireTrait;
use super::sensitive;
use super::structures::{self, MemberPlan, RetryKind, Role, Shapes, StructurePlan};
use super::symbols::{Item, Module, OperationNames};

/// An operation of the emitted crate.
#[derive(Clone, Debug)]
pub struct OperationPlan {
    /// The operation's name in the model, which is also its name for the runtime.
    pub wire_name: String,
    /// The names of its items.
    pub names: OperationNames,
    /// Its documentation.
    pub docs: Docs,
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
    pub idempotency_token: Option<String>,
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
    /// How its pages are followed.
    pub paginator: Option<PaginatorPlan>,
    /// The protocol test cases, which [`super::cases`] plans when the rest is known.
    pub cases: Cases,
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

/// A member that must be set before a request can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The field.
    pub field: String,
    /// How its text is found, when it must not be empty either.
    pub text: Option<Text>,
}

/// A part of the text before the host name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostPart {
    /// Text as it stands.
    Text(String),
    /// The field whose text stands there, and how that is found.
    Member(String, Text),
}

/// Plans an operation.
pub fn plan(shapes: Shapes<'_>, id: &ShapeId, parameters: &[Parameter]) -> OperationPlan {
    let model = shapes.model;
    let shape = model.shape(id);
    let names = shapes.symbols.operation(id);
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
        structures::structure(shapes, &input_id, input_item, "input".into(), Role::Input);
    let mut output = structures::structure(
        shapes,
        &output_id,
        output_item,
        "output".into(),
        Role::Output,
    );
    if shape.traits.s3_unwrapped_xml_output() {
        output.traits.push(WireTrait::XmlUnwrappedOutput);
    }
    let http = shape.traits.http();
    input.http = http.map(|http| (http.method.to_owned(), http.uri.to_owned(), http.code));
    let checks = checks(&input);
    let checksums = checksums::plan(&shape.traits, &input);
    let docs = descriptions::of(
        shapes.docs,
        &shape.traits,
        &format!("The `{}` operation of the service.", id.name()),
    );
    OperationPlan {
        wire_name: id.name().to_owned(),
        docs,
        examples: examples::plan(shapes, shape, (&input_id, &input.item)),
        error: Item::new(module, format!("{}Error", names.name)),
        errors: errors(shapes, id),
        success_code: http.map_or(200, |http| http.code),
        checks,
        host_prefix: host_prefix(&shape.traits, &input),
        idempotency_token: idempotency_token(shapes, &input_id, &input),
        endpoint: endpoints::operation_bindings(shapes, id, parameters),
        unsigned_payload: shape.traits.unsigned_payload(),
        sensitive_output: is_sensitive(shapes, id, &output_id),
        md5_required: shape.traits.http_checksum_required() && checksums.request.is_none(),
        checksums,
        compressed: is_compressed(&shape.traits),
        requires_length: requires_length(shapes, &input_id),
        paginator: paginators::plan(shapes, id),
        cases: Cases::default(),
        names,
        input,
        output,
    }
}

/// Whether a reply to the operation can hold something sensitive. Bodies are logged before it is known
/// whether they hold the output or an error.
fn is_sensitive(shapes: Shapes<'_>, id: &ShapeId, output_id: &ShapeId) -> bool {
    let errors = shapes.model.errors_of(&shapes.selection.service, id);
    sensitive::anywhere(shapes.model, errors.iter().chain([output_id]))
}

/// The variants of the errors that this operation of the service can return, ordered by name.
fn errors(shapes: Shapes<'_>, id: &ShapeId) -> Vec<ErrorVariant> {
    let ids = shapes.model.errors_of(&shapes.selection.service, id);
    variants(shapes, ids)
}

/// The variants of an error enum, ordered by name.
pub fn variants(shapes: Shapes<'_>, ids: Vec<ShapeId>) -> Vec<ErrorVariant> {
    let mut errors: Vec<(Item, ShapeId)> = ids
        .into_iter()
        .map(|id| (shapes.symbols.item(&id), id))
        .collect();
    errors.sort();
    let mut scope = Names::items();
    let mut stems = Names::items();
    let service = shapes.model.shape(&shapes.selection.service);
    let error_shapes: Vec<_> = errors.iter().map(|it| shapes.model.shape(&it.1)).collect();
    let codes = protocol::error_codes(service, &error_shapes);
    errors
        .into_iter()
        .zip(codes)
        .map(|((item, id), codes)| {
            let traits = &shapes.model.shape(&id).traits;
            let name = scope.claim(&names::error_variant_name(&item.name));
            ErrorVariant {
                stem: stems.claim(&names::member_base(&item.name)),
                name,
                item,
                id: id.clone(),
                shape_name: id.name().to_owned(),
                codes: codes.into_iter().map(str::to_owned).collect(),
                retry: structures::retry_kind(traits),
                docs: descriptions::of(shapes.docs, traits, &format!("The error `{}`.", id.name())),
            }
        })
        .collect()
}

/// Labels, and query parameters that the model requires.
fn checks(input: &StructurePlan) -> Vec<Check> {
    let is_checked = |member: &&MemberPlan| {
        member.schema.traits.iter().any(|t| match t {
            WireTrait::HttpLabel => true,
            WireTrait::HttpQuery(_) => member.required,
            _ => false,
        })
    };
    let check = |member: &MemberPlan| Check {
        field: member.name.clone(),
        text: text_of(member),
    };
    input.members.iter().filter(is_checked).map(check).collect()
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

fn requires_length(shapes: Shapes<'_>, input_id: &ShapeId) -> bool {
    let mut members = shapes.model.structure_members(input_id).values();
    members.any(|member| {
        let target = &shapes.model.target(member).traits;
        target.streaming() && target.requires_length()
    })
}

fn idempotency_token(
    shapes: Shapes<'_>,
    input_id: &ShapeId,
    input: &StructurePlan,
) -> Option<String> {
    let members = shapes.model.structure_members(input_id);
    let token = members
        .values()
        .find(|member| member.traits.idempotency_token())?;
    let mut planned = input.members.iter();
    let planned = planned.find(|member| member.schema.name == token.name)?;
    Some(planned.name.clone())
}
