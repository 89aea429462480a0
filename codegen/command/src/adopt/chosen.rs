//! Which clients are adopted: those of the graph whose models are found and that a patch can take the place
//! of. What stays official is named with the reason.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::Request;

use super::args::Args;
use super::kept::Kept;
use crate::adopted::{Layout, State};
use crate::farrier_lock::{FILE, LockedModel};
use crate::jobs::Job;
use crate::models::{self, Found, Library};
use crate::report::{Fault, shown};
use crate::search::Subject;
use crate::workspace::{Client, Workspace};

/// A client that can be adopted.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) client: Client,
    /// The model's text.
    pub(super) text: String,
    pub(super) model: LockedModel,
    /// Where the model is while it is looked for what is used.
    pub(super) file: PathBuf,
    /// How the model and the crate's version differ in age, where that is known.
    pub(super) age: Option<String>,
}

/// The clients of a workspace.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    pub(super) candidates: Vec<Candidate>,
    pub(super) kept: Vec<Kept>,
}

impl Candidate {
    /// What is looked for.
    pub(super) fn subject(&self) -> Subject {
        Subject {
            package: self.client.name.clone(),
            version: self.client.version.clone(),
            models: vec![self.file.clone()],
            service: None,
        }
    }

    /// The job that generates the crate with these operations.
    pub(super) fn job(&self, operations: &BTreeSet<String>) -> Job {
        Job {
            shown: self.client.name.clone(),
            dir: PathBuf::new(),
            models: vec![self.file.clone()],
            request: Request {
                name: Some(self.client.name.clone()),
                version: Some(self.client.version.to_string()),
                operations: operations.iter().cloned().collect(),
                ..Request::default()
            },
            asked: Vec::new(),
        }
    }
}

/// Chooses among the clients of the workspace.
///
/// # Errors
/// A client that was named is not in the graph or cannot be adopted.
pub(super) fn choose(
    args: &Args,
    workspace: &Workspace,
    state: &State,
    layout: &Layout,
) -> Result<Chosen, Vec<Fault>> {
    let mut faults = refused_names(args, workspace, state);
    let mut settings = state.configured.models.clone();
    if let Some(dir) = &args.models {
        settings.dir = Some(dir.clone());
    }
    let library = Library::new(settings, args.cargo.offline);
    let mut chosen = Chosen::default();
    let scratch = workspace.place.scratch().join("models");
    let several = workspace.several_versions();
    for client in clients(args, workspace, state) {
        let is_named = args.clients.contains(&client.name);
        let found = match several.iter().find(|it| it.name == client.name) {
            Some(several) => Err(several.fault()),
            None => model(args, client, state, layout, &library),
        };
        match found.and_then(|found| candidate(client, found, &scratch)) {
            Ok(candidate) => chosen.candidates.push(candidate),
            Err(fault) if is_named => faults.push(fault),
            Err(fault) => chosen.kept.push(Kept::new(client, fault.message())),
        }
    }
    chosen.kept.dedup();
    match faults.is_empty() {
        true => Ok(chosen),
        false => Err(faults),
    }
}

/// The clients that are asked for: the official ones, or those that are named, which may be adopted already.
fn clients<'a>(
    args: &'a Args,
    workspace: &'a Workspace,
    state: &'a State,
) -> impl Iterator<Item = &'a Client> {
    let is_adopted = |client: &Client| state.lock.model(&client.name).is_some();
    let again = workspace.replaced.iter();
    let again =
        again.filter(move |client| args.clients.contains(&client.name) && is_adopted(client));
    let official = workspace.clients.iter();
    let official = official.filter(|client| {
        (args.clients.is_empty() || args.clients.contains(&client.name))
            && !args.keep.contains(&client.name)
    });
    official.chain(again)
}

/// Names that are none of a client in the graph, or of one that is not an official one.
fn refused_names(args: &Args, workspace: &Workspace, state: &State) -> Vec<Fault> {
    let clients = workspace.clients.iter().chain(&workspace.replaced);
    let known: BTreeSet<&str> = clients.map(|client| client.name.as_str()).collect();
    let asked = args.clients.iter().chain(&args.keep);
    let fault = |name: &String| {
        let known: Vec<&str> = known.iter().copied().collect();
        let fault = Fault::new(format!(
            "`{name}` is no client that this workspace depends on"
        ));
        match known.is_empty() {
            true => fault.help("nothing here depends on a crate `aws-sdk-...` of crates.io"),
            false => fault.expected(format!("one of `{}`", known.join("`, `"))),
        }
    };
    let unknown = asked
        .filter(|name| !known.contains(name.as_str()))
        .map(fault);
    let others = workspace.replaced.iter().filter(|client| {
        args.clients.contains(&client.name) && state.lock.model(&client.name).is_none()
    });
    let others = others.map(|client| {
        let (name, folder) = (&client.name, shown(&client.folder));
        Fault::new(format!(
            "`{name}` is not the official crate here: it comes from `{folder}`"
        ))
        .expected("a crate of crates.io")
    });
    unknown.chain(others).collect()
}

