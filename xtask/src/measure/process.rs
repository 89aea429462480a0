//! Runs a process and takes what it used: time, processor time and memory.
//!
//! A process inherits the peak memory of the one that starts it, so this program must stay small:
//! whatever needs memory is done in a process of its own.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use wait4::Wait4;

use cargo_farrier::report::Fault;

/// What a process used, with all processes that it waited for.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Usage {
    /// From start to end, in seconds.
    pub(crate) wall: f64,
    /// On a processor, in user and kernel mode, in seconds.
    pub(crate) cpu: f64,
    /// The most memory that one of the processes held, in bytes.
    pub(crate) peak: u64,
}

/// Runs a process to its end. Its streams are what the command says.
///
/// # Errors
/// It cannot be started or waited for.
pub(crate) fn run(command: &mut Command) -> std::io::Result<(ExitStatus, Usage)> {
    let start = Instant::now();
    let mut child = command.spawn()?;
    let end = child.wait4()?;
    let wall = start.elapsed().as_secs_f64();
    let usage = Usage {
        wall,
        cpu: (end.rusage.utime + end.rusage.stime).as_secs_f64(),
        peak: end.rusage.maxrss,
    };
    Ok((end.status, usage))
}

/// Runs a process that must succeed; `what` names it when it does not.
pub(crate) fn must(command: &mut Command, what: &str) -> Result<Usage, Fault> {
    match run(command) {
        Ok((status, usage)) if status.success() => Ok(usage),
        Ok(_) => Err(Fault::new(format!("{what} failed")).help("its own messages are above")),
        Err(error) => Err(Fault::io(format!("cannot run {what}"), &error)),
    }
}

/// Like [`must`], and gives what the process printed, which must be short.
pub(crate) fn must_say(command: &mut Command, what: &str) -> Result<(String, Usage), Fault> {
    let cannot = |error: &std::io::Error| Fault::io(format!("cannot run {what}"), error);
    let (mut output, input) = std::io::pipe().map_err(|error| cannot(&error))?;
    let usage = must(command.stdout(input), what)?;
    // The command still holds its end of the pipe.
    command.stdout(Stdio::null());
    let mut text = String::new();
    let read = output.read_to_string(&mut text);
    read.map_err(|error| cannot(&error))?;
    Ok((text, usage))
}

/// The program that is running: it is started again to generate, and to measure a compiler.
pub(crate) fn this_program() -> Result<PathBuf, Fault> {
    std::env::current_exe().map_err(|error| Fault::io("cannot find this program", &error))
}

/// Cargo, as whoever started this program uses it.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_INCREMENTAL");
    cargo
}
