//! The virtual environment with the server, in the target folder: made once for a version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_farrier::report::{Fault, note};

use crate::programs::Server;

/// The version of moto whose behaviour is kept in the expected outcomes.
const MOTO: &str = "5.2.5";

/// The interpreter in the environment.
#[derive(Debug)]
pub(super) struct Python {
    program: PathBuf,
}

impl Python {
    /// Makes the environment, unless it was finished before.
    ///
    /// # Errors
    /// There is no `python3`, or `pip` cannot install the server.
    pub(super) fn prepare(root: &Path) -> Result<Self, Fault> {
        let dir = root.join(format!("moto-{MOTO}"));
        let program = match cfg!(windows) {
            true => dir.join("Scripts").join("python.exe"),
            false => dir.join("bin").join("python"),
        };
        // Written last, so that an environment in which something is missing is made again.
        let finished = dir.join("finished");
        if !finished.is_file() {
            note(format_args!("installing moto {MOTO}"));
            let python = if cfg!(windows) { "python" } else { "python3" };
            must(
                Command::new(python)
                    .args(["-m", "venv", "--clear"])
                    .arg(&dir),
            )?;
            let install = [
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ];
            must(
                Command::new(&program)
                    .args(install)
                    .arg(format!("moto[server]=={MOTO}")),
            )?;
            fs::write(&finished, "").map_err(|error| {
                Fault::io(format!("cannot write `{}`", finished.display()), &error)
            })?;
        }
        Ok(Self { program })
    }

    /// Starts the server, which writes its log to a file.
    ///
    /// # Errors
    /// It does not start, or not in time.
    pub(super) fn serve(&self, log: &Path) -> Result<Server, Fault> {
        let mut command = Command::new(&self.program);
        command.args(["-c", include_str!("moto.py")]);
        Server::start(command, log)
    }
}

fn must(command: &mut Command) -> Result<(), Fault> {
    let output = command.output().map_err(|error| {
        Fault::io(format!("cannot run {:?}", command.get_program()), &error)
            .help("the server that the programs talk to needs Python 3 with `venv` and `pip`")
    })?;
    match output.status.success() {
        true => Ok(()),
        false => Err(Fault::new(format!(
            "{command:?} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))),
    }
}
