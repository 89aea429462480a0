//! `cargo farrier generate` and `check`, and `cargo xtask codegen`: generates crates and writes them, or
//! checks that they are up to date.
//!
//! Everything is generated in memory first; with a single fault anywhere nothing is written at all.
//! Comparing with the disk is in `check`, and bringing the disk up to date in `write`.

mod check;
mod made;
mod unused_runtime;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, Instant};

use farrier_codegen::cost::Lines;
use farrier_codegen::{Generated, Request, RequestPart, Runtime, Tests};

use crate::config::{self, Configured, Docs};
use crate::farrier_lock::FarrierLock;
use crate::jobs::Job;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::report::{self, Fault, shown};
use crate::{disk, package};

use made::Made;

/// What the commands take.
#[derive(Debug, clap::Args)]
// Whoever flattens this into arguments of its own has a group named `Args` already.
#[group(id = "generate")]
pub struct Args {
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
    /// Leave out the tests that come from the model.
    #[arg(long, requires = "model")]
    no_tests: bool,
    /// How much documentation to emit.
    #[arg(long, value_name = "LEVEL", requires = "model")]
    docs: Option<Docs>,
}

impl Args {
    /// Whether a crate is generated that is not configured.
    pub(crate) fn is_ad_hoc(&self) -> bool {
        self.out.is_some()
    }
}

/// Whether to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Bring the disk up to date.
    Write,
    /// Write nothing, and show what differs.
    Check,
}

/// Runs the command.
///
/// # Errors
/// Every fault of the configuration, the models and the disk; nothing is written then.
pub fn run(args: &Args, mode: Mode, program: &Program) -> Result<Outcome, Vec<Fault>> {
    let is_ad_hoc = args.is_ad_hoc();
    let (mut jobs, runtime) = match &args.out {
        Some(out) => (vec![ad_hoc(args, out)?], None),
        None => {
            let root = config::find_root(program).map_err(|fault| vec![fault])?;
            let configured = config::read_in(&root, program.configuration)?;
            refuse_changed_models(&root)?;
            (configured.jobs, configured.runtime)
        }
    };
    for job in &mut jobs {
        job.request.allow_incomplete |= args.allow_incomplete;
    }
    let mut made = generate_all(jobs)?;
    if let Some(runtime) = runtime {
        made.push(Made::runtime(runtime)?);
    }
    if !is_ad_hoc {
        report::print(&unused_runtime::warnings(&made));
    }
    if mode == Mode::Check {
        return check::check(&made, &program.generate_again());
    }
    disk::end_in_order();
    let written = write::write(&made, is_ad_hoc);
    disk::wait_if_ending();
    written?.iter().for_each(report::print_line);
    Ok(Outcome::Done)
}

/// Refuses models that are not those that were adopted.
fn refuse_changed_models(root: &Path) -> Result<(), Vec<Fault>> {
    let lock = FarrierLock::read(root).map_err(|fault| vec![fault])?;
    match lock.differences(root) {
        faults if faults.is_empty() => Ok(()),
        faults => Err(faults),
    }
}

/// A crate as it was generated.
#[derive(Clone, Debug)]
pub struct Crate {
    /// Its lines of Rust but for tests and the run-time code, which all clients can share.
    pub lines: Lines,
    /// The Cargo features that it declares.
    pub features: BTreeSet<String>,
}

/// Generates what is configured and writes it, without a word unless there are warnings.
///
/// # Errors
/// Every fault of the models and the disk; nothing is written then.
pub fn write_configured(configured: Configured) -> Result<(), Vec<Fault>> {
    let mut made = generate_all(configured.jobs)?;
    if let Some(runtime) = configured.runtime {
        made.push(Made::runtime(runtime)?);
    }
    write::write(&made, false).map(drop)
}

/// What a job comes to, in memory.
///
/// # Errors
/// Every fault of the model and the request.
pub fn trial(job: &Job) -> Result<Crate, Vec<Fault>> {
    let generated = job.generate()?;
    let is_own = |path: &str| path.starts_with("src/") && !path.starts_with("src/runtime");
    let own = generated.files.iter().filter(|(path, _)| is_own(path));
    let lines = own.map(|(_, content)| Lines::of(&String::from_utf8_lossy(content)));
    let manifest = generated.files.get("Cargo.toml").unwrap_or_default();
    let manifest: toml::Table = toml::from_slice(manifest).unwrap_or_default();
    let features = manifest.get("features").and_then(toml::Value::as_table);
    Ok(Crate {
        lines: lines.sum(),
        features: features
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect(),
    })
}

