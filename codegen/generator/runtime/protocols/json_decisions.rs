//! What the JSON reader takes and what it refuses, decided reply by reply, with the reasons.
//!
//! The official crates read with an older parser than the published codec; the two differ in what is here.

use std::collections::HashMap;
use std::fmt::Debug;

use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::shape_id;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::super::schema::members::{self, ReadMember};
use super::super::schema::table::{StructureSchema, Target, Trait};
use super::json::Json;
use super::json_dialect::Dialect;
use super::json_scanner::Result;

/// A line a decision: the type of a member, its value in a reply (bytes in hexadecimal between `<` and
/// `>`), what is read, `-` when the reply is refused, and why.
const DECISIONS: &str = r#"
int    | 3.0                    | 3              | as the official crates: some services write so
int    | 3e2                    | 300            | as the official crates
int    | 007                    | 7              | as the official crates
int    | 3.5                    | -              | as the official crates
int    | "3"                    | -              | as the official crates
int    | +3                     | -              | no JSON
int    | -                      | -              | no JSON
int    | 2147483648             | -              | beyond its type it would be another number
int    | -2147483648            | -2147483648    | the least one
byte   | 300                    | -              | beyond its type it would be another number
byte   | -128.0                 | -128           | the least one
long   | 9223372036854775808    | -              | beyond its type it would be another number
long   | 9.3e18                 | -              | beyond its type it would be another number
long   | 9007199254740993.0     | 9007199254740993 | digits are kept: the official crates go through a double
float  | 1.5                    | 1.5            | as the official crates
float  | 1e39                   | -              | stricter: they make it infinite, which is another number
float  | "-Infinity"            | -inf           | as the official crates
double | 1e400                  | -              | as the official crates: it would be infinite
double | "NaN"                  | NaN            | as the official crates
double | "1.5"                  | -              | as the official crates
double | 1.                     | 1.0            | as the official crates
double | -.5                    | -0.5           | as the official crates
double | .5                     | -              | no JSON
double | 1e                     | -              | no JSON
bigint | 18446744073709551617   | 18446744073709551617 | digits are kept
bigint | "18446744073709551617" | 18446744073709551617 | more lenient: senders keep digits so
bigdec | 0.10                   | 0.10           | digits are kept
bigdec | 1e400                  | 1e400          | digits are kept
bigdec | "abc"                  | -              | as the official crates
at     | 1.5                    | 1.500000000    | as the official crates
at     | 9007199254740993       | 9007199254740993.000000000 | digits are kept
at     | 1e400                  | -              | as the official crates: it would be the last second there is
at     | 1e300                  | -              | stricter: they make it the last second there is
at     | 9223372036854775808    | -              | stricter: they make it the last second there is
at     | "1970-01-01T00:00:01Z" | -              | as the official crates: the format is another
at     | "1"                    | -              | as the official crates
date   | "1970-01-01T01:00:01+01:00" | 1.000000000 | as the official crates
date   | 1                      | -              | as the official crates: the format is another
web    | "Thu, 01 Jan 1970 00:00:01 GMT" | 1.000000000 | as the official crates
web    | 1                      | -              | as the official crates: the format is another
text   | "a\u00e9\/"            | "aé/"          | as the official crates
text   | "\ud83d\ude00"         | "😀"           | as the official crates
text   | "\ud83d"               | -              | as the official crates: half a character
text   | "a<0a>b"               | -              | as the official crates: no JSON
text   | "<ff>"                 | -              | as the official crates: no JSON
text   | null                   |                | no value
blob   | "YQ=="                 | [97]           | as the official crates
blob   | "Pz8\/"                | [63, 63, 63]   | more lenient: they decode the slash with its escape
list   | ["a", null]            | ["a"]          | more lenient: Smithy has clients drop null where none may be
map    | {"a": "b", "c": null}  | {"a": "b"}     | more lenient: Smithy has clients drop null where none may be
doc    | null                   | Null           | as the official crates
doc    | 18446744073709551615   | Number(PosInt(18446744073709551615)) | digits are kept
doc    | -5                     | Number(NegInt(-5)) | as the official crates
doc    | 0.1                    | Number(Float(0.1)) | as the official crates
doc    | 18446744073709551616   | Number(Float(1.8446744073709552e19)) | a double has all its digits
doc    | 18446744073709551617   | String("18446744073709551617") | digits are kept: documents have no such number
doc    | 1e400                  | String("1e400") | digits are kept: documents have no such number
doc    | [1,]                   | -              | no JSON
other  | {"a": [1, 2.5, true, null, "b"]} |      | nobody asks for it
other  | "\ud83d"               |                | as the official crates: nobody asks for it
other  | 1e400                  |                | as the official crates: nobody asks for it
other  | "a<0a>b"               | -              | as the official crates: no JSON
other  | "<ff>"                 | -              | as the official crates: no JSON
other  | 1e                     | -              | as the official crates: no JSON
"#;

