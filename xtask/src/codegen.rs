//! `cargo xtask codegen`: generates crates and writes them, or checks that they are up to date.
//!
//! Everything is generated and compared in memory first; with a single fault anywhere nothing is
//! written at all.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use codegen::file_set::Comparison;
use codegen::{FileSet, Generated, Request};

use crate::config::{self, Docs};
use crate::jobs::{self, Job};
use crate::report::{self, Fault, say};
use crate::{Outcome, disk};

/// Lines of a diff that are shown of one file.
const DIFF_LINES: usize = 60;

/// What `cargo xtask codegen` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write nothing; show what differs, and exit with 1 when something does.
    #[arg(long)]
    check: bool,
    /// Generate from these files of one model (JSON AST), instead of what is configured.
    #[arg(long, value_name = "FILE", num_args = 1.., requires = "out")]
    model: Vec<PathBuf>,
    /// The folder of the crate to generate.
    #[arg(long, value_name = "DIR", requires = "model")]
    out: Option<PathBuf>,
    /// The crate's name; the folder's name when left out.
    #[arg(long, requires = "model")]
    name: Option<String>,
    /// The crate's version.
    #[arg(long, value_name = "X.Y.Z", requires = "model")]
    crate_version: Option<String>,
    /// The service's shape ID; needed when the model has several.
    #[arg(long, value_name = "ID", requires = "model")]
    service: Option<String>,
    /// An operation to generate; may be given several times. All of them when left out.
    #[arg(long = "operation", value_name = "OP", requires = "model")]
    operations: Vec<String>,
    /// Warn of what is not supported although operations are asked for by name.
    #[arg(long)]
    allow_incomplete: bool,
    /// How much documentation to emit.
    #[arg(long, value_name = "LEVEL", requires = "model")]
    docs: Option<Docs>,
}

/// A job with what came of it and what is on the disk.
struct Done {
    job: Job,
    generated: Generated,
    on_disk: FileSet,
    time: Duration,
}

impl Done {
    fn comparison(&self) -> Comparison<'_> {
        self.generated.files.compare(&self.on_disk)
    }
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let is_ad_hoc = args.out.is_some();
    let mut jobs = match &args.out {
        Some(out) => vec![ad_hoc(args, out)?],
        None => config::read()?,
    };
    for job in &mut jobs {
        job.request.allow_incomplete |= args.allow_incomplete;
    }
    let done = generate_all(jobs)?;
    if args.check {
        return Ok(check(&done));
    }
    write_all(&done, is_ad_hoc)?;
    Ok(Outcome::Done)
}

/// The job that the command line describes.
fn ad_hoc(args: &Args, out: &std::path::Path) -> Result<Job, Vec<Fault>> {
    let folder = out
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = args.name.clone().or(folder).unwrap_or_default();
    let mut faults = Vec::new();
    if let Some(reason) = jobs::name_refusal(&name) {
        faults.push(
            Fault::new(format!("the crate's name `{name}` {reason}"))
                .help("give another one with `--name`"),
        );
    }
    if let Some(reason) = args
        .crate_version
        .as_deref()
        .and_then(jobs::version_refusal)
    {
        faults.push(Fault::new(format!("the crate's version {reason}")));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Job {
        shown: jobs::shown(out),
        // The crate's folder itself may be reached by a link; what is inside must not.
        dir: out.canonicalize().unwrap_or_else(|_| out.to_path_buf()),
        models: args.model.clone(),
        asked: Vec::new(),
        request: Request {
            name,
            version: args.crate_version.clone(),
            service: args.service.clone(),
            operations: args.operations.clone(),
            allow_incomplete: false,
            docs: args.docs.unwrap_or_default().into(),
            dev_dependencies: String::new(),
        },
    })
}

