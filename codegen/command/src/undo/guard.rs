//! A process that takes back what a command changed when that was killed: it waits for the end of the
//! command, and of all that this waits for, on a pipe whose other end they hold.
//!
//! It is the same program, told so by its environment, in a process group of its own, so that what ends the
//! command from the keyboard does not end it.

use std::env;
use std::io::{self, PipeWriter, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use super::journal::{Journal, LIST};
use super::recover;

/// The journal to put back, for the process that does it.
const JOURNAL: &str = "FARRIER_GUARD_JOURNAL";
/// The root of the workspace whose journal it is.
const ROOT: &str = "FARRIER_GUARD_ROOT";

/// The process, and the end of the pipe that it waits on.
#[derive(Debug)]
pub struct Guard {
    process: Option<Child>,
    alive: Option<PipeWriter>,
}

impl Guard {
    pub(super) fn start(journal: &Path, root: &Path) -> io::Result<Self> {
        let (waits, alive) = io::pipe()?;
        let mut command = Command::new(env::current_exe()?);
        command
            .env(JOURNAL, journal)
            .env(ROOT, root)
            .stdin(waits)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        own_group(&mut command);
        Ok(Self {
            process: Some(command.spawn()?),
            alive: Some(alive),
        })
    }

    /// What guards nothing.
    #[cfg(test)]
    pub(super) fn nobody() -> Self {
        Self {
            process: None,
            alive: None,
        }
    }

    /// Gives a process the pipe as its standard input, so that its end is waited for too.
    pub(super) fn wait_for(&self, command: &mut Command) -> io::Result<()> {
        if let Some(alive) = &self.alive {
            command.stdin(Stdio::from(alive.try_clone()?));
        }
        Ok(())
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.alive.take());
        if let Some(mut process) = self.process.take() {
            let _ = process.wait();
        }
    }
}

#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn own_group(command: &mut Command) {
    /// `CREATE_NEW_PROCESS_GROUP` of the Windows API.
    const NEW_GROUP: u32 = 0x200;
    std::os::windows::process::CommandExt::creation_flags(command, NEW_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn own_group(_: &mut Command) {}

/// Does the work of the guarding process, in a process that was started as one; else nothing.
pub fn run_if_asked() -> Option<ExitCode> {
    let (journal, root) = (env::var_os(JOURNAL)?, env::var_os(ROOT)?);
    Some(run(&PathBuf::from(journal), &PathBuf::from(root)))
}

fn run(journal: &Path, root: &Path) -> ExitCode {
    // Who asks the command to end, or shuts the system down, asks this process too; it has to go on.
    let _ = ctrlc::set_handler(|| ());
    let mut ended = [0];
    while io::stdin().read(&mut ended).is_ok_and(|bytes| bytes > 0) {}
    if !journal.join(LIST).exists() {
        return ExitCode::SUCCESS;
    }
    let Some(_lock) = journal
        .parent()
        .and_then(|all| recover::lock_soon(all).ok())
    else {
        return ExitCode::FAILURE;
    };
    match Journal::read(journal, root) {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(journal)) if journal.put_back().is_ok() => ExitCode::SUCCESS,
        Ok(Some(_)) | Err(_) => ExitCode::FAILURE,
    }
}
