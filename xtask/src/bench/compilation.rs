//! Compiling one crate of a workspace alone, to take what rustc needed for it.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use cargo_farrier::report::Fault;

use super::row::{Peer, Row, Unit};
use super::subject::Subject;
use crate::measure::process;
use crate::measure::rustc::{Log, Note};

/// A way to compile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    Check,
    Dev,
    Release,
}

impl Mode {
    pub(super) const ALL: [Self; 3] = [Self::Check, Self::Dev, Self::Release];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Dev => "dev build",
            Self::Release => "release build",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Dev => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// What was noted, by the label of the crate and the way to compile.
#[derive(Debug, Default)]
pub(super) struct Notes(BTreeMap<(&'static str, Mode), Vec<Note>>);

impl Notes {
    pub(super) fn add(&mut self, subject: &Subject, mode: Mode, note: Note) {
        self.0.entry((subject.label, mode)).or_default().push(note);
    }

    /// The row of one value of a crate, beside the official crate's.
    pub(super) fn row(
        &self,
        part: &'static str,
        (label, mode): (&'static str, Mode),
        (what, unit): (&str, Unit),
        value: fn(&Note) -> Option<f64>,
    ) -> Row {
        let series = |label| {
            let notes = self.0.get(&(label, mode)).into_iter().flatten();
            notes.filter_map(value).collect::<Vec<_>>()
        };
        Row::new(part, format!("{label}, {}: {what}", mode.name()), unit)
            .ours(series(label))
            .beside(Peer::Official, series("official"))
    }
}

/// A workspace of crates that are compiled, and where to.
#[derive(Debug)]
pub(super) struct Workspace<'a> {
    /// The folder of the workspace.
    pub(super) crates: PathBuf,
    /// The target folder.
    pub(super) target: PathBuf,
    /// The file for rustc's notes.
    pub(super) log: PathBuf,
    /// The crates.
    pub(super) subjects: Vec<&'a Subject>,
}

impl Workspace<'_> {
    /// Compiles one crate, which has not changed. Its dependencies must have been compiled, and those of
    /// the others, as all are compiled that are not up to date.
    pub(super) fn compile_alone(&self, subject: &Subject, mode: Mode) -> Result<Note, Fault> {
        touch(&subject.dir.join("src").join("lib.rs"))?;
        let log = self.compile(mode, &["--workspace"])?;
        noted(&log, subject)
    }

    /// Compiles one crate, and the dependencies that it lacks.
    pub(super) fn compile_with_dependencies(
        &self,
        subject: &Subject,
        mode: Mode,
    ) -> Result<Note, Fault> {
        touch(&subject.dir.join("src").join("lib.rs"))?;
        let log = self.compile(mode, &["--package", subject.package])?;
        noted(&log, subject)
    }

    /// Compiles what is not up to date of these packages.
    pub(super) fn compile(&self, mode: Mode, packages: &[&str]) -> Result<Log, Fault> {
        let names = self.subjects.iter().map(|it| it.crate_name());
        let names: Vec<String> = names.collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut cargo = process::cargo();
        cargo
            .args(mode.arguments())
            .args(packages)
            .args(["--lib", "--quiet", "--target-dir"])
            .arg(&self.target)
            .current_dir(&self.crates);
        let log = Log::attach(&mut cargo, self.log.clone(), &names)?;
        process::must(&mut cargo, "cargo")?;
        Ok(log)
    }
}

fn noted(log: &Log, subject: &Subject) -> Result<Note, Fault> {
    log.of(&subject.crate_name()).ok_or_else(|| {
        Fault::new(format!("cargo did not compile `{}`", subject.package))
            .help("it should have, since its `lib.rs` is newer than before")
    })
}

/// Makes Cargo believe that a crate has changed, whose `lib.rs` this is.
pub(super) fn touch(path: &Path) -> Result<(), Fault> {
    File::options()
        .append(true)
        .open(path)
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| Fault::io(format!("cannot touch `{}`", path.display()), &error))
}
