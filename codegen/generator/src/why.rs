//! Why a generated crate has a type: the ways on which operations reach the shape that it was made from.
//!
//! What is asked for may be named as in the model or as in Rust. Like [`generate`](crate::generate), this is a
//! function of model and request; showing the answer is the caller's part.

use crate::model::paths::{self, Goal, Paths, Step};
use crate::model::select::{self, Selection};
use crate::model::suggest::suggestion;
use crate::model::{Model, ShapeId, ShapeKind, load};
use crate::plan::package;
use crate::plan::rust_paths::{self, RustPaths};
use crate::{Diagnostics, Request, Sources, plan};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// A shape ID, the name of a shape, the path or name of a type, or one of these and a member after `$`,
    /// `::` or `.`.
    pub written: &'a str,
    /// Whether every way is wanted, and not the shortest of each operation alone.
    pub every: bool,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Why {
    /// The package's name.
    pub package: String,
    /// The service's shape ID.
    pub service: String,
    /// What the question meant; several when it named no single one, none when there is no such thing.
    pub subjects: Vec<Subject>,
    /// A name that was probably meant, when there is no such thing: `did you mean ...?`
    pub suggestion: Option<String>,
}

/// What the question meant.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The shape ID, with `$member` when it is a member.
    pub id: String,
    /// The type of the shape, or of what the member refers to, as models spell it.
    pub kind: &'static str,
    /// The path in the crate; nothing for what has no type of its own there.
    pub rust: Option<String>,
    /// The generated operations that reach it, by name, each with its ways.
    pub generated: Vec<OperationPaths>,
    /// The names of those operations that reach it and are not generated.
    pub others: Vec<String>,
    /// Whether it is an operation itself, and generated or not.
    pub operation: Option<bool>,
}

/// The ways of one operation.
#[derive(Clone, Debug)]
pub struct OperationPaths {
    /// The operation's name.
    pub operation: String,
    /// The ways, shorter ones first.
    pub paths: Vec<Vec<Leg>>,
    /// Whether there may be more ways than are listed.
    pub is_cut: bool,
}

/// A step of a way, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// `input`, `output`, `error`, or `member`.
    pub by: &'static str,
    /// The member's name, for a member.
    pub member: Option<String>,
    /// The field or variant of that name in Rust, where it has one.
    pub field: Option<String>,
    /// The ID of the shape that the step leads to.
    pub shape: String,
    /// Its type, as models spell it.
    pub kind: &'static str,
}

/// Answers a question about what is asked of the generator.
///
/// # Errors
/// The faults for which nothing could be generated.
pub fn why(
    sources: Sources,
    request: &Request,
    question: Question<'_>,
) -> Result<Why, Diagnostics> {
    let model = load::load(sources)?;
    let selection = select::select(&model, request)?;
    let package = package::plan(request, model.shape(&selection.service))?;
    let whole = select::everything(&model, &selection.service);
    let names = RustPaths::new(&model, &selection).or(RustPaths::new(&model, &whole));
    let asked = Asked {
        model: &model,
        selection: &selection,
        whole: &whole,
        names: &names,
        every: question.every,
    };
    // A path that begins with the crate's name is one from its root.
    let root = format!("{}::", package::crate_name(&package.name));
    let written = question.written;
    let written = written.strip_prefix(&root).unwrap_or(written);
    let written = written.strip_prefix("crate::").unwrap_or(written);
    let subjects = asked.subjects(written);
    Ok(Why {
        suggestion: match subjects.is_empty() {
            true => asked.suggestion(written),
            false => None,
        },
        package: package.name,
        service: selection.service.to_string(),
        subjects,
    })
}

/// What a question is about.
struct Asked<'a> {
    model: &'a Model,
    selection: &'a Selection,
    whole: &'a Selection,
    names: &'a RustPaths,
    every: bool,
}

