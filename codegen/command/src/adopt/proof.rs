//! The proof that what was written takes the official clients' places: the workspace compiles with it, every
//! patch is used, and none of the adopted clients is official any more.

use std::collections::BTreeMap;

use super::plan::Plan;
use crate::adopted::write::Writer;
use crate::cargo_options::CargoOptions;
use crate::compile::{self, Compiled};
use crate::progress::Progress;
use crate::report::Fault;
use crate::search::Uses;
use crate::undo::Undo;
use crate::workspace::{Place, Workspace};

/// How often the check is repeated at most, each time with what was missing.
const ROUNDS: usize = 6;
/// How many of the compiler's errors are shown.
const SHOWN_ERRORS: usize = 5;

/// Proves what was written.
///
/// # Errors
/// The workspace does not compile with it, or a patch is not used.
pub(super) fn prove(
    options: &CargoOptions,
    workspace: &Workspace,
    writer: &Writer<'_>,
    uses: &mut Uses,
    plan: &mut Plan,
) -> Result<(), Vec<Fault>> {
    compile(options, workspace, writer, uses, plan)?;
    let options = CargoOptions {
        locked: false,
        ..options.clone()
    };
    match unused_patches(&Workspace::load(&options)?, &plan.versions()) {
        faults if faults.is_empty() => Ok(()),
        faults => Err(faults),
    }
}

/// Compiles the workspace with what was written, and adds what turns out to be missing, until it compiles.
///
/// # Errors
/// The workspace does not compile, for another reason.
fn compile(
    options: &CargoOptions,
    workspace: &Workspace,
    writer: &Writer<'_>,
    uses: &mut Uses,
    plan: &mut Plan,
) -> Result<(), Vec<Fault>> {
    for round in 1..=ROUNDS {
        let step = match round {
            1 => "Proving".to_owned(),
            round => format!("Proving (round {round})"),
        };
        let compiled = check(options, &workspace.place, writer.undo, step)?;
        if compiled.success {
            return Ok(());
        }
        if !uses.learn(&compiled, workspace) {
            return Err(does_not_compile(&compiled));
        }
        plan.add(uses)?;
        writer.configure(&plan.planned())?;
    }
    let message =
        format!("after {ROUNDS} rounds the compiler still misses something of the clients");
    Err(vec![Fault::new(message)])
}

/// `cargo check` with the patches that are in the workspace.
fn check(
    options: &CargoOptions,
    place: &Place,
    undo: &Undo,
    step: String,
) -> Result<Compiled, Vec<Fault>> {
    let progress = Progress::new(step, options.quiet);
    let mut command = compile::check_command(options, place, []);
    Compiled::run(&mut command, undo, &progress)
}

fn does_not_compile(compiled: &Compiled) -> Vec<Fault> {
    let errors = compiled.errors().take(SHOWN_ERRORS);
    let texts: Vec<&str> = errors
        .filter_map(|error| error.message.rendered.as_deref())
        .collect();
    let said = match texts.is_empty() {
        true => compiled.said.clone(),
        false => texts.join("\n"),
    };
    vec![Fault::new("the workspace does not compile with the generated crates").cargo_says(&said)]
}

/// Whether each of these crates, by name and version, is now the one in the folder: a fault for each that is
/// not.
pub(crate) fn unused_patches(
    workspace: &Workspace,
    crates: &BTreeMap<String, String>,
) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (name, version) in crates {
        let official = workspace.clients.iter().find(|client| client.name == *name);
        let is_replaced = workspace.replaced.iter().any(|client| client.name == *name);
        match (official, is_replaced) {
            (Some(official), _) => {
                faults.push(unused(name, version, &official.version.to_string()))
            }
            (None, true) => {}
            (None, false) => faults.push(
                Fault::new(format!(
                    "the patch of `{name}` is not used: nothing depends on it any more"
                ))
                .help(format!("take it out by `cargo farrier remove {name}`")),
            ),
        }
    }
    faults
}

/// A patch that Cargo passes over, as a dependency asks for another version.
fn unused(name: &str, version: &str, official: &str) -> Fault {
    let message = format!(
        "the patch of `{name}` {version} is not used: the graph has {official} of crates.io"
    );
    let fault = Fault::new(message).expected(format!("the version {official} in `farrier.toml`"));
    fault.help(
        "`cargo farrier adopt` takes the version that is locked; it may come from a `cargo update`",
    )
}
