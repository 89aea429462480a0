//! The JSON codec: the published serializer, and a deserializer of Farrier's own.
//!
//! The official crates read with an older parser, which accepts some responses that the published codec
//! refuses, and refuses some that it accepts. This deserializer decides as the older parser does; where
//! it differs, the table of its tests gives the reason (`json_decisions`).

use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings, JsonSerializer};
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::traits::TimestampFormat;
use aws_smithy_schema::{Schema, ShapeId, prelude};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number, base64};

use super::json_dialect::Dialect;
use super::json_scanner::{Result, Scanner};

/// The greatest depth of nesting that is read: recursion takes stack.
const MAX_LEVELS: u32 = 128;
/// The greatest depth of nesting of documents.
const MAX_DOCUMENT_LEVELS: u32 = 256;
/// The greatest depth of nesting of values that are skipped.
const MAX_SKIPPED_LEVELS: u32 = 512;

/// The codec.
#[derive(Debug)]
pub struct Json {
    writer: JsonCodec,
    dialect: Dialect,
}

impl Json {
    /// The codec of the protocol with this ID.
    pub fn new(protocol: ShapeId<'static>, dialect: Dialect) -> Self {
        let settings = JsonCodecSettings::builder()
            .protocol_id(protocol)
            .use_json_name(dialect.uses_json_names)
            // A big number may be made from text that is no JSON number, such as 007.
            .normalize_arbitrary_precision(true);
        Self {
            writer: JsonCodec::new(settings.build()),
            dialect,
        }
    }
}

impl Codec for Json {
    type Serializer = JsonSerializer;
    type Deserializer<'a> = JsonReader<'a>;

    fn create_serializer(&self) -> JsonSerializer {
        Codec::create_serializer(&self.writer)
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> JsonReader<'a> {
        JsonReader {
            text: Scanner::new(input),
            is_empty: input.is_empty(),
            depth: 0,
            dialect: self.dialect,
        }
    }
}

/// Reads shapes from JSON.
#[derive(Debug)]
pub struct JsonReader<'a> {
    text: Scanner<'a>,
    is_empty: bool,
    depth: u32,
    dialect: Dialect,
}

