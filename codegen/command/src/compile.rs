//! Running `cargo check` in a target folder of these commands' own, and reading what it says.
//!
//! The folder is one for all steps of a command, so that what the steps have in common is compiled once.
//! What the messages mean is decided elsewhere.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{ChildStderr, ChildStdout, Command};
use std::time::{Duration, Instant};
use std::{iter, thread};

use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::{CompilerMessage, Message, PackageId};

use crate::cargo_options::CargoOptions;
use crate::disk;
use crate::progress::Progress;
use crate::report::{self, Fault};
use crate::undo::Undo;
use crate::workspace::Place;

/// How much is kept of what Cargo says beside its messages, in bytes.
const SAID_LIMIT: usize = 64 << 10;

/// What came of a run.
#[derive(Debug)]
pub struct Compiled {
    /// Whether everything compiled.
    pub success: bool,
    /// What the compiler said.
    pub messages: Vec<CompilerMessage>,
    /// The packages that were compiled, or had been before, each with its manifest.
    pub packages: BTreeMap<PackageId, PathBuf>,
    /// The end of what Cargo said beside.
    pub said: String,
}

/// `cargo check` of every target of the chosen packages, with crates from folders in place of those of
/// crates.io, by name. It may change `Cargo.lock`.
pub fn check_command<'a>(
    options: &CargoOptions,
    place: &Place,
    crates: impl IntoIterator<Item = (&'a str, &'a Path)>,
) -> Command {
    let mut command = options.command("check");
    command
        // All that is missing somewhere is told at once.
        .args(["--all-targets", "--keep-going", "--message-format=json"])
        .env("CARGO_TARGET_DIR", place.scratch())
        .env("CARGO_BUILD_BUILD_DIR", place.scratch())
        // Warnings are asked for, and none of them is a fault.
        .env("CARGO_BUILD_WARNINGS", "warn");
    for (name, folder) in crates {
        let folder = toml::Value::String(folder.to_string_lossy().into_owned());
        command.arg("--config");
        command.arg(format!("patch.crates-io.{name}.path={folder}"));
    }
    command
}

impl Compiled {
    /// Runs a command of Cargo's with JSON messages, as part of what can be undone.
    ///
    /// # Errors
    /// Cargo cannot be run, or ends before it compiles anything.
    pub fn run(
        command: &mut Command,
        undo: &Undo,
        progress: &Progress,
    ) -> Result<Self, Vec<Fault>> {
        progress.detail(|| format!("Running `{}`", shown(command)));
        let start = Instant::now();
        let ran = undo.wait_for(command).and_then(|()| {
            undo.running()
                .run(command, |out, err| read(out, err, progress))
        });
        disk::wait_if_ending();
        let (status, mut compiled) =
            ran.map_err(|error| vec![Fault::io("cannot run Cargo", &error)])?;
        compiled.success = status.success();
        progress.detail(|| compiled.summary(start.elapsed()));
        let has_begun = !compiled.packages.is_empty() || compiled.errors().next().is_some();
        match compiled.success || has_begun {
            true => Ok(compiled),
            false => Err(vec![
                Fault::new("Cargo cannot compile the workspace").cargo_says(&compiled.said),
            ]),
        }
    }

    /// What was compiled in this time, in a line.
    fn summary(&self, time: Duration) -> String {
        let packages = report::counted(self.packages.len(), "package");
        let errors = match self.errors().count() {
            0 => String::new(),
            errors => format!(", {}", report::counted(errors, "error")),
        };
        format!("{packages} checked in {:.1} s{errors}", time.as_secs_f64())
    }

    /// The compiler's errors, without its remark that there were some.
    pub fn errors(&self) -> impl Iterator<Item = &CompilerMessage> {
        let errors = self.messages.iter().filter(|message| {
            matches!(
                message.message.level,
                DiagnosticLevel::Error | DiagnosticLevel::Ice
            )
        });
        errors.filter(|error| !error.message.message.starts_with("aborting due to "))
    }
}

/// A command as it is typed, without what is set in its environment.
fn shown(command: &Command) -> String {
    let words = iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

fn read(out: ChildStdout, err: ChildStderr, progress: &Progress) -> Compiled {
    thread::scope(|scope| {
        let said = scope.spawn(|| last_of(err));
        let mut compiled = Compiled {
            success: false,
            messages: Vec::new(),
            packages: BTreeMap::new(),
            said: String::new(),
        };
        for message in Message::parse_stream(BufReader::new(out)).map_while(Result::ok) {
            compiled.add(message, progress);
        }
        compiled.said = said.join().unwrap_or_default();
        compiled
    })
}

impl Compiled {
    fn add(&mut self, message: Message, progress: &Progress) {
        match message {
            Message::CompilerMessage(message) => self.messages.push(message),
            Message::CompilerArtifact(artifact) => {
                let manifest = artifact.manifest_path.into_std_path_buf();
                self.packages.insert(artifact.package_id, manifest);
                let number = self.packages.len();
                progress.say(format!("{number} packages, {}", artifact.target.name));
            }
            _ => {}
        }
    }
}

/// The last lines of a stream, without those that only say what is run.
fn last_of(stream: impl Read) -> String {
    let mut said = String::new();
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        let first = line.split_whitespace().next().unwrap_or_default();
        if matches!(
            first,
            "Running" | "Fresh" | "Checking" | "Compiling" | "Dirty"
        ) {
            continue;
        }
        said.push_str(&line);
        said.push('\n');
        if said.len() > 2 * SAID_LIMIT {
            let from = said.ceil_char_boundary(said.len() - SAID_LIMIT);
            said.drain(..from);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_run_is_not_kept_and_neither_is_too_much() {
        let said = "    Running `rustc x`\nerror: no\n  Fresh a\n  --> x\n";
        assert_eq!(last_of(said.as_bytes()), "error: no\n  --> x\n");
        let long = "\u{e9}23456789\n".repeat(40_000);
        let kept = last_of(long.as_bytes());
        assert!(
            (SAID_LIMIT / 2..3 * SAID_LIMIT).contains(&kept.len()),
            "{}",
            kept.len()
        );
    }
}
