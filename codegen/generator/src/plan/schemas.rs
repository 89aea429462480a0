//! The rows that schemas are made of: what a member refers to, and the traits that matter on the
//! wire.

use crate::model::{Member, Model, Shape, ShapeKind, SimpleKind, Traits};

use super::sensitive;

/// The row of a member.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberSchema {
    /// The member's name in the model.
    pub name: String,
    /// What it refers to.
    pub target: Target,
    /// Its traits and those of its target.
    pub traits: Vec<WireTrait>,
}

/// What a member refers to, as schemas tell it.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A scalar; enums are strings, and intEnums integers.
    Simple(Scalar),
    /// A structure; its own schema is found through its type.
    Structure,
    /// A union; its own schema is found through its type.
    Union,
    /// A list.
    List {
        /// The list's shape ID.
        id: String,
        /// Its element.
        element: Box<Element>,
    },
    /// A map.
    Map {
        /// The map's shape ID.
        id: String,
        /// The traits of its key.
        key_traits: Vec<WireTrait>,
        /// Its value.
        value: Box<Element>,
    },
}

/// The scalars of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the Smithy simple types of these names
pub enum Scalar {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
}

impl From<SimpleKind> for Scalar {
    fn from(kind: SimpleKind) -> Self {
        match kind {
            SimpleKind::Blob => Self::Blob,
            SimpleKind::Boolean => Self::Boolean,
            SimpleKind::String => Self::String,
            SimpleKind::Byte => Self::Byte,
            SimpleKind::Short => Self::Short,
            SimpleKind::Integer => Self::Integer,
            SimpleKind::Long => Self::Long,
            SimpleKind::Float => Self::Float,
            SimpleKind::Double => Self::Double,
            SimpleKind::BigInteger => Self::BigInteger,
            SimpleKind::BigDecimal => Self::BigDecimal,
            SimpleKind::Timestamp => Self::Timestamp,
            SimpleKind::Document => Self::Document,
        }
    }
}

impl Target {
    /// Whether its element, key or value has traits.
    pub fn has_traits(&self) -> bool {
        match self {
            Self::Simple(_) | Self::Structure | Self::Union => false,
            Self::List { element, .. } => element.has_traits(),
            Self::Map {
                key_traits, value, ..
            } => !key_traits.is_empty() || value.has_traits(),
        }
    }
}

impl Element {
    fn has_traits(&self) -> bool {
        !self.traits.is_empty() || self.target.has_traits()
    }
}

/// The element of a list or the value of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// What it refers to.
    pub target: Target,
    /// The traits of the member and its target.
    pub traits: Vec<WireTrait>,
}

/// A trait that a protocol looks at.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the Smithy traits of these names
pub enum WireTrait {
    DateTime,
    Ec2QueryName(String),
    EpochSeconds,
    HttpDate,
    HttpHeader(String),
    HttpLabel,
    HttpPayload,
    HttpPrefixHeaders(String),
    HttpQuery(String),
    HttpQueryParams,
    HttpResponseCode,
    HostLabel,
    JsonName(String),
    MediaType(String),
    Sensitive,
    Streaming,
    XmlAttribute,
    XmlFlattened,
    XmlName(String),
    XmlNamespace(String, Option<String>),
    XmlUnwrappedOutput,
}

/// The row of a structure's or union's member.
pub fn member(model: &Model, container: &Shape, member: &Member) -> MemberSchema {
    let target = model.target(member);
    let mut row = MemberSchema {
        name: member.name.clone(),
        target: target_of(model, target),
        traits: traits(&member.traits, target),
    };
    if sensitive::shape(container) && !row.traits.contains(&WireTrait::Sensitive) {
        row.traits.push(WireTrait::Sensitive);
    }
    // A flattened list has no element of its own around each item, whose name would count.
    if let Target::List { element, .. } = &mut row.target
        && row.traits.contains(&WireTrait::XmlFlattened)
    {
        element
            .traits
            .retain(|t| !matches!(t, WireTrait::XmlName(_)));
    }
    row
}

