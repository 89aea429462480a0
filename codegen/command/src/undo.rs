//! Taking back what a command changed in a workspace, byte for byte, unless all of it went well.
//!
//! A file is saved before it is changed. What is saved is put back when the command fails or is ended; when
//! it is killed, by a process that outlives it (`guard`); and when that is killed too, by the next command
//! (`recover`). How files are saved is in `journal`.

pub mod guard;
mod journal;
mod recover;
mod running;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::disk;
use crate::report::{self, Fault, shown};
use crate::workspace::Place;

use guard::Guard;
use journal::Journal;

pub use recover::{recover, recover_beside};
pub use running::Running;

/// What a command has changed and can take back. When it is dropped, everything is put back.
#[derive(Debug)]
pub struct Undo {
    journal: Arc<Mutex<Option<Journal>>>,
    running: Running,
    guard: Option<Guard>,
    /// Goes last: what is saved is there as long as nobody else can begin.
    _lock: fs::File,
}

impl Undo {
    /// Begins to save, after what a run changed that was killed is put back, which is said. Other runs on
    /// the workspace wait until this one ends.
    ///
    /// The program has to begin with [`guard::run_if_asked`].
    ///
    /// # Errors
    /// The folder for what is saved cannot be written to, or something cannot be put back.
    pub fn begin(place: &Place) -> Result<Self, Vec<Fault>> {
        Self::begin_with(place, |journal| Guard::start(journal, &place.root))
    }

    fn begin_with(
        place: &Place,
        guard: impl FnOnce(&Path) -> io::Result<Guard>,
    ) -> Result<Self, Vec<Fault>> {
        let lock = recover::lock(place)?;
        recover::put_back_all(place)?;
        let journal = Journal::new(&recover::folder(place), &place.root);
        let journal = journal
            .map_err(|error| vec![Fault::io("cannot save what this command changes", &error)])?;
        let guard = guard(journal.folder()).map_err(|error| {
            vec![Fault::io(
                "cannot start the process that takes changes back",
                &error,
            )]
        })?;
        let undo = Self {
            journal: Arc::new(Mutex::new(Some(journal))),
            running: Running::default(),
            guard: Some(guard),
            _lock: lock,
        };
        let (journal, running) = (Arc::clone(&undo.journal), undo.running.clone());
        disk::at_the_end(move || {
            running.kill();
            let _ = put_back(&journal);
        });
        Ok(undo)
    }

    /// Saves a file, or that there is none, before it is changed. Saving it again changes nothing.
    ///
    /// # Errors
    /// It cannot be read or saved, or leads out of the workspace.
    pub fn save(&self, path: &Path) -> Result<(), Fault> {
        self.with_journal(path, Journal::save)
    }

    /// Saves a folder with all that is in it, or that there is none, before anything in it is changed.
    /// Symbolic links in it are left as they are.
    ///
    /// # Errors
    /// Something in it cannot be read or saved, or it leads out of the workspace.
    pub fn save_folder(&self, path: &Path) -> Result<(), Fault> {
        self.with_journal(path, Journal::save_folder)
    }

    /// Lets what is put back wait for the end of a process, which must not read its standard input.
    ///
    /// # Errors
    /// The operating system refuses.
    pub fn wait_for(&self, command: &mut Command) -> io::Result<()> {
        self.guard
            .iter()
            .try_for_each(|guard| guard.wait_for(command))
    }

    /// The process that is killed when this one is asked to end.
    pub fn running(&self) -> &Running {
        &self.running
    }

    /// Keeps all changes: from here on, nothing is put back.
    ///
    /// # Errors
    /// What is saved cannot be removed.
    pub fn keep(self) -> Result<(), Fault> {
        match locked(&self.journal).take() {
            None => Ok(()),
            Some(journal) => journal.forget().map_err(|error| {
                Fault::io(
                    format!("cannot remove `{}`", shown(journal.folder())),
                    &error,
                )
            }),
        }
    }

    /// Puts everything back.
    ///
    /// # Errors
    /// Each file that cannot be put back; what was saved of it stays.
    pub fn put_back(self) -> Result<(), Vec<Fault>> {
        put_back(&self.journal)
    }

    fn with_journal(
        &self,
        path: &Path,
        save: impl FnOnce(&mut Journal, &Path) -> io::Result<()>,
    ) -> Result<(), Fault> {
        let mut journal = locked(&self.journal);
        let Some(journal) = journal.as_mut() else {
            return Ok(());
        };
        save(journal, path)
            .map_err(|error| Fault::io(format!("cannot save `{}`", shown(path)), &error))
    }
}

impl Drop for Undo {
    fn drop(&mut self) {
        if let Err(faults) = put_back(&self.journal) {
            report::print(&faults);
        }
        disk::nothing_at_the_end();
    }
}

fn locked(journal: &Mutex<Option<Journal>>) -> MutexGuard<'_, Option<Journal>> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}

fn put_back(journal: &Mutex<Option<Journal>>) -> Result<(), Vec<Fault>> {
    let Some(journal) = locked(journal).take() else {
        return Ok(());
    };
    journal.put_back().map(drop)
}
