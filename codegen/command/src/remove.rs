//! `cargo farrier remove`: puts the official crates back. What adopting has changed is as it was before, byte for
//! byte, when nothing else changed since; else what was added is taken out, and the rest stays.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

use farrier_codegen::FileSet;

use crate::adopt;
use crate::adopted::before::{self, merged_lock};
use crate::adopted::write::{Writer, in_one_step};
use crate::adopted::{CONFIGURATION, FILES, State, read_text};
use crate::cargo_options::CargoOptions;
use crate::config::RUNTIME_FOLDER;
use crate::config::edit::Editor;
use crate::disk;
use crate::farrier_lock::{Changed, FILE};
use crate::operations;
use crate::outcome::Outcome;
use crate::patch::{self, Patched};
use crate::report::{self, Fault, print_line, shown};
use crate::workspace::{Place, Workspace};

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "remove")]
pub struct Args {
    /// The client to put back; every one that was adopted when none is named.
    #[arg(value_name = "CRATE", value_parser = adopt::full_name)]
    client: Option<String>,
    /// Take just these operations out of its crate.
    #[arg(value_name = "OPERATION", requires = "client")]
    operations: Vec<String>,
    /// Do not ask.
    #[arg(short, long)]
    yes: bool,
    /// How Cargo is run.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

/// Runs the command.
///
/// # Errors
/// Nothing of it was adopted, or a file cannot be written; everything is as it was then.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(&args.cargo)?;
    if let Some(client) = args.client.as_ref().filter(|_| !args.operations.is_empty()) {
        return operations::change(
            &args.cargo,
            &place,
            client,
            &args.operations,
            operations::Change::Remove,
        );
    }
    crate::undo::recover(&place)?;
    let state = State::read(&place)?;
    let removed = removed(args, &state)?;
    if !args.yes && !is_wanted(&removed)? {
        return Ok(Outcome::Done);
    }
    let is_all = removed.len() == state.patches().len();
    in_one_step(&place, &files(&state), |writer| {
        put_back(args, writer, &state, &removed, is_all)
    })?;
    for patched in &removed {
        print_line(format_args!("{}: official again", patched.name));
    }
    Ok(Outcome::Done)
}

/// The crates that are asked for.
fn removed(args: &Args, state: &State) -> Result<Vec<Patched>, Vec<Fault>> {
    let patches = state.patches();
    if patches.is_empty() {
        let fault = Fault::new("nothing is adopted in this workspace");
        return Err(vec![fault.help(format!(
            "`cargo farrier adopt` records in `{FILE}` what it has adopted"
        ))]);
    }
    let Some(name) = &args.client else {
        return Ok(patches);
    };
    let names: Vec<String> = patches.iter().map(|it| it.name.clone()).collect();
    let chosen: Vec<Patched> = patches.into_iter().filter(|it| it.name == *name).collect();
    match chosen.is_empty() {
        false => Ok(chosen),
        true => {
            let fault = Fault::new(format!("`{name}` is not adopted in this workspace"));
            Err(vec![
                fault.expected(format!("one of `{}`", names.join("`, `"))),
            ])
        }
    }
}

