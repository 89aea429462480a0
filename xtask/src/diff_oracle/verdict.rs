//! The table: for each pair and direction, what was reported and what the crates show.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use farrier_codegen::diff::{Change, Level, Report};

use cargo_farrier::report::{Fault, shown};

use crate::sweep::workspace;

use super::crates::json_of;
use super::items::{self, Key};
use super::pairs::{DIRECTIONS, Pair, crate_names};
use super::semver_checks::{self, Finding};

/// The head of the table.
pub(super) const HEAD: &str = "| pair | breaks | items lost by rustdoc | missed | false | by cargo-semver-checks | missed |\n|---|---|---|---|---|---|---|";

/// Differences that are named of one row.
const NAMED: usize = 12;

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    name: String,
    breaks: usize,
    items: usize,
    missed: Vec<Key>,
    wrong: Vec<Key>,
    /// Breaks for which neither the items nor cargo-semver-checks have anything.
    unfounded: Vec<String>,
    findings: usize,
    unmatched: Vec<Finding>,
    pairs: usize,
}

/// The rows of both directions of a pair.
///
/// # Errors
/// The items of a crate cannot be read, or cargo-semver-checks fails.
pub(super) fn rows(
    root: &Path,
    pair: &Pair,
    reports: &[Report; 2],
    checker: Option<&Path>,
) -> Result<Vec<Row>, Fault> {
    let jsons = crate_names(&pair.name).map(|name| json_of(root, &name));
    let [old, new] = &jsons;
    let sides = [items::read(old)?, items::read(new)?];
    let renamed = match checker {
        Some(_) => Some([
            semver_checks::renamed(old, "compared")?,
            semver_checks::renamed(new, "compared")?,
        ]),
        None => None,
    };
    let mut rows = Vec::new();
    for (at, (report, direction)) in reports.iter().zip(DIRECTIONS).enumerate() {
        let (before, after) = (&sides[at], &sides[1 - at]);
        let all_broken = items::all_broken(before, after);
        let broken = items::without_consequences(all_broken.clone());
        let reported = items::reported(report, after);
        let findings = match (checker, &renamed) {
            (Some(program), Some(jsons)) => {
                semver_checks::findings(program, &jsons[at], &jsons[1 - at])?
            }
            _ => Vec::new(),
        };
        let evidence = Evidence {
            broken: &all_broken,
            features: &lost_features(root, pair, at)?,
            findings: checker.map(|_| findings.as_slice()),
        };
        let breaks = report.of(Level::Break);
        let unfounded = breaks.filter(|change| !evidence.is_for(change));
        let unfounded = unfounded.map(|it| format!("{}: {}", it.rule.id, it.item));
        let is_unmatched = |finding: &&Finding| !is_covered(finding, report);
        rows.push(Row {
            name: format!("{} {direction}", pair.name),
            breaks: report.count(Level::Break),
            items: broken.len(),
            missed: broken.difference(&reported).cloned().collect(),
            wrong: reported.difference(&broken).cloned().collect(),
            unfounded: unfounded.collect(),
            findings: findings.len(),
            unmatched: findings.iter().filter(is_unmatched).cloned().collect(),
            pairs: 1,
        });
    }
    Ok(rows)
}

/// What shows that something is a break.
struct Evidence<'e> {
    /// The public items that are gone or have another signature.
    broken: &'e BTreeSet<Key>,
    /// The Cargo features that are gone.
    features: &'e BTreeSet<String>,
    /// What cargo-semver-checks found, if it was asked.
    findings: Option<&'e [Finding]>,
}

impl Evidence<'_> {
    fn is_for(&self, change: &Change) -> bool {
        let last = change.item.rsplit([':', ' ']).next().unwrap_or_default();
        let is_found = |findings: &[Finding]| findings.iter().any(|it| it.text.contains(last));
        match change.rule.id {
            "feature-removed" => self.features.contains(last),
            // No item is gone then.
            "trait-method-added" => self.findings.is_none_or(is_found),
            // The name may have gone to something of the same type.
            "renamed" if change.lost.is_empty() => true,
            _ => change
                .lost
                .iter()
                .any(|item| self.broken.contains(&items::key(item))),
        }
    }
}

