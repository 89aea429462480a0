//! The process that a command waits for, so that it can be ended together with the command.

use std::io;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The process that is waited for, if there is one. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Running(Arc<Mutex<Option<Child>>>);

impl Running {
    /// Starts a process, reads what it prints, to the end, and waits for it.
    ///
    /// # Errors
    /// The process cannot be started or waited for.
    pub fn run<T>(
        &self,
        command: &mut Command,
        read: impl FnOnce(ChildStdout, ChildStderr) -> T,
    ) -> io::Result<(ExitStatus, T)> {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn()?;
        let streams = child.stdout.take().zip(child.stderr.take());
        *self.child() = Some(child);
        let ended = || io::Error::other("it was ended");
        let (out, err) = streams.ok_or_else(ended)?;
        let value = read(out, err);
        // Whoever has taken it has ended it.
        let mut child = self.child().take().ok_or_else(ended)?;
        Ok((child.wait()?, value))
    }

    /// Kills the process and waits for its end.
    pub(super) fn kill(&self) {
        if let Some(mut child) = self.child().take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    fn child(&self) -> MutexGuard<'_, Option<Child>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
