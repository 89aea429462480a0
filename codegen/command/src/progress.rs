//! What a person is shown while a long step runs: one line, which is gone when the step is done.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// How often the line is drawn anew when nothing happens.
const TICK: Duration = Duration::from_millis(120);

/// The line of a step; none where nobody looks, such as in a file.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Shows a step, unless it is to be quiet.
    pub fn new(step: impl Into<String>, quiet: bool) -> Self {
        let bar = match quiet {
            true => ProgressBar::hidden(),
            false => ProgressBar::new_spinner(),
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {wide_msg} {elapsed}") {
            bar.set_style(style);
        }
        bar.set_prefix(step.into());
        bar.enable_steady_tick(TICK);
        Self(bar)
    }

    /// Says how far the step is.
    pub fn say(&self, text: impl Into<String>) {
        self.0.set_message(text.into());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
