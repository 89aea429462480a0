//! This program in the place of rustc: Cargo starts it through `RUSTC_WRAPPER`, and it notes what the
//! compilation of the crates that are asked for used. Everything else is rustc's.
//!
//! That is how a crate is measured alone: Cargo's own work and the other crates do not count.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde::{Deserialize, Serialize};

use cargo_farrier::report::Fault;

use super::process::{self, Usage};

/// The environment variable that makes this program a wrapper: the file for the notes.
const LOG: &str = "FARRIER_BENCH_LOG";
/// The environment variable with the names of the crates to note, separated by commas.
const CRATES: &str = "FARRIER_BENCH_CRATES";

/// What is noted of a compilation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Note {
    /// The crate's name.
    pub(crate) name: String,
    /// What rustc used.
    pub(crate) usage: Usage,
    /// The size of the rlib, in bytes, if there is one.
    pub(crate) rlib: Option<u64>,
}

/// The notes of one run of Cargo.
#[derive(Debug)]
pub(crate) struct Log(PathBuf);

impl Log {
    /// Makes a run of Cargo note what the compilation of these crates uses. Their compilation is not
    /// incremental.
    pub(crate) fn attach(
        cargo: &mut Command,
        path: PathBuf,
        crates: &[&str],
    ) -> Result<Self, Fault> {
        if let Err(error) = fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(Fault::io(
                format!("cannot remove `{}`", path.display()),
                &error,
            ));
        }
        cargo
            .env("RUSTC_WRAPPER", process::this_program()?)
            .env(LOG, &path)
            .env(CRATES, crates.join(","))
            .env("CARGO_INCREMENTAL", "0");
        Ok(Self(path))
    }

    /// What was noted of a crate; nothing when Cargo found it up to date.
    pub(crate) fn of(&self, name: &str) -> Option<Note> {
        let text = fs::read_to_string(&self.0).ok()?;
        let mut notes = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Note>(line).ok());
        notes.find(|note| note.name == name)
    }
}

/// Does the work of rustc when Cargo has started this program in its place; nothing otherwise.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let log = std::env::var_os(LOG)?;
    let mut arguments = std::env::args_os().skip(1);
    let rustc = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    Some(compile(&rustc, &arguments, Path::new(&log)))
}

fn compile(rustc: &OsStr, arguments: &[OsString], log: &Path) -> ExitCode {
    let mut command = Command::new(rustc);
    let outcome = process::run(command.args(arguments).env_remove(LOG));
    let (status, usage) = match outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("cannot run rustc: {error}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(name) = asked_for(arguments)
        && status.success()
    {
        let note = Note {
            name,
            usage,
            rlib: rlib(arguments),
        };
        if let Err(error) = append(log, &note) {
            eprintln!("cannot write `{}`: {error}", log.display());
            return ExitCode::FAILURE;
        }
    }
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    ExitCode::from(code.unwrap_or(1))
}

/// The name of the crate that is compiled, when it is to be noted.
fn asked_for(arguments: &[OsString]) -> Option<String> {
    let crates = std::env::var(CRATES).ok()?;
    let name = value_of(arguments, "--crate-name")?;
    crates
        .split(',')
        .any(|asked| asked == name)
        .then(|| name.to_owned())
}

/// The size of the rlib that was written.
fn rlib(arguments: &[OsString]) -> Option<u64> {
    let name = value_of(arguments, "--crate-name")?;
    let dir = value_of(arguments, "--out-dir")?;
    let suffix = arguments
        .iter()
        .filter_map(|argument| argument.to_str()?.strip_prefix("extra-filename="))
        .next_back()
        .unwrap_or_default();
    let path = Path::new(dir).join(format!("lib{name}{suffix}.rlib"));
    fs::metadata(path).ok().map(|file| file.len())
}

fn value_of<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a str> {
    let place = arguments.iter().position(|argument| argument == name)?;
    arguments.get(place + 1)?.to_str()
}

fn append(log: &Path, note: &Note) -> std::io::Result<()> {
    let mut line = serde_json::to_string(note)?;
    line.push('\n');
    let mut file = fs::OpenOptions::new().create(true).append(true).open(log)?;
    file.write_all(line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_among_arguments() {
        let arguments: Vec<OsString> =
            ["--crate-name", "a", "-C", "extra-filename=-1", "--out-dir"]
                .map(OsString::from)
                .to_vec();
        assert_eq!(value_of(&arguments, "--crate-name"), Some("a"));
        assert_eq!(value_of(&arguments, "--out-dir"), None);
        assert_eq!(rlib(&arguments), None);
    }
}
