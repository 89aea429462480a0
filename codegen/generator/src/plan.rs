//! What Rust a model becomes: inert data, without tokens, JSON or references into the model.
//!
//! [`plan`] runs the passes, each in a file of its own and each for one decision. [`crate::emit`]
//! writes down what is decided here and decides nothing itself.

pub mod cargo_features;
pub mod checks;
pub mod checksums;
pub mod context;
pub mod copied_code;
mod crate_plan;
pub mod customizations;
pub mod dependencies;
pub mod depth;
pub mod descriptions;
pub mod discovery;
pub mod endpoints;
pub mod enums;
mod error_code_clashes;
mod error_codes;
pub mod examples;
pub mod fields;
pub mod jmespath;
pub mod marks;
pub mod member_text;
pub mod names;
mod needs;
pub mod operations;
pub mod package;
pub mod paginators;
pub mod parts;
pub mod presigning;
pub mod protocol;
pub mod protocol_tests;
pub mod recursion;
pub mod requirements;
pub mod roles;
pub mod rust_paths;
pub mod schemas;
pub mod sensitive;
pub mod service;
pub mod sessions;
pub mod shared_runtime;
pub mod structures;
pub mod surface;
pub mod symbols;
pub mod text_changes;
pub mod types;
pub mod unions;
pub mod values;
pub mod waiters;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diagnostics::Diagnostics;
use crate::model::select::Selection;
use crate::model::{Model, ShapeId, ShapeKind};
use crate::{Request, Tests};

use context::PlanContext;
pub use crate_plan::CratePlan;
use enums::EnumPlan;
use operations::OperationPlan;
use protocol_tests::{OperationTests, ProtocolTests};
use recursion::BoxedMembers;
use roles::Role;
use structures::StructurePlan;
use symbols::Symbols;
use unions::UnionPlan;

/// Plans the crate for a selection of a model.
///
/// # Errors
/// Faults that only show when it is known what is wanted of the model: an unsupported protocol, or
/// endpoint rules that cannot be followed.
pub fn plan(
    model: &Model,
    selection: &Selection,
    request: &Request,
) -> Result<CratePlan, Diagnostics> {
    let model = customizations::apply(model, &selection.service);
    let model = &*model;
    let ids = shared_shapes(model, selection);
    let symbols = Symbols::new(model, selection, &ids);
    let boxed = BoxedMembers::new(model, selection.shapes.keys());
    let context = PlanContext {
        model,
        selection,
        symbols: &symbols,
        boxed: &boxed,
        docs: request.docs,
    };
    let mut faults = Diagnostics::new();
    let package = absorb(
        &mut faults,
        package::plan(request, model.shape(&selection.service)),
    );
    let service = absorb(&mut faults, service::plan(model, selection, request.docs));
    let endpoint = absorb(
        &mut faults,
        endpoints::plan_endpoint(model.shape(&selection.service), request.docs),
    );
    let (Some(package), Some(service), Some(endpoint)) = (package, service, endpoint) else {
        return Err(faults);
    };
    let mut warnings = Diagnostics::new();
    absorb(
        &mut faults,
        endpoints::check_contexts(context, &endpoint, &mut warnings),
    );
    let operation = |id| {
        let operation = operations::plan(context, id, &endpoint.parameters);
        let tests = protocol_tests::plan(context, service.protocol, &endpoint, id, &operation);
        (operation, tests)
    };
    let planned: Vec<(OperationPlan, Result<OperationTests, Diagnostics>)> =
        selection.operations.par_iter().map(operation).collect();
    let mut operations = Vec::new();
    let mut protocol_tests = ProtocolTests::new();
    for (operation, tests) in planned {
        if let Some(tests) = absorb(&mut faults, tests).filter(|tests| !tests.is_empty()) {
            protocol_tests.insert(operation.names.module.clone(), tests);
        }
        operations.push(operation);
    }
    let waiters = match faults.is_empty() {
        true => waiters::plan(context, &operations, &mut warnings),
        false => Vec::new(),
    };
    error_code_clashes::warn(context, &operations, &mut warnings);
    let types = Types::new(context, &ids);
    let error_variants = operations::variants(context, selection.errors.clone());
    let sessions = sessions::plan(context, &endpoint, &operations);
    let mut plan = CratePlan {
        package,
        surface: surface::of(model, selection, &endpoint),
        service,
        sessions,
        endpoint,
        discovery: discovery::plan(context, &operations),
        operations,
        protocol_tests,
        waiters,
        structures: types.structures,
        unions: types.unions,
        enums: types.enums,
        errors: types.errors,
        error_variants,
        recursion_limit: depth::recursion_limit(model, selection),
        warnings,
    };
    // Planned all the same: a fault in them is a fault of the model.
    if request.tests == Tests::LeftOut {
        plan.leave_tests_out();
    }
    if request.marks {
        plan.mark();
    }
    faults.into_result(plan)
}