/// The job that the command line describes.
fn ad_hoc(args: &Args, out: &Path) -> Result<Job, Vec<Fault>> {
    let dir = crate_folder(out).map_err(|fault| vec![fault])?;
    let folder = dir
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = args.name.clone().or(folder).unwrap_or_default();
    let mut faults = Vec::new();
    if let Some(reason) = package::name_refusal(&name) {
        let name = name.escape_debug();
        faults.push(
            Fault::new(format!("the crate's name `{name}` {reason}"))
                .help("give another one with `--name`"),
        );
    }
    if let Some(version) = &args.crate_version {
        let fault = package::version_refusal(version).map(|reason| {
            let version = version.escape_debug();
            Fault::new(format!("the crate's version `{version}` {reason}"))
                .expected(package::VERSION_FORM)
        });
        faults.extend(fault);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Job {
        shown: shown(out),
        dir,
        models: args.model.clone(),
        asked: Vec::new(),
        request: Request {
            name: Some(name),
            version: args.crate_version.clone(),
            service: args.service.clone(),
            operations: args.operations.clone(),
            allow_incomplete: false,
            docs: args.docs.unwrap_or_default().into(),
            tests: match args.no_tests {
                true => Tests::LeftOut,
                false => Tests::Emitted,
            },
            dev_dependencies: String::new(),
            runtime: Runtime::Embedded,
            marks: false,
        },
    })
}

/// The crate's folder without links and dots. It may itself be reached by a link; what is inside must
/// not.
fn crate_folder(out: &Path) -> Result<PathBuf, Fault> {
    let path = shown(out);
    let out = std::path::absolute(out)
        .map_err(|error| Fault::io(format!("`--out {path}` names no folder"), &error))?;
    let existing = out
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)));
    let (above, existing) =
        existing.ok_or_else(|| Fault::new(format!("`--out {path}` names no folder")))?;
    if !existing.is_dir() {
        let fault = Fault::new(format!("`{}` is no folder", shown(above)));
        return Err(fault.expected("a folder, or nothing yet"));
    }
    let rest = out.strip_prefix(above).unwrap_or(Path::new(""));
    if rest.components().any(|part| part == Component::ParentDir) {
        let message = format!("`--out {path}` leads out of a folder that does not exist");
        return Err(Fault::new(message).help("leave the `..` out"));
    }
    // Joined part by part, as an empty rest would leave a `/` at the end.
    Ok(rest.components().fold(existing, |dir, part| dir.join(part)))
}

/// Generates every crate in memory; all faults of all crates come together.
fn generate_all(jobs: Vec<Job>) -> Result<Vec<Made>, Vec<Fault>> {
    let mut made = Vec::new();
    let mut faults = Vec::new();
    for job in jobs {
        let start = Instant::now();
        match job.generate() {
            Ok(generated) => made.push((job, generated, start.elapsed())),
            Err(more) => faults.extend(more),
        }
    }
    faults.extend(shared_names(&made));
    if !faults.is_empty() {
        return Err(faults);
    }
    for (_, generated, _) in &made {
        let warnings: Vec<Fault> = generated
            .warnings
            .iter()
            .map(Fault::from_diagnostic)
            .collect();
        report::print(&warnings);
    }
    let clients = made.into_iter();
    let clients = clients.map(|(job, generated, time)| Made::client(job, generated, time));
    Ok(clients.collect())
}

/// Crates whose names are one to Rust code, to crates.io or to a file system. The given ones are compared
/// before, where they are read; the others are known now.
fn shared_names(made: &[(Job, Generated, Duration)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<String, &Job> = BTreeMap::new();
    for (job, generated, _) in made {
        let name = &generated.name;
        if let Some(first) = seen.insert(package::crate_name(name), job) {
            let (one, other) = (&first.shown, &job.shown);
            let message = format!("the crates in `{one}` and `{other}` have the name `{name}`");
            let fault = Fault::new(message).about(RequestPart::Name);
            let fault = fault.help("give one of them a `name` of its own");
            faults.push(job.with_place(fault));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn crates_with_the_official_name_do_not_share_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let job = |shown: &str, shape: &str, name: Option<&str>| {
            let model = dir.path().join(format!("{shape}.json"));
            let text = format!(
                r#"{{"smithy": "2.0", "shapes": {{"a#{shape}": {{"type": "service", "version": "1",
                    "traits": {{"aws.protocols#awsJson1_0": {{}}}}}}}}}}"#
            );
            fs::write(&model, text).expect("a model");
            Job {
                shown: shown.to_owned(),
                dir: dir.path().join(shown),
                models: vec![model],
                request: Request {
                    name: name.map(str::to_owned),
                    ..Request::default()
                },
                asked: Vec::new(),
            }
        };
        let weather = || job("one", "WeatherApi", None);
        let faults = |other: Job| {
            let made = generate_all(vec![weather(), other]);
            made.err().map(|faults| format!("{faults:?}"))
        };
        let again = faults(job("two", "weather_api", None)).expect("one name");
        assert!(
            again.contains("in `one` and `two` have the name `weather-api`"),
            "{again}"
        );
        assert!(faults(job("two", "Other", Some("weather_api"))).is_some());
        assert_eq!(faults(job("two", "weather_api", Some("other"))), None);
    }
}
