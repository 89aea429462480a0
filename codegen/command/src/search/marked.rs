//! The crates that are compiled to find out what is used: of the guessed operations, every item marked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use farrier_codegen::{DocsLevel, Request, Runtime, Tests};
use toml_edit::DocumentMut;

use crate::disk;
use crate::jobs::Job;
use crate::report::{Fault, shown};

use super::subject::Subject;

/// The file that says what a crate is.
const MANIFEST: &str = "Cargo.toml";
/// The folder of the run-time code, beside those of the clients.
const RUNTIME: &str = "farrier-runtime";

/// Writes the crate of a client with these operations, below a folder for all of them, and gives its own
/// folder.
///
/// # Errors
/// The model has a fault, or the crate cannot be written.
pub(super) fn write(
    subject: &Subject,
    operations: &BTreeSet<String>,
    all: &Path,
) -> Result<PathBuf, Vec<Fault>> {
    let dir = all.join(&subject.package);
    let job = job(subject, operations, &dir);
    let files = job.generate()?.files;
    disk::write_crate(&dir, &files).map_err(|fault| vec![fault])?;
    Ok(dir)
}

/// The job that generates the marked crate of a client.
pub(super) fn job(subject: &Subject, operations: &BTreeSet<String>, dir: &Path) -> Job {
    Job {
        shown: shown(dir),
        dir: dir.to_owned(),
        models: subject.models.clone(),
        request: Request {
            name: Some(subject.package.clone()),
            version: Some(subject.version.to_string()),
            service: subject.service.clone(),
            operations: operations.iter().cloned().collect(),
            allow_incomplete: true,
            tests: Tests::LeftOut,
            docs: DocsLevel::None,
            dev_dependencies: String::new(),
            runtime: Runtime::Shared {
                path: format!("../{RUNTIME}"),
            },
            marks: true,
        },
        asked: Vec::new(),
    }
}

/// Writes the crate of the run-time code.
///
/// # Errors
/// It cannot be written.
pub(super) fn write_runtime(all: &Path) -> Result<(), Vec<Fault>> {
    let mut files = farrier_codegen::shared_runtime().map_err(|faults| {
        faults
            .iter()
            .map(Fault::from_diagnostic)
            .collect::<Vec<_>>()
    })?;
    let manifest = files.get(MANIFEST).unwrap_or_default();
    let manifest = with_own_version(&String::from_utf8_lossy(manifest));
    files.insert(MANIFEST, manifest.into_bytes());
    disk::write_crate(&all.join(RUNTIME), &files).map_err(|fault| vec![fault])
}

/// A manifest with a version that is as good for those who depend on it, but is no other crate's: the
/// workspace may have one of the same name, and no lock file can have both.
fn with_own_version(manifest: &str) -> String {
    let Ok(mut manifest) = manifest.parse::<DocumentMut>() else {
        return manifest.to_owned();
    };
    if let Some(version) = manifest
        .get_mut("package")
        .and_then(|it| it.get_mut("version"))
        && let Some(text) = version.as_str()
    {
        *version = toml_edit::value(format!("{text}+marked"));
    }
    manifest.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_run_time_code_is_another_version_that_serves_as_well() {
        let manifest = "# a\n[package]\nname = \"x\"\nversion = \"0.1.0\"\n[dependencies]\n";
        let changed = with_own_version(manifest);
        assert_eq!(changed, manifest.replace("0.1.0", "0.1.0+marked"));
        let dir = tempfile::tempdir().expect("a folder");
        write_runtime(dir.path()).expect("written");
        let text = std::fs::read_to_string(dir.path().join("farrier-runtime/Cargo.toml"));
        let manifest: toml::Table = toml::from_str(&text.expect("a text")).expect("a manifest");
        let version = manifest["package"]["version"].as_str().expect("a version");
        let version = semver::Version::parse(version).expect("a version");
        let plain = version.to_string().replace("+marked", "");
        let asked = semver::VersionReq::parse(&format!("={plain}")).expect("a requirement");
        assert!(
            version.build.as_str() == "marked" && asked.matches(&version),
            "{version}"
        );
    }
}
