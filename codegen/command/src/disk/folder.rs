//! The folder of a crate while a run has it for itself: made when it is missing, locked, tidied up.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::faults::cannot;
use super::lock::{Lock, Mode};
use super::{interrupt, leftovers};
use crate::report::{self, Fault, shown};

/// How often a folder is made that others remove again before it is locked.
const ATTEMPTS: usize = 100;

/// A crate's folder that no other run reads or writes.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    /// The folders that were made for this one, from the outside in, and this one.
    made: Vec<PathBuf>,
    /// Goes last: what was made is removed under the lock.
    lock: Lock,
}

impl Folder {
    /// Takes the folders of one run, each made when it is missing. They come in the order given.
    ///
    /// # Errors
    /// A folder cannot be made or locked.
    pub fn take_all(dirs: &[&Path]) -> Result<Vec<Self>, Fault> {
        // All runs lock in one order, so that no two wait for each other.
        let mut order: Vec<usize> = (0..dirs.len()).collect();
        order.sort_by_key(|index| dirs.get(*index));
        let mut taken = Vec::new();
        for index in order {
            if let Some(dir) = dirs.get(index) {
                taken.push((index, Self::take(dir)?));
            }
        }
        taken.sort_by_key(|(index, _)| *index);
        Ok(taken.into_iter().map(|(_, folder)| folder).collect())
    }

    /// Takes a folder, which is made when it is missing.
    ///
    /// # Errors
    /// The folder cannot be made or locked.
    pub fn take(dir: &Path) -> Result<Self, Fault> {
        let mut made = Vec::new();
        let mut error = io::Error::from(ErrorKind::NotFound);
        for _ in 0..ATTEMPTS {
            if let Err(error) = make(dir, &mut made) {
                unmake(&made);
                return Err(cannot("make the folder", dir, &error));
            }
            match Lock::acquire(dir, Mode::Write, || waiting(dir)) {
                Ok(lock) => {
                    let dir = dir.to_owned();
                    return Ok(Self { dir, made, lock });
                }
                Err(found) => error = found,
            }
            // Gone: whoever was waited for has removed it, so it is made anew.
            if error.kind() != ErrorKind::NotFound {
                break;
            }
        }
        unmake(&made);
        Err(cannot("lock", dir, &error))
    }

    /// Where the folder is.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Removes what runs left that were killed.
    ///
    /// # Errors
    /// Something of it cannot be removed.
    pub fn tidy(&self) -> Result<(), Fault> {
        let found =
            leftovers::find(&self.dir).map_err(|error| cannot("read", &self.dir, &error))?;
        for path in found.iter().filter(|path| !self.lock.is(path)) {
            leftovers::remove(path).map_err(|error| {
                cannot("remove", path, &error).help("it was left by a run that was interrupted")
            })?;
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        unmake(&self.made);
    }
}

/// A crate's folder that no other run writes, while it is compared.
#[derive(Debug)]
pub struct Reading {
    leftovers: Vec<PathBuf>,
    _lock: Option<Lock>,
}

impl Reading {
    /// Waits until nobody writes to the folder. A folder that is missing is no fault, and one that
    /// cannot be locked is read all the same, as nothing is written to it.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn start(dir: &Path) -> Result<Self, Fault> {
        let lock = Lock::acquire(dir, Mode::Read, || waiting(dir)).ok();
        let leftovers = leftovers::find(dir).map_err(|error| cannot("read", dir, &error))?;
        Ok(Self {
            leftovers,
            _lock: lock,
        })
    }

    /// What runs left that were killed.
    pub fn leftovers(&self) -> &[PathBuf] {
        &self.leftovers
    }
}

fn waiting(dir: &Path) {
    report::note(format_args!(
        "waiting for another run on `{}` to end",
        shown(dir)
    ));
}

/// Makes a folder and those above it that are missing, and adds each to the list.
fn make(dir: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<&Path> = dir
        .ancestors()
        .take_while(|above| !above.as_os_str().is_empty() && !above.is_dir())
        .collect();
    let mut unfinished = interrupt::hold();
    for above in missing.into_iter().rev() {
        match fs::create_dir(above) {
            Ok(()) => {
                made.push(above.to_owned());
                unfinished.made.push(above.to_owned());
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists && above.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Removes the folders that were made, unless something is in them by now.
fn unmake(made: &[PathBuf]) {
    for dir in made.iter().rev() {
        let _ = fs::remove_dir(dir);
    }
}
