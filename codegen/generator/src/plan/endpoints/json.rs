//! Reads the JSON value of a trait, and reports what is not as it should be at its place.
//!
//! A [`Json`] knows the way to itself but writes it down only when there is a fault. Whoever gets
//! `None` from a reading function need not report anything more.

use std::cell::RefCell;
use std::collections::HashSet;

use serde_json::Value;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::{Location, ShapeId};

/// The trait value that is being read, and the faults found in it so far.
pub(super) struct Origin<'m> {
    shape: &'m ShapeId,
    location: Location,
    faults: RefCell<Diagnostics>,
    /// The messages that are not to be repeated.
    said: RefCell<HashSet<String>>,
}

impl<'m> Origin<'m> {
    /// A trait value at this place, on this shape.
    pub(super) fn new(shape: &'m ShapeId, location: Location) -> Self {
        Self {
            shape,
            location,
            faults: RefCell::default(),
            said: RefCell::default(),
        }
    }

    /// The trait value itself.
    pub(super) fn root<'p>(&'p self, value: &'p Value) -> Json<'p> {
        Json {
            value,
            origin: self,
            way: None,
        }
    }

    /// Takes over faults found elsewhere.
    pub(super) fn add(&self, faults: Diagnostics) {
        self.faults.borrow_mut().extend(faults);
    }

    /// Whether anything was found.
    pub(super) fn has_faults(&self) -> bool {
        !self.faults.borrow().is_empty()
    }

    /// Everything found.
    pub(super) fn into_faults(self) -> Diagnostics {
        self.faults.into_inner()
    }
}

/// A value within a trait value.
#[derive(Clone, Copy)]
pub(super) struct Json<'p> {
    value: &'p Value,
    origin: &'p Origin<'p>,
    /// The value around this one, and the step from there.
    way: Option<(&'p Json<'p>, Step<'p>)>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Field(&'p str),
    Element(usize),
}

impl<'p> Json<'p> {
    /// The value as it stands.
    pub(super) fn value(&self) -> &'p Value {
        self.value
    }

    /// Where the value stands.
    fn location(&self) -> Location {
        match self.way {
            None => self.origin.location.clone(),
            Some((parent, Step::Field(name))) => parent.location().child(name),
            Some((parent, Step::Element(index))) => parent.location().element(index),
        }
    }

    /// Reports a fault here.
    pub(super) fn fault(&self, message: impl Into<String>) {
        self.report(Diagnostic::error(message));
    }

    /// Reports a fault here, with what may mend it.
    pub(super) fn fault_with_help(&self, message: impl Into<String>, help: Option<String>) {
        self.report(Diagnostic::error(message).help(help));
    }

    /// The same, for a fault that one mistake makes in many places: only the first is reported.
    pub(super) fn fault_once(&self, message: String, help: Option<String>) {
        if self.origin.said.borrow_mut().insert(message.clone()) {
            self.fault_with_help(message, help);
        }
    }

    /// Reports that something else should be here.
    pub(super) fn wrong_kind(&self, expected: &str) {
        self.report(Diagnostic::error("a value of the wrong kind").expected(expected));
    }

    /// Reports that something is not what it should be.
    pub(super) fn mismatch(&self, message: impl Into<String>, expected: &str) {
        self.report(Diagnostic::error(message).expected(expected));
    }

    /// Whether anything was found in the whole trait value.
    pub(super) fn has_faults(&self) -> bool {
        self.origin.has_faults()
    }

    /// An origin like this value's, for a look whose faults are nobody's business.
    pub(super) fn quiet(&self) -> Origin<'p> {
        Origin::new(self.origin.shape, self.origin.location.clone())
    }

    fn report(&self, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.shape(self.origin.shape).at(self.location());
        self.origin.faults.borrow_mut().push(diagnostic);
    }

    /// A field of an object, when it is there and not null.
    pub(super) fn get<'q>(&'q self, name: &'q str) -> Option<Json<'q>> {
        let value = self.value.get(name).filter(|value| !value.is_null())?;
        Some(Json {
            value,
            origin: self.origin,
            way: Some((self, Step::Field(name))),
        })
    }

    /// A field of an object that must be there.
    pub(super) fn need<'q>(&'q self, name: &'q str) -> Option<Json<'q>> {
        let field = self.get(name);
        if field.is_none() {
            self.fault(format!("`{name}` is missing"));
        }
        field
    }

    /// The elements of an array; none when it is no array.
    pub(super) fn elements<'q>(&'q self) -> impl Iterator<Item = Json<'q>> {
        let array = self.value.as_array();
        if array.is_none() {
            self.wrong_kind("an array");
        }
        let elements = array.map_or(&[][..], Vec::as_slice).iter().enumerate();
        elements.map(move |(index, value)| Json {
            value,
            origin: self.origin,
            way: Some((self, Step::Element(index))),
        })
    }

    /// The names and values of an object; none when it is no object.
    pub(super) fn entries<'q>(&'q self) -> impl Iterator<Item = (&'q str, Json<'q>)> {
        let object = self.value.as_object();
        if object.is_none() {
            self.wrong_kind("an object");
        }
        object.into_iter().flatten().map(move |(name, value)| {
            let way = Some((self, Step::Field(name)));
            (
                name.as_str(),
                Json {
                    value,
                    origin: self.origin,
                    way,
                },
            )
        })
    }

    /// The string that must be here.
    pub(super) fn text(&self) -> Option<&'p str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong_kind("a string");
        }
        text
    }

    /// The boolean that must be here.
    pub(super) fn flag(&self) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.wrong_kind("a boolean");
        }
        flag
    }

    /// The whole number that must be here.
    pub(super) fn integer(&self) -> Option<i64> {
        let integer = self.value.as_i64();
        if integer.is_none() {
            self.wrong_kind("a whole number");
        }
        integer
    }
}
