//! The programs: a folder each, whose manifest says which model and which operations the generated
//! crate is made from, and which version of the official crate stands beside it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use cargo_farrier::report::Fault;

/// The start of the official crates' names.
const OFFICIAL: &str = "aws-sdk-";

/// A program.
#[derive(Debug)]
pub(super) struct Program {
    /// The name of its folder.
    pub(super) name: String,
    /// Its folder.
    pub(super) dir: PathBuf,
    /// The Cargo package.
    pub(super) package: String,
    /// The crate that it uses, official or generated.
    pub(super) client: String,
    /// The official crate's version, which the generated one is given as well.
    pub(super) version: String,
    pub(super) live: Live,
}

/// What `[package.metadata.live]` says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Live {
    /// The model, in the folder of the models.
    pub(super) model: String,
    /// The operations of the generated crate.
    pub(super) operations: Vec<String>,
    /// `allow` when an operation may be generated that is not supported whole.
    #[serde(default)]
    pub(super) incomplete: Incomplete,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Incomplete {
    #[default]
    Refuse,
    Allow,
}

#[derive(Debug, Deserialize)]
struct Manifest {
    package: Package,
    dependencies: toml::Table,
}

#[derive(Debug, Deserialize)]
struct Package {
    name: String,
    metadata: Metadata,
}

#[derive(Debug, Deserialize)]
struct Metadata {
    live: Live,
}

impl Program {
    /// The file with what the official side printed.
    pub(super) fn recorded(&self) -> PathBuf {
        self.dir.join("official.txt")
    }

    /// Whether one generated crate can serve both programs.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.version == other.version
            && self.live.model == other.live.model
            && self.live.incomplete == other.live.incomplete
    }

    fn read(dir: PathBuf) -> Result<Self, Fault> {
        let path = dir.join("Cargo.toml");
        let shown = path.display();
        let text = fs::read_to_string(&path)
            .map_err(|error| Fault::io(format!("cannot read `{shown}`"), &error))?;
        let name = dir.file_name().unwrap_or_default().to_string_lossy();
        Self::parse(&name, dir.clone(), &text)
            .map_err(|reason| Fault::new(format!("`{shown}`: {reason}")))
    }

    pub(super) fn parse(name: &str, dir: PathBuf, text: &str) -> Result<Self, String> {
        let manifest: Manifest = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut clients = manifest
            .dependencies
            .iter()
            .filter(|(name, _)| name.starts_with(OFFICIAL));
        let (Some((client, dependency)), None) = (clients.next(), clients.next()) else {
            return Err(format!("expected one dependency `{OFFICIAL}...`"));
        };
        let version = dependency.get("version").and_then(toml::Value::as_str);
        let version = version
            .and_then(|version| version.strip_prefix('='))
            .ok_or(format!("the version of `{client}` is not pinned with `=`"))?;
        Ok(Self {
            name: name.to_owned(),
            dir,
            package: manifest.package.name,
            client: client.clone(),
            version: version.to_owned(),
            live: manifest.package.metadata.live,
        })
    }
}

/// The programs of a folder with these names, or all, in the order of their names.
///
/// # Errors
/// A name is not there, or a manifest is not as it should be.
pub(super) fn find(dir: &Path, names: &[String]) -> Result<Vec<Program>, Vec<Fault>> {
    let entries = fs::read_dir(dir).map_err(|error| {
        vec![Fault::io(
            format!("cannot read `{}`", dir.display()),
            &error,
        )]
    })?;
    let mut all: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| dir.join(name).join("Cargo.toml").is_file())
        .collect();
    all.sort();
    let unknown = names.iter().filter(|name| !all.contains(name));
    let mut faults: Vec<Fault> = unknown
        .map(|name| Fault::new(format!("there is no program `{name}`")).expected(all.join(", ")))
        .collect();
    let mut programs = Vec::new();
    for name in &all {
        if names.is_empty() || names.contains(name) {
            match Program::read(dir.join(name)) {
                Ok(program) => programs.push(program),
                Err(fault) => faults.push(fault),
            }
        }
    }
    match faults.is_empty() {
        true => Ok(programs),
        false => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "
        [package]
        name = \"live-a\"
        [package.metadata.live]
        model = \"m.json\"
        operations = [\"One\"]
        [dependencies]
        aws-sdk-a = { version = \"=1.2.3\" }
        steps.workspace = true
    ";

    #[test]
    fn a_manifest_names_both_sides() {
        let program = Program::parse("a", PathBuf::new(), MANIFEST).expect("a program");
        assert_eq!(program.client, "aws-sdk-a");
        assert_eq!(program.version, "1.2.3");
        assert_eq!(program.live.model, "m.json");
        assert_eq!(program.live.incomplete, Incomplete::Refuse);
    }

    #[test]
    fn a_manifest_that_leaves_the_sides_open_is_refused() {
        for (from, to, reason) in [
            ("=1.2.3", "1.2.3", "not pinned"),
            ("aws-sdk-a", "other", "expected one dependency"),
            (
                "steps.workspace = true",
                "aws-sdk-b = \"=1\"",
                "expected one dependency",
            ),
            ("operations", "operation", "unknown field"),
        ] {
            let text = MANIFEST.replace(from, to);
            let refused = Program::parse("a", PathBuf::new(), &text).expect_err(to);
            assert!(refused.contains(reason), "{refused}");
        }
    }

    #[test]
    fn the_programs_of_this_repository_can_be_read() {
        let all = find(&super::super::package().join("programs"), &[]);
        assert!(all.is_ok_and(|all| all.len() >= 4));
        let absent = find(&super::super::package().join("programs"), &["x".to_owned()]);
        assert!(absent.is_err());
    }
}
