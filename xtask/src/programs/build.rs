//! Builds the programs of a side, and says which of them compiled.

use std::collections::HashMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use cargo_farrier::report::Fault;

use super::program::Program;
use super::side::Side;

/// Whether the programs are optimized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    Dev,
    Release,
}

/// The programs of a side.
#[derive(Debug)]
pub(super) struct Built {
    /// The executables, by the names of the packages.
    executables: HashMap<String, PathBuf>,
    log: PathBuf,
}

impl Built {
    /// A program's executable; none when it did not compile.
    pub(super) fn executable(&self, program: &Program) -> Option<&Path> {
        self.executables.get(&program.package).map(PathBuf::as_path)
    }

    /// The file with what the compiler said.
    pub(super) fn log(&self) -> &Path {
        &self.log
    }
}

/// A message of Cargo's, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Message {
    #[serde(default)]
    target: Target,
    executable: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
struct Target {
    name: String,
}

/// Builds the programs of the workspace in a folder. Both sides share what they both depend on.
///
/// # Errors
/// Cargo cannot be run, or a file cannot be written.
pub(super) fn build(
    root: &Path,
    side: Side,
    workspace: &Path,
    programs: &[&Program],
    profile: Profile,
) -> Result<Built, Fault> {
    let log = root.join("logs").join(format!("build-{}.log", side.name()));
    let cannot = |error| Fault::io(format!("cannot write `{}`", log.display()), &error);
    fs::create_dir_all(root.join("logs")).map_err(cannot)?;

    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--keep-going", "--message-format"])
        .arg("json-render-diagnostics")
        .arg("--manifest-path")
        .arg(workspace.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(root.join("build"))
        .args(
            programs
                .iter()
                .flat_map(|program| ["--package", &program.package]),
        )
        .stderr(File::create(&log).map_err(cannot)?);
    command.args((profile == Profile::Release).then_some("--release"));
    // What stands in the repository's lock file is what is compared.
    command.args((side == Side::Official).then_some("--locked"));
    let output = command
        .output()
        .map_err(|error| Fault::io("cannot run cargo", &error))?;
    let built = executables(&String::from_utf8_lossy(&output.stdout));
    Ok(Built {
        executables: keep(&root.join("bin").join(side.name()), &built)?,
        log,
    })
}

/// The executables that Cargo speaks of, by their names.
fn executables(messages: &str) -> Vec<(String, PathBuf)> {
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok());
    messages
        .filter_map(|message| Some((message.target.name, message.executable?)))
        .collect()
}

/// Copies executables to a folder of the side: the other side's have the same names.
fn keep(dir: &Path, executables: &[(String, PathBuf)]) -> Result<HashMap<String, PathBuf>, Fault> {
    fs::create_dir_all(dir)
        .map_err(|error| Fault::io(format!("cannot write `{}`", dir.display()), &error))?;
    let mut kept = HashMap::new();
    for (name, path) in executables {
        let to = dir.join(path.file_name().unwrap_or_default());
        fs::copy(path, &to)
            .map_err(|error| Fault::io(format!("cannot copy `{}`", path.display()), &error))?;
        kept.insert(name.clone(), to);
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn executables_are_found_among_the_messages() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"a"},"executable":null}
no message
{"reason":"compiler-artifact","target":{"name":"live-a"},"executable":"/t/live-a"}
{"reason":"build-finished","success":true}"#;
        let found = executables(messages);
        assert_eq!(found, [("live-a".to_owned(), PathBuf::from("/t/live-a"))]);
    }
}
