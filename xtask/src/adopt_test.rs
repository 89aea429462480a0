//! `cargo xtask adopt-test`: adopts the clients of the workspaces in `xtask/adopt` that have a list of the
//! operations they use, each in a copy.
//!
//! Just these operations have to be found; the workspace's own tests have to pass with the generated crates;
//! and after `cargo farrier remove` every file has to be as it was. Beside stands what adopting costs, and one
//! `cargo check` with the official crates.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

use crate::example::{self, Example};
use crate::measure::process::{self, Usage};
use crate::services::repository;

/// The workspaces.
const WORKSPACES: [&str; 2] = ["five-services", "another"];
/// The list beside a workspace: a package and an operation a line, sorted.
const EXPECTED: &str = "expected.txt";
/// The folders with models, seen from the root of the repository; the later one counts.
const MODELS: [&str; 2] = ["../shared/models/2025-04", "../shared/models/2026-08"];

/// What `cargo xtask adopt-test` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The workspaces; all of them when left out.
    workspaces: Vec<String>,
    /// Go on with what an earlier run compiled, and compare no costs.
    #[arg(long)]
    quick: bool,
}

/// Runs the command. A workspace of which something else is found is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let one = |fault| vec![fault];
    let folder = example::below_target("adopt-test");
    let models = folder.join("models");
    link_models(&models).map_err(one)?;
    let farrier = build_farrier().map_err(one)?;
    let mut faults = Vec::new();
    for name in WORKSPACES {
        if args.workspaces.is_empty() || args.workspaces.iter().any(|it| it == name) {
            let test = Test {
                farrier: &farrier,
                models: &models,
                folder: folder.join(name),
                quick: args.quick,
            };
            faults.extend(test.run(name).map_err(one)?);
        }
    }
    report::print(&faults);
    Ok(match faults.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}

/// A workspace that is to be adopted.
struct Test<'a> {
    farrier: &'a Path,
    models: &'a Path,
    folder: PathBuf,
    quick: bool,
}

impl Test<'_> {
    /// Gives what was found and not expected, or expected and not found.
    fn run(&self, name: &str) -> Result<Vec<Fault>, Fault> {
        print_line(format_args!("# {name}"));
        let official = match self.quick {
            true => None,
            false => Some(self.check_official(name)?),
        };
        let example = Example::copy(name, &self.folder)?;
        let models = self.models.to_string_lossy();
        let adopt = ["adopt", "--all-features", "--models", &models];
        let usage = self.run_farrier(&adopt)?;
        if let Some(official) = official {
            print_line(costs(official, usage));
        }
        let found = operations(&example.text("farrier.toml")?)?;
        let faults = compare(name, &found, &example.text(EXPECTED)?);
        let test = ["test", "--workspace", "--all-features", "--quiet"];
        process::must(
            self.cargo().args(test),
            "`cargo test` with the generated crates",
        )?;
        self.run_farrier(&["remove", "--yes"])?;
        example.must_be_as_it_was()?;
        Ok(faults)
    }

    /// What one check of the workspace costs from clean, after everything was downloaded.
    fn check_official(&self, name: &str) -> Result<Usage, Fault> {
        let _ = fs::remove_dir_all(self.folder.join("target"));
        Example::copy(name, &self.folder)?;
        process::must(self.cargo().arg("fetch"), "`cargo fetch`")?;
        let check = [
            "check",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--quiet",
        ];
        let usage = process::must(self.cargo().args(check), "`cargo check`")?;
        let _ = fs::remove_dir_all(self.folder.join("target"));
        Ok(usage)
    }

    fn cargo(&self) -> Command {
        let mut cargo = process::cargo();
        cargo.current_dir(&self.folder);
        cargo
    }

    fn run_farrier(&self, arguments: &[&str]) -> Result<Usage, Fault> {
        let mut command = Command::new(self.farrier);
        command
            .arg("farrier")
            .args(arguments)
            .current_dir(&self.folder);
        command.env_remove("CARGO_TARGET_DIR");
        process::must(
            &mut command,
            &format!("`cargo farrier {}`", arguments.join(" ")),
        )
    }
}

/// One folder with the newest model of each service.
fn link_models(folder: &Path) -> Result<(), Fault> {
    let fault = |error: std::io::Error| Fault::io("cannot copy the models", &error);
    fs::create_dir_all(folder).map_err(fault)?;
    for models in MODELS {
        for entry in fs::read_dir(repository().join(models)).map_err(fault)? {
            let path = entry.map_err(fault)?.path();
            if let Some(name) = path.file_name() {
                fs::copy(&path, folder.join(name)).map_err(fault)?;
            }
        }
    }
    Ok(())
}

/// Builds `cargo-farrier` as users install it.
fn build_farrier() -> Result<PathBuf, Fault> {
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--release",
        "--quiet",
        "--package",
        "cargo-farrier",
    ]);
    let target = example::below_target("");
    cargo
        .current_dir(repository())
        .env("CARGO_TARGET_DIR", &target);
    process::must(&mut cargo, "`cargo build` of cargo-farrier")?;
    let program = format!("release/cargo-farrier{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(program))
}

/// The operations of a configuration, each as a line of the list.
fn operations(configuration: &str) -> Result<BTreeSet<String>, Fault> {
    let table: BTreeMap<String, toml::Value> = toml::from_str(configuration)
        .map_err(|error| Fault::new(format!("farrier.toml cannot be read: {error}")))?;
    let crates = table.get("crate").and_then(toml::Value::as_array);
    let lines = crates.into_iter().flatten().flat_map(|one| {
        let name = one.get("name").and_then(toml::Value::as_str);
        let operations = one.get("operations").and_then(toml::Value::as_array);
        let operations = operations
            .into_iter()
            .flatten()
            .filter_map(toml::Value::as_str);
        operations.map(move |operation| format!("{} {operation}", name.unwrap_or_default()))
    });
    Ok(lines.collect())
}

/// A fault for each line that is on one side only.
fn compare(workspace: &str, found: &BTreeSet<String>, expected: &str) -> Vec<Fault> {
    let expected: BTreeSet<String> = expected.lines().map(str::to_owned).collect();
    let missing = expected
        .difference(found)
        .map(|it| format!("`{it}` is not found"));
    let more = found
        .difference(&expected)
        .map(|it| format!("`{it}` is not used"));
    let faults = missing
        .chain(more)
        .map(|text| Fault::new(format!("{workspace}: {text}")));
    faults.collect()
}

/// The line about what adopting costs.
fn costs(official: Usage, adopt: Usage) -> String {
    format!(
        "cargo check with the official crates: {:.0} s ({:.0} s CPU); adopt: {:.0} s ({:.0} s CPU), {:.2} times as long, {:.2} of the CPU",
        official.wall,
        official.cpu,
        adopt.wall,
        adopt.cpu,
        adopt.wall / official.wall,
        adopt.cpu / official.cpu
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_one_side_only_is_told() {
        let configuration = "[[crate]]\nname = \"a\"\noperations = [\"B\", \"C\"]\n";
        let found = operations(configuration).expect("a configuration");
        assert!(compare("w", &found, "a B\na C\n").is_empty());
        let faults = format!("{:?}", compare("w", &found, "a B\na D\n"));
        for part in ["w: `a D` is not found", "w: `a C` is not used"] {
            assert!(faults.contains(part), "{part} is not in {faults}");
        }
        assert_eq!(compare("w", &found, "a B\na D\n").len(), 2);
    }
}
