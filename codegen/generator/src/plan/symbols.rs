//! Where each shape's Rust item lives in the emitted crate and what it is called.
//!
//! This is the first pass: every other one names items through it, so that two shapes never claim
//! one name.

use std::collections::HashMap;

use crate::model::select::Selection;
use crate::model::{Model, Shape, ShapeId, ShapeKind, SimpleKind};

use super::names::{self, Identifier, Names};

/// A module of the emitted crate that holds items of the model.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Module {
    /// `types`: structures, unions and enums.
    Types,
    /// `types::builders`.
    TypeBuilders,
    /// `types::error`: the errors.
    Errors,
    /// `types::error::builders`.
    ErrorBuilders,
    /// `operation::<name>`.
    Operation(String),
    /// `operation::<name>::builders`.
    OperationBuilders(String),
}

/// An item of the emitted crate.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// The module through which it is public.
    pub module: Module,
    /// Its name there.
    pub name: String,
}

impl Item {
    /// An item of this name in a module.
    pub fn new(module: Module, name: impl Into<String>) -> Self {
        let name = name.into();
        Self { module, name }
    }

    /// The path of the item from the crate's root, as users write it.
    pub fn path(&self) -> String {
        let name = &self.name;
        match &self.module {
            Module::Types => format!("types::{name}"),
            Module::TypeBuilders => format!("types::builders::{name}"),
            Module::Errors => format!("types::error::{name}"),
            Module::ErrorBuilders => format!("types::error::builders::{name}"),
            Module::Operation(module) => format!("operation::{module}::{name}"),
            Module::OperationBuilders(module) => format!("operation::{module}::builders::{name}"),
        }
    }

    /// The builder of a structure.
    pub fn builder(&self) -> Self {
        let module = match &self.module {
            Module::Types | Module::TypeBuilders => Module::TypeBuilders,
            Module::Errors | Module::ErrorBuilders => Module::ErrorBuilders,
            Module::Operation(name) | Module::OperationBuilders(name) => {
                Module::OperationBuilders(name.clone())
            }
        };
        Self::new(module, format!("{}Builder", self.name))
    }
}

/// The names of one operation's items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationNames {
    /// The operation's own type, such as `GetApp`; stem of its error and fluent builder.
    pub name: String,
    /// Its module under `operation`.
    pub module: String,
    /// Its fluent builder.
    pub fluent_builder: String,
    /// Its function on the client.
    pub method: Identifier,
}

/// The items of all selected shapes.
#[derive(Clone, Debug, Default)]
pub struct Symbols {
    items: HashMap<ShapeId, Item>,
    files: HashMap<ShapeId, String>,
    operations: HashMap<ShapeId, OperationNames>,
}

impl Symbols {
    /// Gives every selected shape and operation its names, in the order of their IDs, so that a
    /// name does not depend on what else is selected unless they collide. `ids` are the shapes that
    /// are more than the input or output of one operation.
    pub fn new(model: &Model, selection: &Selection, ids: &[ShapeId]) -> Self {
        let mut symbols = Self::default();
        let rename = model
            .service(&selection.service)
            .map(|service| &service.rename);
        let mut types = Names::items();
        let mut errors = Names::items();
        let mut type_files = Names::files();
        let mut error_files = Names::files();
        for name in ["builders", "error"] {
            type_files.reserve(name);
            error_files.reserve(name);
        }
        for id in ids {
            if !has_item(model, id) {
                continue;
            }
            let shape = model.shape(id);
            let name = rename
                .and_then(|rename| rename.get(id))
                .map_or(id.name(), String::as_str);
            let (module, scope, files) = match shape.traits.error() {
                Some(_) => (Module::Errors, &mut errors, &mut error_files),
                None => (Module::Types, &mut types, &mut type_files),
            };
            let item = scope.claim(&names::type_name(name));
            scope.reserve(&format!("{item}Builder"));
            symbols
                .files
                .insert(id.clone(), files.claim(&names::module_name(name)));
            symbols.items.insert(id.clone(), Item::new(module, item));
        }
        symbols.name_operations(selection);
        symbols
    }

    fn name_operations(&mut self, selection: &Selection) {
        let mut types = Names::items();
        let mut modules = Names::files();
        let mut methods = Names::items();
        for id in &selection.operations {
            let name = types.claim(&names::operation_type_name(id.name()));
            let name = OperationNames {
                fluent_builder: fluent_builder(&name),
                name,
                module: modules.claim(&names::module_name(id.name())),
                method: methods.claim_identifier(&names::client_method_name(id.name())),
            };
            self.operations.insert(id.clone(), name);
        }
    }

    /// The shapes that have an item which is no operation's own, in no order.
    pub fn items(&self) -> impl Iterator<Item = (&ShapeId, &Item)> {
        self.items.iter()
    }

    /// The item of a structure, union, enum or error.
    pub fn item(&self, id: &ShapeId) -> Item {
        self.items
            .get(id)
            .cloned()
            .unwrap_or_else(|| Item::new(Module::Types, names::type_name(id.name())))
    }

    /// The file, without folder and ending, that holds the item of a shape.
    pub fn file(&self, id: &ShapeId) -> String {
        self.files
            .get(id)
            .cloned()
            .unwrap_or_else(|| names::module_name(id.name()))
    }

    /// The names of an operation.
    pub fn operation(&self, id: &ShapeId) -> OperationNames {
        self.operations
            .get(id)
            .cloned()
            .unwrap_or_else(|| OperationNames {
                name: names::operation_type_name(id.name()),
                fluent_builder: fluent_builder(&names::operation_type_name(id.name())),
                module: names::module_name(id.name()),
                method: names::client_method_name(id.name()),
            })
    }
}

fn fluent_builder(operation: &str) -> String {
    format!("{operation}FluentBuilder")
}

/// Whether a shape becomes an item of its own: lists, maps and plain scalars do not.
fn has_item(model: &Model, id: &ShapeId) -> bool {
    let shape = model.shape(id);
    match &shape.kind {
        ShapeKind::Structure(_) | ShapeKind::Union(_) | ShapeKind::Enum(_) => true,
        ShapeKind::Simple(_) => is_open_enum(shape),
        _ => false,
    }
}

/// Whether a string has the enum trait of Smithy 1.0 without names for its values.
pub fn is_open_enum(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Simple(SimpleKind::String))
        && shape.traits.has("smithy.api#enum")
}
