//! What a program can name of a client: its operations by all that comes with them, and the types that
//! operations share.
//!
//! The names are those of the plan for the whole service, so nothing is known here of how they are made.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use farrier_codegen::model::{Model, ShapeId, load, select};
use farrier_codegen::plan::marks::What;
use farrier_codegen::plan::operations::OperationPlan;
use farrier_codegen::plan::{CratePlan, names, plan};
use farrier_codegen::{Diagnostics, DocsLevel, Request, Sources, Tests};

use crate::report::Fault;

/// The trait with the functions of waiters, which is there when one of them is.
const WAITERS: &str = "Waiters";

/// The names of a client, each with what it is of.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// What belongs to one operation: its function, its module, its types, its waiters.
    operations: HashMap<String, String>,
    /// Shared types by their Rust names; a structure and an error may have one name.
    types: HashMap<String, Vec<String>>,
    /// What belongs to operations that cannot be generated.
    left_out: HashMap<String, String>,
    /// The types that each operation reaches, by its name.
    reached: BTreeMap<String, BTreeSet<ShapeId>>,
    /// The operations that have waiters.
    awaited: BTreeSet<String>,
}

impl Names {
    /// Reads the names of a model's service.
    ///
    /// # Errors
    /// Every fault of the model.
    pub fn read(sources: Sources, service: Option<&str>) -> Result<Self, Vec<Fault>> {
        let request = Request {
            service: service.map(str::to_owned),
            allow_incomplete: true,
            tests: Tests::LeftOut,
            docs: DocsLevel::None,
            ..Request::default()
        };
        let read = || -> Result<Self, Diagnostics> {
            let model = load::load(sources)?;
            let selection = select::select(&model, &request)?;
            let plan = plan(&model, &selection, &request)?;
            Ok(Self::of(&model, &plan, &selection.service))
        };
        read().map_err(|faults| faults.iter().map(Fault::from_diagnostic).collect())
    }

    fn of(model: &Model, plan: &CratePlan, service: &ShapeId) -> Self {
        let mut found = Self::default();
        let all = model.operations_of(service);
        let ids: HashMap<&str, &ShapeId> = all.iter().map(|id| (id.name(), id)).collect();
        for operation in &plan.operations {
            for name in of_operation(operation) {
                found.operations.insert(name, operation.wire_name.clone());
            }
            if let Some(id) = ids.get(operation.wire_name.as_str()) {
                let reached = reached(model, service, id);
                found.reached.insert(operation.wire_name.clone(), reached);
            }
        }
        for waiter in &plan.waiters {
            let Some(operation) = plan.operations.get(waiter.operation) else {
                continue;
            };
            let names = &waiter.names;
            for name in [
                &names.method,
                &names.builder,
                &names.final_poll,
                &names.error,
            ] {
                found
                    .operations
                    .insert(name.clone(), operation.wire_name.clone());
            }
            found.awaited.insert(operation.wire_name.clone());
        }
        found.add_types(plan);
        for id in all
            .iter()
            .filter(|id| !found.reached.contains_key(id.name()))
        {
            let method = names::client_method_name(id.name()).text().to_owned();
            for name in [method, names::module_name(id.name())] {
                found.left_out.insert(name, id.name().to_owned());
            }
        }
        found
    }

    fn add_types(&mut self, plan: &CratePlan) {
        let structures = plan.structures.iter().chain(&plan.errors);
        let structures = structures.flat_map(|it| {
            [
                (it.item.name.clone(), &it.shape_id),
                (it.item.builder().name, &it.shape_id),
            ]
        });
        let unions = plan
            .unions
            .iter()
            .map(|it| (it.item.name.clone(), &it.shape_id));
        let enums = plan
            .enums
            .iter()
            .map(|it| (it.item.name.clone(), &it.shape_id));
        for (name, id) in structures.chain(unions).chain(enums) {
            self.types.entry(name).or_default().push(id.clone());
        }
        for variant in &plan.error_variants {
            let ids = self.types.entry(variant.name.clone()).or_default();
            ids.push(variant.id.to_string());
        }
        self.types.values_mut().for_each(|ids| {
            ids.sort();
            ids.dedup();
        });
    }

    /// How many operations the service has that can be generated.
    pub fn len(&self) -> usize {
        self.reached.len()
    }

    /// Whether the service has none.
    pub fn is_empty(&self) -> bool {
        self.reached.is_empty()
    }

