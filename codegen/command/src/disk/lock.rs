//! One run at a time on a crate's folder.
//!
//! What is locked is the folder itself, by the operating system: the lock goes with the process,
//! however that ends, and no file of it can get into the crate, into version control or be left
//! behind. Where folders cannot be locked (Windows, some network file systems) it is a file in the
//! folder, which is removed again at the end.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// The file that is locked where the folder cannot be.
pub(super) const FILE: &str = ".farrier-lock";

/// A lock on a folder, held until the value is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    /// What is locked, for as long as it is open.
    _held: File,
    /// The file to remove, if the lock is one.
    file: Option<PathBuf>,
}

/// How much is locked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Every other run.
    Write,
    /// Only those that write. Makes no file.
    Read,
}

impl Lock {
    /// Locks a folder. `wait` is called, once, when another run has to be waited for.
    ///
    /// # Errors
    /// The folder is not there, or neither it nor a file in it can be locked.
    pub(super) fn acquire(dir: &Path, mode: Mode, mut wait: impl FnMut()) -> io::Result<Self> {
        match lock(dir, mode, || File::open(dir), &mut wait) {
            Ok(held) => Ok(Self {
                _held: held,
                file: None,
            }),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
            Err(_) => Self::by_file(dir, mode, wait),
        }
    }

    fn by_file(dir: &Path, mode: Mode, mut wait: impl FnMut()) -> io::Result<Self> {
        let path = dir.join(FILE);
        let mut options = OpenOptions::new();
        options.read(true);
        if mode == Mode::Write {
            options.write(true).create(true).truncate(false);
        }
        let held = lock(&path, mode, || options.open(&path), &mut wait)?;
        Ok(Self {
            _held: held,
            file: (mode == Mode::Write).then_some(path),
        })
    }

    /// Whether a file in the folder is the lock itself.
    pub(super) fn is(&self, path: &Path) -> bool {
        self.file.as_deref() == Some(path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Before the file is let go of, so that whoever waits for it sees that it is gone.
        if let Some(file) = &self.file {
            let _ = fs::remove_file(file);
        }
    }
}

/// Opens and locks what is at a path, and again if that was removed or replaced while waiting.
fn lock(
    path: &Path,
    mode: Mode,
    open: impl Fn() -> io::Result<File>,
    wait: &mut impl FnMut(),
) -> io::Result<File> {
    let mut told = false;
    loop {
        let file = open()?;
        let attempt = match mode {
            Mode::Write => file.try_lock(),
            Mode::Read => file.try_lock_shared(),
        };
        match attempt {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => {
                if !told {
                    wait();
                    told = true;
                }
                match mode {
                    Mode::Write => file.lock()?,
                    Mode::Read => file.lock_shared()?,
                }
            }
        }
        match Handle::from_path(path) {
            Ok(now) if now == Handle::from_file(file.try_clone()?)? => return Ok(file),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    type Acquire = fn(&Path, mpsc::Sender<()>) -> io::Result<Lock>;

    #[test]
    fn the_second_waits_for_the_first_however_a_folder_is_locked() {
        let whichever: Acquire =
            |dir, told| Lock::acquire(dir, Mode::Write, || told.send(()).unwrap_or_default());
        let by_file: Acquire =
            |dir, told| Lock::by_file(dir, Mode::Write, || told.send(()).unwrap_or_default());
        for acquire in [whichever, by_file] {
            let dir = tempfile::tempdir().expect("a folder");
            let (tell, told) = mpsc::channel();
            let first = acquire(dir.path(), tell.clone()).expect("a lock");
            assert!(told.try_recv().is_err(), "nobody is waited for");
            std::thread::scope(|scope| {
                let second = scope.spawn(|| acquire(dir.path(), tell).map(drop));
                let minute = Duration::from_secs(60);
                assert_eq!(told.recv_timeout(minute), Ok(()), "waiting is told");
                assert!(!second.is_finished(), "the first still has it");
                drop(first);
                second.join().expect("no panic").expect("a lock");
            });
            let left = fs::read_dir(dir.path()).expect("a folder").count();
            assert_eq!(left, 0, "no file is left");
        }
    }

    #[test]
    fn readers_share_and_make_no_file() {
        let dir = tempfile::tempdir().expect("a folder");
        let never = || panic!("readers do not wait for each other");
        let first = Lock::acquire(dir.path(), Mode::Read, never).expect("a lock");
        let second = Lock::acquire(dir.path(), Mode::Read, never).expect("a lock");
        drop((first, second));
        let missing = Lock::by_file(dir.path(), Mode::Read, never).expect_err("no file");
        assert_eq!(missing.kind(), ErrorKind::NotFound);
        let gone = dir.path().join("none");
        let missing = Lock::acquire(&gone, Mode::Write, never).expect_err("no folder");
        assert_eq!(missing.kind(), ErrorKind::NotFound);
    }
}
