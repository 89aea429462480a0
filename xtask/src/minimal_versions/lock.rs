//! The lock file of a crate with the oldest versions that its manifest allows of what it names, and the
//! newest of the rest. Cargo's option for that is not stable, so it is let through by
//! `RUSTC_BOOTSTRAP`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use toml::{Table, Value};

use cargo_farrier::report::Fault;

/// Writes the lock file and gives the number of dependencies that it holds at their oldest. What is
/// downloaded already is enough if it has just these versions, else the registry is asked.
///
/// # Errors
/// There is no such choice of versions: a dependency needs a newer one of another than the manifest
/// says. Or a version that the manifest names is not to be had.
pub(super) fn lock(dir: &Path) -> Result<usize, Fault> {
    if generate(dir, true)?.status.success()
        && let Ok(bounds) = held(dir)
    {
        return Ok(bounds);
    }
    let output = generate(dir, false)?;
    if !output.status.success() {
        return Err(Fault::new(format!(
            "the oldest versions in `{}` do not go together:\n{}",
            dir.join("Cargo.toml").display(),
            String::from_utf8_lossy(&output.stderr).trim()
        )));
    }
    held(dir)
}

/// Cargo, in the folder of a crate.
pub(super) fn cargo(dir: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let mut command = Command::new(cargo);
    command.current_dir(dir);
    command
}

fn generate(dir: &Path, offline: bool) -> Result<Output, Fault> {
    cargo(dir)
        .args(["-Zdirect-minimal-versions", "generate-lockfile"])
        .args(offline.then_some("--offline"))
        .env("RUSTC_BOOTSTRAP", "1")
        .output()
        .map_err(|error| Fault::io("cannot run cargo", &error))
}

/// Makes sure that the lock file has the versions of the manifest, and counts them.
fn held(dir: &Path) -> Result<usize, Fault> {
    let manifest = read(&dir.join("Cargo.toml"))?;
    let lock = read(&dir.join("Cargo.lock"))?;
    let wrong = newer(&manifest, &lock);
    match wrong.as_slice() {
        [] => Ok(bounds(&manifest).count()),
        wrong => Err(Fault::new(format!(
            "`{}` has other versions than the manifest names: {}",
            dir.join("Cargo.lock").display(),
            wrong.join(", ")
        ))),
    }
}

fn read(path: &Path) -> Result<Table, Fault> {
    let cannot = |error: &dyn std::fmt::Display| {
        Fault::new(format!("cannot read `{}`: {error}", path.display()))
    };
    let text = fs::read_to_string(path).map_err(|error| cannot(&error))?;
    text.parse().map_err(|error| cannot(&error))
}

/// The packages that a manifest depends on, with the versions that it names.
fn bounds(manifest: &Table) -> impl Iterator<Item = (&str, &str)> {
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    dependencies.into_iter().flatten().filter_map(|(name, it)| {
        let version = it.get("version").unwrap_or(it);
        let package = it.get("package").and_then(Value::as_str);
        Some((package.unwrap_or(name), version.as_str()?))
    })
}

/// The dependencies of a manifest that are not in the lock file in the version that it names.
fn newer(manifest: &Table, lock: &Table) -> Vec<String> {
    let packages = lock.get("package").and_then(Value::as_array);
    let packages: Vec<(&str, &str)> = packages
        .into_iter()
        .flatten()
        .filter_map(|it| Some((it.get("name")?.as_str()?, it.get("version")?.as_str()?)))
        .collect();
    bounds(manifest)
        .filter(|bound| !packages.contains(bound))
        .map(|(name, version)| format!("{name} {version}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_version_in_the_lock_file_is_seen() {
        let manifest: Table = "[dependencies]\na = \"1.0.0\"\nb = { version = \"2.1.0\" }"
            .parse()
            .expect("TOML");
        let lock = |b: &str| -> Table {
            format!(
                "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\
                 [[package]]\nname = \"b\"\nversion = \"{b}\"\n"
            )
            .parse()
            .expect("TOML")
        };
        assert_eq!(newer(&manifest, &lock("2.1.0")), Vec::<String>::new());
        assert_eq!(newer(&manifest, &lock("2.1.1")), ["b 2.1.0"]);
        assert_eq!(bounds(&manifest).count(), 2);
        let renamed: Table = "[dependencies]\nc = { package = \"b\", version = \"2.1.0\" }"
            .parse()
            .expect("TOML");
        assert_eq!(newer(&renamed, &lock("2.1.0")), Vec::<String>::new());
    }
}
