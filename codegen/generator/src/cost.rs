//! What each operation of a crate brings: the shapes that it reaches and the lines of Rust that are emitted
//! for it and for them, and how much of that no other operation of the crate needs.
//!
//! Lines are those of the files that a crate has for the operation or the shape alone, so they are what
//! [`generate`](crate::generate) would leave out. The few lines that others have for it, such as the
//! declarations of modules, count as the crate's own.

use std::collections::{BTreeMap, HashMap};
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::model::{ShapeId, load, paths, select};
use crate::render::{self, Origin};
use crate::{Diagnostics, FileSet, Request, Sources, emit, plan};

/// What a crate and its operations bring.
#[derive(Clone, Debug)]
pub struct Cost {
    /// The package's name.
    pub package: String,
    /// The service's shape ID.
    pub service: String,
    /// The operations, sorted by name.
    pub operations: Vec<OperationCost>,
    /// The shapes of data that they reach, sorted by ID.
    pub shapes: Vec<ShapeCost>,
    /// What every crate of the service has, whichever operations are generated: the client, its
    /// configuration, endpoint rules, and the lists of what there is.
    pub common: Lines,
    /// The run-time code, when the crate has its own.
    pub runtime: Lines,
    /// Tests that come from the model, which `cargo test` compiles alone.
    pub tests: Lines,
}

/// What an operation brings.
#[derive(Clone, Debug)]
pub struct OperationCost {
    /// Its name.
    pub name: String,
    /// Its own files: input, output, error, builders, paginator and waiters.
    pub lines: Lines,
    /// The shapes that it reaches, by their places in [`Cost::shapes`].
    pub shapes: Vec<usize>,
}

/// What a shape brings.
#[derive(Clone, Debug)]
pub struct ShapeCost {
    /// The shape ID.
    pub id: String,
    /// The path of its type, if it has one.
    pub rust: Option<String>,
    /// The file of its type; nothing for lists, maps, simple shapes, inputs and outputs, which have none.
    pub lines: Lines,
    /// The operations that reach it, by their places in [`Cost::operations`].
    pub operations: Vec<usize>,
}

/// Numbers of lines of emitted Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// All lines.
    pub all: usize,
    /// Those that are neither empty nor a comment nor documentation.
    pub code: usize,
}

/// Some shapes, and lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The number of shapes.
    pub shapes: usize,
    /// The lines.
    pub lines: Lines,
}

/// Tells what the operations of a request bring.
///
/// # Errors
/// The faults for which nothing could be generated.
pub fn cost(sources: Sources, request: &Request) -> Result<Cost, Diagnostics> {
    let model = load::load(sources)?;
    let selection = select::select(&model, request)?;
    let plan = plan::plan(&model, &selection, request)?;
    let emitted = emit::emit(&plan);
    let origins: Vec<(String, Origin)> = emitted
        .iter()
        .map(|file| (file.path.clone(), file.origin.clone()))
        .collect();
    let lines = by_origin(&origins, &render::render(emitted)?);
    let of = |origin: &Origin| lines.get(origin).copied().unwrap_or_default();
    let symbols = plan::symbols(&model, &selection);
    let items: HashMap<&ShapeId, String> = symbols
        .items()
        .map(|(id, item)| (id, item.path()))
        .collect();
    let reached_by = paths::reached_by(&model, &selection.service, &selection.operations);
    let shape = |id: &ShapeId| {
        let rust = items.get(id).cloned();
        let operations = reached_by.get(id).into_iter().flatten();
        ShapeCost {
            id: id.to_string(),
            lines: rust
                .as_ref()
                .map(|path| of(&Origin::Item(path.clone())))
                .unwrap_or_default(),
            rust,
            operations: operations.copied().collect(),
        }
    };
    let shapes: Vec<ShapeCost> = selection.shapes.keys().map(shape).collect();
    let operations = selection.operations.iter().enumerate();
    let operations = operations.map(|(index, id)| OperationCost {
        name: id.name().to_owned(),
        lines: of(&Origin::Operation(symbols.operation(id).module)),
        shapes: places(&shapes, index),
    });
    Ok(Cost {
        package: plan.package.name.clone(),
        service: selection.service.to_string(),
        operations: operations.collect(),
        common: of(&Origin::Crate),
        runtime: of(&Origin::RunTime),
        tests: of(&Origin::Tests),
        shapes,
    })
}

/// The places of the shapes that an operation reaches.
fn places(shapes: &[ShapeCost], operation: usize) -> Vec<usize> {
    let shapes = shapes.iter().enumerate();
    let reached = shapes.filter(|(_, shape)| shape.operations.binary_search(&operation).is_ok());
    reached.map(|(place, _)| place).collect()
}

/// The lines of the Rust files of each origin.
fn by_origin(origins: &[(String, Origin)], files: &FileSet) -> BTreeMap<Origin, Lines> {
    let mut lines: BTreeMap<Origin, Lines> = BTreeMap::new();
    for (path, origin) in origins.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let text = String::from_utf8_lossy(files.get(path).unwrap_or_default());
        *lines.entry(origin.clone()).or_default() += Lines::of(&text);
    }
    lines
}

impl Cost {
    /// What would not be there without this operation: its files, and the shapes that no other reaches.
    pub fn own(&self, operation: &OperationCost) -> Share {
        self.share(operation, |shape| shape.operations.len() == 1)
    }

    /// All that the operation needs, be it its own or shared with others.
    pub fn total(&self, operation: &OperationCost) -> Share {
        self.share(operation, |_| true)
    }

    fn share(&self, operation: &OperationCost, counts: impl Fn(&ShapeCost) -> bool) -> Share {
        let shapes = operation
            .shapes
            .iter()
            .filter_map(|at| self.shapes.get(*at));
        let shapes: Vec<&ShapeCost> = shapes.filter(|shape| counts(shape)).collect();
        let lines: Lines = shapes.iter().map(|shape| shape.lines).sum();
        Share {
            shapes: shapes.len(),
            lines: operation.lines + lines,
        }
    }

    /// The shapes that several operations reach, and the lines of their types.
    pub fn shared(&self) -> Share {
        let shapes = self
            .shapes
            .iter()
            .filter(|shape| shape.operations.len() > 1);
        let mut share = Share::default();
        for shape in shapes {
            share.shapes += 1;
            share.lines += shape.lines;
        }
        share
    }

    /// What `cargo build` compiles of the crate: everything but tests.
    pub fn compiled(&self) -> Lines {
        let operations: Lines = self.operations.iter().map(|it| it.lines).sum();
        let shapes: Lines = self.shapes.iter().map(|it| it.lines).sum();
        operations + shapes + self.common + self.runtime
    }
}

impl Lines {
    /// The lines of a text.
    pub fn of(text: &str) -> Self {
        let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
        Self {
            all: text.lines().count(),
            code: text.lines().filter(is_code).count(),
        }
    }
}

impl Add for Lines {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            code: self.code + other.code,
        }
    }
}

impl AddAssign for Lines {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Lines {
    fn sum<I: Iterator<Item = Self>>(lines: I) -> Self {
        lines.fold(Self::default(), Self::add)
    }
}
