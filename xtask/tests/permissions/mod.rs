//! All or nothing, for somebody who may not write everywhere.
//!
//! The superuser may, so the command is then run as another user, in a repository of theirs.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::repository::{CONFIG, MODEL, Repository, Run};

/// The user ID of `nobody`.
const NOBODY: u32 = 65_534;

/// A repository that belongs to a user who is not the superuser.
struct Theirs {
    repository: Repository,
    /// Where the command is, if the tests run as the superuser.
    program: Option<PathBuf>,
}

impl Theirs {
    /// Two crates that were generated, and then a member more in the model.
    fn with_two_crates() -> Self {
        let second = CONFIG
            .replace("\"out\"", "\"out2\"")
            .replace("\"books\"", "\"books2\"");
        let repository = Repository::new(&format!("{CONFIG}{second}"));
        let is_superuser = fs::metadata(repository.path("")).expect("a folder").uid() == 0;
        let program = is_superuser.then(|| {
            // The build's folder may be closed to others.
            let program = repository.path("command");
            // By a process of its own: were the file open for writing in this one, a process that another test
            // starts meanwhile would hold it open too, and it could not be run.
            let mut copy = Command::new("cp");
            let copied = copy.arg(env!("CARGO_BIN_EXE_xtask")).arg(&program).status();
            assert!(copied.expect("`cp` starts").success(), "a copy");
            give(&repository.path(""));
            program
        });
        let theirs = Self {
            repository,
            program,
        };
        let run = theirs.run();
        assert_eq!(run.code, 0, "{run:?}");
        let more = MODEL.replace(
            "\"title\": {",
            "\"author\": { \"target\": \"example.books#Author\" }, \"title\": {",
        );
        let shape = "\"example.books#Author\": { \"type\": \"structure\", \"members\": {} }";
        let more = more.replacen("\"shapes\": {", &format!("\"shapes\": {{ {shape},"), 1);
        theirs.repository.write("models/model.json", &more);
        theirs
    }

    fn run(&self) -> Run {
        let mut command = match &self.program {
            None => self.repository.command(&["codegen"]),
            Some(program) => {
                let mut command = Command::new(program);
                command.arg("codegen").current_dir(self.repository.path(""));
                command.uid(NOBODY).gid(NOBODY);
                command
            }
        };
        Run::of(&mut command)
    }

    fn set_mode(&self, path: &str, mode: u32) {
        let set = fs::set_permissions(self.repository.path(path), Permissions::from_mode(mode));
        set.expect("permissions");
    }

    /// The crates as they are.
    fn crates(&self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let mut found = BTreeMap::new();
        for dir in ["out", "out2"] {
            collect(&self.repository.path(dir), &mut found);
        }
        found
    }

    /// Runs the command, which must say this, and change nothing.
    fn refuses(&self, message: &str) {
        let before = self.crates();
        let run = self.run();
        assert_eq!(run.code, 2, "{run:?}");
        for part in [message, "nothing was changed"] {
            assert!(run.stderr.contains(part), "{part:?} is missing in {run:?}");
        }
        assert!(run.stdout.is_empty(), "{run:?}");
        assert!(self.crates() == before, "something was changed");
    }

    fn writes(&self) {
        let (before, run) = (self.crates(), self.run());
        assert_eq!(run.code, 0, "{run:?}");
        assert!(self.crates() != before, "nothing was changed");
    }
}

fn give(path: &Path) {
    chown(path, Some(NOBODY), Some(NOBODY)).expect("another owner");
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            give(&entry.expect("an entry").path());
        }
    }
}

fn collect(path: &Path, found: &mut BTreeMap<PathBuf, Option<Vec<u8>>>) {
    if !path.is_dir() {
        found.insert(path.to_owned(), Some(fs::read(path).expect("a file")));
        return;
    }
    found.insert(path.to_owned(), None);
    for entry in fs::read_dir(path).expect("a folder") {
        collect(&entry.expect("an entry").path(), found);
    }
}

#[test]
fn one_folder_that_cannot_be_written_stops_all_crates() {
    for folder in ["out/src/operation/get_book", "out2/src/types", "out2/src"] {
        let theirs = Theirs::with_two_crates();
        theirs.set_mode(folder, 0o555);
        theirs.refuses(&format!("{folder}`: Permission denied"));
        theirs.set_mode(folder, 0o755);
        theirs.writes();
    }
}

#[test]
fn a_file_that_cannot_be_moved_takes_all_crates_back() {
    let theirs = Theirs::with_two_crates();
    if theirs.program.is_none() {
        eprintln!("skipped: only the superuser can make a file that others cannot move");
        return;
    }
    // In such a folder anybody may make files, but not move or remove those of others.
    let folder = theirs.repository.path("out2/src/operation/get_book");
    chown(&folder, Some(0), Some(0)).expect("another owner");
    for entry in fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        chown(path, Some(0), Some(0)).expect("another owner");
    }
    theirs.set_mode("out2/src/operation/get_book", 0o1777);
    theirs.refuses("out2/src/operation/get_book/output.rs`: Operation not permitted");
    give(&folder);
    theirs.writes();
}
