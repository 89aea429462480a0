//! Whether the listed changes fall under the rules that they are listed with.

use std::collections::{BTreeMap, BTreeSet};

use farrier_codegen::diff::{Change as Found, Level, Report};
use heck::ToSnakeCase as _;

use cargo_farrier::report::Fault;

use super::changes::Change;
use super::pairs::{DIRECTIONS, Pair};

/// Compares the rules of a pair's changes with those of its reports.
pub(super) fn check(changes: &[Change], pair: &Pair, reports: &[Report; 2]) -> Vec<Fault> {
    let is_in = |change: &&Change| {
        let is_asked = pair.operations.is_empty() || pair.operations.contains(&change.name);
        pair.name.starts_with(&format!("changes-{}-", change.group)) && is_asked
    };
    let own: Vec<&Change> = changes.iter().filter(is_in).collect();
    let mut faults = Vec::new();
    for (at, (report, direction)) in reports.iter().zip(DIRECTIONS).enumerate() {
        let by_change = by_change(&own, report);
        for change in &own {
            let expected = [&change.forward, &change.backward][at];
            let found = by_change.get(change.name.as_str());
            let is_of_service = change.group != "main";
            let found: Vec<&Found> = match is_of_service {
                true => report.changes.iter().collect(),
                false => found.into_iter().flatten().copied().collect(),
            };
            let ids: BTreeSet<&str> = found.iter().map(|found| found.rule.id).collect();
            let missing = expected.iter().filter(|id| !ids.contains(id.as_str()));
            let unexpected = found.iter().filter(|found| {
                let is_break = found.rule.level == Level::Break;
                is_break && !is_of_service && !expected.iter().any(|id| id == found.rule.id)
            });
            let missing = missing.map(|id| format!("`{id}` is missing"));
            let unexpected = unexpected.map(|it| format!("`{}` for `{}`", it.rule.id, it.item));
            let wrong: Vec<String> = missing.chain(unexpected).collect();
            if !wrong.is_empty() {
                let message = format!("{} {direction} of `{}`", change.name, pair.name);
                faults.push(Fault::new(format!("{message}: {}", wrong.join(", "))));
            }
        }
    }
    faults
}

/// The findings by the change whose name is in the path of what changed; the longest such name counts.
fn by_change<'c, 'r>(
    changes: &[&'c Change],
    report: &'r Report,
) -> BTreeMap<&'c str, Vec<&'r Found>> {
    let mut by_change: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
    for found in &report.changes {
        let names = changes.iter().map(|change| change.name.as_str());
        let names = names.filter(|name| is_named(&found.item, name));
        if let Some(name) = names.max_by_key(|name| name.len()) {
            by_change.entry(name).or_default().push(found);
        }
    }
    by_change
}

fn is_named(item: &str, name: &str) -> bool {
    let snake = name.to_snake_case();
    item.split("::").any(|part| {
        let part = part.strip_prefix("wait_until_").unwrap_or(part);
        part.starts_with(name) || part == snake || part.starts_with(&format!("{snake}_"))
    })
}

#[cfg(test)]
mod tests {
    use farrier_codegen::diff::RULES;

    use super::super::changes;
    use super::*;

    #[test]
    fn every_rule_has_a_change_that_falls_under_it() {
        let changes = changes::read().expect("the changes");
        let expected = changes
            .iter()
            .flat_map(|change| change.forward.iter().chain(&change.backward));
        let expected: BTreeSet<&str> = expected.map(String::as_str).collect();
        let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(expected, rules);
    }
}