impl Asked<'_> {
    fn subjects(&self, written: &str) -> Vec<Subject> {
        let shapes = self.shapes(written);
        if !shapes.is_empty() {
            let goals = shapes.into_iter().map(Goal::Shape);
            return goals.map(|goal| self.explained(&goal)).collect();
        }
        let operations = self.whole.operations.iter();
        let operations = operations.filter(|id| id.as_str() == written || id.name() == written);
        let operations: Vec<Subject> = operations.map(|id| self.operation(id)).collect();
        if !operations.is_empty() {
            return operations;
        }
        let members = split_member(written).into_iter();
        let members = members.flat_map(|(shape, member)| self.members(shape, member));
        members.map(|goal| self.explained(&goal)).collect()
    }

    /// The shapes of data that are meant: by their ID, their path in Rust, or their name.
    fn shapes(&self, written: &str) -> Vec<ShapeId> {
        let id = ShapeId::from(written);
        if self
            .model
            .get(&id)
            .is_some_and(|shape| is_data(&shape.kind))
        {
            return vec![id];
        }
        let mut found: Vec<ShapeId> = self.names.called(written).into_iter().cloned().collect();
        if !written.contains("::") {
            let shapes = self.model.shapes.values();
            let named = shapes.filter(|shape| {
                is_data(&shape.kind)
                    && shape.id.name() == written
                    && shape.id.namespace() != "smithy.api"
            });
            found.extend(named.map(|shape| shape.id.clone()));
        }
        found.sort();
        found.dedup();
        found
    }

    /// The members of this name, as the model or Rust spells it.
    fn members(&self, shape: &str, member: &str) -> Vec<Goal> {
        let mut goals = Vec::new();
        for id in self.shapes(shape) {
            let shape = self.model.shape(&id);
            let is_meant = |name: &str| {
                let field = || rust_paths::member_name(shape, name);
                let is_field = |field: String| field.strip_prefix("r#").unwrap_or(&field) == member;
                name == member || field().is_some_and(is_field)
            };
            let parts = self.model.parts(&id).into_iter();
            let found = parts.filter(|part| is_meant(&part.name));
            goals.extend(found.map(|part| Goal::Member(id.clone(), part.name.clone())));
        }
        goals
    }

    fn explained(&self, goal: &Goal) -> Subject {
        let (model, service) = (self.model, &self.selection.service);
        let (id, kind, rust) = match goal {
            Goal::Shape(id) => {
                let path = self.names.of(id).map(str::to_owned);
                (id.to_string(), model.shape(id).kind.name(), path)
            }
            Goal::Member(id, name) => {
                let parts = model.parts(id).into_iter();
                let target = parts.into_iter().find(|part| part.name == *name);
                let kind = target.map_or("member", |part| model.target(part).kind.name());
                let field = rust_paths::member_name(model.shape(id), name);
                let rust = self.names.of(id).zip(field);
                let rust = rust.map(|(path, field)| format!("{path}::{field}"));
                (format!("{id}${name}"), kind, rust)
            }
        };
        let mut subject = Subject {
            id,
            kind,
            rust,
            generated: Vec::new(),
            others: Vec::new(),
            operation: None,
        };
        for operation in &self.whole.operations {
            let Some(shortest) = paths::shortest(model, service, operation, goal) else {
                continue;
            };
            if !self.selection.operations.contains(operation) {
                subject.others.push(operation.name().to_owned());
                continue;
            }
            let found = match self.every {
                true => paths::all(model, service, operation, goal),
                false => Paths {
                    paths: vec![shortest],
                    is_cut: false,
                },
            };
            subject.generated.push(OperationPaths {
                operation: operation.name().to_owned(),
                paths: found.paths.iter().map(|way| self.legs(way)).collect(),
                is_cut: found.is_cut,
            });
        }
        subject
    }

    fn operation(&self, id: &ShapeId) -> Subject {
        let symbols = plan::symbols(self.model, self.whole);
        Subject {
            id: id.to_string(),
            kind: "operation",
            rust: Some(format!("operation::{}", symbols.operation(id).module)),
            generated: Vec::new(),
            others: Vec::new(),
            operation: Some(self.selection.operations.contains(id)),
        }
    }

    fn legs(&self, way: &[Step]) -> Vec<Leg> {
        let befores = std::iter::once(None).chain(way.iter().map(|it| Some(it.target())));
        let leg = |(before, step): (Option<&ShapeId>, &Step)| {
            let (by, member) = match step {
                Step::Input(_) => ("input", None),
                Step::Output(_) => ("output", None),
                Step::Error(_) => ("error", None),
                Step::Member(name, _) => ("member", Some(name.clone())),
            };
            let container = before.map(|id| self.model.shape(id));
            let field = container.zip(member.as_deref());
            Leg {
                by,
                field: field.and_then(|(shape, member)| rust_paths::member_name(shape, member)),
                member,
                shape: step.target().to_string(),
                kind: self.model.shape(step.target()).kind.name(),
            }
        };
        befores.zip(way).map(leg).collect()
    }

    /// The name nearest to what was written: of a member of a known shape, or else of a shape.
    fn suggestion(&self, written: &str) -> Option<String> {
        let members = split_member(written).and_then(|(shape, member)| {
            let ids = self.shapes(shape);
            let parts = ids.iter().flat_map(|id| self.model.parts(id));
            suggestion(member, parts.map(|part| part.name.as_str()))
        });
        let shapes = self.whole.shapes.keys();
        let shapes = shapes.flat_map(|id| [id.as_str(), id.name()]);
        let operations = self.whole.operations.iter().map(ShapeId::name);
        let all = self.names.names().into_iter();
        members.or_else(|| suggestion(written, all.chain(shapes).chain(operations)))
    }
}

/// Whether values have shapes of this kind.
fn is_data(kind: &ShapeKind) -> bool {
    !matches!(
        kind,
        ShapeKind::Service(_) | ShapeKind::Operation(_) | ShapeKind::Resource(_)
    )
}

/// A shape and the member of it, if the text names one.
fn split_member(written: &str) -> Option<(&str, &str)> {
    let splits = [
        written.rsplit_once('$'),
        written.rsplit_once("::"),
        written.rsplit_once('.'),
    ];
    splits.into_iter().flatten().next()
}

#[cfg(test)]
mod tests;