/// The model of a client, and what is recorded of it.
fn model(
    args: &Args,
    client: &Client,
    state: &State,
    layout: &Layout,
    library: &Library,
) -> Result<(String, LockedModel), Fault> {
    let name = &client.name;
    let job = state
        .number(name)
        .and_then(|number| state.configured.jobs.get(number));
    let is_adopted = state.lock.model(name).is_some();
    // What the user has configured stays the model; what was adopted may be looked for anew.
    if let Some(job) = job.filter(|_| !is_adopted) {
        return configured(job, state, name);
    }
    let found = library.find(name)?;
    if args.cargo.locked {
        let locked = state
            .lock
            .model(name)
            .filter(|it| it.sha256 == found.sha256);
        if locked.is_none() {
            let message =
                format!("`{FILE}` does not have the model of `{name}`, and would have to change");
            return Err(Fault::new(message).help("leave `--locked` out"));
        }
    }
    let Found {
        text,
        sha256,
        source,
        revision,
    } = found;
    let model = LockedModel {
        name: name.clone(),
        path: layout.model(name),
        sha256,
        url: source.contains("://").then_some(source),
        revision,
    };
    Ok((text, model))
}

/// The model that the user has configured for a crate of this name.
fn configured(job: &Job, state: &State, name: &str) -> Result<(String, LockedModel), Fault> {
    let [file] = &job.models[..] else {
        return Err(Fault::new(format!(
            "the configured model of `{name}` is in several files"
        )));
    };
    let path = file.strip_prefix(&state.root).ok().and_then(Path::to_str);
    let Some(path) = path else {
        let file = shown(file);
        return Err(Fault::new(format!(
            "the configured model of `{name}`, `{file}`, is outside of the workspace"
        )));
    };
    let text = crate::input::read(file, "the model", crate::input::MODEL_LIMIT)?;
    let model = LockedModel {
        name: name.to_owned(),
        path: path.replace('\\', "/"),
        sha256: crate::hash::sha256(text.as_bytes()),
        url: None,
        revision: None,
    };
    Ok((text, model))
}

fn candidate(
    client: &Client,
    found: (String, LockedModel),
    scratch: &Path,
) -> Result<Candidate, Fault> {
    let (text, model) = found;
    let file = scratch.join(format!("{}.json", client.name));
    let written = fs::create_dir_all(scratch).and_then(|()| fs::write(&file, &text));
    written.map_err(|error| Fault::io(format!("cannot write `{}`", shown(&file)), &error))?;
    Ok(Candidate {
        client: client.clone(),
        age: age(client, &text),
        text,
        model,
        file,
    })
}

/// How a model differs from the official crate in its operations: the crate has a module for each.
fn age(client: &Client, text: &str) -> Option<String> {
    let modules = fs::read_dir(client.folder.join("src/operation")).ok()?;
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let modules = modules.flatten().filter(|entry| entry.path().is_dir());
    let official: BTreeSet<String> = modules
        .map(|entry| plain(&entry.file_name().to_string_lossy()))
        .collect();
    let operations = models::operations(text).ok()?;
    let ours: BTreeSet<String> = operations.iter().map(|name| plain(name)).collect();
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).count();
    match (only(&official, &ours), only(&ours, &official)) {
        _ if official.is_empty() => None,
        (0, 0) => None,
        (missing, 0) => Some(format!(
            "the model is older than the crate, or a part: it lacks {} of the crate",
            counted(missing)
        )),
        (0, more) => Some(format!(
            "the model is newer than the crate, by {}",
            counted(more)
        )),
        (missing, more) => Some(format!(
            "the model and the crate are of different times: {} only in the crate, {} only in the model",
            counted(missing),
            counted(more)
        )),
    }
}

fn counted(operations: usize) -> String {
    let end = if operations == 1 { "" } else { "s" };
    format!("{operations} operation{end}")
}
