//! Text to JSON, noticing what `serde_json::Value` on its own lets pass: a key given twice.

use std::fmt;
use std::sync::Arc;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use crate::diagnostics::Diagnostic;
use crate::source::{Location, Source};

/// The key of the one entry by which `serde_json` hands over a number with all of its digits.
const NUMBER: &str = "$serde_json::private::Number";

/// A text as JSON.
pub(super) struct Parsed {
    pub(super) value: Value,
    /// Places of keys that an object has twice with different values. The later value was taken.
    pub(super) repeated: Vec<Location>,
}

/// Parses a text.
pub(super) fn parse(source: &Arc<Source>) -> Result<Parsed, Box<Diagnostic>> {
    let mut repeated = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(source.text());
    let value = Tree(&mut repeated)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value))
        .map_err(|error| Box::new(fault(source, &error)))?;
    let repeated = repeated.iter().map(|path| {
        let root = Location::root(source);
        path.iter().rev().fold(root, |here, key| here.child(key))
    });
    Ok(Parsed {
        value,
        repeated: repeated.collect(),
    })
}

fn fault(source: &Arc<Source>, error: &serde_json::Error) -> Diagnostic {
    let text = error.to_string();
    let reason = text
        .rsplit_once(" at line ")
        .map_or(&*text, |(reason, _)| reason);
    let reason = if reason.contains("recursion limit") {
        "it is nested too deeply, more than 127 levels"
    } else {
        reason
    };
    if error.is_eof() {
        let message = "this is not JSON: it ends in the middle of a value";
        return Diagnostic::error(message)
            .at(Location::byte(source, source.text().trim_end().len()));
    }
    let lines_before = error.line().saturating_sub(1);
    let line: usize = source
        .text()
        .split_inclusive('\n')
        .take(lines_before)
        .map(str::len)
        .sum();
    let offset = line + error.column().saturating_sub(1);
    Diagnostic::error(format!("this is not JSON: {reason}")).at(Location::byte(source, offset))
}

/// Reads one value. Holds the paths of repeated keys, innermost key first.
struct Tree<'a>(&'a mut Vec<Vec<String>>);

impl<'de> DeserializeSeed<'de> for Tree<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Tree<'_> {
    /// Adds a key to the paths found while its value was read.
    fn leave(&mut self, found_before: usize, key: impl Fn() -> String) {
        for path in self.0.iter_mut().skip(found_before) {
            path.push(key());
        }
    }
}

impl<'de> Visitor<'de> for Tree<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        let mut found = self.0.len();
        while let Some(item) = items.next_element_seed(Tree(self.0))? {
            self.leave(found, || array.len().to_string());
            found = self.0.len();
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let found = self.0.len();
            let value = entries.next_value_seed(Tree(self.0))?;
            if key == NUMBER
                && let Some(number) = value.as_str().and_then(|text| text.parse::<Number>().ok())
            {
                return Ok(Value::Number(number));
            }
            self.leave(found, || key.clone());
            match object.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    if *entry.get() != value {
                        self.0.push(vec![entry.key().clone()]);
                    }
                    entry.insert(value);
                }
            }
        }
        Ok(Value::Object(object))
    }
}
