//! A program as it runs: what it prints goes to files, and it has so long to end.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use cargo_farrier::report::Fault;

use super::compare::Seen;

/// How long a program may run.
const PATIENCE: Duration = Duration::from_secs(300);

/// Runs a program with the server's address, if there is one; its steps, and how it ended when that was not well.
///
/// # Errors
/// It cannot be run, or a file cannot be written.
pub(super) fn observe(
    executable: &Path,
    url: Option<&str>,
    steps: &Path,
    errors: &Path,
) -> Result<Seen, Fault> {
    let create = |path: &Path| {
        File::create(path)
            .map_err(|error| Fault::io(format!("cannot write `{}`", path.display()), &error))
    };
    let mut command = Command::new(executable);
    command
        .env_clear()
        .envs(url.map(|url| ("AWS_ENDPOINT_URL", url)))
        .env("RUST_BACKTRACE", "1")
        .stdout(create(steps)?)
        .stderr(create(errors)?);
    let child = command.spawn();
    let mut child = child.map_err(|error| Fault::io(format!("cannot run {command:?}"), &error))?;
    let status = wait(&mut child);
    let text = fs::read(steps)
        .map_err(|error| Fault::io(format!("cannot read `{}`", steps.display()), &error))?;
    let ended = match status {
        Some(status) if status.success() => None,
        Some(status) => Some(format!(
            "it ended with {status}; see `{}`",
            errors.display()
        )),
        None => Some(format!("it did not end within {PATIENCE:.0?}")),
    };
    Ok(Seen::new(&String::from_utf8_lossy(&text), ended))
}

/// Waits for the end, and makes one when it takes too long.
fn wait(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Err(_) => break,
        }
    }
    // It may have ended in this moment.
    let _ = child.kill();
    let _ = child.wait();
    None
}
