//! The crates that are compared: our slice, our whole service, and the official crate; and the
//! folders below `target/bench` where they are put.
//!
//! Ours are generated anew from the models. The official crate's sources are copied from Cargo's
//! registry as they are, so that Cargo can be made to compile them again; only its manifest loses
//! what its own tests depend on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::sweep::workspace;
use cargo_farrier::report::Fault;

use super::files::{copy_lock, repository, shared_model, write};
use super::orchestrator;
use super::registry;
use super::subject::Subject;
use crate::measure::process;

/// The official crate's name.
pub(super) const OFFICIAL: &str = "aws-sdk-pinpoint";
/// The service's model, in the repository and in `../shared`.
const MODEL: &str = "pinpoint.json";
/// The operation that makes up the slice.
pub(super) const OPERATION: &str = "GetJourneyRuns";

/// The crates that can be measured here.
#[derive(Debug)]
pub(super) struct Subjects {
    /// Everything is put below this folder.
    root: PathBuf,
    /// The crate with one operation.
    pub(super) slice: Subject,
    /// The crate with all operations.
    pub(super) whole: Option<Subject>,
    /// The official crate, with its version.
    pub(super) official: Option<(Subject, String)>,
    /// The crate that only calls the orchestrator.
    pub(super) orchestrator: Subject,
}

impl Subjects {
    /// Generates and copies the crates; what cannot be had is noted.
    ///
    /// # Errors
    /// The slice, which needs nothing from outside, cannot be generated; the disk cannot be written.
    pub(super) fn prepare(unavailable: &mut Vec<String>) -> Result<Self, Fault> {
        let root = workspace::root("bench");
        let crates = root.join("crates");
        let ours = |label, package: &'static str, model, operation| Subject {
            label,
            package,
            dir: crates.join(package),
            source: Some((model, operation)),
        };
        let model = repository().join("models").join(MODEL);
        let slice = ours("slice", "pinpoint-slice", model, Some(OPERATION));
        let whole = shared_model(MODEL);
        if whole.is_none() {
            unavailable.push("the whole service: ../shared/models is absent".to_owned());
        }
        let whole = whole.map(|model| ours("whole", "pinpoint-whole", model, None));
        for subject in [Some(&slice), whole.as_ref()].into_iter().flatten() {
            generate(subject)?;
        }
        let official = match find_official() {
            Ok((sources, version)) => {
                let subject = Subject {
                    label: "official",
                    package: OFFICIAL,
                    dir: crates.join(format!("{OFFICIAL}-{version}")),
                    source: None,
                };
                registry::copy(&sources, &subject.dir)?;
                Some((subject, version))
            }
            Err(reason) => {
                unavailable.push(format!("the official crate: {reason}"));
                None
            }
        };
        let subjects = Self {
            root,
            slice,
            whole,
            official,
            orchestrator: orchestrator::write(&crates)?,
        };
        subjects.write_workspace(&crates)?;
        Ok(subjects)
    }

    /// Ours, the smaller first.
    pub(super) fn ours(&self) -> impl Iterator<Item = &Subject> {
        std::iter::once(&self.slice).chain(&self.whole)
    }

    /// The official crate first, then ours.
    pub(super) fn all(&self) -> impl Iterator<Item = &Subject> {
        let official = self.official.iter().map(|(subject, _)| subject);
        official.chain(self.ours())
    }

    /// Everything that is compiled alone.
    pub(super) fn compiled(&self) -> impl Iterator<Item = &Subject> {
        self.all().chain([&self.orchestrator])
    }

    /// A folder below the one where everything is put.
    pub(super) fn dir(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// The workspace of the crates themselves.
    fn write_workspace(&self, root: &Path) -> Result<(), Fault> {
        let dirs = self
            .compiled()
            .filter_map(|subject| subject.dir.file_name());
        let members = dirs.map(|dir| dir.to_string_lossy().into_owned().into());
        let mut workspace = toml::Table::new();
        workspace.insert("resolver".to_owned(), "3".into());
        workspace.insert("members".to_owned(), toml::Value::Array(members.collect()));
        let mut manifest = toml::Table::new();
        manifest.insert("workspace".to_owned(), workspace.into());
        write(&root.join("Cargo.toml"), &manifest.to_string())?;
        copy_lock(root)
    }
}

/// The command that generates a crate into a folder; without operations, with all of them.
pub(super) fn codegen(
    model: &Path,
    operations: &[&str],
    name: &str,
    dir: &Path,
) -> Result<Command, Fault> {
    let mut command = Command::new(process::this_program()?);
    command
        .args(["codegen", "--name", name, "--model"])
        .arg(model)
        .arg("--out")
        .arg(dir);
    for operation in operations {
        command.args(["--operation", operation]);
    }
    Ok(command)
}

fn generate(subject: &Subject) -> Result<(), Fault> {
    let Some((model, operation)) = &subject.source else {
        return Ok(());
    };
    let mut command = codegen(model, operation.as_slice(), subject.package, &subject.dir)?;
    process::must(command.stdout(Stdio::null()), "cargo xtask codegen").map(|_| ())
}

/// The official crate's sources and version, or why they cannot be had.
fn find_official() -> Result<(PathBuf, String), String> {
    let calls = repository().join("xtask").join("bench-calls");
    registry::find(OFFICIAL, &calls.join("Cargo.toml"), true)
}