impl JsonReader<'_> {
    #[inline]
    fn enter(&mut self, open: u8) -> Result {
        self.text.expect(open)?;
        self.depth += 1;
        match self.depth > MAX_LEVELS {
            true => Err(self.text.error("a value that is nested too deeply")),
            false => Ok(()),
        }
    }

    #[inline]
    fn leave(&mut self) -> Result {
        self.depth -= 1;
        self.end()
    }

    /// Nothing may follow the outermost value.
    #[inline]
    fn end(&mut self) -> Result {
        match self.depth == 0 && self.text.peek().is_some() {
            true => Err(self.text.error("something after the value")),
            false => Ok(()),
        }
    }

    /// The member with this name in JSON. Most responses have the members in the model's order, so the
    /// search starts after the one that was found before.
    #[inline]
    fn find(&self, members: &[&Schema<'_>], name: &str, start: usize) -> Option<usize> {
        let has_name = |member: &&&Schema<'_>| {
            let json_name = match self.dialect.uses_json_names {
                true => member.json_name().map(|json_name| json_name.value()),
                false => None,
            };
            json_name.or_else(|| member.member_name()) == Some(name)
        };
        let (before, after) = members.split_at(start.min(members.len()));
        let found = after.iter().position(|member| has_name(&member));
        found
            .map(|at| start + at)
            .or_else(|| before.iter().position(|member| has_name(&member)))
    }

    #[inline]
    fn integer<T: TryFrom<i64>>(&mut self) -> Result<T> {
        let text = self.text.number()?;
        let value = text.parse().or_else(|_| whole(text))?;
        T::try_from(value).map_err(|_| self.text.error("an integer beyond its type"))
    }

    #[inline]
    fn float(&mut self) -> Result<f64> {
        if self.text.peek() == Some(b'"') {
            return match &*self.text.string()? {
                "NaN" => Ok(f64::NAN),
                "Infinity" => Ok(f64::INFINITY),
                "-Infinity" => Ok(f64::NEG_INFINITY),
                _ => Err(self.text.error("expected a number, not this string")),
            };
        }
        self.finite()
    }

    #[inline]
    fn finite(&mut self) -> Result<f64> {
        match self.text.number()?.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(value),
            Ok(_) => Err(self.text.error("a number beyond its type")),
            Err(_) => Err(self.text.error("no number")),
        }
    }

    fn epoch_seconds(&mut self) -> Result<DateTime> {
        let mut ahead = self.text.clone();
        let digits = ahead.number()?;
        let exact = match self.dialect.keeps_fractions {
            true => DateTime::from_str(digits, Format::EpochSeconds).ok(),
            false => digits.parse().ok().map(DateTime::from_secs),
        };
        if let Some(time) = exact {
            self.text = ahead;
            return Ok(time);
        }
        let seconds = self.finite()?;
        // The bounds of an i64: the upper one is the first number beyond.
        if !(-(2_f64.powi(63))..2_f64.powi(63)).contains(&seconds) {
            return Err(self.text.error("a timestamp beyond its type"));
        }
        Ok(DateTime::from_secs_f64(seconds))
    }

    /// A big number, or a string of its digits.
    fn big_number<T: std::str::FromStr>(&mut self) -> Result<T> {
        let parsed = match self.text.peek() {
            Some(b'"') => self.text.string()?.parse(),
            _ => self.text.number()?.parse(),
        };
        parsed.map_err(|_| self.text.error("no number of its type"))
    }

    fn document(&mut self, levels: u32) -> Result<Document> {
        match self.text.peek() {
            Some(b'"') => Ok(Document::String(self.text.string()?.into_owned())),
            Some(b't') if self.text.take("true") => Ok(Document::Bool(true)),
            Some(b'f') if self.text.take("false") => Ok(Document::Bool(false)),
            Some(b'n') if self.text.take("null") => Ok(Document::Null),
            Some(open @ (b'{' | b'[')) => {
                let Some(levels) = levels.checked_sub(1) else {
                    return Err(self.text.error("a document that is nested too deeply"));
                };
                self.text.expect(open)?;
                let mut first = true;
                if open == b'[' {
                    let mut items = Vec::new();
                    while self.text.next(&mut first, b']')? {
                        items.push(self.document(levels)?);
                    }
                    return Ok(Document::Array(items));
                }
                let mut entries = std::collections::HashMap::new();
                while self.text.next(&mut first, b'}')? {
                    let key = self.text.key()?.into_owned();
                    entries.insert(key, self.document(levels)?);
                }
                Ok(Document::Object(entries))
            }
            _ => {
                let text = self.text.number()?;
                document_number(text).ok_or_else(|| self.text.error("no number"))
            }
        }
    }
}

/// A whole number that is written with a fraction or an exponent, as some services do.
#[cold]
fn whole(text: &str) -> Result<i64> {
    let settings = JsonCodecSettings::builder()
        .allow_integral_float_numbers(true)
        .allow_leading_zeros(true)
        .allow_trailing_decimal_point(true);
    let codec = JsonCodec::new(settings.build());
    Codec::create_deserializer(&codec, text.as_bytes()).read_long(&prelude::LONG)
}

/// The number as a document. Documents have no numbers beyond 64 bits: one that would lose digits
/// becomes a string.
fn document_number(text: &str) -> Option<Document> {
    if let Ok(value) = text.parse() {
        return Some(Document::Number(Number::PosInt(value)));
    }
    if let Ok(value) = text.parse() {
        return Some(Document::Number(Number::NegInt(value)));
    }
    let value: f64 = text.parse().ok()?;
    let is_integer = text
        .trim_start_matches('-')
        .bytes()
        .all(|b| b.is_ascii_digit());
    let is_exact = value.is_finite() && (!is_integer || format!("{value:.0}") == text);
    Some(match is_exact {
        true => Document::Number(Number::Float(value)),
        false => Document::String(text.to_owned()),
    })
}

