//! Finds which operations of AWS clients a workspace and its dependencies use, by the compiler.
//!
//! The clients are generated with every item marked (`marked`), at first with the operations whose names
//! occur in the sources (`words`, `names`), and take the official ones' places in one `cargo check`. The
//! compiler then warns of each use (`wrapper`, `uses`); its errors name what was not guessed (`errors`), and
//! the check is repeated with that. Nothing of the workspace is changed: `Cargo.lock`, which Cargo adapts to
//! other dependencies, is put back.

mod candidate;
mod errors;
mod marked;
mod names;
mod result;
mod subject;
mod users_wrapper;
mod uses;
mod words;
pub mod wrapper;

use std::collections::BTreeMap;
use std::path::PathBuf;

use cargo_metadata::CompilerMessage;
use farrier_codegen::plan::marks::What;

use crate::cargo_options::CargoOptions;
use crate::compile::{self, Compiled};
use crate::progress::Progress;
use crate::report::Fault;
use crate::undo::Undo;
use crate::workspace::Workspace;

use candidate::Candidate;
use errors::Known;
use names::Missing;
use uses::Found;

pub use names::Names;
pub use result::{ClientUses, Refused, TypeUses, Uses};
pub use subject::Subject;
pub use uses::Caller;

/// How often the check is repeated at most, each time with more operations.
const ROUNDS: usize = 8;
/// How many of the compiler's errors are shown.
const SHOWN_ERRORS: usize = 5;
/// The folder of the marked crates, below that for what these commands keep.
const MARKED: &str = "marked";

/// Looks for the uses of these clients.
///
/// # Errors
/// Every fault of a model; or the workspace does not compile, for a reason that is not one of a client.
pub fn search(
    workspace: &Workspace,
    subjects: &[Subject],
    options: &CargoOptions,
) -> Result<Uses, Vec<Fault>> {
    let mut search = Search::new(workspace, subjects, options)?;
    let undo = Undo::begin(&workspace.place)?;
    undo.save(&workspace.place.lock)
        .map_err(|fault| vec![fault])?;
    let result = search.run(&undo);
    undo.put_back()?;
    result?;
    Ok(search.uses())
}

/// A search on its way.
struct Search<'a> {
    workspace: &'a Workspace,
    options: &'a CargoOptions,
    clients: Vec<Candidate<'a>>,
    found: Found,
    /// What errors told, which warnings need not tell again.
    learnt: Vec<(String, What, Caller)>,
    refused: Vec<Refused>,
    not_compiled: Vec<String>,
}

impl<'a> Search<'a> {
    fn new(
        workspace: &'a Workspace,
        subjects: &'a [Subject],
        options: &'a CargoOptions,
    ) -> Result<Self, Vec<Fault>> {
        let progress = Progress::new("Reading", options.quiet);
        let mut clients = Vec::new();
        let mut faults = Vec::new();
        for subject in subjects {
            progress.say(&subject.package);
            match Candidate::new(subject, workspace) {
                Ok(client) => clients.push(client),
                Err(more) => faults.extend(more),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            workspace,
            options,
            clients,
            found: Found::default(),
            learnt: Vec::new(),
            refused: Vec::new(),
            not_compiled: Vec::new(),
        })
    }

    /// Compiles until nothing is missing that an operation brings along.
    fn run(&mut self, undo: &Undo) -> Result<(), Vec<Fault>> {
        for round in 1..=ROUNDS {
            if self.clients.is_empty() {
                return Ok(());
            }
            let compiled = self.compile(undo, round)?;
            self.found = Found::default();
            for message in &compiled.messages {
                self.found.add(message, self.workspace);
            }
            if compiled.success {
                self.leave_out_what_is_not_compiled(&compiled);
                return Ok(());
            }
            self.learn(&compiled)?;
        }
        Err(vec![Fault::new(format!(
            "after {ROUNDS} rounds the compiler still finds more that is used"
        ))])
    }

    fn compile(&self, undo: &Undo, round: usize) -> Result<Compiled, Vec<Fault>> {
        let step = match round {
            1 => "Searching".to_owned(),
            round => format!("Searching (round {round})"),
        };
        let progress = Progress::new(step, self.options.quiet);
        progress.say("generating");
        let all = self.workspace.place.scratch().join(MARKED);
        marked::write_runtime(&all)?;
        let mut crates = Vec::new();
        for client in &self.clients {
            progress.detail(|| client.tried());
            let folder = marked::write(client.subject, &client.operations, &all)?;
            crates.push((client.subject.package.as_str(), folder));
        }
        let patches = crates
            .iter()
            .map(|(name, folder)| (*name, folder.as_path()));
        let mut command = compile::check_command(self.options, &self.workspace.place, patches);
        // Otherwise Cargo keeps back what it has stored of what the compiler said of dependencies.
        command.arg("-vv");
        let names: Vec<&str> = crates.iter().map(|(name, _)| *name).collect();
        wrapper::set(&mut command, &names, &folder_of(self.options))
            .map_err(|fault| vec![fault])?;
        Compiled::run(&mut command, undo, &progress)
    }

