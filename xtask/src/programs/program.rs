//! The programs: a folder each, whose manifest says which model and which operations the generated
//! crates are made from, and which versions of the official crates stand beside them. Programs that are
//! run in the same way are a suite, a folder of programs.

use std::collections::BTreeMap;
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
    pub(super) folder: String,
    /// Its folder.
    pub(super) dir: PathBuf,
    /// The Cargo package: the names of the suite and of the folder.
    pub(super) package: String,
    /// The crates that take each other's place, in the order of their names.
    pub(super) clients: Vec<Client>,
}

/// A crate that is official on one side and generated on the other.
#[derive(Debug)]
pub(super) struct Client {
    /// The name of both.
    pub(super) name: String,
    /// The official crate's version, which the generated one is given as well.
    pub(super) version: String,
    pub(super) made_from: MadeFrom,
}

/// What the manifest says of a generated crate: `[package.metadata.client]`, or
/// `[package.metadata.clients.NAME]` where there are several.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MadeFrom {
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
    client: Option<MadeFrom>,
    #[serde(default)]
    clients: BTreeMap<String, MadeFrom>,
}

impl Client {
    /// Whether one generated crate can be both.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.version == other.version
            && self.made_from.model == other.made_from.model
            && self.made_from.incomplete == other.made_from.incomplete
    }

    fn new(name: &str, dependency: &toml::Value, metadata: &Metadata) -> Result<Self, String> {
        let version = dependency.get("version").and_then(toml::Value::as_str);
        let version = version
            .and_then(|version| version.strip_prefix('='))
            .ok_or(format!("the version of `{name}` is not pinned with `=`"))?;
        let made_from = metadata.clients.get(name).or(metadata.client.as_ref());
        let made_from =
            made_from.ok_or(format!("nothing is said of what `{name}` is made from"))?;
        Ok(Self {
            name: name.to_owned(),
            version: version.to_owned(),
            made_from: made_from.clone(),
        })
    }
}

impl Program {
    /// The file with what the official side printed.
    pub(super) fn recorded(&self) -> PathBuf {
        self.dir.join("official.txt")
    }

    /// The name of the suite.
    pub(super) fn suite(&self) -> &str {
        // `parse` has seen that it is there.
        self.package.split_once('-').map_or("", |(suite, _)| suite)
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
        let Package {
            name: package,
            metadata,
        } = manifest.package;
        let dependencies = manifest.dependencies.iter();
        let official: Vec<_> = dependencies
            .filter(|(name, _)| name.starts_with(OFFICIAL))
            .collect();
        let is_of_one = metadata.client.is_some();
        if official.is_empty() || is_of_one && official.len() > 1 {
            return Err(format!("expected one dependency `{OFFICIAL}...`"));
        }
        let clients = official.into_iter();
        let clients = clients.map(|(name, dependency)| Client::new(name, dependency, &metadata));
        if package.split_once('-').is_none_or(|(_, end)| end != name) {
            return Err(format!(
                "`{package}` is not the name of the suite, `-`, and `{name}`"
            ));
        }
        Ok(Self {
            folder: name.to_owned(),
            dir,
            package,
            clients: clients.collect::<Result<_, _>>()?,
        })
    }
}

/// All programs of the suites in a folder, in the order of their names.
///
/// # Errors
/// A folder cannot be read, or a manifest is not as it should be.
pub(super) fn all(dir: &Path) -> Result<Vec<Program>, Vec<Fault>> {
    let mut programs = Vec::new();
    let mut faults = Vec::new();
    for suite in folders(dir).map_err(|fault| vec![fault])? {
        let found = folders(&dir.join(&suite)).map_err(|fault| vec![fault])?;
        let found = found.iter().map(|name| dir.join(&suite).join(name));
        for dir in found.filter(|dir| dir.join("Cargo.toml").is_file()) {
            match Program::read(dir) {
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

/// The names of the folders in a folder, in order.
fn folders(dir: &Path) -> Result<Vec<String>, Fault> {
    let entries = fs::read_dir(dir)
        .map_err(|error| Fault::io(format!("cannot read `{}`", dir.display()), &error))?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    Ok(names)
}

/// The programs of a suite with these names, or all of the suite.
///
/// # Errors
/// A name is not there.
pub(super) fn chosen<'p>(
    all: &'p [Program],
    suite: &str,
    names: &[String],
) -> Result<Vec<&'p Program>, Vec<Fault>> {
    let of_suite = || all.iter().filter(|program| program.suite() == suite);
    let is_there = |name: &str| of_suite().any(|program| program.folder == name);
    let folders: Vec<&str> = of_suite().map(|program| program.folder.as_str()).collect();
    let unknown = names.iter().filter(|name| !is_there(name));
    let faults: Vec<Fault> = unknown
        .map(|name| {
            Fault::new(format!("there is no program `{name}`")).expected(folders.join(", "))
        })
        .collect();
    let is_chosen = |program: &&Program| names.is_empty() || names.contains(&program.folder);
    match faults.is_empty() {
        true => Ok(of_suite().filter(is_chosen).collect()),
        false => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = "
        [package]
        name = \"live-a\"
        [package.metadata.client]
        model = \"m.json\"
        operations = [\"One\"]
        [dependencies]
        aws-sdk-a = { version = \"=1.2.3\" }
        steps.workspace = true
    ";

    #[test]
    fn a_manifest_names_both_sides() {
        let program = Program::parse("a", PathBuf::new(), MANIFEST).expect("a program");
        let [client] = &program.clients[..] else {
            panic!("one client: {program:?}");
        };
        assert_eq!(client.name, "aws-sdk-a");
        assert_eq!(client.version, "1.2.3");
        assert_eq!(client.made_from.model, "m.json");
        assert_eq!(client.made_from.incomplete, Incomplete::Refuse);
    }

    #[test]
    fn a_program_can_have_several_clients() {
        let keyed = MANIFEST.replace("metadata.client]", "metadata.clients.aws-sdk-a]");
        let more = "aws-sdk-b = { version = \"=4.5.6\" }\n[package.metadata.clients.aws-sdk-b]\nmodel = \"n.json\"\noperations = []\n";
        let text = format!("{}{more}", keyed.trim_end_matches(' '));
        let program = Program::parse("a", PathBuf::new(), &text).expect("a program");
        let models: Vec<&str> = program
            .clients
            .iter()
            .map(|it| it.made_from.model.as_str())
            .collect();
        assert_eq!(models, ["m.json", "n.json"]);
        let silent = text.replace("clients.aws-sdk-b", "clients.other");
        let refused = Program::parse("a", PathBuf::new(), &silent).expect_err("nothing of b");
        assert!(refused.contains("`aws-sdk-b`"), "{refused}");
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
            ("live-a", "live-b", "is not the name"),
        ] {
            let text = MANIFEST.replace(from, to);
            let refused = Program::parse("a", PathBuf::new(), &text).expect_err(to);
            assert!(refused.contains(reason), "{refused}");
        }
    }

    #[test]
    fn the_programs_of_this_repository_can_be_read() {
        let all = all(&super::super::workspace("programs")).expect("programs");
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>()
        };
        assert!(chosen(&all, "live", &[]).is_ok_and(|live| live.len() >= 4));
        assert!(chosen(&all, "live", &names(&["sts"])).is_ok_and(|live| live.len() == 1));
        assert!(chosen(&all, "live", &names(&["sts", "x"])).is_err());
        assert!(chosen(&all, "parity", &names(&["s3"])).is_ok());
    }
}
