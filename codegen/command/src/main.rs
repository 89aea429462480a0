//! `cargo farrier ...`: generates the clients of a workspace from their Smithy models.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use cargo_farrier::cli::{Cargo, Command};
use cargo_farrier::generate::{self, Mode};
use cargo_farrier::outcome::{Outcome, exit_code};
use cargo_farrier::program::Program;
use cargo_farrier::report::Fault;
use cargo_farrier::search::wrapper;
use cargo_farrier::undo::{self, guard};
use cargo_farrier::{
    adopt, check, cli, config, cost, diff, find, operations, packaging, remove, sync, update, why,
};
use clap::Parser;

fn main() -> ExitCode {
    if let Some(code) = guard::run_if_asked().or_else(wrapper::run_if_asked) {
        return code;
    }
    let Cargo::Farrier(cli) = Cargo::parse_from(words());
    cli.command.terminal().apply();
    exit_code(run(&cli.command))
}

fn run(command: &Command) -> Result<Outcome, Vec<Fault>> {
    match command {
        Command::Adopt(args) => adopt::run(args),
        Command::Sync(args) => sync::run(args),
        Command::Add(args) => operations::run(args),
        Command::Remove(args) => remove::run(args),
        Command::Find(args) => find::run(args),
        Command::Generate(args) => {
            let program = program(args.manifest_path.clone());
            recover(&program)?;
            generate::run(&args.generate, Mode::Write, &program)
        }
        Command::Check(args) => {
            let program = program(args.cargo.manifest.manifest_path.clone());
            recover(&program)?;
            check::run(args, &program)
        }
        Command::Update(args) => update::run(args),
        Command::Diff(args) => diff::run(&args.diff, &program(args.manifest_path.clone())),
        Command::Why(it) => why::run(&it.args, &program(it.manifest_path.clone())),
        Command::Cost(it) => cost::run(&it.args, &program(it.manifest_path.clone())),
        Command::Completions(args) => packaging::completions(args, &cli::farrier()),
        Command::Man(args) => packaging::man(args, &cli::farrier()),
    }
}

/// The words of the command line. Cargo puts `farrier` before the command; whoever calls the program by its
/// own name need not.
fn words() -> Vec<OsString> {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    if words.len() > 1 && words[1] != "farrier" {
        words.insert(1, "farrier".into());
    }
    words
}

fn program(manifest: Option<PathBuf>) -> Program {
    Program {
        configuration: "farrier.toml",
        generate: "cargo farrier generate",
        // Its own name, `farrier` and the command.
        arguments: words().into_iter().skip(3).collect(),
        manifest,
    }
}

/// Puts back what a run changed that was killed, in the workspace that is configured, if one is.
fn recover(program: &Program) -> Result<(), Vec<Fault>> {
    match config::find_root(program) {
        Ok(root) => undo::recover_beside(&root),
        Err(_) => Ok(()),
    }
}