    /// Takes from the errors what the clients need beside what they have.
    fn learn(&mut self, compiled: &Compiled) -> Result<(), Vec<Fault>> {
        let mut learnt = Vec::new();
        let mut refused: BTreeMap<String, Refused> = BTreeMap::new();
        let mut others = Vec::new();
        for error in compiled.errors() {
            let known: Vec<Known<'_>> = self.clients.iter().map(Candidate::known).collect();
            let missing = errors::missing(error, &known);
            if missing.is_empty() {
                others.push(error);
            }
            for (package, missing) in missing {
                match missing {
                    Missing::Needs(what) => {
                        let caller = uses::caller(error, self.workspace);
                        learnt.push((package.to_owned(), what, caller));
                    }
                    Missing::LeftOut(operation) => {
                        let refusal = refused.entry(package.to_owned());
                        let refusal = refusal.or_insert_with(|| left_out(package, &operation));
                        refusal.callers.push(uses::caller(error, self.workspace));
                    }
                }
            }
        }
        let mut has_more = false;
        for (package, what, _) in &learnt {
            has_more |= self.add(package, what);
        }
        self.learnt.extend(learnt);
        has_more |= !refused.is_empty();
        if !has_more {
            refused = self.refused_by(&others)?;
        }
        self.clients
            .retain(|client| !refused.contains_key(&client.subject.package));
        self.refused.extend(refused.into_values());
        Ok(())
    }

    /// Adds an operation to a client; whether it is new.
    fn add(&mut self, package: &str, what: &What) -> bool {
        let mut clients = self.clients.iter_mut();
        let Some(client) = clients.find(|client| client.subject.package == package) else {
            return false;
        };
        match what {
            What::Operation(operation) => client.operations.insert(operation.clone()),
            What::Type(id) => {
                let covered = client.names.cover([id.as_str()], &client.operations);
                let before = client.operations.len();
                client.operations.extend(covered.into_values());
                client.operations.len() > before
            }
        }
    }

    /// The clients that errors name which no operation mends.
    fn refused_by(
        &self,
        errors: &[&CompilerMessage],
    ) -> Result<BTreeMap<String, Refused>, Vec<Fault>> {
        let mut refused: BTreeMap<String, Refused> = BTreeMap::new();
        for error in errors {
            let text = error.message.rendered.as_deref().unwrap_or_default();
            let named = self
                .clients
                .iter()
                .map(|client| client.subject.package.as_str());
            let named = named.filter(|package| errors::is_named(package, text));
            for package in named {
                let refusal = refused
                    .entry(package.to_owned())
                    .or_insert_with(|| Refused {
                        package: package.to_owned(),
                        reason: error.message.message.clone(),
                        callers: Vec::new(),
                    });
                refusal.callers.push(uses::caller(error, self.workspace));
            }
        }
        match refused.is_empty() {
            true => Err(does_not_compile(errors)),
            false => Ok(refused),
        }
    }

    /// Sets the clients aside that Cargo had no reason to compile.
    fn leave_out_what_is_not_compiled(&mut self, compiled: &Compiled) {
        let all = self.workspace.place.scratch().join(MARKED);
        let is_compiled = |client: &Candidate<'_>| {
            let manifest = all.join(&client.subject.package).join("Cargo.toml");
            compiled
                .packages
                .values()
                .any(|compiled| *compiled == manifest)
        };
        let (compiled, not): (Vec<_>, Vec<_>) = self.clients.drain(..).partition(is_compiled);
        self.clients = compiled;
        self.not_compiled = not
            .into_iter()
            .map(|it| it.subject.package.clone())
            .collect();
    }

    fn uses(self) -> Uses {
        let clients = self.clients.iter().map(|client| {
            let uses = client.uses(&self.found);
            (client.subject.package.clone(), uses)
        });
        let mut clients: BTreeMap<String, ClientUses> = clients.collect();
        for (package, what, caller) in self.learnt {
            if let Some(client) = clients.get_mut(&package)
                && !client.has(&what)
            {
                client.add(&what, caller);
            }
        }
        Uses {
            clients,
            refused: self.refused,
            not_compiled: self.not_compiled,
        }
    }
}

fn folder_of(options: &CargoOptions) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    options
        .folder
        .as_ref()
        .map_or(here.clone(), |folder| here.join(folder))
}

fn left_out(package: &str, operation: &str) -> Refused {
    Refused {
        package: package.to_owned(),
        reason: format!("`{operation}` has an event stream, and cannot be generated"),
        callers: Vec::new(),
    }
}

/// The fault of a workspace that does not compile, and would not with the official clients.
fn does_not_compile(errors: &[&CompilerMessage]) -> Vec<Fault> {
    let shown = errors.iter().take(SHOWN_ERRORS);
    let shown = shown.filter_map(|error| error.message.rendered.as_deref());
    let text: Vec<&str> = shown.collect();
    vec![
        Fault::new("the workspace does not compile")
            .cargo_says(&text.join("\n"))
            .help("nothing was changed: make `cargo check --workspace --all-targets` pass first"),
    ]
}
