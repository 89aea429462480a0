//! A case: its folder, what it asks for, and what comes of it.

use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::{DocsLevel, FileSet, Request, Runtime, Sources, Tests};
use serde::Deserialize;

use super::disk;

/// One folder in `tests/golden` or `tests/clients`.
pub(crate) struct Case {
    /// The folder's name.
    pub(crate) name: String,
    /// The folder.
    pub(crate) dir: PathBuf,
    asked: Asked,
}

/// What comes of a case.
#[derive(PartialEq)]
pub(crate) enum Outcome {
    /// The files of a crate, and the warnings, a line each.
    Emitted { files: FileSet, warnings: String },
    /// The diagnostics, a line each.
    Refused(String),
}

/// `request.toml`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    name: Option<String>,
    version: Option<String>,
    service: Option<String>,
    operations: Vec<String>,
    allow_incomplete: bool,
    /// Whether the crate is one of those that are compiled to find out what of it is used.
    marks: bool,
    docs: Option<String>,
    /// The files that are compared, or folders of them; all when left out. Every file is compiled.
    only: Vec<String>,
}

impl Case {
    /// Every golden case, by name.
    #[allow(dead_code)] // not every test binary has golden cases
    pub(crate) fn all() -> Vec<Self> {
        Self::all_in("golden")
    }

    /// Every case in this folder of `tests`, by name.
    pub(crate) fn all_in(folder: &str) -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(&root).expect("the folder of the cases");
        let mut dirs: Vec<PathBuf> = entries
            .map(|entry| entry.expect("an entry").path())
            .collect();
        dirs.retain(|dir| dir.is_dir());
        dirs.sort();
        dirs.into_iter().map(Self::read).collect()
    }

    fn read(dir: PathBuf) -> Self {
        let name = dir
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let asked = match fs::read_to_string(dir.join("request.toml")) {
            Ok(text) => {
                toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/request.toml: {error}"))
            }
            Err(_) => Asked::default(),
        };
        Self { name, dir, asked }
    }

    /// Generates the case's crate.
    #[allow(dead_code)] // not every test binary has crates that stand alone
    pub(crate) fn run(&self) -> Outcome {
        self.run_with(Runtime::Embedded)
    }

    /// Generates the case's crate, with the run-time code there.
    pub(crate) fn run_with(&self, runtime: Runtime) -> Outcome {
        self.generate(&Request {
            runtime,
            ..self.request()
        })
    }

    /// Generates the case's crate without the tests that come from the model.
    #[allow(dead_code)] // the same
    pub(crate) fn run_without_tests(&self) -> Outcome {
        self.generate(&Request {
            tests: Tests::LeftOut,
            ..self.request()
        })
    }

    fn generate(&self, request: &Request) -> Outcome {
        match farrier_codegen::generate(self.sources(), request) {
            Ok(generated) => Outcome::Emitted {
                files: generated.files,
                warnings: generated.warnings.to_string(),
            },
            Err(diagnostics) => Outcome::Refused(diagnostics.to_string()),
        }
    }

    /// Whether the case compares this file.
    #[allow(dead_code)] // the same
    pub(crate) fn is_compared(&self, path: &str) -> bool {
        let is_below = |only: &String| {
            path.strip_prefix(only.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.asked.only.is_empty() || self.asked.only.iter().any(is_below)
    }

    /// What stands in the folder as expected.
    #[allow(dead_code)] // the same
    pub(crate) fn expected(&self) -> FileSet {
        let mut files = disk::read(&self.dir);
        files.retain(|path, _| path == "expected.txt" || path.starts_with("expected/"));
        files
    }

    /// The files of the model. Their names are relative, so that diagnostics are the same everywhere.
    pub(crate) fn sources(&self) -> Sources {
        let mut sources = Sources::new();
        for (path, content) in disk::read(&self.dir).iter() {
            if path.ends_with(".json") && !path.contains('/') {
                sources.push(path, String::from_utf8_lossy(content));
            }
        }
        assert!(!sources.is_empty(), "{} has no model", self.name);
        sources
    }

    pub(crate) fn request(&self) -> Request {
        let docs = match self.asked.docs.as_deref() {
            None | Some("full") => DocsLevel::Full,
            Some("summary") => DocsLevel::Summary,
            Some("none") => DocsLevel::None,
            Some(other) => panic!("{}/request.toml: docs = {other:?}", self.name),
        };
        Request {
            name: Some(self.asked.name.as_ref().unwrap_or(&self.name).clone()),
            version: self.asked.version.clone(),
            service: self.asked.service.clone(),
            operations: self.asked.operations.clone(),
            allow_incomplete: self.asked.allow_incomplete,
            docs,
            dev_dependencies: String::new(),
            tests: Tests::Emitted,
            runtime: Runtime::Embedded,
            marks: self.asked.marks,
        }
    }
}
