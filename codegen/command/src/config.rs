//! The configuration: which crates to generate, each from which model.
//!
//! It is a `farrier.toml`, one `[[crate]]` table a crate, and `[runtime]` for what they have in common.
//! Paths of crates are seen from the root of the workspace, models from the folder of the file. Reading it
//! gives jobs, or every fault in it with its place; what a job does is not decided here.

mod clashes;
mod dev_dependencies;
pub mod edit;
mod models;
mod paths;
mod reader;
mod runtime;
mod tables;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use farrier_codegen::{Request, RequestPart, Runtime, Tests};
use toml::Spanned;
use toml::de::DeTable;

use crate::jobs::Job;
use crate::models::Settings;
use crate::program::Program;
use crate::report::{Fault, Place, shown};
use crate::{input, package};

use reader::{Reader, as_tables};
use tables::{File, Incomplete, KEYS, OneOrMore, RUNTIME_KEYS, Table};

pub(crate) use runtime::FOLDER as RUNTIME_FOLDER;
pub use runtime::RuntimeCrate;
pub use tables::Docs;

/// What is configured.
#[derive(Debug)]
pub struct Configured {
    /// The crates, in the order of the configuration.
    pub jobs: Vec<Job>,
    /// The crate of their run-time code, unless each has its own.
    pub runtime: Option<RuntimeCrate>,
    /// Where models of official crates are looked for.
    pub models: Settings,
}

/// Reads the configuration of the workspace that the working directory is in, or that the program names.
///
/// # Errors
/// Every fault of the configuration.
pub fn read(program: &Program) -> Result<Configured, Vec<Fault>> {
    let root = find_root(program).map_err(|fault| vec![fault])?;
    read_in(&root, program.configuration)
}

/// Reads the configuration, of this name, of the workspace with this root.
///
/// # Errors
/// Every fault of the configuration.
pub fn read_in(root: &Path, name: &str) -> Result<Configured, Vec<Fault>> {
    let configured = read_any(root, name)?;
    if configured.jobs.is_empty() {
        let fault = Fault::new(format!("`{}` names no crate", shown(&root.join(name))));
        return Err(vec![fault.help("add a `[[crate]]` table")]);
    }
    Ok(configured)
}

/// Reads a configuration that may name no crate yet, or may not even be there.
///
/// # Errors
/// Every fault of the configuration.
pub fn read_any(root: &Path, name: &str) -> Result<Configured, Vec<Fault>> {
    let file = root.join(name);
    if fs::symlink_metadata(&file).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(Configured {
            jobs: Vec::new(),
            runtime: None,
            models: Settings::default(),
        });
    }
    let text = input::read(&file, "the configuration", input::CONFIGURATION_LIMIT)
        .map_err(|fault| vec![fault])?;
    let reader = Reader {
        root,
        models: file.parent().unwrap_or(root),
        file: shown(&file),
        // A byte order mark is no part of the text, and no column of the first line.
        text: text.trim_start_matches('\u{feff}'),
    };
    reader.jobs()
}

/// The folder of the program's manifest, or the nearest folder, from the working directory upwards, that
/// has a configuration.
///
/// # Errors
/// There is no such folder.
pub fn find_root(program: &Program) -> Result<PathBuf, Fault> {
    let here = std::env::current_dir()
        .map_err(|error| Fault::io("cannot tell the working directory", &error))?;
    let name = program.configuration;
    let missing = |place: String| {
        Fault::new(format!("there is no `{name}` {place}"))
            .help("give `--model FILE` to do without a configuration, and `--out DIR` to generate")
    };
    if let Some(manifest) = &program.manifest {
        let manifest = here.join(manifest);
        let root = manifest.parent().unwrap_or(&here);
        return match root.join(name).is_file() {
            true => Ok(root.to_path_buf()),
            false => Err(missing(format!("beside `{}`", shown(&manifest)))),
        };
    }
    let root = here.ancestors().find(|dir| dir.join(name).is_file());
    root.map(Path::to_path_buf)
        .ok_or_else(|| missing("here or in a folder above".to_owned()))
}

/// Why no crates can be put into this folder, seen from the root of the workspace; nothing when they can.
pub(crate) fn folder_refusal(root: &Path, folder: &str) -> Option<String> {
    let refusal = paths::refusal(folder).map(str::to_owned);
    refusal.or_else(|| {
        paths::outside(root, &root.join(folder)).map(|_| "leaves the repository".to_owned())
    })
}