/// The bytes of a value.
fn bytes(value: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = value;
    while let Some((before, (hex, after))) = rest
        .split_once('<')
        .and_then(|(before, after)| Some((before, after.split_once('>')?)))
    {
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(u8::from_str_radix(hex, 16).expect("two digits"));
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

#[test]
fn what_is_read_and_what_is_refused_is_decided_here() {
    let mut wrong = Vec::new();
    for line in DECISIONS.trim().lines() {
        let [name, value, expected, _] = Vec::from_iter(line.split('|').map(str::trim))[..] else {
            panic!("a decision of other than four parts: {line}");
        };
        let body = [
            b"{\"",
            name.as_bytes(),
            b"\" : ",
            &bytes(value),
            b" , \"__type\": \"x\"}",
        ];
        let found = read(name, &body.concat());
        let found = found.unwrap_or_else(|_| "-".to_owned());
        if found != expected {
            wrong.push(format!("{line}\n  is {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

static THING: StructureSchema<15> = StructureSchema::new(
    "ns#Thing",
    &[
        ("byte", Target::Byte),
        ("int", Target::Integer),
        ("long", Target::Long),
        ("float", Target::Float),
        ("double", Target::Double),
        ("bigint", Target::BigInteger),
        ("bigdec", Target::BigDecimal),
        ("text", Target::String),
        ("blob", Target::Blob),
        ("at", Target::Timestamp),
        ("date", Target::With(&Target::Timestamp, &[Trait::DateTime])),
        ("web", Target::With(&Target::Timestamp, &[Trait::HttpDate])),
        ("doc", Target::Document),
        ("list", Target::List("ns#Texts", &Target::String)),
        ("map", Target::Map("ns#Map", &[], &Target::String)),
    ],
);

fn codec() -> Json {
    Json::new(shape_id!("ns", "json"), Dialect::RPC)
}

/// The member of this name, as its `Debug` shows it.
fn read(name: &str, body: &[u8]) -> Result<String> {
    #[derive(Default)]
    struct Thing {
        byte: Option<i8>,
        int: Option<i32>,
        long: Option<i64>,
        float: Option<f32>,
        double: Option<f64>,
        big_int: Option<BigInteger>,
        big_dec: Option<BigDecimal>,
        text: Option<String>,
        blob: Option<Blob>,
        at: Option<DateTime>,
        date: Option<DateTime>,
        web: Option<DateTime>,
        doc: Option<Document>,
        list: Option<Vec<String>>,
        map: Option<HashMap<String, String>>,
    }
    fn show<T: Debug>(value: Option<T>) -> String {
        value.map_or_else(String::new, |value| format!("{value:?}"))
    }
    let mut it = Thing::default();
    let slots: &mut [&mut dyn ReadMember; 15] = &mut [
        &mut it.byte,
        &mut it.int,
        &mut it.long,
        &mut it.float,
        &mut it.double,
        &mut it.big_int,
        &mut it.big_dec,
        &mut it.text,
        &mut it.blob,
        &mut it.at,
        &mut it.date,
        &mut it.web,
        &mut it.doc,
        &mut it.list,
        &mut it.map,
    ];
    members::read(
        &mut Codec::create_deserializer(&codec(), body),
        &THING,
        slots,
    )?;
    Ok(match name {
        "byte" => show(it.byte),
        "int" => show(it.int),
        "long" => show(it.long),
        "float" => show(it.float),
        "double" => show(it.double),
        "bigint" => it
            .big_int
            .map_or_else(String::new, |it| it.as_ref().to_owned()),
        "bigdec" => it
            .big_dec
            .map_or_else(String::new, |it| it.as_ref().to_owned()),
        "text" => show(it.text),
        "blob" => show(it.blob.map(Blob::into_inner)),
        "at" | "date" | "web" => {
            let at = it.at.or(it.date).or(it.web);
            at.map_or_else(String::new, |at| {
                format!("{}.{:09}", at.secs(), at.subsec_nanos())
            })
        }
        "doc" => show(it.doc),
        "list" => show(it.list),
        "map" => show(it.map),
        _ => String::new(),
    })
}

#[test]
fn what_has_no_members_takes_any_body() {
    static EMPTY: StructureSchema<0> = StructureSchema::new("ns#Empty", &[]);
    for body in ["", "null", "[]", "{}", "text", "{"] {
        let codec = codec();
        let mut reader = Codec::create_deserializer(&codec, body.as_bytes());
        members::read(&mut reader, &EMPTY, &mut []).expect(body);
    }
    // Within a value it is one like others.
    assert!(read("doc", b"[]").is_err());
    assert_eq!(read("text", b"").expect("no body is an empty one"), "");
}

#[test]
fn nesting_is_limited_where_it_takes_stack() {
    let nested = |name: &str, levels: usize| {
        let (open, close) = ("[".repeat(levels), "]".repeat(levels));
        read(name, format!("{{\"{name}\":{open}{close}}}").as_bytes())
    };
    nested("other", 500).expect("what is passed over");
    assert!(nested("other", 513).is_err());
    nested("doc", 250).expect("a document");
    assert!(nested("doc", 257).is_err());
}

#[test]
fn members_are_found_in_any_order_and_by_their_names_on_the_wire() {
    static NAMED: StructureSchema<3> = StructureSchema::new(
        "ns#Named",
        &[
            ("a", Target::With(&Target::String, &[Trait::JsonName("b")])),
            ("b", Target::With(&Target::String, &[Trait::JsonName("a")])),
            ("c", Target::String),
        ],
    );
    let read = |dialect| {
        let codec = Json::new(shape_id!("ns", "json"), dialect);
        let body = br#"{"c": "1", "a": "2", "b": "3"}"#;
        let (mut a, mut b, mut c) = (None::<String>, None::<String>, None::<String>);
        let mut reader = Codec::create_deserializer(&codec, body);
        let slots: &mut [&mut dyn ReadMember; 3] = &mut [&mut a, &mut b, &mut c];
        members::read(&mut reader, &NAMED, slots).expect("a structure");
        [a, b, c].map(Option::unwrap_or_default)
    };
    assert_eq!(read(Dialect::REST), ["3", "2", "1"]);
    assert_eq!(read(Dialect::RPC), ["2", "3", "1"]);
}

#[test]
fn in_rpc_v2_timestamps_are_numbers_whatever_their_format_and_keep_their_digits() {
    static TIMES: StructureSchema<1> = StructureSchema::new(
        "ns#Times",
        &[("at", Target::With(&Target::Timestamp, &[Trait::HttpDate]))],
    );
    let codec = Json::new(shape_id!("ns", "json"), Dialect::RPC_V2);
    let read = |value: &str| {
        let body = format!("{{\"at\": {value}}}");
        let mut at = None::<DateTime>;
        let mut reader = Codec::create_deserializer(&codec, body.as_bytes());
        let slots: &mut [&mut dyn ReadMember; 1] = &mut [&mut at];
        members::read(&mut reader, &TIMES, slots).ok()?;
        at
    };
    for (value, seconds, nanos) in [
        ("946845296.123", 946_845_296, 123_000_000),
        ("-1.5", -2, 500_000_000),
        ("1.0000000001", 1, 0),
        ("1e1", 10, 0),
    ] {
        let expected = DateTime::from_secs_and_nanos(seconds, nanos);
        assert_eq!(read(value), Some(expected), "{value}");
    }
    assert_eq!(read("\"Thu, 01 Jan 1970 00:00:01 GMT\""), None);
    assert_eq!(read("1e400"), None);
}