/// Generates every crate in memory and reads what is on the disk; all faults of all crates come together.
fn generate_all(jobs: Vec<Job>) -> Result<Vec<Done>, Vec<Fault>> {
    let mut done = Vec::new();
    let mut faults = Vec::new();
    for job in jobs {
        let start = Instant::now();
        let outcome = job.generate().and_then(|generated| {
            let on_disk =
                disk::read_crate(&job.dir, &generated.files).map_err(|fault| vec![fault])?;
            Ok((generated, on_disk))
        });
        match outcome {
            Ok((generated, on_disk)) => done.push(Done {
                job,
                generated,
                on_disk,
                time: start.elapsed(),
            }),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for one in &done {
        let warnings: Vec<Fault> = one
            .generated
            .warnings
            .iter()
            .map(Fault::from_diagnostic)
            .collect();
        report::print(&warnings);
    }
    Ok(done)
}

/// Shows what differs between the disk and what would be written.
fn check(done: &[Done]) -> Outcome {
    let mut outcome = Outcome::Done;
    for one in done {
        let comparison = one.comparison();
        for difference in comparison.iter() {
            say(format_args!("{}/{difference}", one.job.shown));
            say(shortened(&difference.diff()));
        }
        say(summary(
            one,
            &comparison,
            ["to write", "to remove"],
            one.time,
        ));
        if !comparison.is_clean() {
            outcome = Outcome::OutOfDate;
        }
    }
    if outcome == Outcome::OutOfDate {
        let command = mending_command();
        report::print(&[
            Fault::new("generated files are out of date").help(format!("run `{command}`"))
        ]);
    }
    outcome
}

/// The command that was given, without `--check`.
fn mending_command() -> String {
    let args = std::env::args().skip(1).filter(|arg| arg != "--check");
    std::iter::once("cargo xtask".to_owned())
        .chain(args)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A diff with its end cut off when it is long.
fn shortened(diff: &str) -> String {
    let lines: Vec<&str> = diff.lines().collect();
    match lines.get(..DIFF_LINES) {
        Some(shown) if lines.len() > DIFF_LINES => {
            format!(
                "{}\n... {} more lines",
                shown.join("\n"),
                lines.len() - DIFF_LINES
            )
        }
        _ => diff.trim_end_matches('\n').to_owned(),
    }
}

/// Writes every crate: first everything beside its place, then everything to its place.
fn write_all(done: &[Done], is_ad_hoc: bool) -> Result<(), Vec<Fault>> {
    let mut staged = Vec::new();
    let mut faults = Vec::new();
    for one in done {
        let start = Instant::now();
        let comparison = one.comparison();
        let outcome = disk::refuse_foreign(&one.job.dir, is_ad_hoc)
            .and_then(|()| disk::stage(&one.job.dir, &comparison));
        match outcome {
            Ok(files) => staged.push((one, comparison, files, one.time + start.elapsed())),
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    for (one, comparison, files, time) in staged {
        let start = Instant::now();
        files
            .map_or(Ok(()), disk::Staged::commit)
            .map_err(|fault| vec![fault])?;
        say(summary(
            one,
            &comparison,
            ["written", "removed"],
            time + start.elapsed(),
        ));
    }
    Ok(())
}

/// The line that is printed for a crate; `verbs` say what was, or would be, done to files.
fn summary(one: &Done, comparison: &Comparison<'_>, verbs: [&str; 2], time: Duration) -> String {
    let changes = if comparison.is_clean() {
        "up to date".to_owned()
    } else {
        let written = comparison.changed.len() + comparison.missing.len();
        let [write, remove] = verbs;
        format!("{written} {write}, {} {remove}", comparison.stale.len())
    };
    format!(
        "{}: {}, {}, {} ({changes}) in {time:.0?}",
        one.job.shown,
        counted(one.generated.operations, "operation"),
        counted(one.generated.shapes, "shape"),
        counted(one.generated.files.len(), "file"),
    )
}

fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_diffs_are_cut_and_counted() {
        assert_eq!(shortened("a\nb\n"), "a\nb");
        let long = "x\n".repeat(DIFF_LINES + 5);
        assert!(shortened(&long).ends_with("x\n... 5 more lines"));
    }
}
