//! What differs between the disk and what would be written.

use farrier_codegen::FileSet;
use farrier_codegen::interface::InterfaceChange;

use super::made::{Made, summary};
use super::write;
use crate::disk::{self, Reading};
use crate::outcome::Outcome;
use crate::report::{self, Fault, print_line, shown};
use crate::terminal;

/// Lines of a diff that are shown of one file.
const DIFF_LINES: usize = 60;

/// Shows what differs, and what runs left that were interrupted. Writes nothing.
pub(super) fn check(made: &[Made], generate: &str) -> Result<Outcome, Vec<Fault>> {
    // Held until everything is read, so that no half of another run's work is seen.
    let readings = write::all(made.iter(), |one| Reading::start(&one.dir))?;
    let on_disk: Vec<FileSet> =
        write::all(made.iter(), |one| disk::read_crate(&one.dir, &one.files))?;
    let comparisons = write::compare(made, &on_disk);
    write::refuse_inputs(made, &comparisons)?;

    let mut outcome = Outcome::Done;
    let all = made.iter().zip(&comparisons).zip(&readings).zip(&on_disk);
    for (((one, comparison), reading), on_disk) in all {
        if on_disk_is_missing(one) {
            print_line(format_args!("{}: missing", one.shown));
        } else {
            if !comparison.is_clean() {
                let change = InterfaceChange::between(on_disk, &one.files);
                print_line(interface(&one.shown, &change));
            }
            for difference in comparison.iter() {
                print_line(format_args!("{}/{difference}", one.shown));
                print_line(shortened(&difference.diff()));
            }
        }
        for path in reading.leftovers() {
            print_line(format_args!(
                "{}: left by a run that was interrupted",
                shown(path)
            ));
        }
        if !terminal::is_quiet() {
            let verbs = ["to write", "to remove"];
            print_line(summary(one, comparison, verbs, one.time));
        }
        if !comparison.is_clean() || !reading.leftovers().is_empty() {
            outcome = Outcome::OutOfDate;
        }
    }
    if outcome == Outcome::OutOfDate {
        report::print(&[
            Fault::new("generated files are out of date").help(format!("run `{generate}`"))
        ]);
    }
    Ok(outcome)
}

/// The line that says how the public items differ.
fn interface(shown: &str, change: &InterfaceChange) -> String {
    match change.is_empty() {
        true => format!("{shown}: no public item changes"),
        false => format!("{shown}: public items: {change}"),
    }
}

/// Whether the crate's folder is not there: then every file of it is missing.
fn on_disk_is_missing(one: &Made) -> bool {
    !one.dir.exists()
}

/// A diff with its end cut off when it is long.
fn shortened(diff: &str) -> String {
    let lines: Vec<&str> = diff.lines().collect();
    match lines.get(..DIFF_LINES) {
        Some(shown) if lines.len() > DIFF_LINES => {
            format!(
                "{}\n... {} more lines",
                shown.join("\n"),
                lines.len() - DIFF_LINES
            )
        }
        _ => diff.trim_end_matches('\n').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_diffs_are_cut_and_counted() {
        assert_eq!(shortened("a\nb\n"), "a\nb");
        let long = "x\n".repeat(DIFF_LINES + 5);
        assert!(shortened(&long).ends_with("x\n... 5 more lines"));
    }
}
