//! A command that is ended in its middle leaves everything as it was: by a signal, by being killed, and without
//! any other command after it.
#![cfg(unix)]

mod support;

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use support::fake::Workspace;

/// How long anything may take.
const LONG: Duration = Duration::from_secs(60);

/// Starts to adopt, and comes back when this step compiles.
fn in_the_middle_of(step: &str, workspace: &Workspace) -> Child {
    workspace.files.write(&format!("{step}.wait"), "");
    let mut command = workspace.command(&["adopt", "--models", "models"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let child = command.spawn().expect("it starts");
    let waits = workspace.path().join(format!("{step}.waits"));
    wait_until("the step is reached", || waits.exists());
    child
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LONG, "{what}: not in time");
        thread::sleep(Duration::from_millis(10));
    }
}

/// Whether nothing is left that could be put back.
fn is_put_back(workspace: &Workspace) -> bool {
    let journals = fs::read_dir(workspace.path().join("target/farrier/undo"));
    journals.is_ok_and(|entries| entries.flatten().all(|entry| !entry.path().is_dir()))
}

#[test]
fn what_a_killed_command_changed_is_put_back_when_all_that_it_ran_has_ended() {
    for step in ["search", "proof"] {
        let workspace = Workspace::new();
        let waits = workspace.path().join(format!("{step}.waits"));
        let wait = workspace.path().join(format!("{step}.wait"));
        let before = workspace.everything();
        let mut child = in_the_middle_of(step, &workspace);
        // What Cargo does to its lock file.
        workspace.files.write("Cargo.lock", "changed");
        child.kill().expect("killed");
        child.wait().expect("ended");
        thread::sleep(Duration::from_millis(300));
        let is_changed = workspace.read("Cargo.lock") == "changed";
        assert!(
            is_changed,
            "{step}: Cargo still runs, and could change it again"
        );
        fs::remove_file(waits).expect("removed");
        wait_until(step, || is_put_back(&workspace));
        fs::remove_file(wait).expect("removed");
        assert!(workspace.everything() == before, "{step}");
    }
}

#[test]
fn a_signal_ends_the_command_and_what_it_runs_and_puts_everything_back() {
    for step in ["search", "proof"] {
        let workspace = Workspace::new();
        let before = workspace.everything();
        let mut child = in_the_middle_of(step, &workspace);
        workspace.files.write("Cargo.lock", "changed");
        let id = child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status();
        assert!(sent.expect("sent").success());
        let status = child.wait().expect("ended");
        assert_eq!(status.code(), Some(130), "{step}");
        assert!(is_put_back(&workspace), "{step}");
        for left in ["wait", "waits"] {
            let _ = fs::remove_file(workspace.path().join(format!("{step}.{left}")));
        }
        assert!(workspace.everything() == before, "{step}");
    }
}
