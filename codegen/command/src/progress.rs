//! What a person is shown while a long step runs: on a terminal one line, which is gone when the step is done;
//! elsewhere, such as in the log of a CI, a line now and then for a step that takes long.

use std::io::IsTerminal as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::{report, terminal};

/// How often the line is drawn anew when nothing happens.
const TICK: Duration = Duration::from_millis(120);
/// When the first plain line is printed.
const FIRST: Duration = Duration::from_secs(3);
/// How long after it the next ones are.
const NEXT: Duration = Duration::from_secs(30);

/// How far a step is, as it is shown.
#[derive(Debug)]
pub struct Progress(Shown);

#[derive(Debug)]
enum Shown {
    Nothing,
    /// The line of a terminal.
    Line(ProgressBar),
    /// Plain lines, printed by a thread that is told here how far the step is, and ends with this.
    Plain(Sender<String>),
}

impl Progress {
    /// Shows a step, unless it is to be quiet.
    pub fn new(step: impl Into<String>, quiet: bool) -> Self {
        let step = step.into();
        Self(match (quiet, std::io::stderr().is_terminal()) {
            (true, _) => Shown::Nothing,
            (false, true) => Shown::Line(line(step)),
            (false, false) => plain(step),
        })
    }

    /// Says how far the step is.
    pub fn say(&self, text: impl Into<String>) {
        match &self.0 {
            Shown::Nothing => {}
            Shown::Line(line) => line.set_message(text.into()),
            // The thread is there as long as this is.
            Shown::Plain(thread) => thread.send(text.into()).unwrap_or_default(),
        }
    }

    /// Says something that stays, when more than the usual is wanted.
    pub fn detail(&self, text: impl FnOnce() -> String) {
        if !terminal::is_verbose() {
            return;
        }
        match &self.0 {
            Shown::Line(line) => line.suspend(|| report::note(text())),
            Shown::Nothing | Shown::Plain(_) => report::note(text()),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Shown::Line(line) = &self.0 {
            line.finish_and_clear();
        }
    }
}

fn line(step: String) -> ProgressBar {
    let line = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {wide_msg} {elapsed}") {
        line.set_style(style);
    }
    line.set_prefix(step);
    line.enable_steady_tick(TICK);
    line
}

fn plain(step: String) -> Shown {
    let (sender, said) = mpsc::channel::<String>();
    thread::spawn(move || {
        let start = Instant::now();
        let (mut next, mut last) = (FIRST, String::new());
        loop {
            match said.recv_timeout(next.saturating_sub(start.elapsed())) {
                Ok(text) => last = text,
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    let line = format!("{step}: {} s, {last}", start.elapsed().as_secs());
                    report::note(line.trim_end_matches([',', ' ']));
                    next = start.elapsed() + NEXT;
                }
            }
        }
    });
    Shown::Plain(sender)
}
