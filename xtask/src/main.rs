//! `cargo xtask ...`: the commands of this repository.
//!
//! A command is a file of its own; what they share is the configuration, the disk and the reports.
//! How code is generated is no business of this crate: that is `codegen`, which never touches the disk.

mod bench;
mod codegen;
mod config;
mod conformance;
mod disk;
mod input;
mod jobs;
mod minimal_versions;
mod package;
mod parity;
mod report;
mod sweep;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Generates the Rust clients of this repository from their Smithy models.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Measure the generated crates beside the official one.
    Bench(bench::Args),
    /// The least that generating can cost; a part of `bench`.
    #[command(hide = true)]
    BenchFloor(bench::FloorArgs),
    /// Generate client crates: every configured one, or one ad hoc from any model.
    Codegen(codegen::Args),
    /// Run the protocol test cases of suites, as the tests of clients generated for them.
    Conformance(conformance::Args),
    /// Compile crates of every protocol with the oldest versions that their manifests allow.
    MinimalVersions(minimal_versions::Args),
    /// Compare the generated crate with the official one: requests, signatures, replies.
    Parity(parity::Args),
    /// Generate every model of a folder whole, and compile what came out.
    Sweep(sweep::Args),
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well: exit code 0.
    Done,
    /// A check found a difference: exit code 1.
    OutOfDate,
}

fn main() -> ExitCode {
    if let Some(code) = bench::rustc::stand_in() {
        return code;
    }
    let outcome = match Cli::parse().command {
        Command::Bench(args) => bench::run(&args),
        Command::BenchFloor(args) => bench::floor(&args),
        Command::Codegen(args) => codegen::run(&args),
        Command::Conformance(args) => conformance::run(&args),
        Command::MinimalVersions(args) => minimal_versions::run(&args),
        Command::Parity(args) => parity::run(&args),
        Command::Sweep(args) => sweep::run(&args),
    };
    match outcome {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::OutOfDate) => ExitCode::from(1),
        Err(faults) => {
            report::print(&faults);
            ExitCode::from(2)
        }
    }
}
