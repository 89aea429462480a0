//! The XML codec: the published one, on text that is checked and normalized first
//! ([`super::xml_text`]), with unknown members of unions ([`super::xml_unions`]).

use std::sync::Arc;

use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use aws_smithy_xml::codec::{
    XmlCodec, XmlCodecSettings, XmlSerializer, find_depth2_element_slice_by,
};

use super::xml_text;
use super::xml_unions::{Consumer, EntryConsumer, ItemConsumer, UnknownMembers};

type Result<T = ()> = std::result::Result<T, SerdeError>;

/// The codec.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    settings: Arc<XmlCodecSettings>,
}

impl Xml {
    fn published(&self) -> XmlCodec {
        XmlCodec::from_shared_settings(self.settings.clone())
    }

    /// A deserializer of a part of a reply's body.
    pub fn body<'a>(&self, bytes: &'a [u8], part: Part) -> Body<'a> {
        Body {
            bytes,
            part,
            root: RootName::Any,
            codec: self.clone(),
        }
    }
}

impl Codec for Xml {
    type Serializer = XmlSerializer;
    type Deserializer<'a> = Body<'a>;

    fn create_serializer(&self) -> XmlSerializer {
        self.published().create_serializer()
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> Body<'a> {
        self.body(input, Part::Root)
    }
}

/// Which element of a body has the members.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code)] // a protocol has some of them
pub enum Part {
    /// The root.
    Root,
    /// `Error` in the root, or the root that has this name.
    Error,
    /// The first `Error` in `Errors` in the root.
    ListedError,
    /// The one in the root whose name ends with `Result`; without one, the root.
    Result,
}

impl Part {
    fn of(self, root: &str) -> Result<&[u8]> {
        let whole = root.as_bytes();
        Ok(match self {
            Self::Root => whole,
            Self::Error => child(whole, |name| name == "Error").ok_or_else(no_error)?,
            Self::ListedError => child(whole, |name| name == "Errors")
                .and_then(|listed| child(listed, |name| name == "Error"))
                .ok_or_else(no_error)?,
            Self::Result => {
                let found = child(whole, |name| name.ends_with("Result"));
                if found.is_none() && Self::Error.of(root).is_ok() {
                    return Err(SerdeError::invalid_input(
                        "a successful reply holds an error",
                    ));
                }
                found.unwrap_or(whole)
            }
        })
    }
}

/// The first element below the root with such a name. Not generic, so that the search is compiled once.
fn child(root: &[u8], is_wanted: fn(&str) -> bool) -> Option<&[u8]> {
    find_depth2_element_slice_by(root, is_wanted)
}

fn no_error() -> SerdeError {
    SerdeError::invalid_input("there is no `Error` in the reply")
}

/// The body of a response. It is parsed when it is read, so a blob or string payload is never parsed.
#[derive(Debug)]
pub struct Body<'a> {
    bytes: &'a [u8],
    part: Part,
    /// The name that the root must have.
    root: RootName,
    codec: Xml,
}

/// What the root element of a body must be called.
#[allow(dead_code)] // a protocol has some of them
#[derive(Clone, Debug)]
pub enum RootName {
    /// Anything.
    Any,
    /// This.
    Fixed(String),
    /// What the structure or union says that is read from it: its `@xmlName`, or its name.
    OfShape,
}

impl RootName {
    /// Checks the root element of a reply; prefixes do not count.
    fn check(&self, schema: &Schema<'_>, root: &str) -> Result {
        let of_shape = || match schema.xml_name() {
            Some(name) => name.value(),
            None => schema.shape_id().shape_name(),
        };
        let expected = match self {
            Self::Any => return Ok(()),
            Self::Fixed(name) => name,
            Self::OfShape => of_shape(),
        };
        let found = xml_text::local_name(root);
        match found == xml_text::local_name(expected) {
            true => Ok(()),
            false => Err(SerdeError::invalid_input(format!(
                "the root of the reply is `{found}`, not `{expected}`"
            ))),
        }
    }
}

impl<'a> Body<'a> {
    /// The body, of which the root must have this name.
    pub fn with_root(self, root: RootName) -> Self {
        Self { root, ..self }
    }
}

impl Body<'_> {
    /// Reads the body. Where a structure or union is read, its root must have the right name.
    ///
    /// Not generic, so that it is compiled once, and not for each type that is read.
    fn read(
        &self,
        schema: Option<&Schema<'_>>,
        read: &mut dyn FnMut(&mut UnknownMembers<'_>) -> Result,
    ) -> Result {
        let root = xml_text::root_element(self.bytes)?;
        // Where the output is not wrapped, the root is a member, whose name is looked at below.
        if let Some(schema) = schema.filter(|schema| !schema.xml_unwrapped_output()) {
            self.root.check(schema, &root)?;
        }
        let codec = self.codec.published();
        let mut published = codec.create_deserializer(self.part.of(&root)?);
        read(&mut UnknownMembers(&mut published))
    }
}

macro_rules! scalars {
    ($($name:ident -> $type:ty;)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>) -> Result<$type> {
            let mut value = Err(SerdeError::invalid_input("the reply has no value"));
            self.read(None, &mut |from| {
                value = from.$name(schema);
                Ok(())
            })?;
            value
        }
    )*};
}

impl ShapeDeserializer for Body<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Consumer<'_>) -> Result {
        // A structure without members is read from any body, also from an empty one.
        if schema.shape_type() == ShapeType::Structure && schema.members().is_empty() {
            return Ok(());
        }
        let mut is_empty = true;
        self.read(Some(schema), &mut |from| {
            from.read_struct(schema, &mut |member, from| {
                is_empty = false;
                consumer(member, from)
            })
        })?;
        match is_empty && schema.xml_unwrapped_output() {
            true => Err(SerdeError::invalid_input(
                "the root of the reply is no member of the output",
            )),
            false => Ok(()),
        }
    }

    fn read_list(&mut self, schema: &Schema<'_>, consumer: ItemConsumer<'_>) -> Result {
        self.read(None, &mut |from| from.read_list(schema, consumer))
    }

    fn read_map(&mut self, schema: &Schema<'_>, consumer: EntryConsumer<'_>) -> Result {
        self.read(None, &mut |from| from.read_map(schema, consumer))
    }

    scalars! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
