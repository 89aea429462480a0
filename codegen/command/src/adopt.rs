//! `cargo farrier adopt`: makes crates with just what a workspace uses of the official clients, lets them take
//! the official ones' places, and proves that it compiles with them.
//!
//! First everything is looked up, and nothing changes: the clients and their models (`chosen`), what is used
//! of them, what is written (`plan`). Then it is written and proved (`proof`), as one step that is taken back
//! as a whole when anything fails.

mod again;
mod args;
mod chosen;
mod kept;
mod load;
mod measure;
mod plan;
pub(crate) mod proof;
mod report;

use std::collections::BTreeSet;

use crate::adopted::write::in_one_step;
use crate::adopted::{FILES, Layout, State, read_only, read_text};
use crate::config;
use crate::disk;
use crate::farrier_lock;
use crate::outcome::Outcome;
use crate::patch::{self, Patched};
use crate::report::{Fault, note, shown};
use crate::search::{self, Uses};
use crate::workspace::{Place, Workspace};

use chosen::{Candidate, Chosen};
use measure::Measured;
use plan::Plan;
use report::Report;

pub(crate) use again::{Used, update, used};
pub use args::Args;
pub(crate) use args::full_name;
pub(crate) use load::load;

/// Runs the command.
///
/// # Errors
/// Every fault of the workspace, the models and the disk; everything is as it was then.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(&args.cargo)?;
    let layout = Layout {
        folder: folder(args, &place)?,
    };
    refuse_read_only(args, &place)?;
    say_what_is_left_out(args);
    let workspace = load(&args.cargo, &place)?;
    let state = State::read(&place)?;
    let chosen = chosen::choose(args, &workspace, &state, &layout)?;
    refuse_taken(args, &place, &state, &layout, &chosen)?;
    let subjects: Vec<_> = chosen.candidates.iter().map(Candidate::subject).collect();
    let mut uses = match subjects.is_empty() {
        true => Uses::default(),
        false => search::search(&workspace, &subjects, &args.cargo)?,
    };
    let mut plan = plan::plan(chosen, &uses, &args.clients, &layout, &state.operations())?;
    let mut measured = None;
    if !args.dry_run && !plan.crates.is_empty() {
        measured = apply(args, &workspace, &layout, &mut uses, &mut plan)?;
    }
    Report::of(&plan, args.dry_run, measured.as_ref()).print(args.message_format);
    Ok(Outcome::Done)
}

/// Says that a choice of packages is not a choice of where the crates are used.
fn say_what_is_left_out(args: &Args) {
    let packages = &args.cargo.packages;
    if !packages.package.is_empty() || !packages.exclude.is_empty() {
        note(
            "only what the chosen packages use is looked for; the crates take the official ones' places in the whole workspace",
        );
    }
}

/// Writes and proves what was planned, or takes everything back.
fn apply(
    args: &Args,
    workspace: &Workspace,
    layout: &Layout,
    uses: &mut Uses,
    plan: &mut Plan,
) -> Result<Option<Measured>, Vec<Fault>> {
    let place = &workspace.place;
    let patch_file = args.patch_in.file(&place.root);
    let mut files = FILES.to_vec();
    if !files.contains(&patch_file) {
        files.push(patch_file);
    }
    in_one_step(place, &files, |writer| {
        let cost_before = match args.measure {
            true => Some(measure::build(&args.cargo, place, "official")?),
            false => None,
        };
        let kept = writer.keep_before(layout, &files);
        kept.map_err(|fault| vec![fault])?;
        writer.configure(&plan.planned())?;
        writer.patch(args.patch_in)?;
        proof::prove(&args.cargo, workspace, writer, uses, plan)?;
        let Some(before) = cost_before else {
            return Ok(None);
        };
        let after = measure::build(&args.cargo, place, "generated")?;
        Ok(Some(Measured { before, after }))
    })
}

/// The folder for what is adopted, in its plain spelling.
fn folder(args: &Args, place: &Place) -> Result<String, Vec<Fault>> {
    let folder = args.folder.replace('\\', "/");
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    let fault = match config::folder_refusal(&place.root, folder) {
        None => return Ok(folder.to_owned()),
        Some(reason) => Fault::new(format!("the folder `{}` {reason}", folder.escape_debug())),
    };
    Err(vec![fault.expected(
        "a folder inside of the workspace, such as `farrier`",
    )])
}

/// Refuses to begin when one of the files that would change cannot be written.
fn refuse_read_only(args: &Args, place: &Place) -> Result<(), Vec<Fault>> {
    if args.dry_run {
        return Ok(());
    }
    let root = &place.root;
    let files = FILES.iter().copied();
    let files: BTreeSet<&str> = files
        .chain([args.patch_in.file(root), farrier_lock::FILE])
        .collect();
    let files = files.into_iter();
    let faults: Vec<Fault> = files
        .filter_map(|file| read_only(&root.join(file)))
        .collect();
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults),
    }
}

/// Refuses clients that are patched by something else already, before time is spent on them.
fn refuse_taken(
    args: &Args,
    place: &Place,
    state: &State,
    layout: &Layout,
    chosen: &Chosen,
) -> Result<(), Vec<Fault>> {
    let patches: Vec<Patched> = chosen
        .candidates
        .iter()
        .map(|candidate| {
            let name = &candidate.client.name;
            let job = state
                .number(name)
                .and_then(|number| state.configured.jobs.get(number));
            Patched {
                name: name.clone(),
                path: job.map_or_else(|| layout.crate_folder(name), |job| job.shown.clone()),
            }
        })
        .collect();
    for file in ["Cargo.toml", args.patch_in.file(&place.root)] {
        let path = place.root.join(file);
        let text = read_text(&path).map_err(|fault| vec![fault])?;
        patch::add(&shown(&path), &text, &patches)?;
    }
    Ok(())
}
