//! `cargo xtask packages`: packs what is published, and uses it as somebody else would, outside of this
//! repository: the command generates a crate from a `farrier.toml`, and a build script uses the library.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

/// The packages that are published, each after those that it depends on.
const PACKAGES: [&str; 2] = ["farrier-codegen", "cargo-farrier"];

/// What `cargo xtask packages` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// The configuration of a workspace that uses the command.
const CONFIGURATION: &str = "\
[[crate]]
path = \"sdk/pinpoint\"
model = \"pinpoint.json\"
service = \"com.amazonaws.pinpoint#Pinpoint\"
operations = [\"GetJourneyRuns\"]
";

/// Runs the command.
pub(crate) fn run(_: &Args) -> Result<Outcome, Vec<Fault>> {
    packages().map_err(|fault| vec![fault])
}

fn packages() -> Result<Outcome, Fault> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = target(&repository);
    let mut pack = cargo(&target);
    pack.args(["package", "--allow-dirty", "--quiet"]);
    pack.args(PACKAGES.iter().flat_map(|package| ["--package", package]));
    run_in(&repository, &mut pack)?;
    print_line("packed, and compiled from the packages alone");

    let outside = tempfile::tempdir().map_err(|error| Fault::io("no temporary folder", &error))?;
    let outside = outside.path();
    for package in PACKAGES {
        let unpacked = format!("{package}-{}", env!("CARGO_PKG_VERSION"));
        copy(
            &target.join("package").join(unpacked),
            &outside.join(package),
        )?;
    }
    let patch = format!(
        "patch.crates-io.farrier-codegen.path={:?}",
        outside.join(PACKAGES[0])
    );

    generates(&repository, &target, outside, &patch)?;
    print_line(
        "the packed command generates a crate in a workspace of somebody else's, and finds it up to date",
    );

    let example = outside.join("build_script");
    copy(&repository.join("codegen/tests/build_script"), &example)?;
    // The versions that everything here is tested with.
    copy_file(&repository.join("Cargo.lock"), &example.join("Cargo.lock"))?;
    let mut test = cargo(&target);
    test.args(["test", "--quiet", "--config", &patch]);
    run_in(&example, &mut test)?;
    print_line("a build script generates a client with the packed library");
    Ok(Outcome::Done)
}

/// Builds the packed command and runs it in a workspace.
fn generates(repository: &Path, target: &Path, outside: &Path, patch: &str) -> Result<(), Fault> {
    let workspace = outside.join("workspace");
    write(&workspace.join("farrier.toml"), CONFIGURATION)?;
    copy_file(
        &repository.join("models/pinpoint.json"),
        &workspace.join("pinpoint.json"),
    )?;
    for command in ["generate", "check"] {
        let mut farrier = cargo(target);
        farrier.args(["run", "--quiet", "--config", patch, "--manifest-path"]);
        farrier.arg(outside.join("cargo-farrier/Cargo.toml"));
        farrier.args(["--", "farrier", command]);
        run_in(&workspace, &mut farrier)?;
    }
    let manifest = workspace.join("sdk/pinpoint/Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    match text.contains("\nname = \"aws-sdk-pinpoint\"\n") {
        true => Ok(()),
        false => Err(Fault::new(
            "the packed command did not generate `aws-sdk-pinpoint`",
        )),
    }
}

/// The folder that Cargo builds into here.
fn target(repository: &Path) -> PathBuf {
    let given = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    repository.join(given.unwrap_or_else(|| PathBuf::from("target")))
}

/// Cargo, with what it builds kept in this folder.
fn cargo(target: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.env("CARGO_TARGET_DIR", target);
    cargo
}

/// Runs a command in a folder; what it prints is shown when it fails.
fn run_in(dir: &Path, command: &mut Command) -> Result<(), Fault> {
    let output = command
        .current_dir(dir)
        .output()
        .map_err(|error| Fault::io(format!("cannot run {command:?}"), &error))?;
    if output.status.success() {
        return Ok(());
    }
    print_line(String::from_utf8_lossy(&output.stdout));
    print_line(String::from_utf8_lossy(&output.stderr));
    Err(Fault::new(format!(
        "{command:?} failed in `{}`",
        dir.display()
    )))
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.map_err(|error| Fault::new(error.to_string()))?;
        let below = entry.path().strip_prefix(from).unwrap_or(Path::new(""));
        if entry.file_type().is_file() {
            copy_file(entry.path(), &to.join(below))?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Result<(), Fault> {
    let content = fs::read(from)
        .map_err(|error| Fault::io(format!("cannot read `{}`", from.display()), &error))?;
    write(to, content)
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Fault> {
    let dir = path.parent().unwrap_or(path);
    fs::create_dir_all(dir)
        .and_then(|()| fs::write(path, content))
        .map_err(|error| Fault::io(format!("cannot write `{}`", path.display()), &error))
}
