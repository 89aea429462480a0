//! Moving the staged files of all crates of a run to their places: all of them, or none.
//!
//! Everything is a rename: a file that is replaced or removed goes into the staging folder, and what
//! is new comes out of it. So the way back is the same renames, backwards.

use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::faults::cannot;
use super::interrupt;
use super::staged::Staged;
use crate::report::{Fault, shown};

/// A rename to a path where nothing is.
#[derive(Debug, PartialEq, Eq)]
struct Move {
    from: PathBuf,
    to: PathBuf,
    /// Whichever of the two is in the crate.
    place: PathBuf,
}

/// Moves the files of all these crates to their places and removes stale ones, or changes nothing.
///
/// # Errors
/// A folder cannot be written to, which is tried before the first move, or a move fails, and what was
/// moved is put back.
pub fn commit(all: Vec<Staged>) -> Result<(), Fault> {
    let mut unfinished = interrupt::hold();
    let mut moves = Vec::new();
    for staged in &all {
        staged
            .moves(&mut moves)
            .map_err(|error| cannot("read", &staged.dir, &error))?;
    }
    try_folders(&moves)?;
    if let Err((failed, error)) = run(&moves) {
        let (done, place) = (moves.split_at(failed).0, moves.get(failed));
        let place = place.map(|failed| failed.place.as_path());
        let fault = cannot("write", place.unwrap_or(Path::new("")), &error);
        return Err(match put_back(done) {
            stuck if stuck.is_empty() => unchanged(fault),
            stuck => {
                unfinished.temporary.clear();
                kept(all, &stuck, fault)
            }
        });
    }
    for staged in all {
        for path in &staged.stale {
            remove_empty_parents(&staged.dir, &staged.dir.join(path));
        }
        // The crate is as it should be; what cannot be removed now, the next run removes.
        let _ = staged.staging.close();
    }
    Ok(())
}

fn unchanged(fault: Fault) -> Fault {
    fault.help("nothing was changed: make it writable, then generate again")
}

/// What is left to say when not even the way back could be gone: nothing is thrown away then.
fn kept(all: Vec<Staged>, stuck: &[(&Move, io::Error)], fault: Fault) -> Fault {
    for staged in all {
        let _ = staged.staging.keep();
    }
    stuck.iter().fold(fault, |fault, (failed, error)| {
        fault.help(format!(
            "`{}` is not as it was: `{}` cannot be moved back to `{}` ({error})",
            shown(&failed.place),
            shown(&failed.to),
            shown(&failed.from)
        ))
    })
}

impl Staged {
    /// Adds the renames that make the crate what it should be, in their order.
    fn moves(&self, moves: &mut Vec<Move>) -> io::Result<()> {
        // Where upper and lower case are one, a stale file may have the name of a new one.
        moves.extend(self.stale.iter().map(|path| self.aside(Path::new(path))));
        let new_files = self.new_files();
        if new_files.is_dir() {
            self.moves_in(&new_files, Path::new(""), moves)?;
        }
        Ok(())
    }

    /// Adds the renames that bring everything in `from` to its place; a folder that is not there yet
    /// goes whole.
    fn moves_in(&self, from: &Path, below: &Path, moves: &mut Vec<Move>) -> io::Result<()> {
        let mut entries: Vec<DirEntry> = fs::read_dir(from)?.collect::<io::Result<_>>()?;
        // Sources first, the manifest last: then a crate that is new is one from its first file on
        // (which tells the next run whose it is), and Cargo sees it when it is complete.
        entries.sort_by_key(|entry| {
            let name = entry.file_name();
            (!entry.path().is_dir(), name != "src", name)
        });
        for entry in entries {
            let path = below.join(entry.file_name());
            let place = self.dir.join(&path);
            let staged = entry.path();
            if staged.is_dir() && is_there(&place)? {
                self.moves_in(&staged, &path, moves)?;
                continue;
            }
            if path.to_str().is_some_and(|path| self.is_changed(path)) {
                moves.push(self.aside(&path));
            }
            moves.push(Move {
                from: staged,
                to: place.clone(),
                place,
            });
        }
        Ok(())
    }

    fn is_changed(&self, path: &str) -> bool {
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        self.changed.contains(&path)
    }

    fn aside(&self, path: &Path) -> Move {
        let place = self.dir.join(path);
        Move {
            from: place.clone(),
            to: self.old_files().join(path),
            place,
        }
    }
}

/// Tries whether files can be made in, and so moved from and to, every folder that will change.
fn try_folders(moves: &[Move]) -> Result<(), Fault> {
    let folders: BTreeSet<&Path> = moves.iter().filter_map(|one| one.place.parent()).collect();
    folders.into_iter().try_for_each(|folder| {
        // A file without a name, or gone as soon as it is closed.
        tempfile::tempfile_in(folder)
            .map(drop)
            .map_err(|error| unchanged(cannot("write to", folder, &error)))
    })
}

/// Runs the moves in order; stops at the first that fails, and says which it is.
fn run(moves: &[Move]) -> Result<(), (usize, io::Error)> {
    moves
        .iter()
        .enumerate()
        .try_for_each(|(index, one)| rename(&one.from, &one.to).map_err(|error| (index, error)))
}

/// Undoes moves, the last first; gives those that could not be undone.
fn put_back(done: &[Move]) -> Vec<(&Move, io::Error)> {
    let undone = done.iter().rev();
    undone
        .filter_map(|one| Some((one, rename(&one.to, &one.from).err()?)))
        .collect()
}

/// Renames without replacing anything: what has come there since it was looked at is not ours.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    if is_there(to)? {
        return Err(ErrorKind::AlreadyExists.into());
    }
    fs::rename(from, to)
}

fn is_there(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes the folders above `path` and below `dir`, from the inside out, until one is not empty.
fn remove_empty_parents(dir: &Path, path: &Path) {
    let parents = path.ancestors().skip(1).take_while(|parent| *parent != dir);
    for parent in parents {
        if fs::remove_dir(parent).is_err() {
            return;
        }
    }
}
