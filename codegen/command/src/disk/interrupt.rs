//! Ending in order when somebody asks for it: by Ctrl-C, by closing the terminal, by a shutdown.
//!
//! Moves are then first done, or put back; what is there only while a run writes is removed; last comes what
//! a command has asked for. A process that is killed cannot do so: what that leaves, the next run removes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::leftovers;

/// The exit code of a command that was asked to end, as shells have it for Ctrl-C.
const ENDED: i32 = 130;
/// How often a folder is removed in which other threads may still be writing.
const ATTEMPTS: usize = 20;

/// What would be left when the process ended now.
#[derive(Debug)]
pub(super) struct Unfinished {
    /// Temporary folders.
    pub(super) temporary: Vec<PathBuf>,
    /// Folders that were made for crates, from the outside in; removed if they are empty.
    pub(super) made: Vec<PathBuf>,
}

static UNFINISHED: Mutex<Unfinished> = Mutex::new(Unfinished {
    temporary: Vec::new(),
    made: Vec::new(),
});
/// What is done last.
static AT_THE_END: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);
static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// Gives access to what is unfinished. As long as it is held, the process does not end in order.
pub(super) fn hold() -> MutexGuard<'static, Unfinished> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on, the process ends in order when it is asked to end.
pub fn end_in_order() {
    // Where this is not possible, the process ends as one does that is killed.
    let _ = ctrlc::set_handler(|| {
        IS_ENDING.store(true, Ordering::SeqCst);
        let unfinished = hold();
        unfinished.temporary.iter().for_each(|path| remove(path));
        for dir in unfinished.made.iter().rev() {
            let _ = fs::remove_dir(dir);
        }
        if let Some(last) = last().take() {
            last();
        }
        process::exit(ENDED);
    });
}

/// Does this, last, when the process is asked to end. It takes the place of what was to be done before.
pub fn at_the_end(last: impl FnOnce() + Send + 'static) {
    *self::last() = Some(Box::new(last));
}

/// Does nothing more than clean up when the process is asked to end.
pub fn nothing_at_the_end() {
    *last() = None;
}

fn last() -> MutexGuard<'static, Option<Box<dyn FnOnce() + Send>>> {
    AT_THE_END.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for the end of a process that was asked to end, so that nothing is said of what went wrong by
/// that.
pub fn wait_if_ending() {
    while IS_ENDING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

fn remove(path: &Path) {
    for _ in 0..ATTEMPTS {
        let _ = leftovers::remove(path);
        if fs::symlink_metadata(path).is_err() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
