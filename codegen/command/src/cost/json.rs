//! The answer for programs.

use farrier_codegen::cost::{Cost, Lines, OperationCost, ShapeCost, Share};
use serde_json::{Value, json};

use super::estimate::{self, Mode, Rates};
use crate::subjects::Answer;

/// One JSON object. Seconds are of processor time.
pub(super) fn text(answers: &[Answer<Cost>], mode: Mode) -> String {
    let crates: Vec<Value> = answers.iter().map(|it| crate_object(it, mode)).collect();
    let figures = estimate::figures();
    let rates = mode.rates();
    let object = json!({
        "estimates": {
            "of": mode.name(),
            "measured": figures.measured,
            "machine": figures.machine,
            "rustc": figures.rustc,
            "load": figures.load,
            "crates": figures.crates,
            "error": rates.error,
            "worst": rates.worst,
        },
        "crates": crates,
    });
    format!("{object:#}")
}

fn crate_object(of: &Answer<Cost>, mode: Mode) -> Value {
    let (cost, rates) = (&of.answer, mode.rates());
    let operations = cost.operations.iter();
    let operations: Vec<Value> = operations.map(|it| operation(cost, it, &rates)).collect();
    let shapes: Vec<Value> = cost.shapes.iter().map(|it| shape(cost, it)).collect();
    json!({
        "place": of.shown,
        "package": cost.package,
        "service": cost.service,
        "lines": lines(cost.compiled()),
        "seconds": rounded(rates.of_crate(cost.compiled(), cost.runtime)),
        "shared": share(cost.shared(), &rates),
        "common": lines(cost.common),
        "run_time": lines(cost.runtime),
        "tests": lines(cost.tests),
        "operations": operations,
        "shapes": shapes,
    })
}

fn operation(cost: &Cost, of: &OperationCost, rates: &Rates) -> Value {
    json!({
        "name": of.name,
        "alone": share(cost.own(of), rates),
        "total": share(cost.total(of), rates),
    })
}

fn shape(cost: &Cost, of: &ShapeCost) -> Value {
    let operations = of.operations.iter();
    let operations = operations.filter_map(|at| cost.operations.get(*at));
    let names: Vec<&str> = operations.map(|it| it.name.as_str()).collect();
    json!({
        "id": of.id,
        "rust": of.rust,
        "lines": lines(of.lines),
        "operations": names,
    })
}

fn share(of: Share, rates: &Rates) -> Value {
    json!({
        "shapes": of.shapes,
        "lines": lines(of.lines),
        "seconds": rounded(rates.of(of.lines)),
    })
}

fn lines(of: Lines) -> Value {
    json!({ "all": of.all, "code": of.code })
}

/// To milliseconds, as more digits would say what is not known.
fn rounded(seconds: f64) -> f64 {
    (seconds * 1e3).round() / 1e3
}
