//! The generated side: a copy of the workspace of programs in the target folder, in which generated
//! crates are patched in for the official ones, as somebody would who replaces them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::{DocsLevel, Request};

use cargo_farrier::jobs::Job;
use cargo_farrier::report::{Fault, shown};

use super::program::{Client, Incomplete, Program};
use crate::sweep::models;

/// The workspace with the packages that programs of all workspaces depend on, and these packages.
const SHARED_BY: &str = "programs";
const COMMON: [&str; 2] = ["steps", "transport"];

/// Generates the clients and writes the workspace; gives the workspace's folder. A client has what any
/// program calls, so that it is the same whichever programs are run.
///
/// # Errors
/// A model is refused or absent, or a file cannot be read or written.
pub(super) fn prepare(
    root: &Path,
    package: &Path,
    programs: &[&Program],
    all: &[Program],
) -> Result<PathBuf, Vec<Fault>> {
    let clients = root.join("clients");
    let mut faults = Vec::new();
    let is_needed = |sharing: &Vec<&Client>| {
        let mut clients = programs.iter().flat_map(|program| &program.clients);
        clients.any(|client| client.name == sharing[0].name)
    };
    for sharing in by_name(all).into_iter().filter(is_needed) {
        let first = sharing[0];
        match sharing.iter().all(|client| client.is_like(first)) {
            true => faults.extend(generate(&clients.join(&first.name), &sharing).err()),
            false => faults.push(vec![Fault::new(format!(
                "the programs with `{}` have not all the same model, version and `incomplete`",
                first.name
            ))]),
        }
    }
    let faults: Vec<Fault> = faults.into_iter().flatten().collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let copies = root.join("workspace");
    copy(package, &copies, &clients, programs).map_err(|fault| vec![fault])
}

/// The folder with models beside the repository, which are no part of it.
fn models_dir() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = xtask.parent().and_then(Path::parent).unwrap_or(xtask);
    beside.join("shared").join("models")
}

/// The clients, those together that have the same name.
fn by_name<'p>(programs: impl IntoIterator<Item = &'p Program>) -> Vec<Vec<&'p Client>> {
    let mut clients: BTreeMap<&str, Vec<&Client>> = BTreeMap::new();
    for client in programs.into_iter().flat_map(|program| &program.clients) {
        clients.entry(&client.name).or_default().push(client);
    }
    clients.into_values().collect()
}

/// Generates a client, with what any program calls of it.
fn generate(dir: &Path, sharing: &[&Client]) -> Result<(), Vec<Fault>> {
    let first = sharing[0];
    let operations = sharing
        .iter()
        .flat_map(|client| &client.made_from.operations);
    let operations: BTreeSet<&String> = operations.collect();
    let job = Job {
        shown: shown(dir),
        dir: dir.to_path_buf(),
        models: vec![models_dir().join(&first.made_from.model)],
        request: Request {
            name: Some(first.name.clone()),
            // A patch is taken when it has the version that is asked for.
            version: Some(first.version.clone()),
            operations: operations.into_iter().cloned().collect(),
            allow_incomplete: first.made_from.incomplete == Incomplete::Allow,
            docs: DocsLevel::None,
            ..Request::default()
        },
        asked: Vec::new(),
    };
    models::write(dir, &job.generate()?)
}

/// Copies a workspace with these programs; gives the copy's folder. Files that are as they should be are
/// not touched, so that Cargo compiles only what has changed.
fn copy(
    package: &Path,
    copies: &Path,
    clients: &Path,
    programs: &[&Program],
) -> Result<PathBuf, Fault> {
    let beside = package.with_file_name(SHARED_BY);
    let common = COMMON.map(str::to_owned);
    let own = programs
        .iter()
        .map(|program| format!("{}/{}", program.suite(), program.folder));
    let mut members: Vec<String> = own.collect();
    match package == beside {
        true => members.extend(common),
        false => {
            let workspace = copies.join(SHARED_BY);
            copy_members(&beside, &workspace, &common, &[])?;
        }
    }
    // Of those that share a client one patch is enough.
    let patches = by_name(programs.iter().copied()).into_iter();
    let patches = patches.map(|sharing| {
        let client = sharing[0].name.as_str();
        (client, clients.join(client))
    });
    let workspace = copies.join(package.file_name().unwrap_or_default());
    copy_members(package, &workspace, &members, &patches.collect::<Vec<_>>())?;
    // Cargo takes out what the patches replace.
    copy_file(&package.join("Cargo.lock"), &workspace.join("Cargo.lock"))?;
    Ok(workspace)
}