    /// The operations that are needed for all of these names, as far as they are names of the client.
    pub(super) fn guess(&self, words: &HashSet<String>) -> BTreeSet<String> {
        let named = self
            .operations
            .iter()
            .filter(|(name, _)| words.contains(*name));
        let mut operations: BTreeSet<String> = named.map(|(_, it)| it.clone()).collect();
        let types = self.types.iter().filter(|(name, _)| words.contains(*name));
        let types: BTreeSet<&str> = types.flat_map(|(_, ids)| ids).map(String::as_str).collect();
        operations.extend(self.cover(types, &operations).into_values());
        if words.contains(WAITERS) && operations.is_disjoint(&self.awaited) {
            operations.extend(self.smallest(&self.awaited));
        }
        // A crate without any operation is none; whatever is missing in it is told by the compiler.
        if operations.is_empty() {
            operations.extend(self.smallest(self.reached.keys()));
        }
        operations
    }

    /// What of these shapes none of the operations reaches, each with the operation that brings it along at
    /// the least cost. Shapes that no operation reaches are not among them.
    pub(super) fn cover<'a>(
        &self,
        shapes: impl IntoIterator<Item = &'a str>,
        operations: &BTreeSet<String>,
    ) -> BTreeMap<&'a str, String> {
        let mut all = operations.clone();
        let mut covered = BTreeMap::new();
        for shape in shapes {
            let id = ShapeId::new(shape);
            if self.is_reached(&id, operations) {
                continue;
            }
            let reaching = |operation: &&String| self.reaches(operation, &id);
            let chosen = all.iter().find(reaching).cloned();
            let chosen = chosen.or_else(|| self.smallest(self.reached.keys().filter(reaching)));
            if let Some(operation) = chosen {
                all.insert(operation.clone());
                covered.insert(shape, operation);
            }
        }
        covered
    }

    /// What these words of a message name that these operations do not bring along.
    pub(super) fn missing(&self, words: &[&str], operations: &BTreeSet<String>) -> Vec<Missing> {
        let mut missing = Vec::new();
        for word in words {
            if let Some(operation) = self.operations.get(*word)
                && !operations.contains(operation)
            {
                missing.push(Missing::Needs(What::Operation(operation.clone())));
            }
            if let Some(operation) = self.left_out.get(*word) {
                missing.push(Missing::LeftOut(operation.clone()));
            }
            for id in self.types.get(*word).into_iter().flatten() {
                if !self.is_reached(&ShapeId::new(id.as_str()), operations) {
                    missing.push(Missing::Needs(What::Type(id.clone())));
                }
            }
            if *word == WAITERS && operations.is_disjoint(&self.awaited) {
                let operation = self.smallest(&self.awaited);
                missing.extend(operation.map(|it| Missing::Needs(What::Operation(it))));
            }
        }
        missing
    }

    /// Whether one of the operations brings this shape along.
    pub(super) fn are_reached(&self, shape: &str, operations: &BTreeSet<String>) -> bool {
        self.is_reached(&ShapeId::new(shape), operations)
    }

    fn is_reached(&self, shape: &ShapeId, operations: &BTreeSet<String>) -> bool {
        operations
            .iter()
            .any(|operation| self.reaches(operation, shape))
    }

    fn reaches(&self, operation: &str, shape: &ShapeId) -> bool {
        self.reached
            .get(operation)
            .is_some_and(|it| it.contains(shape))
    }

    /// The operation that reaches the least; of those that reach as much, the first by name.
    fn smallest<'a>(&self, of: impl IntoIterator<Item = &'a String>) -> Option<String> {
        let size = |operation: &&String| self.reached.get(*operation).map_or(0, BTreeSet::len);
        of.into_iter().min_by_key(size).cloned()
    }
}

/// Something that is named and is not there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    /// It comes with an operation.
    Needs(What),
    /// It belongs to this operation, which cannot be generated.
    LeftOut(String),
}

/// All names that come with an operation.
fn of_operation(operation: &OperationPlan) -> Vec<String> {
    let names = &operation.names;
    let items = [&operation.input.item, &operation.output.item];
    let builders = items.map(|item| item.builder().name);
    let paginator = operation.paginator.iter();
    let paginator = paginator.flat_map(|it| [it.name.clone(), it.items_name.clone()]);
    let own = [
        names.method.text().to_owned(),
        names.module.clone(),
        names.name.clone(),
        names.fluent_builder.clone(),
        operation.error.name.clone(),
    ];
    let items = items.map(|item| item.name.clone());
    own.into_iter()
        .chain(items)
        .chain(builders)
        .chain(paginator)
        .collect()
}

/// The shapes that an operation reaches.
fn reached(model: &Model, service: &ShapeId, operation: &ShapeId) -> BTreeSet<ShapeId> {
    let mut reached = BTreeSet::new();
    let mut open = model.errors_of(service, operation);
    if let Some(operation) = model.operation(operation) {
        open.extend([operation.input.clone(), operation.output.clone()]);
    }
    while let Some(id) = open.pop() {
        if reached.insert(id.clone()) {
            open.extend(model.shape(&id).targets().cloned());
        }
    }
    reached
}

#[cfg(test)]
pub(super) mod tests;
