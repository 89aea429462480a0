//! Putting back what runs changed that were killed, together with the processes that guarded them.

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::journal::Journal;
use crate::report::{self, Fault, shown};
use crate::workspace::Place;

/// The folder of the journals, below that for what these commands keep.
const FOLDER: &str = "undo";
/// The file in the folder of the journals that the one run which may write there holds.
const LOCK: &str = "lock";
/// How often it is tried by who does not wait for it.
const ATTEMPTS: usize = 100;

/// Puts back what killed runs changed in this workspace, and says so.
///
/// # Errors
/// Each thing that cannot be put back.
pub fn recover(place: &Place) -> Result<(), Vec<Fault>> {
    if !folder(place).is_dir() {
        return Ok(());
    }
    let _lock = lock(place)?;
    put_back_all(place)
}

/// The same for a command that does not ask Cargo where things are: it looks where they are when no
/// configuration of Cargo's says otherwise.
///
/// # Errors
/// Each thing that cannot be put back.
pub fn recover_beside(root: &Path) -> Result<(), Vec<Fault>> {
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    recover(&Place {
        root: root.to_owned(),
        manifest: root.join("Cargo.toml"),
        lock: root.join("Cargo.lock"),
        target,
    })
}

/// The folder of the journals of a workspace.
pub(super) fn folder(place: &Place) -> PathBuf {
    place.scratch().join(FOLDER)
}

/// Waits until no other run can change the workspace, and keeps others from it as long as the file is
/// open.
pub(super) fn lock(place: &Place) -> Result<File, Vec<Fault>> {
    let folder = folder(place);
    let locked = fs::create_dir_all(&folder).and_then(|()| {
        let lock = open(&folder)?;
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => {}
        }
        let root = shown(&place.root);
        report::note(format_args!("waiting for another run on `{root}` to end"));
        lock.lock()?;
        Ok(lock)
    });
    locked.map_err(|error| {
        vec![Fault::io(
            format!("cannot lock `{}`", shown(&folder)),
            &error,
        )]
    })
}

/// The same for a process that says nothing, and does not wait when another run has begun: that one has put
/// everything back, or will.
pub(super) fn lock_soon(folder: &Path) -> io::Result<File> {
    let lock = open(folder)?;
    for _ in 0..ATTEMPTS {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::Error(error)) => return Err(error),
            // The process that held it may be about to be gone.
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
        }
    }
    Err(io::Error::from(ErrorKind::WouldBlock))
}

fn open(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    options.open(folder.join(LOCK))
}

/// Puts back what all journals have saved; the lock is held.
pub(super) fn put_back_all(place: &Place) -> Result<(), Vec<Fault>> {
    let folder = folder(place);
    let unreadable = |error: &io::Error| {
        vec![Fault::io(
            format!("cannot read `{}`", shown(&folder)),
            error,
        )]
    };
    let mut faults = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| unreadable(&error))? {
        let path = entry.map_err(|error| unreadable(&error))?.path();
        if !path.is_dir() {
            continue;
        }
        match put_back(&path, place) {
            Ok(files) if files.is_empty() => {}
            Ok(files) => {
                let files: Vec<String> = files
                    .iter()
                    .map(|file| format!("`{}`", shown(file)))
                    .collect();
                let files = files.join(", ");
                report::note(format_args!(
                    "put back what an interrupted run had changed: {files}"
                ));
            }
            Err(more) => faults.extend(more),
        }
    }
    match faults.is_empty() {
        true => Ok(()),
        false => Err(faults),
    }
}

fn put_back(path: &Path, place: &Place) -> Result<Vec<PathBuf>, Vec<Fault>> {
    let unreadable = |error: &io::Error| {
        let fault = Fault::io(format!("cannot read `{}`", shown(path)), error);
        vec![fault.help("it has what an interrupted run saved; remove it to go on without")]
    };
    match Journal::read(path, &place.root).map_err(|error| unreadable(&error))? {
        Some(journal) => journal.put_back(),
        // Killed before it saved anything, or after it put everything back.
        None => match fs::remove_dir_all(path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(unreadable(&error)),
            _ => Ok(Vec::new()),
        },
    }
}
