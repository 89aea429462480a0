//! Looking again at what was adopted: what is used now, and the crates for that.

use std::collections::{BTreeMap, BTreeSet};

use super::chosen::{Candidate, Chosen};
use super::load::load;
use super::{plan, proof};
use crate::adopted::write::in_one_step;
use crate::adopted::{FILES, Layout, State};
use crate::cargo_options::CargoOptions;
use crate::input;
use crate::report::{self, Fault};
use crate::search::{self, Uses};
use crate::workspace::{Client, Place, Workspace};

/// What is used of the adopted clients.
#[derive(Debug)]
pub(crate) struct Used {
    workspace: Workspace,
    uses: Uses,
    candidates: Vec<Candidate>,
}

/// Looks for what is used of the adopted clients.
///
/// # Errors
/// Nothing is adopted, a model is not the recorded one, or the search has a fault.
pub(crate) fn used(options: &CargoOptions, place: &Place) -> Result<Used, Vec<Fault>> {
    let workspace = load(options, place)?;
    let state = State::read(place)?;
    let patches = state.patches();
    if patches.is_empty() {
        let fault = Fault::new("nothing is adopted in this workspace");
        return Err(vec![
            fault.help("`cargo farrier adopt` adopts the clients that it uses"),
        ]);
    }
    let changed = state.lock.differences(&state.root);
    if !changed.is_empty() {
        return Err(changed);
    }
    let mut candidates = Vec::new();
    for name in patches.iter().map(|patched| patched.name.as_str()) {
        // An official one is there when another version is locked since.
        let mut clients = workspace.clients.iter().chain(&workspace.replaced);
        match clients.find(|client| client.name == name) {
            Some(client) => {
                candidates.push(candidate(client, &state).map_err(|fault| vec![fault])?)
            }
            None => report::note(format_args!(
                "nothing depends on `{name}` any more: `cargo farrier remove {name}` takes it out"
            )),
        }
    }
    let subjects: Vec<_> = candidates.iter().map(Candidate::subject).collect();
    let uses = search::search(&workspace, &subjects, options)?;
    Ok(Used {
        workspace,
        uses,
        candidates,
    })
}

/// A client with the model that is recorded.
fn candidate(client: &Client, state: &State) -> Result<Candidate, Fault> {
    let model = state.lock.model(&client.name).cloned();
    let model = model.ok_or_else(|| Fault::new(format!("`{}` is not adopted", client.name)))?;
    let file = state.root.join(&model.path);
    Ok(Candidate {
        client: client.clone(),
        text: input::read(&file, "the model", input::MODEL_LIMIT)?,
        model,
        file,
        age: None,
    })
}

impl Used {
    /// The operations that are used, by crate; those of which nothing is used are left out, as a crate has one
    /// operation at least.
    pub(crate) fn operations(&self) -> BTreeMap<String, BTreeSet<String>> {
        let clients = self.uses.clients.iter();
        let operations = clients.map(|(name, used)| (name.clone(), used.needed()));
        operations
            .filter(|(_, operations)| !operations.is_empty())
            .collect()
    }

    /// The clients that are official and were not adopted.
    pub(crate) fn official(&self) -> impl Iterator<Item = &str> {
        let is_adopted = |name: &str| self.candidates.iter().any(|it| it.client.name == name);
        let names = self
            .workspace
            .clients
            .iter()
            .map(|client| client.name.as_str());
        names.filter(move |name| !is_adopted(name))
    }
}

/// Generates the crates with what is used, and proves them. Operations that nobody calls stay unless they are
/// pruned.
///
/// # Errors
/// As for adopting; everything is as it was then.
pub(crate) fn update(
    options: &CargoOptions,
    used: &mut Used,
    state: &State,
    is_pruned: bool,
) -> Result<(), Vec<Fault>> {
    let chosen = Chosen {
        candidates: used.candidates.clone(),
        kept: Vec::new(),
    };
    let names: Vec<String> = chosen
        .candidates
        .iter()
        .map(|it| it.client.name.clone())
        .collect();
    let known = state.operations();
    let mut stay = known.clone();
    if is_pruned {
        let needed = used.operations();
        stay.retain(|name, _| !needed.contains_key(name));
    }
    // New crates have a place of their own; these have theirs.
    let layout = Layout {
        folder: String::new(),
    };
    let mut plan = plan::plan(chosen, &used.uses, &names, &layout, &stay)?;
    let (workspace, uses) = (&used.workspace, &mut used.uses);
    let is_same = plan.planned().iter().all(|planned| {
        let entry = &planned.entry;
        let number = state.number(&entry.name);
        let job = number.and_then(|number| state.configured.jobs.get(number));
        let version = job.and_then(|job| job.request.version.as_ref());
        known.get(&entry.name) == Some(&entry.operations) && version == Some(&entry.version)
    });
    if is_same {
        return Ok(());
    }
    in_one_step(&workspace.place, &FILES, |writer| {
        writer.configure(&plan.planned())?;
        proof::prove(options, workspace, writer, uses, &mut plan)
    })
}
