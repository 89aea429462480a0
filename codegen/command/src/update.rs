//! `cargo farrier update`: looks for newer models where adopting finds them, says what they change for what is
//! used, and takes them when that is accepted: the models, `farrier.lock`, and the crates are written as one step.
//!
//! A crate that takes an official one's place keeps its version, which requirements all over the dependency
//! graph have to accept. One with a name of its own gets the version that the changes ask for (`version`).

mod newer;
mod version;

use std::path::PathBuf;

use crate::adopt;
use crate::adopted::write::in_one_step;
use crate::adopted::{CONFIGURATION, FILES, State};
use crate::cargo_options::CargoOptions;
use crate::config::edit::Editor;
use crate::diff::{self, Compared, FailOn, Format};
use crate::disk;
use crate::jobs::Job;
use crate::models::Library;
use crate::outcome::Outcome;
use crate::report::{self, Fault, print_line, shown};
use crate::undo;
use crate::workspace::{Place, Workspace};

use newer::Newer;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "update")]
pub struct Args {
    /// The crates to update, such as `aws-sdk-s3`, or `s3`; every one with one model when none is named.
    #[arg(value_name = "CRATE")]
    crates: Vec<String>,
    /// A folder with Smithy models (JSON AST), in which alone newer ones are looked for.
    #[arg(long, value_name = "DIR")]
    models: Option<PathBuf>,
    /// Take the newer models, and generate the crates from them.
    #[arg(long)]
    accept: bool,
    /// Write nothing, whatever else is said.
    #[arg(long)]
    dry_run: bool,
    /// The form of the report.
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    /// The least change with which the exit code is 1, unless it is accepted.
    #[arg(long, value_name = "LEVEL", default_value = "break")]
    fail_on: FailOn,
    #[command(flatten)]
    pub(crate) cargo: CargoOptions,
}

/// Runs the command.
///
/// # Errors
/// A crate is not configured, a model cannot be found or has faults, or a file cannot be written; everything
/// is as it was then.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(&args.cargo)?;
    undo::recover(&place)?;
    let state = State::read(&place)?;
    let changed = state.lock.differences(&state.root);
    if !changed.is_empty() {
        return Err(changed);
    }
    let mut settings = state.configured.models.clone();
    if let Some(dir) = &args.models {
        settings.dir = Some(dir.clone());
    }
    let library = Library::new(settings, args.cargo.offline);
    let newer = newer::find(&state, &library, &numbers(&state, &args.crates)?)?;
    if newer.is_empty() {
        report::note("every model is the newest that there is");
    }
    let (compared, newer): (Vec<Compared>, Vec<Newer>) = newer.into_iter().unzip();
    print_line(diff::rendered(&compared, args.format).trim_end_matches('\n'));
    let plans: Vec<Option<String>> = newer.iter().zip(&compared).map(version_of).collect();
    for (one, version) in newer.iter().zip(&plans) {
        report::note(one.about_version(version.as_deref()));
    }
    if args.dry_run || !args.accept || newer.is_empty() {
        if !newer.is_empty() && !args.dry_run {
            report::note("nothing is written: `--accept` takes the newer models");
        }
        let fails = |compared: &Compared| args.fail_on.is_met(&compared.report);
        return Ok(match compared.iter().any(fails) {
            true => Outcome::OutOfDate,
            false => Outcome::Done,
        });
    }
    accept(&args.cargo, &place, &state, &newer, &plans)?;
    for one in &newer {
        report::note(format_args!("{}: generated from the newer model", one.name));
    }
    Ok(Outcome::Done)
}

/// The version that a crate gets; none when it keeps its own.
fn version_of((newer, compared): (&Newer, &Compared)) -> Option<String> {
    match newer.keeps_version {
        true => None,
        false => version::next(&newer.version, compared.report.verdict()),
    }
}

/// The numbers of the crates that are asked for, and of those that are made from the same models.
fn numbers(state: &State, asked: &[String]) -> Result<Vec<usize>, Vec<Fault>> {
    if asked.is_empty() {
        return Ok((0..state.configured.jobs.len()).collect());
    }
    let mut faults = Vec::new();
    let mut numbers = Vec::new();
    for name in asked {
        let full = adopt::full_name(name).unwrap_or_default();
        match state.number(name).or_else(|| state.number(&full)) {
            Some(number) => numbers.push(number),
            None => {
                let name = name.escape_debug();
                let fault = Fault::new(format!(
                    "no crate `{name}` is configured in `{CONFIGURATION}`"
                ));
                let known: Vec<&str> = state.names.iter().flatten().map(String::as_str).collect();
                faults.push(match known.is_empty() {
                    true => fault,
                    false => fault.expected(format!("one of `{}`", known.join("`, `"))),
                });
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    // Crates of one model are updated together.
    let jobs = &state.configured.jobs;
    let asked: Vec<&PathBuf> = numbers
        .iter()
        .filter_map(|number| jobs.get(*number))
        .flat_map(|job| &job.models)
        .collect();
    let has_asked = |job: &Job| job.models.iter().any(|model| asked.contains(&model));
    let all = jobs.iter().enumerate().filter(|(_, job)| has_asked(job));
    Ok(all.map(|(number, _)| number).collect())
}

/// Writes the newer models and what follows from them, or nothing.
fn accept(
    options: &CargoOptions,
    place: &Place,
    state: &State,
    newer: &[Newer],
    versions: &[Option<String>],
) -> Result<(), Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    in_one_step(place, &FILES, |writer| {
        let path = shown(&place.root.join(CONFIGURATION));
        let mut editor = Editor::parse(&path, &state.text().map_err(one)?).map_err(one)?;
        let mut lock = state.lock.clone();
        for (newer, version) in newer.iter().zip(versions) {
            let text = newer.found.text.as_bytes();
            writer.file(&newer.model.path, text).map_err(one)?;
            // What is not recorded was not adopted, and stays so.
            if lock.model(&newer.name).is_some() {
                lock.set_model(newer.model.clone());
            }
            if let Some(version) = version {
                editor.set_version(newer.number, version);
            }
        }
        let configuration = editor.text();
        writer
            .file(CONFIGURATION, configuration.as_bytes())
            .map_err(one)?;
        if lock != state.lock {
            writer.lock(&lock).map_err(one)?;
        }
        writer.generate()?;
        // Newer models may bring other dependencies, which go into `Cargo.lock`.
        let options = CargoOptions {
            locked: false,
            ..options.clone()
        };
        Workspace::load(&options).map(drop)
    })
}
