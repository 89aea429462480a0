//! The workspace of a program that uses five services: the program, and the crates that take the place of
//! the official ones.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_farrier::disk;
use cargo_farrier::report::Fault;
use farrier_codegen::Runtime;
use toml::{Table, Value};

use crate::bench::files;
use crate::bench::subjects::Subjects;
use crate::measure::process::{self, Usage};
use crate::measure::rustc::Log;
use crate::services::{CALLED, CREDENTIALS, Slice};

/// The crate of the run-time code.
pub(super) const RUNTIME: &str = "farrier-runtime";
/// The program's package.
const PACKAGE: &str = "five-services";
const MAIN: &str = include_str!("../../../bench-calls/services/main.rs");

/// The versions of the official crates, by their names.
pub(super) type Versions = BTreeMap<String, String>;

/// What came of building a program.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// What all of it used.
    pub(super) usage: Usage,
    /// The seconds of processor time of each SDK crate, and of the shared run-time code, by their names.
    pub(super) crates: Vec<(String, f64)>,
    /// The size of the program, in bytes.
    pub(super) size: u64,
}

impl Built {
    /// The seconds of processor time of all SDK crates, with the shared run-time code.
    pub(super) fn sdk(&self) -> f64 {
        self.crates.iter().map(|(_, seconds)| seconds).sum()
    }

    /// The seconds of processor time of one of them.
    pub(super) fn of(&self, package: &str) -> Option<f64> {
        let name = library(package);
        let found = self.crates.iter().find(|(it, _)| *it == name);
        found.map(|(_, seconds)| *seconds)
    }
}

/// A workspace with the program.
#[derive(Debug)]
pub(super) struct Program {
    /// What it is called in messages.
    pub(super) name: &'static str,
    /// The folder of the workspace.
    root: PathBuf,
    /// Where it is built.
    target: PathBuf,
}

impl Program {
    /// The program on the official crates.
    pub(super) fn official(subjects: &Subjects) -> Result<Self, Fault> {
        let program = Self::new("official", subjects);
        program.write(None)?;
        Ok(program)
    }

    /// The program on our crates, whose run-time code is one crate.
    pub(super) fn shared(subjects: &Subjects, versions: &Versions) -> Result<Self, Fault> {
        let runtime = Runtime::Shared {
            path: format!("../{RUNTIME}"),
        };
        let program = Self::new("shared", subjects);
        program.generate(&runtime, versions)?;
        let files = farrier_codegen::shared_runtime()
            .map_err(|_| Fault::new("the run-time code cannot be rendered"))?;
        disk::write_crate(&program.crate_dir(RUNTIME), &files)?;
        program.write(Some(versions))?;
        Ok(program)
    }

    /// The program on our crates, each with its own run-time code.
    pub(super) fn embedded(subjects: &Subjects, versions: &Versions) -> Result<Self, Fault> {
        let program = Self::new("embedded", subjects);
        program.generate(&Runtime::Embedded, versions)?;
        program.write(Some(versions))?;
        Ok(program)
    }

    fn new(name: &'static str, subjects: &Subjects) -> Self {
        Self {
            name,
            root: subjects.dir("services").join(name),
            target: subjects.dir("first-build"),
        }
    }

    fn crate_dir(&self, package: &str) -> PathBuf {
        self.root.join("crates").join(package)
    }

    /// Generates a crate for each official one, of its version, so that it can be patched in for it.
    fn generate(&self, runtime: &Runtime, versions: &Versions) -> Result<(), Fault> {
        for slice in slices() {
            let dir = self.crate_dir(slice.package);
            let mut job = slice.job(dir.clone(), runtime.clone())?;
            job.request.version = versions.get(slice.package).cloned();
            let generated = job.generate().map_err(|faults| {
                let fault = faults.into_iter().next();
                fault.unwrap_or_else(|| Fault::new(format!("`{}` is refused", slice.package)))
            })?;
            disk::write_crate(&dir, &generated.files)?;
        }
        Ok(())
    }

