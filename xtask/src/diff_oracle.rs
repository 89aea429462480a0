//! `cargo xtask diff-oracle`: whether `cargo farrier diff` finds every break and no other.
//!
//! Crates are generated from both models of a pair, whole and sliced, and documented as JSON, all in one
//! workspace below the target folder. What one crate of a pair offers and the other does not is then compared
//! with what the comparison of their plans reports: the public items by `../shared/tools/public_api.py`, and
//! the findings of cargo-semver-checks. Pairs are the services of which `../shared/models` has two versions,
//! and the changes of `xtask/diff-oracle/changes.json`, each of them in both directions.

mod changes;
mod crates;
mod items;
mod pairs;
mod rules;
mod semver_checks;
mod verdict;

use std::collections::BTreeMap;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

use crate::sweep::workspace;
use pairs::Pair;

/// What `cargo xtask diff-oracle` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only pairs whose names contain this; may be given several times.
    #[arg(long = "only", value_name = "TEXT")]
    only: Vec<String>,
    /// Only the changes of `xtask/diff-oracle/changes.json`.
    #[arg(long)]
    synthetic: bool,
    /// Without cargo-semver-checks.
    #[arg(long)]
    no_semver_checks: bool,
}

/// Runs the command. A break that is missed or is none, or a rule that a change does not fall under, is
/// [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let root = workspace::root("diff-oracle");
    let changes = changes::read().map_err(|fault| vec![fault])?;
    let mut pairs = changes::pairs(&changes)?;
    if !args.synthetic {
        pairs.extend(pairs::services()?);
    }
    let is_asked = |pair: &Pair| {
        args.only.is_empty()
            || args
                .only
                .iter()
                .any(|text| pair.name.contains(text.as_str()))
    };
    pairs.retain(is_asked);
    let mut faults = Vec::new();
    let mut reports = BTreeMap::new();
    for pair in &pairs {
        let compared = pair.compare()?;
        if pair.is_synthetic {
            faults.extend(rules::check(&changes, pair, &compared));
        }
        reports.insert(pair.name.clone(), compared);
    }
    crates::write(&root, &pairs)?;
    crates::document(&root).map_err(|fault| vec![fault])?;
    let checker = match args.no_semver_checks {
        true => None,
        false => Some(semver_checks::installed(&root).map_err(|fault| vec![fault])?),
    };
    print_line(verdict::HEAD);
    let mut total = verdict::Row::default();
    for pair in &pairs {
        let Some(reports) = reports.get(&pair.name) else {
            continue;
        };
        let rows = verdict::rows(&root, pair, reports, checker.as_deref());
        for row in rows.map_err(|fault| vec![fault])? {
            print_line(&row);
            faults.extend(row.faults());
            total.add(&row);
        }
    }
    print_line(&total);
    report::print(&faults);
    Ok(match faults.is_empty() {
        true => Outcome::Done,
        false => Outcome::OutOfDate,
    })
}