fn target_of(model: &Model, shape: &Shape) -> Target {
    match &shape.kind {
        ShapeKind::Simple(kind) => Target::Simple((*kind).into()),
        ShapeKind::Enum(_) => Target::Simple(Scalar::String),
        ShapeKind::IntEnum(_) => Target::Simple(Scalar::Integer),
        ShapeKind::List(member) => Target::List {
            id: shape.id.to_string(),
            element: Box::new(element(model, member)),
        },
        ShapeKind::Map { key, value } => Target::Map {
            id: shape.id.to_string(),
            key_traits: traits(&key.traits, model.target(key)),
            value: Box::new(element(model, value)),
        },
        ShapeKind::Union(_) => Target::Union,
        _ => Target::Structure,
    }
}

/// Lists and maps cannot contain themselves without a structure in between ([`crate::model::validate`]
/// refuses them), so this ends.
fn element(model: &Model, member: &Member) -> Element {
    let target = model.target(member);
    Element {
        target: target_of(model, target),
        traits: traits(&member.traits, target),
    }
}

/// The traits of a structure or union itself.
pub fn shape_traits(shape: &Shape) -> Vec<WireTrait> {
    let mut found = Vec::new();
    xml(&shape.traits, &mut found);
    found
}

/// The traits of a member; those that may stand on the target count where the member has none.
fn traits(member: &Traits, target: &Shape) -> Vec<WireTrait> {
    let mut found = Vec::new();
    http(member, &mut found);
    if let Some(name) = member.json_name() {
        found.push(WireTrait::JsonName(name.to_owned()));
    }
    if let Some(name) = member.ec2_query_name() {
        found.push(WireTrait::Ec2QueryName(name.to_owned()));
    }
    let format = member
        .timestamp_format()
        .or_else(|| target.traits.timestamp_format());
    match format {
        Some("date-time") => found.push(WireTrait::DateTime),
        Some("epoch-seconds") => found.push(WireTrait::EpochSeconds),
        Some("http-date") => found.push(WireTrait::HttpDate),
        _ => {}
    }
    if let Some(media_type) = member.media_type().or_else(|| target.traits.media_type()) {
        found.push(WireTrait::MediaType(media_type.to_owned()));
    }
    if member.sensitive() || target.traits.sensitive() {
        found.push(WireTrait::Sensitive);
    }
    if target.traits.streaming() {
        found.push(WireTrait::Streaming);
    }
    xml(member, &mut found);
    found
}

fn http(member: &Traits, found: &mut Vec<WireTrait>) {
    if let Some(name) = member.http_header() {
        found.push(WireTrait::HttpHeader(name.to_owned()));
    }
    if member.http_label() {
        found.push(WireTrait::HttpLabel);
    }
    if member.http_payload() {
        found.push(WireTrait::HttpPayload);
    }
    if let Some(prefix) = member.http_prefix_headers() {
        found.push(WireTrait::HttpPrefixHeaders(prefix.to_owned()));
    }
    if let Some(name) = member.http_query() {
        found.push(WireTrait::HttpQuery(name.to_owned()));
    }
    if member.http_query_params() {
        found.push(WireTrait::HttpQueryParams);
    }
    if member.http_response_code() {
        found.push(WireTrait::HttpResponseCode);
    }
    if member.host_label() {
        found.push(WireTrait::HostLabel);
    }
}

fn xml(traits: &Traits, found: &mut Vec<WireTrait>) {
    if traits.xml_attribute() {
        found.push(WireTrait::XmlAttribute);
    }
    if traits.xml_flattened() {
        found.push(WireTrait::XmlFlattened);
    }
    if let Some(name) = traits.xml_name() {
        found.push(WireTrait::XmlName(name.to_owned()));
    }
    if let Some(namespace) = traits.xml_namespace() {
        let prefix = namespace.prefix.map(str::to_owned);
        found.push(WireTrait::XmlNamespace(namespace.uri.to_owned(), prefix));
    }
}