/// Copies these members of a workspace, and its manifest with patches.
fn copy_members(
    from: &Path,
    to: &Path,
    members: &[String],
    patches: &[(&str, PathBuf)],
) -> Result<(), Fault> {
    for member in members {
        copy_sources(&from.join(member), &to.join(member))?;
    }
    let manifest = from.join("Cargo.toml");
    let text = fs::read_to_string(&manifest)
        .map_err(|error| Fault::io(format!("cannot read `{}`", manifest.display()), &error))?;
    let text = patched(&text, members, patches)
        .map_err(|reason| Fault::new(format!("`{}`: {reason}", manifest.display())))?;
    write(&to.join("Cargo.toml"), text.as_bytes())
}

/// The manifest of the workspace, with these members and patches.
fn patched(
    manifest: &str,
    members: &[String],
    patches: &[(&str, PathBuf)],
) -> Result<String, String> {
    let mut manifest: toml::Table = toml::from_str(manifest).map_err(|error| error.to_string())?;
    let workspace = manifest.get_mut("workspace");
    let workspace = workspace.and_then(toml::Value::as_table_mut);
    let members = members.iter().cloned().map(toml::Value::from).collect();
    workspace
        .ok_or("there is no `[workspace]`")?
        .insert("members".to_owned(), toml::Value::Array(members));
    let patches = patches.iter().map(|(name, path)| {
        let path = toml::Value::from(path.display().to_string());
        let patch = toml::Table::from_iter([("path".to_owned(), path)]);
        ((*name).to_owned(), toml::Value::Table(patch))
    });
    let registry = (
        "crates-io".to_owned(),
        toml::Value::Table(patches.collect()),
    );
    let patch = toml::Value::Table(toml::Table::from_iter([registry]));
    manifest.insert("patch".to_owned(), patch);
    Ok(manifest.to_string())
}

fn copy_sources(from: &Path, to: &Path) -> Result<(), Fault> {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.map_err(|error| Fault::new(error.to_string()))?;
        let is_source = |path: &Path| {
            let end = path.extension().unwrap_or_default();
            end == "rs" || end == "toml"
        };
        if entry.file_type().is_file() && is_source(entry.path()) {
            let below = entry.path().strip_prefix(from).unwrap_or(Path::new(""));
            copy_file(entry.path(), &to.join(below))?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Fault> {
    let content = fs::read(from)
        .map_err(|error| Fault::io(format!("cannot read `{}`", from.display()), &error))?;
    write(to, &content)
}

fn write(path: &Path, content: &[u8]) -> Result<(), Fault> {
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(());
    }
    let dir = path.parent().unwrap_or(path);
    fs::create_dir_all(dir)
        .and_then(|()| fs::write(path, content))
        .map_err(|error| Fault::io(format!("cannot write `{}`", path.display()), &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_with_one_name_are_one_crate() {
        let program = |name: &str, client: &str, version: &str| {
            let manifest = format!(
                "[package]\nname = \"live-{name}\"\n[package.metadata.client]\nmodel = \"m\"\noperations = []\n[dependencies]\naws-sdk-{client} = {{ version = \"={version}\" }}\n"
            );
            Program::parse(name, PathBuf::new(), &manifest).expect("a program")
        };
        let programs = [
            program("a", "one", "1"),
            program("b", "two", "1"),
            program("c", "one", "2"),
        ];
        let sharing = by_name(&programs);
        let versions = |clients: &[&Client]| -> Vec<String> {
            let versions = clients.iter().map(|client| client.version.clone());
            versions.collect()
        };
        assert_eq!(versions(&sharing[0]), ["1", "2"]);
        assert_eq!(versions(&sharing[1]), ["1"]);
        assert!(!sharing[0][0].is_like(sharing[0][1]));
    }

    #[test]
    fn the_copy_has_the_generated_crates() {
        let manifest = "[workspace]\nmembers = [\"live/*\"]\n[profile.dev]\ndebug = false\n";
        let members = ["live/a".to_owned()];
        let patches = [("aws-sdk-a", PathBuf::from("/c/aws-sdk-a"))];
        let text = patched(manifest, &members, &patches).expect("a manifest");
        let table: toml::Table = toml::from_str(&text).expect("TOML");
        let path = &table["patch"]["crates-io"]["aws-sdk-a"]["path"];
        assert_eq!(path.as_str(), Some("/c/aws-sdk-a"));
        assert_eq!(table["workspace"]["members"][0].as_str(), Some("live/a"));
        assert_eq!(table["profile"]["dev"]["debug"].as_bool(), Some(false));
        assert!(patched("", &[], &[]).is_err());
    }
}
