//! The slices that are compiled: of services of every protocol, with run-time code that they share or have
//! themselves.

use std::fs;

use farrier_codegen::model::{load, select};
use farrier_codegen::{Diagnostics, FileSet, Request, Runtime, Sources, Tests, cost};

use cargo_farrier::report::Fault;

use crate::bench::files::shared_model;

/// The models, and how many operations of each a slice has; 0 is all. They are taken evenly from the sorted
/// names.
const SLICES: [(&str, &[usize]); 20] = [
    ("cloudwatch-logs.json", &[4]),
    ("dynamodb.json", &[1, 5, 0]),
    ("ec2.json", &[1, 5, 25]),
    ("glacier.json", &[0]),
    ("iam.json", &[10, 0]),
    ("kinesis.json", &[0]),
    ("kms.json", &[3, 0]),
    ("lambda.json", &[5, 0]),
    ("pinpoint.json", &[1, 20, 0]),
    ("polly.json", &[0]),
    ("rds.json", &[6, 40]),
    ("route-53.json", &[10]),
    ("s3.json", &[1, 6, 30, 0]),
    ("secrets-manager.json", &[3, 0]),
    ("sesv2.json", &[12]),
    ("sfn.json", &[4, 0]),
    ("sns.json", &[0]),
    ("sqs.json", &[2, 0]),
    ("ssm.json", &[8, 40]),
    ("sts.json", &[1, 0]),
];
/// Those that have their run-time code themselves.
const EMBEDDED: [(&str, &[usize]); 5] = [
    ("dynamodb.json", &[5]),
    ("kms.json", &[0]),
    ("pinpoint.json", &[1]),
    ("s3.json", &[6]),
    ("sts.json", &[0]),
];

/// A slice.
pub(super) struct Slice {
    /// The package's name.
    pub(super) name: String,
    /// The files of the crate.
    pub(super) files: FileSet,
    /// The lines of code outside of the run-time code.
    pub(super) lines: usize,
    /// The lines of code of its own run-time code.
    pub(super) run_time_lines: usize,
}

/// Generates all of them.
pub(super) fn all() -> Result<Vec<Slice>, Vec<Fault>> {
    let shared = || Runtime::Shared {
        path: "../farrier-runtime".to_owned(),
    };
    let mut slices = Vec::new();
    for (model, counts) in SLICES {
        for count in counts {
            slices.push(slice(model, *count, "slice", shared())?);
        }
    }
    for (model, counts) in EMBEDDED {
        for count in counts {
            slices.push(slice(model, *count, "embedded", Runtime::Embedded)?);
        }
    }
    Ok(slices)
}

fn slice(model: &str, count: usize, kind: &str, runtime: Runtime) -> Result<Slice, Vec<Fault>> {
    let path = shared_model(model)
        .ok_or_else(|| vec![Fault::new(format!("`{model}` is not in ../shared/models"))])?;
    let text = fs::read_to_string(&path)
        .map_err(|error| vec![Fault::io(format!("cannot read `{model}`"), &error)])?;
    let sources = || {
        let mut sources = Sources::new();
        sources.push(model, text.clone());
        sources
    };
    let request = Request {
        name: Some(format!(
            "{kind}-{}-{count}",
            model.trim_end_matches(".json")
        )),
        operations: operations(sources(), count).map_err(|found| faults(&found))?,
        allow_incomplete: true,
        tests: Tests::LeftOut,
        runtime,
        ..Request::default()
    };
    let told = cost::cost(sources(), &request).map_err(|found| faults(&found))?;
    let made = farrier_codegen::generate(sources(), &request).map_err(|found| faults(&found))?;
    Ok(Slice {
        name: made.name,
        files: made.files,
        lines: told.compiled().code - told.runtime.code,
        run_time_lines: told.runtime.code,
    })
}

/// So many operations of the only service; none for all.
fn operations(sources: Sources, count: usize) -> Result<Vec<String>, Diagnostics> {
    let model = load::load(sources)?;
    let service = model.services().next().map(|shape| shape.id.clone());
    let all = service.map(|id| select::everything(&model, &id).operations);
    let all = all.unwrap_or_default();
    let chosen = (0..count).filter_map(|index| all.get(index * all.len() / count));
    Ok(chosen.map(|id| id.name().to_owned()).collect())
}

pub(super) fn faults(found: &Diagnostics) -> Vec<Fault> {
    found.iter().map(Fault::from_diagnostic).collect()
}