impl Reader<'_> {
    fn jobs(&self) -> Result<Configured, Vec<Fault>> {
        let root = DeTable::parse(self.text).map_err(|error| vec![self.syntax(&error)])?;
        let mut doubtful = self.unknown_keys(root.get_ref());
        doubtful.extend(self.dev_dependencies(root.get_ref()));
        if !doubtful.is_empty() {
            return Err(doubtful);
        }
        let file: File = toml::from_str(self.text).map_err(|error| vec![self.syntax(&error)])?;
        let mut faults = self.shared_paths(&file.crates);
        faults.extend(self.shared_names(&file.crates));
        let runtime = self.runtime(&file);
        let mut jobs = Vec::new();
        for table in &file.crates {
            match self.job(table) {
                Ok(job) => jobs.push(job),
                Err(more) => faults.extend(more),
            }
        }
        faults.extend(self.refused_models(root.get_ref(), &file.models));
        match runtime {
            Ok(runtime) if faults.is_empty() => {
                for job in &mut jobs {
                    job.request.runtime = runtime::of(runtime.as_ref(), &job.shown);
                }
                let models = models::seen_from(self.models, file.models);
                Ok(Configured {
                    jobs,
                    runtime,
                    models,
                })
            }
            Ok(_) => Err(faults),
            Err(more) => {
                faults.extend(more);
                Err(faults)
            }
        }
    }

    /// Keys that mean nothing: all of them, where serde would stop at the first.
    fn unknown_keys(&self, root: &DeTable<'_>) -> Vec<Fault> {
        let mut faults = self.unknown_in(root, &["crate", "runtime", "models"]);
        let models = root.get("models").and_then(|it| it.get_ref().as_table());
        if let Some(table) = models {
            faults.extend(self.unknown_in(table, &models::KEYS));
        }
        let runtime = root.get("runtime").and_then(|it| it.get_ref().as_table());
        if let Some(table) = runtime {
            faults.extend(self.unknown_in(table, &RUNTIME_KEYS));
        }
        for table in root.get("crate").into_iter().flat_map(as_tables) {
            faults.extend(self.unknown_in(table, &KEYS));
        }
        faults
    }

    fn job(&self, table: &Table) -> Result<Job, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut check = |refusal: Option<&str>, what: &str, value: &Spanned<String>| {
            let fault = refusal.map(|reason| {
                let shown = value.get_ref().escape_debug();
                self.fault(format!("the {what} `{shown}` {reason}"), value)
            });
            faults.extend(fault);
        };
        check(paths::refusal(table.path.get_ref()), "path", &table.path);
        if let Some(name) = &table.name {
            check(package::name_refusal(name.get_ref()), "name", name);
        }
        if let Some(version) = &table.version {
            let refusal = package::version_refusal(version.get_ref());
            let fault = refusal.map(|reason| {
                let shown = version.get_ref().escape_debug();
                self.fault(format!("the version `{shown}` {reason}"), version)
                    .expected(package::VERSION_FORM)
            });
            faults.extend(fault);
        }
        let models = match table.model.get_ref().clone() {
            OneOrMore::One(model) => vec![model],
            OneOrMore::More(models) => models,
        };
        if models.is_empty() {
            faults.push(self.fault("no model is given".to_owned(), &table.model));
        }
        if let Some(operations) = table
            .operations
            .as_ref()
            .filter(|operations| operations.get_ref().is_empty())
        {
            let fault = self.fault("no operation is given".to_owned(), operations);
            faults.push(fault.help("leave `operations` out to generate all of them"));
        }
        let dir = self.root.join(table.path.get_ref());
        faults.extend(
            paths::outside(self.root, &dir).map(|fault| fault.at(self.place(table.path.span()))),
        );
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Job {
            shown: table.path.get_ref().clone(),
            dir,
            models: models.iter().map(|model| self.models.join(model)).collect(),
            asked: self.asked(table),
            request: request(table),
        })
    }

    /// Where each part of the request stands.
    fn asked(&self, table: &Table) -> Vec<(RequestPart, Place)> {
        let mut asked = vec![(RequestPart::Model, self.place(table.model.span()))];
        let name = table.name.iter().map(|it| (RequestPart::Name, it.span()));
        let service = table
            .service
            .iter()
            .map(|it| (RequestPart::Service, it.span()));
        let operations = table.operations.iter().flat_map(|it| it.get_ref());
        let operations = operations.map(|operation| {
            let part = RequestPart::Operation(operation.get_ref().clone());
            (part, operation.span())
        });
        let parts = name.chain(service).chain(operations);
        asked.extend(parts.map(|(part, span)| (part, self.place(span))));
        asked
    }
}

fn request(table: &Table) -> Request {
    let text = |value: &Spanned<String>| value.get_ref().clone();
    let operations = table
        .operations
        .iter()
        .flat_map(|operations| operations.get_ref());
    Request {
        name: table.name.as_ref().map(text),
        version: table.version.as_ref().map(text),
        service: table.service.as_ref().map(text),
        operations: operations.map(text).collect(),
        allow_incomplete: table.incomplete == Incomplete::Allow,
        docs: table.docs.into(),
        tests: match table.tests {
            Some(false) => Tests::LeftOut,
            Some(true) | None => Tests::Emitted,
        },
        // One line a dependency, its table inline, to stand below `[dev-dependencies]`.
        dev_dependencies: table
            .dev_dependencies
            .iter()
            .map(|(name, value)| format!("{name} = {value}\n"))
            .collect(),
        runtime: Runtime::Embedded,
        marks: false,
    }
}

#[cfg(test)]
mod tests;