/// The names of the items that a selection becomes, without planning these.
pub fn symbols(model: &Model, selection: &Selection) -> Symbols {
    let model = customizations::apply(model, &selection.service);
    Symbols::new(&model, selection, &shared_shapes(&model, selection))
}

/// The selected shapes that are more than the input or output of one operation, sorted by ID.
fn shared_shapes(model: &Model, selection: &Selection) -> Vec<ShapeId> {
    let operations = selection
        .operations
        .iter()
        .filter_map(|id| model.operation(id));
    let mut own: HashSet<&ShapeId> = operations
        .flat_map(|operation| [&operation.input, &operation.output])
        .collect();
    for id in selection.shapes.keys() {
        for target in model.shape(id).targets() {
            own.remove(target);
        }
    }
    let mut shared: Vec<ShapeId> = selection
        .shapes
        .keys()
        .filter(|id| !own.contains(id))
        .cloned()
        .collect();
    shared.sort();
    shared
}

/// Sets the faults aside, so that the next pass can find its own.
fn absorb<T>(faults: &mut Diagnostics, result: Result<T, Diagnostics>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(found) => {
            faults.extend(found);
            None
        }
    }
}

/// The shapes that are keys of selected maps.
fn map_keys(context: PlanContext<'_>) -> HashSet<&ShapeId> {
    let selected = context.selection.shapes.keys();
    selected
        .filter_map(|id| match &context.model.shape(id).kind {
            ShapeKind::Map { key, .. } => Some(&key.target),
            _ => None,
        })
        .collect()
}

/// The types that are no operation's own.
#[derive(Default)]
struct Types {
    structures: Vec<StructurePlan>,
    unions: Vec<UnionPlan>,
    enums: Vec<EnumPlan>,
    errors: Vec<StructurePlan>,
}

impl Types {
    fn new(context: PlanContext<'_>, ids: &[ShapeId]) -> Self {
        let keys = map_keys(context);
        let mut types = ids
            .par_iter()
            .fold(Self::default, |mut types, id| {
                types.add(context, id, keys.contains(id));
                types
            })
            .reduce(Self::default, Self::and);
        types.structures.sort_by(|a, b| a.item.cmp(&b.item));
        types.unions.sort_by(|a, b| a.item.cmp(&b.item));
        types.enums.sort_by(|a, b| a.item.cmp(&b.item));
        types.errors.sort_by(|a, b| a.item.cmp(&b.item));
        types
    }

    fn and(mut self, mut others: Self) -> Self {
        self.structures.append(&mut others.structures);
        self.unions.append(&mut others.unions);
        self.enums.append(&mut others.enums);
        self.errors.append(&mut others.errors);
        self
    }

    fn add(&mut self, context: PlanContext<'_>, id: &ShapeId, is_key: bool) {
        let shape = context.model.shape(id);
        match &shape.kind {
            ShapeKind::Structure(_) => {
                let (item, file) = (context.symbols.item(id), context.symbols.file(id));
                let is_error = shape.traits.error().is_some();
                let (role, list) = match is_error {
                    true => (Role::Error, &mut self.errors),
                    false => (Role::Plain, &mut self.structures),
                };
                list.push(structures::structure(context, id, item, file, role));
            }
            ShapeKind::Union(_) => self.unions.push(unions::plan(context, id)),
            ShapeKind::Enum(_) => self.enums.push(enums::plan(context, id, is_key)),
            ShapeKind::Simple(_) if types::is_open_enum(shape) => {
                self.enums.push(enums::plan(context, id, is_key));
            }
            _ => {}
        }
    }
}
