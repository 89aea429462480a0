//! `cargo xtask ...`: the commands of this repository.
//!
//! A command is a file of its own. What they share with `cargo farrier`, the configuration, the disk and
//! the reports, is in the package `cargo-farrier`; how code is generated is in `farrier-codegen`.

mod adopt_test;
mod aws_config;
mod bench;
mod codegen;
mod conformance;
mod diff_oracle;
mod example;
mod live;
mod measure;
mod minimal_versions;
mod packages;
mod parity;
mod programs;
mod services;
mod shared;
mod sweep;
mod tour;
mod treemap;

use std::process::ExitCode;

use cargo_farrier::outcome::exit_code;
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
    /// Adopt the clients of workspaces in which they are used in every way, and compare what is found.
    AdoptTest(adopt_test::Args),
    /// Run the published `aws-config` with generated and official crates of the services it calls.
    AwsConfig(programs::Choice),
    /// Measure the generated crates beside the official one.
    Bench(bench::Args),
    /// The least that generating can cost; a part of `bench`.
    #[command(hide = true)]
    BenchFloor(bench::FloorArgs),
    /// Generate client crates: every configured one, or one ad hoc from any model.
    Codegen(codegen::Args),
    /// Run the protocol test cases of suites, as the tests of clients generated for them.
    Conformance(conformance::Args),
    /// Compare what `cargo farrier diff` reports with what the generated crates offer.
    DiffOracle(diff_oracle::Args),
    /// Run programs with generated and official crates against a server, and compare what they saw.
    Live(programs::Choice),
    /// Compile crates of every protocol with the oldest versions that their manifests allow.
    MinimalVersions(minimal_versions::Args),
    /// Pack what is published, and use it outside of this repository.
    Packages(packages::Args),
    /// Compare generated crates with the official ones: requests, signatures, replies.
    Parity(parity::Args),
    /// Compile and test clients of several services with one run-time code.
    Shared(shared::Args),
    /// Generate every model of a folder whole, and compile what came out.
    Sweep(sweep::Args),
    /// Generate one model; a part of `sweep`.
    #[command(hide = true)]
    SweepModel(sweep::OneArgs),
    /// Look at the treemap of `cargo farrier cost` in a browser; skipped where there is none.
    Treemap(treemap::Args),
    /// Adopt the clients of an example workspace, and put the official ones back.
    Tour(tour::Args),
}

fn main() -> ExitCode {
    if let Some(code) = measure::rustc::stand_in() {
        return code;
    }
    let outcome = match Cli::parse().command {
        Command::AdoptTest(args) => adopt_test::run(&args),
        Command::AwsConfig(args) => aws_config::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::BenchFloor(args) => bench::floor(&args),
        Command::Codegen(args) => codegen::run(&args),
        Command::Conformance(args) => conformance::run(&args),
        Command::DiffOracle(args) => diff_oracle::run(&args),
        Command::Live(args) => live::run(&args),
        Command::MinimalVersions(args) => minimal_versions::run(&args),
        Command::Packages(args) => packages::run(&args),
        Command::Parity(args) => parity::run(args),
        Command::Shared(args) => shared::run(&args),
        Command::Sweep(args) => sweep::run(&args),
        Command::SweepModel(args) => sweep::one(&args),
        Command::Treemap(args) => treemap::run(&args),
        Command::Tour(args) => tour::run(&args),
    };
    exit_code(outcome)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cli::command().debug_assert();
    }
}
