//! The findings of cargo-semver-checks for two crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_farrier::report::{Fault, print_line, shown};

/// The version of cargo-semver-checks that reads the documentation of this repository's compiler.
const VERSION: &str = "0.51.0";

/// A finding.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// The name of the lint.
    pub(super) lint: String,
    /// What it says of one place.
    pub(super) text: String,
}

/// The program; it is installed below the target folder when it is not there.
///
/// # Errors
/// It cannot be installed.
pub(super) fn installed(root: &Path) -> Result<PathBuf, Fault> {
    let tools = root.join("tools");
    let program = tools.join("bin").join("cargo-semver-checks");
    if program.exists() {
        return Ok(program);
    }
    print_line(format_args!("installing cargo-semver-checks {VERSION}"));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["install", "cargo-semver-checks", "--locked", "--quiet"])
        .args(["--version", VERSION, "--root"])
        .arg(&tools)
        .status()
        .map_err(|error| Fault::io("cannot run cargo", &error))?;
    match status.success() {
        true => Ok(program),
        false => Err(Fault::new("cargo-semver-checks cannot be installed")
            .help("leave it out with `--no-semver-checks`")),
    }
}

/// The documentation of a crate under another name, that both crates of a pair share: items are compared by
/// their paths.
///
/// # Errors
/// A file cannot be read or written.
pub(super) fn renamed(json: &Path, name: &str) -> Result<PathBuf, Fault> {
    let cannot = |error| Fault::io(format!("cannot read `{}`", shown(json)), &error);
    let text = fs::read_to_string(json).map_err(cannot)?;
    let own = json.file_stem().unwrap_or_default().to_string_lossy();
    let text = text.replace(&format!("\"{own}\""), &format!("\"{name}\""));
    let renamed = json.with_extension("renamed.json");
    fs::write(&renamed, text)
        .map_err(|error| Fault::io(format!("cannot write `{}`", shown(&renamed)), &error))?;
    Ok(renamed)
}

/// What the program finds that needs a major version.
///
/// # Errors
/// It does not end as it should: it does not know the format, for one.
pub(super) fn findings(program: &Path, old: &Path, new: &Path) -> Result<Vec<Finding>, Fault> {
    let output = Command::new(program)
        .args([
            "semver-checks",
            "--color",
            "never",
            "--release-type",
            "minor",
        ])
        .arg("--baseline-rustdoc")
        .arg(old)
        .arg("--current-rustdoc")
        .arg(new)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Fault::io("cannot run cargo-semver-checks", &error))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    if !said.contains("Summary") {
        let message = format!("cargo-semver-checks failed for `{}`", shown(new));
        return Err(Fault::new(message).help(said.into_owned()));
    }
    Ok(parsed(&text))
}

/// A lint begins with `--- failure NAME: ... ---`; below `Failed in:` each line is a finding.
fn parsed(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lint = String::new();
    let mut is_listing = false;
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("--- failure ") {
            lint = rest.split(':').next().unwrap_or(rest).to_owned();
            is_listing = false;
        } else if line.starts_with("--- ") {
            lint.clear();
            is_listing = false;
        } else if line.starts_with("Failed in:") {
            is_listing = true;
        } else if is_listing && line.starts_with("  ") && !lint.is_empty() {
            findings.push(Finding {
                lint: lint.clone(),
                text: line.trim().to_owned(),
            });
        }
    }
    findings
}
