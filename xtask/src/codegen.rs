//! `cargo xtask codegen`: `cargo farrier generate` and `check` for the crates of this repository.

use cargo_farrier::generate::{self, Mode};
use cargo_farrier::outcome::Outcome;
use cargo_farrier::program::Program;
use cargo_farrier::report::Fault;

/// What `cargo xtask codegen` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write nothing; show what differs, and exit with 1 when something does.
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    generate: generate::Args,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let mode = match args.check {
        true => Mode::Check,
        false => Mode::Write,
    };
    let program = Program {
        configuration: "models/farrier.toml",
        generate: "cargo xtask codegen",
        // Its own name and the command.
        arguments: std::env::args_os().skip(2).collect(),
        manifest: None,
    };
    generate::run(&args.generate, mode, &program)
}
