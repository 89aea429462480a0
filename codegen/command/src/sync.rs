//! `cargo farrier sync`: looks again for what is used of the adopted clients, after the code has changed, and
//! generates them anew. `cargo farrier check --used` says the same and writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::adopt::{self, Used};
use crate::adopted::State;
use crate::cargo_options::CargoOptions;
use crate::disk;
use crate::outcome::Outcome;
use crate::report::{self, Fault, print_line};
use crate::workspace::Place;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "sync")]
pub struct Args {
    /// Drop operations that nobody calls any more.
    #[arg(long)]
    prune: bool,
    /// How Cargo is run.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

/// How the configured operations differ from those that are used.
#[derive(Debug, Default, PartialEq, Eq)]
struct Difference {
    /// Used and not configured, by crate.
    missing: BTreeMap<String, BTreeSet<String>>,
    /// Configured and not used, by crate.
    unused: BTreeMap<String, BTreeSet<String>>,
}

/// Runs the command.
///
/// # Errors
/// Nothing is adopted, the workspace does not compile for another reason than missing operations, or a file
/// cannot be written; everything is as it was then.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(&args.cargo)?;
    let mut used = adopt::used(&args.cargo, &place)?;
    let state = State::read(&place)?;
    let known = state.operations();
    adopt::update(&args.cargo, &mut used, &state, args.prune)?;
    let found = difference(&known, &used.operations());
    let names = found
        .missing
        .iter()
        .chain(found.unused.iter().filter(|_| args.prune));
    if names.clone().next().is_none() {
        print_line("every operation that is used is there");
    }
    print(&found, args.prune);
    say_official(&used);
    Ok(Outcome::Done)
}

/// Shows what `sync` would change: operations that are missing, or that nobody calls.
///
/// # Errors
/// As of [`run`].
pub fn check(options: &CargoOptions) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let place = Place::find(options)?;
    let used = adopt::used(options, &place)?;
    let state = State::read(&place)?;
    let found = difference(&state.operations(), &used.operations());
    print(&found, true);
    if found == Difference::default() {
        return Ok(Outcome::Done);
    }
    report::print(&[
        Fault::new("the crates do not have just the operations that are used")
            .help("run `cargo farrier sync --prune`"),
    ]);
    Ok(Outcome::OutOfDate)
}

fn difference(
    known: &BTreeMap<String, BTreeSet<String>>,
    used: &BTreeMap<String, BTreeSet<String>>,
) -> Difference {
    let mut found = Difference::default();
    for (name, used) in used {
        // A crate with every operation has none by name.
        let Some(known) = known.get(name).filter(|known| !known.is_empty()) else {
            continue;
        };
        for (one, other, into) in [
            (used, known, &mut found.missing),
            (known, used, &mut found.unused),
        ] {
            let only = one - other;
            if !only.is_empty() {
                into.insert(name.clone(), only);
            }
        }
    }
    found
}

fn print(found: &Difference, is_pruned: bool) {
    for (name, operations) in &found.missing {
        for operation in operations {
            print_line(format_args!("+ {name} {operation}"));
        }
    }
    for (name, operations) in &found.unused {
        for operation in operations {
            match is_pruned {
                true => print_line(format_args!("- {name} {operation}")),
                false => print_line(format_args!(
                    "  {name} {operation}: nobody calls it; `cargo farrier sync --prune` drops it"
                )),
            }
        }
    }
}

fn say_official(used: &Used) {
    for name in used.official() {
        report::note(format_args!(
            "`{name}` is official: `cargo farrier adopt {name}` adopts it"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_by_crate() {
        let set = |names: &[&str]| {
            names
                .iter()
                .map(|it| (*it).to_owned())
                .collect::<BTreeSet<_>>()
        };
        let map = |entries: &[(&str, &[&str])]| {
            let entries = entries.iter();
            entries
                .map(|(name, names)| ((*name).to_owned(), set(names)))
                .collect::<BTreeMap<_, _>>()
        };
        let known = map(&[("a", &["Get", "Old"]), ("b", &["Get"]), ("all", &[])]);
        let used = map(&[("a", &["Get", "New"]), ("b", &["Get"]), ("all", &["Get"])]);
        let expected = Difference {
            missing: map(&[("a", &["New"])]),
            unused: map(&[("a", &["Old"])]),
        };
        assert_eq!(difference(&known, &used), expected);
    }
}
