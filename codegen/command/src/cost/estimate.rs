//! How long it takes to compile emitted code: an estimate from the lines of code, by figures that were
//! measured.

use std::sync::LazyLock;

use farrier_codegen::cost::Lines;
use serde::{Deserialize, Serialize};

/// What was measured; `cargo xtask bench --estimate` writes it.
const FIGURES: &str = include_str!("figures.toml");

/// A way to compile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Mode {
    /// `cargo check`.
    Check,
    /// `cargo build`, in the profile `dev`.
    #[default]
    Dev,
}

/// What was measured, where and when.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Year, month and day, in UTC.
    pub measured: String,
    /// The processor.
    pub machine: String,
    /// What rustc said of itself.
    pub rustc: String,
    /// How many processes wanted to run in the minute before.
    pub load: String,
    /// How many crates were compiled.
    pub crates: usize,
    /// Of `cargo check`.
    pub check: Rates,
    /// Of `cargo build`.
    pub dev: Rates,
}

/// Processor time, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rates {
    /// Of any crate.
    pub base: f64,
    /// Of a line of code.
    pub line: f64,
    /// Of a line of code of the run-time code.
    pub run_time_line: f64,
    /// How far the estimate of a crate is off: the root mean square, in parts of what was measured.
    pub error: f64,
    /// How far it is off at most.
    pub worst: f64,
}

/// The processor time of a dev build of an official crate, in seconds for a line of its sources: on
/// 2026-11-27 (2 x AMD EPYC, rustc 1.95.0), 0.14 ms for eight crates together in `cargo xtask bench --only
/// services`, and 0.16 ms for aws-sdk-ec2 in `--only large`. The most that was ever seen is 0.25 ms, for
/// aws-sdk-pinpoint.
const OFFICIAL_LINE: f64 = 0.000_15;

/// An estimate of the processor time of a dev build of an official crate with so many lines, in seconds. It
/// was off by two fifths at most.
pub fn official_dev(lines: usize) -> f64 {
    OFFICIAL_LINE * lines as f64
}

impl Mode {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Dev => "dev build",
        }
    }

    /// What was measured for it.
    pub fn rates(self) -> Rates {
        match self {
            Self::Check => figures().check,
            Self::Dev => figures().dev,
        }
    }
}

impl Rates {
    /// What these lines add to the compilation of a crate, in seconds of processor time.
    pub fn of(&self, lines: Lines) -> f64 {
        self.line * lines.code as f64
    }

    /// What a crate takes with these lines, of which some are run-time code, in seconds of processor time.
    pub fn of_crate(&self, all: Lines, run_time: Lines) -> f64 {
        let own = all.code.saturating_sub(run_time.code) as f64;
        self.base + self.line * own + self.run_time_line * run_time.code as f64
    }
}

/// What was measured.
pub fn figures() -> &'static Figures {
    // A test reads the same text, so that the default is never seen.
    static READ: LazyLock<Figures> = LazyLock::new(|| toml::from_str(FIGURES).unwrap_or_default());
    &READ
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_can_be_read_and_grow_with_what_is_compiled() {
        let figures: Figures = toml::from_str(FIGURES).expect("figures");
        for rates in [figures.check, figures.dev] {
            assert!(rates.base > 0.0 && rates.line > 0.0 && rates.run_time_line > 0.0);
            assert!(
                rates.error < 0.25,
                "an estimate that is off by so much is none"
            );
        }
        assert!(figures.dev.line > figures.check.line);
    }

    #[test]
    fn run_time_code_has_a_rate_of_its_own() {
        let rates = Rates {
            base: 1.0,
            line: 0.1,
            run_time_line: 0.5,
            ..Rates::default()
        };
        let lines = |code| Lines { all: 1_000, code };
        assert!((rates.of(lines(10)) - 1.0).abs() < 1e-9);
        assert!((rates.of_crate(lines(10), lines(4)) - 3.6).abs() < 1e-9);
    }
}
