//! What commands say on a terminal, and how: colours, and how much.
//!
//! Whether a stream is a terminal that shows colours is decided by the stream (package `anstream`), which also
//! looks at `NO_COLOR` and `CLICOLOR_FORCE`; the option is told to it once.

use std::sync::atomic::{AtomicU8, Ordering};

use anstream::ColorChoice;

/// How much commands say, and when in colours.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
#[group(id = "terminal")]
pub struct Options {
    /// Say nothing but faults and results.
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// When to use colours.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: clap::ColorChoice,
}

/// How results are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum MessageFormat {
    /// For people.
    #[default]
    Human,
    /// For programs: one JSON object. Faults are still for people, on the standard error stream.
    Json,
}

/// How much is wanted: nothing but faults and results, the usual, or more.
static LEVEL: AtomicU8 = AtomicU8::new(USUAL);
const QUIET: u8 = 0;
const USUAL: u8 = 1;
const VERBOSE: u8 = 2;

/// Takes the choice for all that is printed from now on.
pub fn choose(color: clap::ColorChoice, quiet: bool, verbose: u8) {
    let choice = match color {
        clap::ColorChoice::Auto => ColorChoice::Auto,
        clap::ColorChoice::Always => ColorChoice::Always,
        clap::ColorChoice::Never => ColorChoice::Never,
    };
    choice.write_global();
    let level = match (quiet, verbose) {
        (true, _) => QUIET,
        (false, 0) => USUAL,
        (false, _) => VERBOSE,
    };
    LEVEL.store(level, Ordering::Relaxed);
}

/// Whether only faults and results are wanted.
pub(crate) fn is_quiet() -> bool {
    LEVEL.load(Ordering::Relaxed) == QUIET
}

/// Whether more than the usual is wanted.
pub(crate) fn is_verbose() -> bool {
    LEVEL.load(Ordering::Relaxed) == VERBOSE
}

impl Options {
    /// Takes these options for all that is printed from now on.
    pub fn apply(self) {
        choose(self.color, self.quiet, self.verbose);
    }
}