macro_rules! read {
    ($($name:ident() -> $type:ty { $self:ident.$call:ident() })*) => {$(
        #[inline]
        fn $name(&mut $self, _: &Schema<'_>) -> Result<$type> {
            $self.$call()
        }
    )*};
}

impl ShapeDeserializer for JsonReader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        consumer: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result,
    ) -> Result {
        let members = schema.members();
        // The body is not read for a structure without members, and a missing body is an empty
        // structure.
        if self.depth == 0 && (self.is_empty || members.is_empty()) {
            return Ok(());
        }
        self.enter(b'{')?;
        let mut expected = 0;
        let mut first = true;
        while self.text.next(&mut first, b'}')? {
            let name = self.text.key()?;
            let start = self.text.at();
            match self.find(members, &name, expected) {
                Some(index) => {
                    expected = index + 1;
                    consumer(members[index], self)?;
                }
                None if name == "__type" || self.text.is_null() => {}
                None => consumer(&prelude::DOCUMENT, self)?,
            }
            if self.text.at() == start {
                self.skip_value()?;
            }
        }
        self.leave()
    }

    fn read_list(
        &mut self,
        _: &Schema<'_>,
        consumer: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result,
    ) -> Result {
        self.enter(b'[')?;
        let mut first = true;
        while self.text.next(&mut first, b']')? {
            consumer(self)?;
        }
        self.leave()
    }

    fn read_map(
        &mut self,
        _: &Schema<'_>,
        consumer: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result,
    ) -> Result {
        self.enter(b'{')?;
        let mut first = true;
        while self.text.next(&mut first, b'}')? {
            let key = self.text.key()?.into_owned();
            consumer(key, self)?;
        }
        self.leave()
    }

    fn read_boolean(&mut self, _: &Schema<'_>) -> Result<bool> {
        self.text.peek();
        match self.text.take("true") {
            true => Ok(true),
            false if self.text.take("false") => Ok(false),
            false => Err(self.text.error("expected true or false")),
        }
    }

    read! {
        read_byte() -> i8 { self.integer() }
        read_short() -> i16 { self.integer() }
        read_integer() -> i32 { self.integer() }
        read_long() -> i64 { self.integer() }
        read_double() -> f64 { self.float() }
        read_big_integer() -> BigInteger { self.big_number() }
        read_big_decimal() -> BigDecimal { self.big_number() }
    }

    fn read_float(&mut self, _: &Schema<'_>) -> Result<f32> {
        let value = self.float()?;
        let narrow = value as f32;
        match narrow.is_infinite() && value.is_finite() {
            true => Err(self.text.error("a number beyond its type")),
            false => Ok(narrow),
        }
    }

    #[inline]
    fn read_string(&mut self, _: &Schema<'_>) -> Result<String> {
        Ok(self.text.string()?.into_owned())
    }

    fn read_blob(&mut self, _: &Schema<'_>) -> Result<Blob> {
        let text = self.text.string()?;
        let bytes =
            base64::decode(text).map_err(|_| self.text.error("a string that is no base64"))?;
        Ok(Blob::new(bytes))
    }

    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime> {
        let format = schema.timestamp_format().map(|format| format.format());
        let format = match format.filter(|_| self.dialect.uses_timestamp_formats) {
            Some(TimestampFormat::DateTime) => Format::DateTimeWithOffset,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            _ => return self.epoch_seconds(),
        };
        DateTime::from_str(&self.text.string()?, format)
            .map_err(|fault| SerdeError::custom(format!("no timestamp: {fault}")))
    }

    fn read_document(&mut self, _: &Schema<'_>) -> Result<Document> {
        let document = self.document(MAX_DOCUMENT_LEVELS)?;
        self.end()?;
        Ok(document)
    }

    #[inline]
    fn is_null(&self) -> bool {
        self.text.is_null()
    }

    #[inline]
    fn read_null(&mut self) -> Result {
        self.text.peek();
        self.text.take("null");
        Ok(())
    }

    fn skip_value(&mut self) -> Result {
        self.text.skip(MAX_SKIPPED_LEVELS)
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