    /// Writes the program; with versions, ours are patched in for the official crates.
    fn write(&self, ours: Option<&Versions>) -> Result<(), Fault> {
        let mut manifest = manifest();
        if ours.is_some() {
            let crates = slices().map(|slice| {
                let path = format!("crates/{}", slice.package);
                (slice.package.to_owned(), table([("path", path.into())]))
            });
            let patches = table([("crates-io", Value::Table(crates.collect()))]);
            manifest.insert("patch".to_owned(), patches);
        }
        files::write(&self.root.join("Cargo.toml"), &manifest.to_string())?;
        files::write(&self.root.join("src").join("main.rs"), MAIN)?;
        files::copy_lock(&self.root)
    }

    /// The versions of the official crates that Cargo chooses; nothing when it cannot get them.
    pub(super) fn versions(&self) -> Option<Versions> {
        let mut cargo = process::cargo();
        let output = cargo
            .args(["metadata", "--format-version=1"])
            .current_dir(&self.root)
            .output()
            .ok()?;
        let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
        let packages = metadata["packages"].as_array()?.iter();
        let versions: Versions = packages
            .filter_map(|package| {
                let text = |key: &str| Some(package[key].as_str()?.to_owned());
                Some((text("name")?, text("version")?))
            })
            .collect();
        let is_complete = slices().all(|slice| versions.contains_key(slice.package));
        is_complete.then_some(versions)
    }

    /// Builds the program from nothing, and removes what was built.
    pub(super) fn build(&self, release: bool) -> Result<Built, Fault> {
        files::remove(&self.target)?;
        let mut names: Vec<String> = slices().map(|slice| library(slice.package)).collect();
        names.push(library(RUNTIME));
        let asked: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut cargo = process::cargo();
        cargo
            .args(["build", "--quiet", "--target-dir"])
            .arg(&self.target)
            .args(release.then_some("--release"))
            .current_dir(&self.root);
        let log = Log::attach(&mut cargo, self.root.join("rustc.log"), &asked)?;
        let usage = process::must(&mut cargo, "cargo")?;
        let built = Built {
            usage,
            crates: names
                .into_iter()
                .filter_map(|name| Some((name.clone(), log.of(&name)?.usage.cpu)))
                .collect(),
            size: self.size(release)?,
        };
        files::remove(&self.target)?;
        Ok(built)
    }

    fn size(&self, release: bool) -> Result<u64, Fault> {
        let folder = if release { "release" } else { "debug" };
        let path = self.target.join(folder).join(PACKAGE);
        size_of(&path)
    }
}

fn size_of(path: &Path) -> Result<u64, Fault> {
    let file = fs::metadata(path);
    file.map(|file| file.len())
        .map_err(|error| Fault::io(format!("cannot find `{}`", path.display()), &error))
}

/// What the program calls, and what aws-config does.
fn slices() -> impl Iterator<Item = &'static Slice> {
    CALLED.iter().chain(&CREDENTIALS)
}

fn library(package: &str) -> String {
    package.replace('-', "_")
}

/// The program's manifest, a workspace of its own.
fn manifest() -> Table {
    let texts = |texts: &[&str]| texts.iter().map(|it| Value::from(*it)).collect::<Vec<_>>();
    let mut dependencies = Table::new();
    for package in CALLED
        .iter()
        .map(|slice| slice.package)
        .chain(["aws-config"])
    {
        dependencies.insert(package.to_owned(), "1".into());
    }
    let features = texts(&["macros", "rt"]);
    let tokio = table([("version", "1".into()), ("features", features.into())]);
    dependencies.insert("tokio".to_owned(), tokio);
    let Value::Table(manifest) = table([
        (
            "package",
            table([
                ("name", PACKAGE.into()),
                ("version", "0.1.0".into()),
                ("edition", "2024".into()),
            ]),
        ),
        ("workspace", table([("resolver", "3".into())])),
        ("dependencies", Value::Table(dependencies)),
        (
            "profile",
            table([("release", table([("strip", true.into())]))]),
        ),
    ]) else {
        return Table::new();
    };
    manifest
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    Value::Table(entries.into_iter().collect())
}
