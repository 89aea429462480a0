//! `cargo farrier diff`: what changes for users of crates that are generated from other models.
//!
//! What is compared comes from the command line or from the configuration; the comparison itself is
//! `farrier_codegen::diff`. Each form of output is a file of its own. Nothing is written to the disk.

mod compared;
mod github;
mod json;
mod markdown;
mod place;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::diff::{Level, Report, diff_models};
use farrier_codegen::{Request, Sources};

use crate::config;
use crate::jobs::Job;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::report::{Fault, print_line, shown};

pub use compared::Compared;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "diff")]
pub struct Args {
    /// The old model: a file (JSON AST), or a folder with the files of one model.
    #[arg(value_name = "OLD", requires = "new")]
    old: Option<PathBuf>,
    /// The new model.
    #[arg(value_name = "NEW")]
    new: Option<PathBuf>,
    /// Compare the configured crates with what these newer models make of them: a folder with files of the
    /// same names as the configured ones.
    #[arg(
        long,
        value_name = "DIR",
        conflicts_with = "old",
        required_unless_present = "old"
    )]
    models: Option<PathBuf>,
    /// An operation that counts; may be given several times. All of the service's when left out with OLD and
    /// NEW, and those of the configuration without.
    #[arg(long = "operation", value_name = "OP", conflicts_with = "all")]
    operations: Vec<String>,
    /// Compare the whole service.
    #[arg(long)]
    all: bool,
    /// The service's shape ID; needed when a model has several.
    #[arg(long, value_name = "ID", requires = "old")]
    service: Option<String>,
    /// Compare also operations that are not supported completely.
    #[arg(long)]
    allow_incomplete: bool,
    /// The form of the output.
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    /// The least change with which the exit code is 1.
    #[arg(long, value_name = "LEVEL", default_value = "break")]
    fail_on: FailOn,
}

/// The form of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, with colours on a terminal.
    Text,
    /// One JSON object.
    Json,
    /// An entry for a changelog or a pull request.
    Markdown,
    /// Annotations of GitHub Actions.
    Github,
}

/// With which changes the exit code is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum FailOn {
    /// With breaks.
    Break,
    /// With breaks, and with changes of behaviour.
    Behaviour,
    /// With any change, also of documentation alone.
    Any,
    /// Never.
    Never,
}

/// Runs the command.
///
/// # Errors
/// Every fault of the configuration and the models. Nothing is reported as compared then.
pub fn run(args: &Args, program: &Program) -> Result<Outcome, Vec<Fault>> {
    let compared = match (&args.old, &args.new) {
        (Some(old), Some(new)) => vec![two_models(args, old, new)?],
        _ => configured(args, program)?,
    };
    print_line(rendered(&compared, args.format).trim_end_matches('\n'));
    let fails = |compared: &Compared| args.fail_on.is_met(&compared.report);
    Ok(match compared.iter().any(fails) {
        true => Outcome::OutOfDate,
        false => Outcome::Done,
    })
}

/// The report of crates in one of the forms. The text for people has colours, which a stream that is no
/// terminal leaves out.
pub fn rendered(compared: &[Compared], format: Format) -> String {
    match format {
        Format::Text => text::rendered(compared),
        Format::Json => json::rendered(compared),
        Format::Markdown => markdown::rendered(compared),
        Format::Github => github::rendered(compared),
    }
}

impl FailOn {
    /// Whether a report has such a change.
    pub(crate) fn is_met(self, report: &Report) -> bool {
        let has = |level| report.count(level) > 0;
        match self {
            Self::Break => has(Level::Break),
            Self::Behaviour => has(Level::Break) || has(Level::Behaviour),
            Self::Any => !report.changes.is_empty() || report.documentation > 0,
            Self::Never => false,
        }
    }
}

fn two_models(args: &Args, old: &Path, new: &Path) -> Result<Compared, Vec<Fault>> {
    let request = Request {
        service: args.service.clone(),
        operations: args.operations.clone(),
        allow_incomplete: args.allow_incomplete,
        ..Request::default()
    };
    let (old_models, new_models) = (read(old), read(new));
    let (old_models, new_models) = both(old_models, new_models)?;
    let report = diff_models(old_models, new_models, &request).map_err(|faults| {
        let faults = faults.iter().map(Fault::from_diagnostic);
        faults.collect::<Vec<_>>()
    })?;
    let name = format!("{} -> {}", shown(old), shown(new));
    Ok(Compared { name, report })
}

/// Both, or the faults of both.
fn both<T>(old: Result<T, Vec<Fault>>, new: Result<T, Vec<Fault>>) -> Result<(T, T), Vec<Fault>> {
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (old, new) => {
            let faults = [old.err(), new.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

/// Reads a model: a file, or every JSON file of a folder.
fn read(path: &Path) -> Result<Sources, Vec<Fault>> {
    let models = match path.is_dir() {
        false => vec![path.to_path_buf()],
        true => files_of(path).map_err(|fault| vec![fault])?,
    };
    job_of(models).read_models()
}

fn files_of(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let fault = |error| Fault::io(format!("cannot read `{}`", shown(folder)), &error);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    match files.is_empty() {
        true => Err(Fault::new(format!("`{}` has no model", shown(folder))).expected("`*.json`")),
        false => Ok(files),
    }
}

/// A job that only reads these files.
fn job_of(models: Vec<PathBuf>) -> Job {
    Job {
        shown: String::new(),
        dir: PathBuf::new(),
        models,
        request: Request::default(),
        asked: Vec::new(),
    }
}

/// Compares every configured crate with what newer models make of it.
fn configured(args: &Args, program: &Program) -> Result<Vec<Compared>, Vec<Fault>> {
    let newer = args.models.clone().unwrap_or_default();
    let mut compared = Vec::new();
    let mut faults = Vec::new();
    for mut job in config::read(program)?.jobs {
        job.request.allow_incomplete |= args.allow_incomplete;
        if args.all || !args.operations.is_empty() {
            job.request.operations.clone_from(&args.operations);
        }
        match with_newer(&job, &newer) {
            Ok(report) => compared.push(Compared {
                name: job.shown.clone(),
                report,
            }),
            Err(more) => faults.extend(more),
        }
    }
    match faults.is_empty() {
        true => Ok(compared),
        false => Err(faults),
    }
}

/// The file of the same name in another folder; of several, the one that has most of the path in common.
fn counterpart(model: &Path, newer: &Path) -> PathBuf {
    let parts: Vec<_> = model.iter().collect();
    let ends = (1..parts.len()).map(|start| newer.join(parts[start..].iter().collect::<PathBuf>()));
    let mut files = ends.filter(|file| file.is_file());
    let of_name = || newer.join(model.file_name().unwrap_or_default());
    files.next().unwrap_or_else(of_name)
}

/// Compares a crate with what the files of the same names in another folder make of it.
fn with_newer(job: &Job, newer: &Path) -> Result<Report, Vec<Fault>> {
    let models = job.models.iter();
    let newer = job_of(models.map(|model| counterpart(model, newer)).collect());
    let (old, new) = both(job.read_models(), newer.read_models())?;
    diff_models(old, new, &job.request).map_err(|faults| {
        let faults = faults.iter().map(Fault::from_diagnostic);
        let faults = faults.map(|fault| job.with_place(fault));
        faults.collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests;
