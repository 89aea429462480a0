//! `cargo xtask adopt-test`: adopts the clients of the workspaces in `xtask/adopt` that have a list of the
//! operations they use, each in a copy.
//!
//! Just these operations have to be found; the workspace's own tests have to pass with the generated crates;
//! and after `cargo farrier remove` every file has to be as it was. Beside stands what adopting costs, one
//! `cargo check` with the official crates, and builds before and after.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};
use walkdir::{DirEntry, WalkDir};

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
    /// Compare no costs: adopt with a debug build, and go on with what an earlier run compiled.
    #[arg(long)]
    quick: bool,
}

/// Runs the command. A workspace of which something else is found is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let one = |fault| vec![fault];
    let folder = example::below_target("adopt-test");
    let models = folder.join("models");
    link_models(&models).map_err(one)?;
    let farrier = build_farrier(args.quick).map_err(one)?;
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

/// What a workspace costs with the official crates.
struct Official {
    check: Usage,
    builds: Builds,
}

/// What builds cost: the first, and one after a change.
struct Builds {
    first: Usage,
    again: Usage,
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
            false => Some(self.official(name)?),
        };
        let example = Example::copy(name, &self.folder)?;
        let models = self.models.to_string_lossy();
        let adopt = ["adopt", "--all-features", "--models", &models];
        let usage = self.run_farrier(&adopt)?;
        if let Some(official) = &official {
            print_line(costs(official.check, usage));
        }
        let found = operations(&example.text("farrier.toml")?)?;
        let faults = compare(name, &found, &example.text(EXPECTED)?);
        let test = ["test", "--workspace", "--all-features", "--quiet"];
        process::must(
            self.cargo().args(test),
            "`cargo test` with the generated crates",
        )?;
        if let Some(official) = &official {
            let generated = self.build()?;
            print_line(builds(
                "first build",
                official.builds.first,
                generated.first,
            ));
            let rebuilds = (official.builds.again, generated.again);
            print_line(builds("rebuild after a change", rebuilds.0, rebuilds.1));
        }
        self.run_farrier(&["remove", "--yes"])?;
        example.must_be_as_it_was()?;
        Ok(faults)
    }

    /// What the official crates cost, after everything was downloaded.
    fn official(&self, name: &str) -> Result<Official, Fault> {
        self.clean();
        Example::copy(name, &self.folder)?;
        process::must(self.cargo().arg("fetch"), "`cargo fetch`")?;
        let check = [
            "check",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--quiet",
        ];
        let check = process::must(self.cargo().args(check), "`cargo check`")?;
        let builds = self.build()?;
        self.clean();
        Ok(Official { check, builds })
    }

    /// Builds the workspace from clean, and once more as if a line of each of its files had changed.
    fn build(&self) -> Result<Builds, Fault> {
        self.clean();
        let once = || {
            let build = ["build", "--workspace", "--all-features", "--quiet"];
            process::must(self.cargo().args(build), "`cargo build`")
        };
        let first = once()?;
        self.touch()?;
        Ok(Builds {
            first,
            again: once()?,
        })
    }

    /// Makes every source file of the workspace's own newer than what was built of it.
    fn touch(&self) -> Result<(), Fault> {
        let is_own = |entry: &DirEntry| {
            let name = entry.file_name();
            entry.depth() != 1 || (name != "farrier" && name != "target")
        };
        let entries = WalkDir::new(&self.folder).into_iter();
        let entries = entries.filter_entry(is_own).flatten();
        for entry in entries.filter(|it| it.path().extension().is_some_and(|it| it == "rs")) {
            let file = fs::File::options().append(true).open(entry.path());
            file.and_then(|file| file.set_modified(SystemTime::now()))
                .map_err(|error| Fault::io("cannot change the time of a file", &error))?;
        }
        Ok(())
    }

    fn clean(&self) {
        let _ = fs::remove_dir_all(self.folder.join("target"));
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

/// Builds `cargo-farrier`: as users install it, or as it is tested.
fn build_farrier(quick: bool) -> Result<PathBuf, Fault> {
    let (profile, folder) = match quick {
        true => ("dev", "debug"),
        false => ("release", "release"),
    };
    let mut cargo = process::cargo();
    cargo.args([
        "build",
        "--quiet",
        "--package",
        "cargo-farrier",
        "--profile",
        profile,
    ]);
    let target = example::below_target("");
    cargo
        .current_dir(repository())
        .env("CARGO_TARGET_DIR", &target);
    process::must(&mut cargo, "`cargo build` of cargo-farrier")?;
    let program = format!("cargo-farrier{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join(folder).join(program))
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

/// The line about a kind of build, before and after.
fn builds(kind: &str, official: Usage, generated: Usage) -> String {
    format!(
        "{kind}: {:.1} s ({:.1} s CPU) with the official crates, {:.1} s ({:.1} s CPU) with the generated ones",
        official.wall, official.cpu, generated.wall, generated.cpu
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