/// Asks the person at the terminal.
fn is_wanted(removed: &[Patched]) -> Result<bool, Vec<Fault>> {
    let names: Vec<&str> = removed.iter().map(|it| it.name.as_str()).collect();
    let question = format!(
        "put {} back to the official crates, and remove the generated ones?",
        names.join(", ")
    );
    if !io::stdin().is_terminal() {
        return Err(vec![
            Fault::new(question).help("say `--yes`, as there is nobody to ask"),
        ]);
    }
    let mut answer = String::new();
    let mut err = io::stderr().lock();
    let asked = write!(err, "{question} [y/N] ").and_then(|()| err.flush());
    let asked = asked.and_then(|()| io::stdin().read_line(&mut answer));
    asked.map_err(|error| vec![Fault::io("cannot ask", &error)])?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

/// The files that were changed, beside those that every command may change.
fn files(state: &State) -> Vec<&str> {
    let changed = state.lock.changed().iter().map(|it| it.path.as_str());
    let files: BTreeSet<&str> = FILES.into_iter().chain(changed).collect();
    files.into_iter().collect()
}

fn put_back(
    args: &Args,
    writer: &Writer<'_>,
    state: &State,
    removed: &[Patched],
    is_all: bool,
) -> Result<(), Vec<Fault>> {
    let one = |fault: Fault| vec![fault];
    let outside = match is_all {
        true => state.outside(),
        false => Vec::new(),
    };
    for changed in state.lock.changed() {
        file(writer, state, changed, removed, &outside, is_all).map_err(one)?;
    }
    crates(writer, state, removed)?;
    let mut lock = state.lock.clone();
    for patched in removed {
        if let Some(model) = state
            .lock
            .model(&patched.name)
            .filter(|_| state.is_ours(&patched.name))
        {
            writer.remove(&model.path).map_err(one)?;
        }
        lock.forget_model(&patched.name);
    }
    if is_all {
        for kept in state
            .lock
            .changed()
            .iter()
            .filter_map(|it| it.before.as_ref())
        {
            writer.remove(kept).map_err(one)?;
        }
        writer.remove(FILE).map_err(one)?;
    } else {
        writer.lock(&lock).map_err(one)?;
    }
    for folder in state.outside() {
        remove_empty(&state.root.join(folder));
    }
    prove(&args.cargo, writer.place, removed)?;
    // Cargo has written it again, to tell where the crates come from now.
    let lock = state
        .lock
        .changed()
        .iter()
        .find(|it| it.path == "Cargo.lock");
    match lock.is_some_and(|it| is_all && it.before.is_none()) {
        true => writer.remove("Cargo.lock").map_err(one),
        false => Ok(()),
    }
}

/// Puts one of the changed files back.
fn file(
    writer: &Writer<'_>,
    state: &State,
    changed: &Changed,
    removed: &[Patched],
    outside: &[String],
    is_all: bool,
) -> Result<(), Fault> {
    let path = state.root.join(&changed.path);
    let is_as_left = before::checksum(&path) == changed.after;
    if is_all && is_as_left {
        return match &changed.before {
            None => writer.remove(&changed.path),
            Some(kept) => {
                let kept = state.root.join(kept);
                let bytes = fs::read(&kept).map_err(|error| {
                    Fault::io(format!("cannot read `{}`", shown(&kept)), &error)
                })?;
                writer.file(&changed.path, &bytes)
            }
        };
    }
    if is_all {
        report::note(format_args!(
            "`{}` was changed since: what adopting added is taken out, the rest stays",
            changed.path
        ));
    }
    let (text, name) = (read_text(&path)?, shown(&path));
    let text = match changed.path.as_str() {
        "Cargo.lock" => {
            let before = changed
                .before
                .as_ref()
                .map(|kept| read_text(&state.root.join(kept)));
            let mut names: Vec<&str> = removed.iter().map(|it| it.name.as_str()).collect();
            names.extend(is_all.then_some(RUNTIME_FOLDER));
            merged_lock(
                &name,
                &text,
                &before.transpose()?.unwrap_or_default(),
                &names,
            )?
        }
        CONFIGURATION => configuration(&name, &text, state, removed)?,
        "Cargo.toml" => patch::include(&name, &patch::remove(&name, &text, removed)?, outside)?,
        _ => patch::remove(&name, &text, removed)?,
    };
    match text.trim().is_empty() && changed.before.is_none() {
        true => writer.remove(&changed.path),
        false => writer.file(&changed.path, text.as_bytes()),
    }
}

/// The configuration without the crates that adopting has added.
fn configuration(
    name: &str,
    text: &str,
    state: &State,
    removed: &[Patched],
) -> Result<String, Fault> {
    let mut editor = Editor::parse(name, text)?;
    let ours = removed.iter().filter(|it| state.is_ours(&it.name));
    let mut numbers: Vec<usize> = ours.filter_map(|it| state.number(&it.name)).collect();
    numbers.sort_unstable();
    for number in numbers.into_iter().rev() {
        editor.remove(number);
    }
    Ok(editor.text())
}

/// Removes what was generated: the crates, and the run-time code when no other crate needs it.
fn crates(writer: &Writer<'_>, state: &State, removed: &[Patched]) -> Result<(), Vec<Fault>> {
    let configured = crate::config::read_any(&state.root, CONFIGURATION)?;
    let stays = |folder: &Path| {
        let runtime = configured.runtime.iter().map(|it| &it.dir);
        configured
            .jobs
            .iter()
            .map(|it| &it.dir)
            .chain(runtime)
            .any(|it| it == folder)
    };
    let runtime = state.configured.runtime.iter().map(|it| it.dir.clone());
    let crates = removed.iter().map(|it| state.root.join(&it.path));
    for folder in crates.chain(runtime).filter(|folder| !stays(folder)) {
        writer
            .undo
            .save_folder(&folder)
            .map_err(|fault| vec![fault])?;
        remove_emitted(&folder).map_err(|fault| vec![fault])?;
    }
    match configured.jobs.is_empty() {
        true => Ok(()),
        // What the others share may have changed its place.
        false => writer.generate(),
    }
}

/// Removes the emitted files of a folder; what a person put there stays.
fn remove_emitted(folder: &Path) -> Result<(), Fault> {
    let emitted = disk::read_crate(folder, &FileSet::new())?;
    for (path, _) in emitted.iter() {
        let path = folder.join(path);
        fs::remove_file(&path)
            .map_err(|error| Fault::io(format!("cannot remove `{}`", shown(&path)), &error))?;
    }
    remove_empty(folder);
    if folder.exists() {
        report::note(format_args!(
            "`{}` has files that were not generated, and stays",
            shown(folder)
        ));
    }
    Ok(())
}

/// Removes the folders in a folder that have nothing in them, and itself.
fn remove_empty(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_empty(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

/// Asks Cargo whether none of these crates comes from a folder any more.
fn prove(options: &CargoOptions, place: &Place, removed: &[Patched]) -> Result<(), Vec<Fault>> {
    let options = CargoOptions {
        locked: false,
        ..options.clone()
    };
    let workspace = Workspace::load(&options)?;
    let still = workspace
        .replaced
        .iter()
        .filter(|client| removed.iter().any(|it| it.name == client.name));
    let faults: Vec<Fault> = still
        .map(|client| {
            let folder = shown(&client.folder);
            Fault::new(format!("`{}` still comes from `{folder}`", client.name)).help(format!(
                "look for it in `{}` and in Cargo's configuration",
                shown(&place.manifest)
            ))
        })
        .collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults),
    }
}
