//! Compiles emitted crates, all in one run of Cargo, and without building what is built already; runs
//! their tests too.
//!
//! The crates are put into a workspace of their own below the target folder, with the repository's
//! lock file and target folder. Cargo reuses a dependency only when its features are the same, and
//! features are unified over a workspace: so the repository's own packages are members too, with
//! their dependencies but with nothing in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use farrier_codegen::FileSet;

use super::disk;

/// Compiles crates, each given by its folder's name and its files.
///
/// # Errors
/// What Cargo printed, when a crate does not compile or has a warning.
#[allow(dead_code)] // not every test binary compiles without running
pub(crate) fn compile(crates: Vec<(String, FileSet)>) -> Result<(), String> {
    // `--examples` stands for nothing to build, but brings the features of dev-dependencies in.
    let command = ["build", "--workspace", "--lib", "--examples"];
    run("golden", crates, &command)
}

/// Compiles crates and runs this integration test of one of them, in a workspace in this folder.
///
/// # Errors
/// What Cargo and the tests printed, when something does not compile, has a warning, or fails.
#[allow(dead_code)] // the same
pub(crate) fn test(folder: &str, crates: Vec<(String, FileSet)>, test: &str) -> Result<(), String> {
    // Of one package alone, Cargo would unify the features of less, and build the dependencies anew.
    let command = ["test", "--workspace", "--test", test];
    run(folder, crates, &command)
}

/// Puts the crates into the workspace in this folder, and runs this command of Cargo there.
fn run(folder: &str, crates: Vec<(String, FileSet)>, command: &[&str]) -> Result<(), String> {
    let names: Vec<String> = crates
        .iter()
        .map(|(name, _)| format!("cases/{name}"))
        .collect();
    let mut files = workspace(&names);
    for (name, emitted) in &crates {
        for (path, content) in emitted.iter() {
            files.insert(format!("cases/{name}/{path}"), content);
        }
    }
    let target_tmp = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let dir = target_tmp.join(folder);
    let mut on_disk = disk::read(&dir);
    on_disk.retain(|path, _| path != "Cargo.lock");
    disk::apply(&dir, &files.compare(&on_disk));
    // Cargo drops what belongs to other workspaces from the copy, so it is copied each time.
    fs::copy(
        disk::repository().join("Cargo.lock"),
        dir.join("Cargo.lock"),
    )
    .expect("a copied lock file");

    let target = target_tmp.parent().unwrap_or(&target_tmp);
    cargo(&dir, target, command, true).or_else(|messages| match messages.contains("--offline") {
        // Something is not downloaded yet.
        true => cargo(&dir, target, command, false),
        false => Err(messages),
    })
}

/// What Cargo tells a test about its package. Some build scripts run again when it changes, and then
/// all that depends on them is built again.
const OF_THE_TEST: [&str; 6] = [
    "CARGO_BIN_",
    "CARGO_CRATE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
    "CARGO_PRIMARY_",
    "CARGO_TARGET_TMPDIR",
];

fn cargo(dir: &Path, target: &Path, command: &[&str], offline: bool) -> Result<(), String> {
    let mut cargo = Command::new(env!("CARGO"));
    for (name, _) in std::env::vars_os() {
        let shown = name.to_string_lossy();
        if OF_THE_TEST.iter().any(|prefix| shown.starts_with(prefix)) {
            cargo.env_remove(&name);
        }
    }
    cargo.args(command).args(["--quiet", "--color=never"]);
    cargo.args(offline.then_some("--offline"));
    cargo.arg("--target-dir").arg(target).current_dir(dir);
    let output = cargo.output().expect("Cargo starts");
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() && !messages.contains("warning") {
        Ok(())
    } else {
        let printed = String::from_utf8_lossy(&output.stdout);
        Err(format!("{messages}\n{printed}"))
    }
}

/// The workspace's manifest, and the repository's packages as empty ones in `repository/`: at other
/// paths than in the repository itself, or Cargo would take one for the other.
fn workspace(cases: &[String]) -> FileSet {
    let root = disk::repository();
    let mut files = FileSet::new();
    let mut manifest = manifest(&root.join("Cargo.toml"));
    let workspace = table(&mut manifest, "workspace");
    for (_, dependency) in table(workspace, "dependencies").iter_mut() {
        if let Some(toml::Value::String(path)) = dependency.get_mut("path") {
            path.insert_str(0, "repository/");
        }
    }
    let members = workspace
        .get_mut("members")
        .and_then(toml::Value::as_array_mut);
    let members = members.expect("members");
    for member in members.iter_mut() {
        let path = member.as_str().expect("the path of a member").to_owned();
        let mut manifest = self::manifest(&root.join(&path).join("Cargo.toml"));
        let name = table(&mut manifest, "package").get_mut("name");
        if let Some(toml::Value::String(name)) = name {
            // One workspace cannot have two packages of a name, and the emitted one needs it.
            if cases.contains(&format!("cases/{name}")) {
                name.push_str("-of-the-repository");
            }
        }
        for key in ["lib", "bin", "example", "test", "bench"] {
            manifest.remove(key);
        }
        files.insert(
            format!("repository/{path}/Cargo.toml"),
            manifest.to_string(),
        );
        files.insert(
            format!("repository/{path}/src/lib.rs"),
            "//! Stands for a package.\n",
        );
        *member = format!("repository/{path}").into();
    }
    members.extend(cases.iter().map(|case| toml::Value::from(case.as_str())));
    files.insert("Cargo.toml", manifest.to_string());
    files
}

fn table<'a>(parent: &'a mut toml::Table, key: &str) -> &'a mut toml::Table {
    let value = parent.get_mut(key).and_then(toml::Value::as_table_mut);
    value.expect("a table of the manifest")
}

fn manifest(path: &Path) -> toml::Table {
    let text = fs::read_to_string(path).expect("a manifest");
    text.parse().expect("a manifest in TOML")
}