/// The Cargo features that one crate of a pair has and the other has not.
fn lost_features(root: &Path, pair: &Pair, at: usize) -> Result<BTreeSet<String>, Fault> {
    let names = crate_names(&pair.name);
    let features = |name: &String| {
        let path = workspace::dir_of(root, name).join("Cargo.toml");
        let cannot = |error: &dyn fmt::Display| {
            Fault::new(format!("cannot read `{}`: {error}", shown(&path)))
        };
        let text = fs::read_to_string(&path).map_err(|error| cannot(&error))?;
        let manifest: toml::Table = text.parse().map_err(|error| cannot(&error))?;
        let features = manifest.get("features").and_then(toml::Value::as_table);
        let names = features.into_iter().flatten().map(|(name, _)| name.clone());
        Ok::<BTreeSet<String>, Fault>(names.collect())
    };
    let (old, new) = (features(&names[at])?, features(&names[1 - at])?);
    Ok(old.difference(&new).cloned().collect())
}

/// Whether a report has a break for what a finding is about.
fn is_covered(finding: &Finding, report: &Report) -> bool {
    let text = without_file(&finding.text);
    let words: BTreeSet<&str> = text
        .split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
        .collect();
    let last = |path| str::rsplit(path, "::").next().unwrap_or_default();
    let of_change = report.of(Level::Break).any(|change| {
        // A type by its name, and a member with that of its type.
        let mut parts = change.item.rsplit("::").take(2);
        let name = parts.next().unwrap_or_default();
        let holder = parts.next().filter(|it| it.starts_with(char::is_uppercase));
        words.contains(name) && holder.is_none_or(|holder| words.contains(holder))
    });
    let mut lost = report.of(Level::Break).flat_map(|change| &change.lost);
    let of_item = lost.any(|item| {
        let name = item.name.split_once(' ').map_or("", |(_, name)| name);
        let is_owner = words.contains(last(&item.owner));
        is_owner && (name.is_empty() || words.contains(name))
    });
    // What lies below something that is gone.
    let below = report.of(Level::Break).any(|change| {
        let path = format!("compared::{}::", change.item);
        text.contains(&path)
    });
    of_change || of_item || below
}

/// A finding without the file that it names, whose path has names of types and modules too.
fn without_file(text: &str) -> &str {
    let ends = [
        ", previously in file ",
        " in file ",
        ", in crates/",
        " in crates/",
    ];
    let end = ends.iter().filter_map(|end| text.find(end)).min();
    end.map_or(text, |end| &text[..end])
}

impl Row {
    /// Adds a row to a sum.
    pub(super) fn add(&mut self, row: &Self) {
        self.breaks += row.breaks;
        self.items += row.items;
        self.missed.extend(row.missed.iter().cloned());
        self.wrong.extend(row.wrong.iter().cloned());
        self.unfounded.extend(row.unfounded.iter().cloned());
        self.findings += row.findings;
        self.unmatched.extend(row.unmatched.iter().cloned());
        self.pairs += 1;
        self.name = format!("all {} comparisons", self.pairs);
    }

    /// What is wrong.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let keys = |what: &str, keys: &[Key]| {
            let shown = keys.iter().take(NAMED);
            let shown: Vec<String> = shown
                .map(|(owner, name)| format!("{owner} {name}"))
                .collect();
            let fault = Fault::new(format!("{}: {} {what}", self.name, keys.len()));
            (!keys.is_empty()).then(|| fault.help(shown.join("; ")))
        };
        let findings = self.unmatched.iter().take(NAMED);
        let findings: Vec<String> = findings
            .map(|it| format!("{}: {}", it.lint, it.text))
            .collect();
        let of_checker = (!findings.is_empty()).then(|| {
            let number = self.unmatched.len();
            let message = format!("{}: {number} findings without a break", self.name);
            Fault::new(message).help(findings.join("; "))
        });
        let unfounded = self
            .unfounded
            .iter()
            .take(NAMED)
            .cloned()
            .collect::<Vec<_>>();
        let of_breaks = (!unfounded.is_empty()).then(|| {
            let number = self.unfounded.len();
            let message = format!("{}: {number} breaks that nothing shows", self.name);
            Fault::new(message).help(unfounded.join("; "))
        });
        let faults = [
            of_breaks,
            keys("breaks missed", &self.missed),
            keys("breaks that are none", &self.wrong),
            of_checker,
        ];
        faults.into_iter().flatten().collect()
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "| {} | {} | {} | {} | {} | {} | {} |",
            self.name,
            self.breaks,
            self.items,
            self.missed.len(),
            self.wrong.len() + self.unfounded.len(),
            self.findings,
            self.unmatched.len(),
        )
    }
}
