//! Taking keys out of the JSON object of one shape or member, with a fault for each value of the wrong
//! type.

use serde_json::{Map, Value};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::syntax::{describe, is_shape_id};
use crate::model::{ShapeId, Traits};
use crate::source::Location;

/// An object being read, with the name and place that its faults are to carry.
pub(super) struct Reader<'a> {
    object: Map<String, Value>,
    /// The shape ID, with `$member` when this is a member.
    name: &'a str,
    location: Location,
    faults: &'a mut Diagnostics,
}

impl<'a> Reader<'a> {
    /// Begins to read; a value that is no object is a fault.
    pub(super) fn new(
        value: Value,
        name: &'a str,
        location: Location,
        faults: &'a mut Diagnostics,
    ) -> Option<Self> {
        match value {
            Value::Object(object) => Some(Self {
                object,
                name,
                location,
                faults,
            }),
            other => {
                let fault = Diagnostic::error(format!("this is {}", describe(&other)));
                faults.push(fault.shape(name).at(location).expected("an object"));
                None
            }
        }
    }

    /// Begins to read an object within this one, which carries a name and place of its own.
    pub(super) fn inner<'b>(
        &'b mut self,
        value: Value,
        name: &'b str,
        location: Location,
    ) -> Option<Reader<'b>> {
        Reader::new(value, name, location, self.faults)
    }

    /// Reports a fault of this shape or member.
    pub(super) fn fault(&mut self, message: impl Into<String>, place: Location, expected: &str) {
        self.report(Diagnostic::error(message).at(place).expected(expected));
    }

    /// Reports a fault that lacks only the name of this shape or member.
    pub(super) fn report(&mut self, fault: Diagnostic) {
        self.faults.push(fault.shape(self.name));
    }

    /// Where the object stands.
    pub(super) fn location(&self) -> &Location {
        &self.location
    }

    /// Takes the value of a key out.
    pub(super) fn take(&mut self, key: &str) -> Option<(Value, Location)> {
        let value = self.object.shift_remove(key)?;
        Some((value, self.location.child(key)))
    }

    /// Takes text out.
    pub(super) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            (Value::String(text), _) => Some(text),
            (other, place) => {
                self.fault(
                    format!("`{key}` is {}", describe(&other)),
                    place,
                    "a string",
                );
                None
            }
        }
    }

    /// Takes an object out; empty when it is left out.
    pub(super) fn object(&mut self, key: &str) -> Map<String, Value> {
        match self.take(key) {
            None => Map::new(),
            Some((Value::Object(object), _)) => object,
            Some((other, place)) => {
                self.fault(
                    format!("`{key}` is {}", describe(&other)),
                    place,
                    "an object",
                );
                Map::new()
            }
        }
    }

    /// Takes the traits out.
    pub(super) fn traits(&mut self) -> Traits {
        let values = self.object("traits");
        for id in values.keys().filter(|id| !is_shape_id(id)) {
            let place = self.location.child("traits").child(id);
            let fault = Diagnostic::error(format!("`{}` is no trait ID", id.escape_debug()));
            self.faults.push(
                fault
                    .shape(self.name)
                    .at(place)
                    .expected("an absolute shape ID"),
            );
        }
        Traits::new(values, self.location.clone())
    }

    /// Takes a reference out: an object whose `target` is a shape ID.
    pub(super) fn reference(&mut self, key: &str) -> Option<ShapeId> {
        let (value, place) = self.take(key)?;
        self.target(value.get("target"), &place)
    }

    /// Takes a list of references out; empty when it is left out.
    pub(super) fn references(&mut self, key: &str) -> Vec<ShapeId> {
        match self.take(key) {
            None => Vec::new(),
            Some((Value::Array(items), place)) => {
                let items = items.iter().enumerate();
                items
                    .filter_map(|(index, item)| {
                        self.target(item.get("target"), &place.element(index))
                    })
                    .collect()
            }
            Some((other, place)) => {
                let message = format!("`{key}` is {}", describe(&other));
                self.fault(message, place, "a list of references");
                Vec::new()
            }
        }
    }

    /// Reads the value under the key `target` of the object at `place`.
    pub(super) fn target(&mut self, target: Option<&Value>, place: &Location) -> Option<ShapeId> {
        match target {
            Some(Value::String(id)) if is_shape_id(id) => return Some(ShapeId::new(id.as_str())),
            Some(Value::String(id)) => {
                let message = format!("`{}` is no shape ID", id.escape_debug());
                self.fault(
                    message,
                    place.child("target"),
                    "an absolute shape ID, `name.space#Name`",
                );
            }
            Some(other) => {
                let message = format!("the target is {}", describe(other));
                self.fault(message, place.child("target"), "a shape ID");
            }
            None => {
                self.fault(
                    "the target is missing",
                    place.clone(),
                    "`{\"target\": \"name.space#Name\"}`",
                );
            }
        }
        None
    }
}
