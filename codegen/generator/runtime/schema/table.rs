//! Schemas from compact tables.
//!
//! A published [`Schema`] is some 350 bytes and costs the compiler about a millisecond of constant
//! evaluation for each member. The emitted crate therefore holds rows of a few words, and the
//! schema of a structure is made of its rows when it is used first, once for the process.

use std::fmt;
use std::sync::OnceLock;

use aws_smithy_schema::traits::{HttpTrait, TimestampFormat};
use aws_smithy_schema::{Schema, ShapeId, ShapeType};

/// A member of a structure or union: its name in the model, and what it refers to.
pub type MemberRow = (&'static str, Target);

/// What a member, an element of a list or a value of a map refers to.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // the Smithy types of these names
#[allow(dead_code)] // a service uses some of them
pub enum Target {
    Blob,
    Boolean,
    String,
    Byte,
    Short,
    Integer,
    IntEnum,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    Timestamp,
    Document,
    Structure,
    Union,
    /// A list or set: its shape ID and element.
    List(&'static str, &'static Target),
    /// A map: its shape ID, the traits of its key, and its value.
    Map(&'static str, &'static [Trait], &'static Target),
    /// One of the others, with the traits of the member and of its target that affect serialization.
    With(&'static Target, &'static [Trait]),
}

/// A serialization trait, on a member or on the target that it refers to.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)] // the Smithy traits of these names
#[allow(dead_code)] // a service uses some of them
pub enum Trait {
    DateTime,
    Ec2QueryName(&'static str),
    EpochSeconds,
    HttpDate,
    HttpHeader(&'static str),
    HttpLabel,
    HttpPayload,
    HttpPrefixHeaders(&'static str),
    HttpQuery(&'static str),
    HttpQueryParams,
    HttpResponseCode,
    HostLabel,
    JsonName(&'static str),
    MediaType(&'static str),
    Sensitive,
    Streaming,
    XmlAttribute,
    XmlFlattened,
    XmlName(&'static str),
    XmlNamespace(&'static str, Option<&'static str>),
    /// `aws.customizations#s3UnwrappedXmlOutput` of the operation whose output this is.
    XmlUnwrappedOutput,
}

/// The variants of [`Target`], so that tables can name them without its name.
pub mod target {
    #[allow(unused_imports)] // a service may have nothing but inputs without members
    pub use super::Target::*;
}

/// The variants of [`Trait`], so that tables can name them without its name.
pub mod traits {
    #[allow(unused_imports)] // a service may have no such traits
    pub use super::Trait::*;
}

/// The schema of a structure or union, made when it is first asked for.
pub struct LazySchema {
    id: &'static str,
    shape_type: ShapeType,
    members: &'static [MemberRow],
    traits: &'static [Trait],
    http: Option<(&'static str, &'static str, u16)>,
    schema: OnceLock<&'static Schema<'static>>,
}

impl LazySchema {
    /// A union with this shape ID and these members, in the model's order.
    #[allow(dead_code)] // a service may have no unions
    pub const fn union(id: &'static str, members: &'static [MemberRow]) -> Self {
        Self::new(id, ShapeType::Union, members)
    }

    const fn new(id: &'static str, shape_type: ShapeType, members: &'static [MemberRow]) -> Self {
        Self {
            id,
            shape_type,
            members,
            traits: &[],
            http: None,
            schema: OnceLock::new(),
        }
    }

    /// The schema. It lives as long as the process.
    #[inline]
    pub fn get(&self) -> &'static Schema<'static> {
        self.schema.get_or_init(|| self.build())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn build(&self) -> &'static Schema<'static> {
        let members: Vec<&'static Schema<'static>> = self
            .members
            .iter()
            .enumerate()
            .map(|(index, row)| leak(member(self.id, index, row)))
            .collect();
        let mut schema = Schema::new_struct(shape_id(self.id), self.shape_type, members.leak());
        if let Some((method, uri, code)) = self.http {
            schema = schema.with_http(HttpTrait::new(method, uri, Some(code)));
            if !self.members.iter().any(is_body_member) {
                schema = schema.with_no_body_members();
            }
        }
        leak(with_traits(schema, self.traits))
    }
}

/// The schema of a structure with this number of members, in its type: a list of the members with another
/// length does not compile.
#[derive(Debug)]
pub struct StructureSchema<const MEMBERS: usize> {
    /// The schema, whatever the number of its members.
    pub lazy: LazySchema,
}

impl<const MEMBERS: usize> StructureSchema<MEMBERS> {
    /// A structure with this shape ID and these members, in the model's order.
    pub const fn new(id: &'static str, members: &'static [MemberRow; MEMBERS]) -> Self {
        Self {
            lazy: LazySchema::new(id, ShapeType::Structure, members),
        }
    }

    /// Adds the traits of the shape itself.
    #[allow(dead_code)] // not every service has such shapes
    pub const fn with_traits(mut self, traits: &'static [Trait]) -> Self {
        self.lazy.traits = traits;
        self
    }

    /// Adds the `@http` trait of the operation whose input this is.
    #[allow(dead_code)] // not every protocol has HTTP bindings
    pub const fn with_http(mut self, method: &'static str, uri: &'static str, code: u16) -> Self {
        self.lazy.http = Some((method, uri, code));
        self
    }

    /// The schema. It lives as long as the process.
    #[inline]
    pub fn get(&self) -> &'static Schema<'static> {
        self.lazy.get()
    }
}

/// The shape ID alone: derived, it would bring in the `Debug` of all that schemas are made of.
impl fmt::Debug for LazySchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("LazySchema").field(&self.id).finish()
    }
}

/// Whether a member of an operation's input is part of the body that the codec writes.
#[cfg_attr(debug_assertions, inline)]
fn is_body_member((_, target): &MemberRow) -> bool {
    let (target, traits) = target.parts();
    let bound = |t: &Trait| {
        matches!(
            t,
            Trait::HttpHeader(_)
                | Trait::HttpLabel
                | Trait::HttpPrefixHeaders(_)
                | Trait::HttpQuery(_)
                | Trait::HttpQueryParams
        )
    };
    let raw_payload = matches!(target, Target::Blob | Target::String)
        && traits.iter().any(|t| matches!(t, Trait::HttpPayload));
    !raw_payload && !traits.iter().any(bound)
}

#[cfg_attr(debug_assertions, inline)]
fn member(container: &'static str, index: usize, (name, target): &MemberRow) -> Schema<'static> {
    let (target, traits) = target.parts();
    let fqn: &'static str = Box::leak(format!("{container}${name}").into_boxed_str());
    let (namespace, shape) = split(container);
    let id = ShapeId::from_parts_with_member(fqn, namespace, shape, name);
    let schema = Schema::new_member(id, target.shape_type(), name, index);
    with_traits(with_members(schema, target), traits)
}

/// The schema of a list's element or a map's value. It has no member name: the codecs would take it
/// for the name of a field.
#[cfg_attr(debug_assertions, inline)]
fn element(target: &Target) -> Schema<'static> {
    let (target, traits) = target.parts();
    let id = match target {
        Target::List(id, _) | Target::Map(id, ..) => shape_id(id),
        _ => shape_id(target.prelude_id()),
    };
    let schema = Schema::new(id, target.shape_type());
    with_traits(with_members(schema, target), traits)
}

#[cfg_attr(debug_assertions, inline)]
fn with_members(schema: Schema<'static>, target: &Target) -> Schema<'static> {
    match target {
        Target::List(_, item) => schema.with_list_member(leak(element(item))),
        Target::Map(_, key_traits, value) => {
            let key = Schema::new(shape_id("smithy.api#String"), ShapeType::String);
            schema.with_map_members(leak(with_traits(key, key_traits)), leak(element(value)))
        }
        _ => schema,
    }
}

#[cfg_attr(debug_assertions, inline)]
fn with_traits(schema: Schema<'static>, traits: &[Trait]) -> Schema<'static> {
    traits.iter().fold(schema, |schema, t| match *t {
        Trait::DateTime => schema.with_timestamp_format(TimestampFormat::DateTime),
        Trait::Ec2QueryName(name) => schema.with_original_name(name),
        Trait::EpochSeconds => schema.with_timestamp_format(TimestampFormat::EpochSeconds),
        Trait::HttpDate => schema.with_timestamp_format(TimestampFormat::HttpDate),
        Trait::HttpHeader(name) => schema.with_http_header(name),
        Trait::HttpLabel => schema.with_http_label(),
        Trait::HttpPayload => schema.with_http_payload(),
        Trait::HttpPrefixHeaders(prefix) => schema.with_http_prefix_headers(prefix),
        Trait::HttpQuery(name) => schema.with_http_query(name),
        Trait::HttpQueryParams => schema.with_http_query_params(),
        Trait::HttpResponseCode => schema.with_http_response_code(),
        Trait::HostLabel => schema.with_host_label(),
        Trait::JsonName(name) => schema.with_json_name(name),
        Trait::MediaType(media_type) => schema.with_media_type(media_type),
        Trait::Sensitive => schema.with_sensitive(),
        Trait::Streaming => schema.with_streaming(),
        Trait::XmlAttribute => schema.with_xml_attribute(),
        Trait::XmlFlattened => schema.with_xml_flattened(),
        Trait::XmlName(name) => schema.with_xml_name(name),
        Trait::XmlNamespace(uri, prefix) => schema.with_xml_namespace(uri, prefix),
        Trait::XmlUnwrappedOutput => schema.with_xml_unwrapped_output(),
    })
}

/// The `@ec2QueryName` of a member. The published schema has no place for that trait; it is kept as the
/// original name, which is otherwise asked of whole structures alone.
#[allow(dead_code)] // for one protocol
pub fn ec2_query_name<'s>(member: &'s Schema<'_>) -> Option<&'s str> {
    member.original_name()
}

impl Target {
    /// The target itself, and its traits.
    fn parts(&self) -> (&Self, &'static [Trait]) {
        match self {
            Self::With(target, traits) => (target, traits),
            target => (target, &[]),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn shape_type(&self) -> ShapeType {
        match self {
            Self::Blob => ShapeType::Blob,
            Self::Boolean => ShapeType::Boolean,
            Self::String => ShapeType::String,
            Self::Byte => ShapeType::Byte,
            Self::Short => ShapeType::Short,
            Self::Integer | Self::IntEnum => ShapeType::Integer,
            Self::Long => ShapeType::Long,
            Self::Float => ShapeType::Float,
            Self::Double => ShapeType::Double,
            Self::BigInteger => ShapeType::BigInteger,
            Self::BigDecimal => ShapeType::BigDecimal,
            Self::Timestamp => ShapeType::Timestamp,
            Self::Document => ShapeType::Document,
            Self::Structure => ShapeType::Structure,
            Self::Union => ShapeType::Union,
            Self::List(..) => ShapeType::List,
            Self::Map(..) => ShapeType::Map,
            Self::With(target, _) => target.shape_type(),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn prelude_id(&self) -> &'static str {
        match self {
            Self::Blob => "smithy.api#Blob",
            Self::Boolean => "smithy.api#Boolean",
            Self::String => "smithy.api#String",
            Self::Byte => "smithy.api#Byte",
            Self::Short => "smithy.api#Short",
            Self::Integer | Self::IntEnum => "smithy.api#Integer",
            Self::Long => "smithy.api#Long",
            Self::Float => "smithy.api#Float",
            Self::Double => "smithy.api#Double",
            Self::BigInteger => "smithy.api#BigInteger",
            Self::BigDecimal => "smithy.api#BigDecimal",
            Self::Timestamp => "smithy.api#Timestamp",
            Self::Structure | Self::Union => "smithy.api#Unit",
            Self::Document | Self::List(..) | Self::Map(..) => "smithy.api#Document",
            Self::With(target, _) => target.prelude_id(),
        }
    }
}

fn shape_id(fqn: &'static str) -> ShapeId<'static> {
    let (namespace, name) = split(fqn);
    ShapeId::from_parts(fqn, namespace, name)
}

fn split(fqn: &'static str) -> (&'static str, &'static str) {
    fqn.split_once('#').unwrap_or(("", fqn))
}

fn leak(schema: Schema<'static>) -> &'static Schema<'static> {
    Box::leak(Box::new(schema))
}

#[cfg(test)]
mod tests {
    use super::*;

    static SCHEMA: StructureSchema<2> = StructureSchema::new(
        "ns#Thing",
        &[
            (
                "Name",
                Target::With(&Target::String, &[Trait::JsonName("n"), Trait::HttpLabel]),
            ),
            (
                "Times",
                Target::List(
                    "ns#Times",
                    &Target::With(&Target::Timestamp, &[Trait::HttpDate]),
                ),
            ),
        ],
    );

    #[test]
    fn members_carry_their_names_and_traits() {
        let name = SCHEMA.get().members()[0];
        assert_eq!(name.shape_id().as_str(), "ns#Thing$Name");
        assert_eq!(name.member_name(), Some("Name"));
        assert_eq!(name.json_name().map(|n| n.value()), Some("n"));
        assert!(name.http_label().is_some());
    }

    #[test]
    fn elements_carry_the_traits_of_their_target_but_no_name() {
        let times = SCHEMA.get().members()[1]
            .member()
            .expect("a list has an element");
        assert_eq!(times.member_name(), None);
        assert!(times.timestamp_format().is_some());
    }

    #[test]
    fn an_input_bound_to_the_uri_alone_has_no_body() {
        const ID: Target = Target::With(&Target::String, &[Trait::HttpLabel]);
        static BOUND: StructureSchema<1> =
            StructureSchema::new("ns#In", &[("Id", ID)]).with_http("GET", "/{Id}", 200);
        assert!(!BOUND.get().has_body_members());
        assert!(SCHEMA.get().has_body_members());
    }
}
