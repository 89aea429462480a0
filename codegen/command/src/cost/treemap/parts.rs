//! What is a part of what: crates, in them operations, in these their own files and types.

use std::collections::BTreeMap;

use farrier_codegen::cost::{Cost, Lines, OperationCost, ShapeCost};

use crate::cost::estimate::Mode;
use crate::cost::table::{self, share, time};
use crate::subjects::Answer;

/// A part of the picture: a group of smaller ones, or a leaf without any.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// What is written on it.
    pub(super) label: String,
    /// What is said of it when somebody points at it.
    pub(super) about: String,
    /// How it is coloured.
    pub(super) kind: Kind,
    /// Lines of code; of a group those of its parts.
    pub(super) size: usize,
    pub(super) parts: Vec<Part>,
}

/// How a part is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Crate,
    Operation,
    /// What an operation's module has.
    Files,
    /// The type of a shape that one operation reaches alone.
    Own,
    /// The type of a shape that several reach.
    Shared,
    /// The client, its configuration, and lists of what there is.
    Client,
    RunTime,
}

impl Kind {
    /// The class by which the style sheet knows it.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Crate => "crate",
            Self::Operation => "operation",
            Self::Files => "files",
            Self::Own => "own",
            Self::Shared => "shared",
            Self::Client => "client",
            Self::RunTime => "run-time",
        }
    }

    /// The leaves, and what the legend says of them.
    pub(super) const LEGEND: [(Self, &'static str); 5] = [
        (Self::Files, "an operation: input, output, error, builders"),
        (Self::Own, "a type that it alone needs"),
        (Self::Shared, "a type that several need"),
        (Self::Client, "client and configuration"),
        (Self::RunTime, "run-time code"),
    ];
}

impl Part {
    fn leaf(label: impl Into<String>, about: String, kind: Kind, size: usize) -> Self {
        Self {
            label: label.into(),
            about,
            kind,
            size,
            parts: Vec::new(),
        }
    }

    /// A group of those parts that have an area, larger ones first.
    fn group(label: impl Into<String>, about: String, kind: Kind, mut parts: Vec<Self>) -> Self {
        parts.retain(|part| part.size > 0);
        parts.sort_by(|a, b| b.size.cmp(&a.size).then_with(|| a.label.cmp(&b.label)));
        Self {
            size: parts.iter().map(|part| part.size).sum(),
            parts,
            ..Self::leaf(label, about, kind, 0)
        }
    }
}

pub(super) fn of_all(answers: &[Answer<Cost>], mode: Mode) -> Part {
    let crates = answers.iter().map(|it| of_crate(&it.answer, mode));
    Part::group("", String::new(), Kind::Crate, crates.collect())
}

fn of_crate(cost: &Cost, mode: Mode) -> Part {
    let rates = mode.rates();
    let mut parts: Vec<Part> = cost
        .operations
        .iter()
        .map(|operation| of_operation(cost, operation, mode))
        .collect();
    // A type that all operations need is nearer to the client than one that two of them need.
    let mut shared: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    for shape in cost.shapes.iter().filter(|it| it.operations.len() > 1) {
        let operations = shape.operations.len();
        let part = of_shape(shape, Kind::Shared, mode);
        shared.entry(operations).or_default().push(part);
    }
    let shared = shared.into_values().flatten().collect();
    let about = "types that several operations need".to_owned();
    parts.push(Part::group("shared", about, Kind::Operation, shared));
    let about = |what: &str, seconds: f64, lines: Lines| {
        format!("{what}\n{} lines, {}", lines.all, time(seconds))
    };
    let client = rates.of(cost.common) + rates.base;
    let run_time = rates.run_time_line * cost.runtime.code as f64;
    parts.push(Part::leaf(
        "client",
        about(
            "client and configuration, of any slice",
            client,
            cost.common,
        ),
        Kind::Client,
        cost.common.code,
    ));
    parts.push(Part::leaf(
        "run-time code",
        about(
            "run-time code, the same for every service",
            run_time,
            cost.runtime,
        ),
        Kind::RunTime,
        cost.runtime.code,
    ));
    let about = format!("{}\n{}", cost.service, table::summary(cost, mode));
    Part::group(&cost.package, about, Kind::Crate, parts)
}

fn of_operation(cost: &Cost, operation: &OperationCost, mode: Mode) -> Part {
    let shapes = operation
        .shapes
        .iter()
        .filter_map(|at| cost.shapes.get(*at));
    let own = shapes.filter(|shape| shape.operations.len() == 1);
    let mut parts: Vec<Part> = own.map(|shape| of_shape(shape, Kind::Own, mode)).collect();
    let rates = mode.rates();
    let lines = operation.lines;
    let about = format!(
        "{}: input, output, error, builders\n{} lines, {}",
        operation.name,
        lines.all,
        time(rates.of(lines))
    );
    parts.push(Part::leaf("its module", about, Kind::Files, lines.code));
    let [shapes, lines, alone] = share(cost.own(operation), &rates);
    let [all_shapes, all_lines, total] = share(cost.total(operation), &rates);
    let about = format!(
        "{}\nalone: shapes {shapes}, lines {lines}, {alone}\nin total: shapes {all_shapes}, lines {all_lines}, {total}",
        operation.name
    );
    Part::group(&operation.name, about, Kind::Operation, parts)
}

fn of_shape(shape: &ShapeCost, kind: Kind, mode: Mode) -> Part {
    let path = shape.rust.as_deref().unwrap_or(&shape.id);
    let label = path.rsplit("::").next().unwrap_or(path);
    let operations = match shape.operations.len() {
        1 => "1 operation needs it".to_owned(),
        more => format!("{more} operations need it"),
    };
    let about = format!(
        "{path}\n{}\n{} lines, {}; {operations}",
        shape.id,
        shape.lines.all,
        time(mode.rates().of(shape.lines))
    );
    Part::leaf(label, about, kind, shape.lines.code)
}
