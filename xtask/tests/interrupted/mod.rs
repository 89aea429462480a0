//! Runs that are killed while they write, and runs on one folder at the same time.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::repository::{CONFIG, Repository, Run, model_of};

/// Operations of a model whose crate takes a while to write.
const MANY: usize = 60;

const AD_HOC: [&str; 5] = ["codegen", "--model", "model.json", "--out", "new"];

/// The names of what runs leave in a folder.
fn leftovers(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten();
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".farrier-")).collect()
}

fn start(repository: &Repository, args: &[&str]) -> Child {
    let mut command = repository.command(args);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the command starts")
}

/// Starts the command and ends it in the middle of writing to a folder.
fn interrupt(repository: &Repository, args: &[&str], dir: &Path, end: fn(&mut Child)) {
    let minutes = Instant::now() + Duration::from_secs(300);
    while Instant::now() < minutes {
        let mut child = start(repository, args);
        while child.try_wait().expect("a state").is_none() {
            if !leftovers(dir).is_empty() {
                end(&mut child);
                break;
            }
        }
        child.wait().expect("an end");
        // Whoever was too slow tries again.
        if !leftovers(dir).is_empty() {
            return;
        }
        let _ = fs::remove_dir_all(dir.join("src"));
    }
    panic!("a run could not be interrupted while it wrote");
}

fn kill(child: &mut Child) {
    child.kill().expect("a process to kill");
}

#[test]
fn a_run_that_was_killed_does_not_stop_the_next() {
    let repository = Repository::new("");
    repository.write("model.json", &model_of(MANY));
    let new = repository.path("new");
    interrupt(&repository, &AD_HOC, &new, kill);
    let next = repository.run(&AD_HOC);
    assert_eq!(next.code, 0, "{next:?}");
    assert!(leftovers(&new).is_empty(), "{:?}", leftovers(&new));
    let check: Vec<&str> = AD_HOC.into_iter().chain(["--check"]).collect();
    assert_eq!(repository.run(&check).code, 0);
}

#[test]
fn what_a_killed_run_left_in_a_crate_is_reported_and_removed() {
    let repository = Repository::new(CONFIG);
    assert_eq!(repository.run(&["codegen"]).code, 0);
    repository.write("out/.farrier-Ab12cd/new/src/lib.rs", "half");
    let check = repository.run(&["codegen", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    let left = "out/.farrier-Ab12cd: left by a run that was interrupted";
    assert!(check.stdout.contains(left), "{check:?}");
    assert_eq!(leftovers(&repository.path("out")).len(), 1, "only a check");

    let next = repository.run(&["codegen"]);
    assert!(
        next.code == 0 && next.stdout.contains("(up to date)"),
        "{next:?}"
    );
    assert!(leftovers(&repository.path("out")).is_empty());
    assert_eq!(repository.run(&["codegen", "--check"]).code, 0);
}

#[test]
fn runs_at_the_same_time_end_as_one() {
    let repository = Repository::new("");
    repository.write("model.json", &model_of(20));
    let runs = [(); 4].map(|()| start(&repository, &AD_HOC));
    for run in runs {
        let run = Run::from(run.wait_with_output().expect("an end"));
        assert_eq!(run.code, 0, "{run:?}");
    }
    assert!(leftovers(&repository.path("new")).is_empty());
    let check: Vec<&str> = AD_HOC.into_iter().chain(["--check"]).collect();
    assert_eq!(repository.run(&check).code, 0);
}

#[cfg(unix)]
#[test]
fn a_run_says_that_it_waits() {
    use std::io::{BufRead, BufReader};

    let repository = Repository::new(CONFIG);
    assert_eq!(repository.run(&["codegen"]).code, 0);
    for args in [&["codegen"][..], &["codegen", "--check"]] {
        let held = fs::File::open(repository.path("out")).expect("a folder");
        held.lock().expect("a lock");
        let mut child = start(&repository, args);
        let mut said = String::new();
        let stderr = child.stderr.take().expect("the error stream");
        BufReader::new(stderr).read_line(&mut said).expect("a line");
        assert!(said.contains("waiting for another run on `"), "{said}");
        assert!(said.trim_end().ends_with("out` to end"), "{said}");
        assert!(child.try_wait().expect("a state").is_none(), "it waits");
        held.unlock().expect("an unlocked folder");
        assert!(child.wait().expect("an end").success());
    }
}

#[cfg(unix)]
#[test]
fn a_run_that_is_asked_to_stop_leaves_nothing() {
    for name in ["-INT", "-TERM"] {
        let repository = Repository::new("");
        repository.write("model.json", &model_of(MANY));
        let new = repository.path("new");
        let before = repository.everything();
        let mut child = start(&repository, &AD_HOC);
        while leftovers(&new).is_empty() && child.try_wait().expect("a state").is_none() {}
        let id = child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args([name, &id])
            .status();
        assert!(sent.expect("`kill` is there").success());
        let ended = child.wait_with_output().expect("an end");
        match ended.status.code() {
            Some(130) => assert!(ended.stderr.is_empty(), "{ended:?}"),
            // It had just finished.
            code => assert_eq!(code, Some(0), "{ended:?}"),
        }
        // All or nothing.
        assert!(leftovers(&new).is_empty());
        if new.exists() {
            let check: Vec<&str> = AD_HOC.into_iter().chain(["--check"]).collect();
            assert_eq!(repository.run(&check).code, 0);
        } else {
            assert_eq!(repository.everything(), before);
        }
    }
}
