//! `cargo farrier add`, and `remove` with operations: changes the operations of a configured crate and generates
//! it anew. Nothing is compiled.

use std::collections::BTreeSet;

use crate::adopt;
use crate::adopted::write::in_one_step;
use crate::adopted::{CONFIGURATION, FILES, State};
use crate::cargo_options::CargoOptions;
use crate::config::edit::Editor;
use crate::disk;
use crate::generate;
use crate::outcome::Outcome;
use crate::report::{Fault, print_line, shown};
use crate::undo;
use crate::workspace::{Place, Workspace};

/// What `add` takes.
#[derive(Debug, clap::Args)]
#[group(id = "add")]
pub struct Args {
    /// The crate, such as `aws-sdk-s3`, or `s3`.
    #[arg(value_name = "CRATE")]
    client: String,
    /// The operations, such as `CopyObject`.
    #[arg(value_name = "OPERATION", required = true)]
    operations: Vec<String>,
    /// How Cargo is run.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

/// What is done with operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Add,
    Remove,
}

/// Runs `add`.
///
/// # Errors
/// The crate is not configured, the service does not have an operation, or a file cannot be written.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(&args.cargo)?;
    change(
        &args.cargo,
        &place,
        &args.client,
        &args.operations,
        Change::Add,
    )
}

/// Changes the operations of a crate.
///
/// # Errors
/// The crate is not configured or cannot have just these operations, or a file cannot be written.
pub(crate) fn change(
    options: &CargoOptions,
    place: &Place,
    client: &str,
    operations: &[String],
    change: Change,
) -> Result<Outcome, Vec<Fault>> {
    undo::recover(place)?;
    let state = State::read(place)?;
    let number = number(&state, client).map_err(|fault| vec![fault])?;
    let known = state.configured.jobs.get(number);
    let known = known
        .map(|job| job.request.operations.as_slice())
        .unwrap_or_default();
    let local = |id: &String| id.rsplit('#').next().unwrap_or(id).to_owned();
    let known: BTreeSet<String> = known.iter().map(local).collect();
    let name = state
        .names
        .get(number)
        .cloned()
        .flatten()
        .unwrap_or_default();
    if known.is_empty() {
        let fault = Fault::new(format!(
            "`{name}` is generated with every operation of the service"
        ));
        return Err(vec![
            fault.help(format!("name some by `operations` in `{CONFIGURATION}`")),
        ]);
    }
    let asked: BTreeSet<String> = operations.iter().map(local).collect();
    let wanted = wanted(&name, &known, &asked, change).map_err(|fault| vec![fault])?;
    if wanted == known {
        print_line(format_args!("{name}: has them already"));
        return Ok(Outcome::Done);
    }
    refuse_unknown(&state, number, &name, &wanted, &known)?;
    in_one_step(place, &FILES, |writer| {
        let path = shown(&place.root.join(CONFIGURATION));
        let one = |fault: Fault| vec![fault];
        let mut editor = Editor::parse(&path, &state.text().map_err(one)?).map_err(one)?;
        editor.set_operations(number, &wanted.iter().map(String::as_str).collect());
        writer
            .file(CONFIGURATION, editor.text().as_bytes())
            .map_err(one)?;
        writer.generate()?;
        // Crates with other operations may have other dependencies, which go into `Cargo.lock`.
        let options = CargoOptions {
            locked: false,
            ..options.clone()
        };
        Workspace::load(&options).map(drop)
    })?;
    for (sign, one, other) in [("+", &wanted, &known), ("-", &known, &wanted)] {
        for operation in one.difference(other) {
            print_line(format_args!("{sign} {name} {operation}"));
        }
    }
    Ok(Outcome::Done)
}

fn number(state: &State, client: &str) -> Result<usize, Fault> {
    let full = adopt::full_name(client).unwrap_or_default();
    let found = state.number(client).or_else(|| state.number(&full));
    found.ok_or_else(|| {
        let names: Vec<&str> = state.names.iter().flatten().map(String::as_str).collect();
        let fault = Fault::new(format!(
            "no crate `{full}` is configured in `{CONFIGURATION}`"
        ));
        let help =
            format!("`cargo farrier adopt {full}` adopts it, where the workspace depends on it");
        match names.is_empty() {
            true => fault.help(help),
            false => fault
                .expected(format!("one of `{}`", names.join("`, `")))
                .help(help),
        }
    })
}

fn wanted(
    name: &str,
    known: &BTreeSet<String>,
    asked: &BTreeSet<String>,
    change: Change,
) -> Result<BTreeSet<String>, Fault> {
    if change == Change::Add {
        return Ok(known | asked);
    }
    let missing: Vec<&str> = asked.difference(known).map(String::as_str).collect();
    if !missing.is_empty() {
        let fault = Fault::new(format!("`{name}` does not have `{}`", missing.join("`, `")));
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        return Err(fault.expected(format!("some of `{}`", known.join("`, `"))));
    }
    let wanted = known - asked;
    match wanted.is_empty() {
        false => Ok(wanted),
        true => {
            let fault = Fault::new(format!("`{name}` would have no operation"));
            Err(fault.help(format!(
                "`cargo farrier remove {name}` puts the official crate back"
            )))
        }
    }
}

/// Refuses operations that cannot be generated, before anything is written.
fn refuse_unknown(
    state: &State,
    number: usize,
    name: &str,
    wanted: &BTreeSet<String>,
    known: &BTreeSet<String>,
) -> Result<(), Vec<Fault>> {
    let Some(job) = state.configured.jobs.get(number) else {
        return Ok(());
    };
    let mut job = job.clone();
    job.request.operations = wanted.iter().cloned().collect();
    // They do not stand in the configuration yet.
    job.asked.clear();
    let new: Vec<&str> = wanted.difference(known).map(String::as_str).collect();
    generate::trial(&job).map(drop).map_err(|mut faults| {
        if let Some(last) = faults.pop().filter(|_| !new.is_empty()) {
            let help = format!(
                "nothing was changed: `{name}` cannot have `{}`",
                new.join("`, `")
            );
            faults.push(last.help(help));
        }
        faults
    })
}
