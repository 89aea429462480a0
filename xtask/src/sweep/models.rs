//! The models of a folder, and what comes of generating one of them.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use farrier_codegen::{Generated, Request, Sources, model, plan};
use walkdir::WalkDir;

use cargo_farrier::disk;
use cargo_farrier::jobs::Job;
use cargo_farrier::report::{self, Fault, shown};
use heck::ToKebabCase as _;

use super::row::Made;
use crate::measure::process::{self, Usage};

/// A model of the folder.
#[derive(Debug)]
pub(super) struct Model {
    /// Its path as it is shown, relative to the folder and without ending.
    pub(super) shown: String,
    /// The file.
    pub(super) path: PathBuf,
    /// The name of the crate that it becomes.
    pub(super) name: String,
}

/// Finds the models below a folder, by their paths; `only` are texts of which the path must have one.
///
/// # Errors
/// The folder cannot be read, or there is no such model in it.
pub(super) fn find(dir: &Path, only: &[String]) -> Result<Vec<Model>, Vec<Fault>> {
    let mut models = Vec::new();
    let mut names = HashSet::new();
    for entry in WalkDir::new(dir).sort_by_file_name() {
        let entry = entry.map_err(|error| {
            vec![Fault::new(format!(
                "cannot read `{}`: {error}",
                dir.display()
            ))]
        })?;
        let path = entry.path();
        if !entry.file_type().is_file() || path.extension().is_none_or(|end| end != "json") {
            continue;
        }
        let below = path.strip_prefix(dir).unwrap_or(path).with_extension("");
        let shown = below.display().to_string().replace('\\', "/");
        if only.is_empty() || only.iter().any(|text| shown.contains(text.as_str())) {
            models.push(Model {
                name: crate_name(&shown, &mut names),
                path: path.to_path_buf(),
                shown,
            });
        }
    }
    match models.is_empty() {
        false => Ok(models),
        true => Err(vec![
            Fault::new(format!("there is no model in `{}`", dir.display()))
                .help("models are files that end in `.json`"),
        ]),
    }
}

/// A name that Cargo takes: the file's first, then the folders'.
fn crate_name(shown: &str, taken: &mut HashSet<String>) -> String {
    let parts: Vec<&str> = shown.rsplit('/').collect();
    let is_separator = |c: char| !c.is_ascii_alphanumeric();
    let mut name = parts.join("-").replace(is_separator, "-").to_kebab_case();
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name.insert_str(0, "model-");
    }
    while !taken.insert(name.clone()) {
        name.push_str("-x");
    }
    name
}

impl Model {
    /// Generates the whole service and writes its crate to a folder. The faults are printed.
    pub(super) fn generate(&self, dir: &Path) -> Made {
        let job = Job {
            shown: self.shown.clone(),
            dir: dir.to_path_buf(),
            models: vec![self.path.clone()],
            request: Request {
                name: Some(self.name.clone()),
                ..Request::default()
            },
            asked: Vec::new(),
        };
        let outcome = job.generate();
        match outcome.and_then(|generated| Ok((write(dir, &generated)?, generated))) {
            Ok(((), generated)) => Made::of(&generated),
            Err(faults) => match self.unsupported_protocol() {
                Some(protocol) => Made::Unsupported(protocol),
                None => {
                    report::print(&faults);
                    Made::Refused
                }
            },
        }
    }

    /// The same in a process of its own, and what that used.
    pub(super) fn generate_apart(&self, dir: &Path) -> Result<(Made, Usage), Fault> {
        let mut command = Command::new(process::this_program()?);
        command.arg("sweep-model").arg(&self.path).arg(dir);
        command.args(["--name", &self.name, "--shown", &self.shown]);
        let what = format!("generating {}", self.shown);
        let (said, usage) = process::must_say(&mut command, &what)?;
        let made = serde_json::from_str(&said);
        let made = made.map_err(|error| Fault::new(format!("{what}: {error}")))?;
        Ok((made, usage))
    }

    /// What changes with the model's content.
    pub(super) fn digest(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        std::fs::read(&self.path)
            .unwrap_or_default()
            .hash(&mut hasher);
        hasher.finish()
    }

    /// The protocols of the only service, when none is supported.
    fn unsupported_protocol(&self) -> Option<String> {
        let text = std::fs::read_to_string(&self.path).ok()?;
        let mut sources = Sources::new();
        sources.push(shown(&self.path), text);
        let model = model::load::load(sources).ok()?;
        let service = model.services().next()?;
        plan::protocol::choose(&model, service).err()?;
        Some(model.protocols_of(service).join(", "))
    }
}

/// Makes the folder hold the crate. Files that are as they should be are not touched, so that Cargo
/// sees what has changed.
pub(crate) fn write(dir: &Path, generated: &Generated) -> Result<(), Vec<Fault>> {
    disk::write_crate(dir, &generated.files).map_err(|fault| vec![fault])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_named_after_file_and_folders() {
        let mut taken = HashSet::new();
        assert_eq!(crate_name("2025-04/s3", &mut taken), "s3-2025-04");
        assert_eq!(crate_name("2025_04/S3", &mut taken), "s3-2025-04-x");
        assert_eq!(crate_name("3d", &mut taken), "model-3d");
        assert!(
            taken
                .iter()
                .all(|name| cargo_farrier::package::name_refusal(name).is_none())
        );
    }
}
