//! `cargo xtask conformance [--suite FILE...]`: generates a client for each suite of protocol tests, runs
//! its cases as the Rust tests that they become, and says which passed.
//!
//! Every case that the suite has for clients must run. Those that are known to fail stand in
//! `xtask/conformance-expected.toml`, each with its reason; one that passes must leave the list.

mod expected;
mod run;
mod suite;
mod table;

use std::path::PathBuf;

use crate::sweep::workspace;
use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

use expected::Expected;
use suite::Suite;
use table::Row;

/// What `cargo xtask conformance` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The suites: models (JSON AST) with `smithy.test` traits. All of `../shared/protocol-tests` beside the
    /// repository when left out.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    suite: Vec<PathBuf>,
}

/// Runs the command. A case that does not do as it should is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let root = workspace::root("conformance");
    let expected = Expected::read()?;
    let mut suites = Vec::new();
    let mut faults = Vec::new();
    let paths = match args.suite.is_empty() {
        true => suite::all().map_err(|fault| vec![fault])?,
        false => args.suite.clone(),
    };
    for path in &paths {
        match Suite::read(path).and_then(|suite| {
            suite.generate(&workspace::dir_of(&root, &suite.name))?;
            Ok(suite)
        }) {
            Ok(suite) => suites.push(suite),
            Err(more) => faults.extend(more),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let names = suites.iter().map(|suite| suite.name.as_str());
    workspace::write(&root, names).map_err(|fault| vec![fault])?;
    let mut rows = Vec::new();
    for suite in &suites {
        let results = run::run(&root, &suite.name).map_err(|fault| vec![fault])?;
        rows.push(Row::new(suite, results, expected.of(&suite.name)));
    }
    print_line(table::table(&rows));
    let is_well = rows.iter().all(Row::is_well);
    if !is_well {
        report::print(&[Fault::new("not every case does as it should").help(
            "`xtask/conformance-expected.toml` lists the cases that are known to fail, with reasons",
        )]);
    }
    Ok(match is_well {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}
