//! A server in a process of its own, which ends with the value here, and with this process.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use cargo_farrier::report::Fault;

/// How long a server may take until it can be asked.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server. Its standard input is a pipe that ends with this process, even when that is
/// killed; the server ends with the pipe.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    url: String,
}

impl Server {
    /// Starts a command that prints its port when it is ready.
    ///
    /// # Errors
    /// It cannot be run, ends, or does not print a port in time.
    pub(crate) fn start(mut command: Command, log: &Path) -> Result<Self, Fault> {
        let cannot = |error| Fault::io(format!("cannot write `{}`", log.display()), &error);
        fs::create_dir_all(log.parent().unwrap_or(log)).map_err(cannot)?;
        let child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(log).map_err(cannot)?)
            .spawn()
            .map_err(|error| Fault::io("cannot run the server", &error))?;
        // From here on the child is ended whatever happens.
        let mut server = Self {
            child,
            url: String::new(),
        };
        let port = server.port().ok_or_else(|| {
            Fault::new(format!(
                "the server was not ready within {PATIENCE:.0?}; its log is `{}`",
                log.display()
            ))
        })?;
        server.url = format!("http://127.0.0.1:{port}");
        Ok(server)
    }

    /// Waits for the port.
    fn port(&mut self) -> Option<u16> {
        let output = self.child.stdout.take()?;
        let (sender, receiver) = mpsc::channel();
        // Ends with the server. What is printed later is read, so that the server never waits.
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                // Nobody listens any more once the port is known.
                let _ = sender.send(line);
            }
        });
        let line = receiver.recv_timeout(PATIENCE).ok()?;
        line.trim().parse().ok()
    }

    /// Where the server is.
    pub(super) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shell that prints and then waits for its input to end.
    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_server_is_asked_where_it_says_and_ends_with_its_value() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = dir.path().join("logs").join("server.log");
        let script = "echo $$ >&2; echo 4711; echo more; cat > /dev/null";
        let server = Server::start(shell(script), &log).expect("a server");
        assert_eq!(server.url(), "http://127.0.0.1:4711");
        let process = fs::read_to_string(&log).expect("a log").trim().to_owned();
        let is_there = || {
            let status = shell(&format!("kill -0 {process} 2> /dev/null")).status();
            status.expect("a shell").success()
        };
        assert!(is_there());
        drop(server);
        assert!(!is_there());
    }

    #[test]
    fn a_server_that_ends_or_prints_something_else_is_a_fault() {
        let dir = tempfile::tempdir().expect("a folder");
        let log = dir.path().join("server.log");
        for script in ["exit 1", "echo no port; cat > /dev/null"] {
            let fault = Server::start(shell(script), &log).expect_err("no server");
            assert!(format!("{fault:?}").contains("server.log"), "{fault:?}");
        }
    }
}
