//! Checksums of an operation's requests and replies, as the `httpChecksum` trait asks for them.
//! Source: AWS core specification of Smithy, "httpChecksum trait".

use crate::model::traits::HttpChecksum;
use crate::model::{Model, ShapeId, Traits};

use super::member_text::{Text, text_of};
use super::names::Identifier;
use super::schemas::WireTrait;
use super::structures::{MemberPlan, StructurePlan};

/// The checksums of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChecksumPlan {
    /// Those of requests.
    pub request: Option<RequestChecksum>,
    /// Those of replies.
    pub response: Option<ResponseChecksum>,
}

/// The checksum of requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestChecksum {
    /// Whether requests need one, whatever the settings say.
    pub required: bool,
    /// The field that names the algorithm.
    pub algorithm: Option<TextField>,
    /// The header that the algorithm is sent in.
    pub header: Option<String>,
    /// Whether the body is a stream, which the checksum follows.
    pub follows_stream: bool,
}

/// The checksum of replies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseChecksum {
    /// The field that asks for it.
    pub mode: TextField,
    /// The algorithms that replies may use; none where a reply has no body to compare.
    pub algorithms: Vec<String>,
}

/// A field of the input, and how its text is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextField {
    /// The field.
    pub field: Identifier,
    /// How its text is found.
    pub text: Text,
}

impl ChecksumPlan {
    /// Whether requests need a checksum, whatever the settings say.
    pub fn are_required(&self) -> bool {
        self.request.as_ref().is_some_and(|it| it.required)
    }
}

/// Plans the checksums of an operation. That the members are there was checked before.
pub(super) fn plan(traits: &Traits, input: &StructurePlan) -> ChecksumPlan {
    let Some(checksum) = traits.http_checksum() else {
        return ChecksumPlan::default();
    };
    ChecksumPlan {
        request: request(&checksum, input),
        response: response(&checksum, traits, input),
    }
}

fn request(checksum: &HttpChecksum<'_>, input: &StructurePlan) -> Option<RequestChecksum> {
    let member = member(input, checksum.request_algorithm_member);
    let required = checksum.request_checksum_required;
    (required || member.is_some()).then(|| RequestChecksum {
        required,
        algorithm: member.and_then(text_field),
        header: member.and_then(header),
        follows_stream: input.stream().is_some(),
    })
}

fn response(
    checksum: &HttpChecksum<'_>,
    traits: &Traits,
    input: &StructurePlan,
) -> Option<ResponseChecksum> {
    let mode = member(input, checksum.request_validation_mode_member)?;
    // A reply to HEAD has the headers of a body, but not the body.
    let has_body = traits.http().is_none_or(|http| http.method != "HEAD");
    let algorithms = checksum.response_algorithms.iter().filter(|_| has_body);
    Some(ResponseChecksum {
        mode: text_field(mode)?,
        algorithms: algorithms.map(|&name| name.to_owned()).collect(),
    })
}

fn member<'a>(input: &'a StructurePlan, name: Option<&str>) -> Option<&'a MemberPlan> {
    let name = name?;
    let mut members = input.members.iter();
    members.find(|member| member.schema.name == name)
}

fn text_field(member: &MemberPlan) -> Option<TextField> {
    Some(TextField {
        field: member.name.clone(),
        text: text_of(member)?,
    })
}

fn header(member: &MemberPlan) -> Option<String> {
    member.schema.traits.iter().find_map(|it| match it {
        // Headers are looked up by this name, which the published type wants in lower case.
        WireTrait::HttpHeader(name) => Some(name.to_ascii_lowercase()),
        _ => None,
    })
}

/// Whether requests of the operation carry a checksum after a stream.
pub(super) fn follows_stream(model: &Model, id: &ShapeId) -> bool {
    let checksum = model.shape(id).traits.http_checksum();
    let is_sent = checksum.is_some_and(|checksum| {
        checksum.request_checksum_required || checksum.request_algorithm_member.is_some()
    });
    is_sent
        && model.operation(id).is_some_and(|operation| {
            let mut members = model.structure_members(&operation.input).values();
            members.any(|member| model.target(member).traits.streaming())
        })
}
