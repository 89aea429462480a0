//! Compares the subjects of two crates: what is gone, what is new, and what is both but another.
//!
//! What follows of a larger change is not reported beside it: the members of a type that is gone, or the
//! functions of an operation that is. Which rule a change falls under is in [`super::classify`].

use std::collections::{BTreeMap, BTreeSet};

use super::classify;
use super::report::{Change, Report};
use super::rules::{self, Level, Rule};
use super::subject::{Fact, Kind, PublicItem, Subject, Subjects};
use super::surface::WAITERS;

/// Compares two crates.
pub(super) fn compare(old: &Subjects, new: &Subjects) -> Report {
    let comparison = Comparison {
        old,
        new,
        moved: moved(old, new),
    };
    let mut report = Report::default();
    for (path, before) in old {
        match new.get(path) {
            Some(after) if !is_another_kind(before, after) => {
                comparison.both(&mut report, path, before, after);
            }
            after => comparison.gone(&mut report, path, before, after),
        }
    }
    for (path, after) in new {
        comparison.added(&mut report, path, after);
    }
    report.changes.sort_by(|a, b| {
        let key = |change: &Change| (change.rule.level, change.item.clone(), change.rule.id);
        key(a).cmp(&key(b))
    });
    report
}

struct Comparison<'s> {
    old: &'s Subjects,
    new: &'s Subjects,
    /// The new paths of what has another one, by the old paths.
    moved: BTreeMap<&'s str, &'s str>,
}

/// What is the same in the model and has another path in the new crate.
fn moved<'s>(old: &'s Subjects, new: &'s Subjects) -> BTreeMap<&'s str, &'s str> {
    let mut by_identity: BTreeMap<(Kind, &str), Vec<&str>> = BTreeMap::new();
    for (path, subject) in new.iter().filter(|(path, _)| !old.contains_key(*path)) {
        let key = (subject.kind, subject.identity.as_str());
        by_identity.entry(key).or_default().push(path);
    }
    let gone = old.iter().filter(|(path, _)| !new.contains_key(*path));
    let pairs = gone.filter_map(|(path, subject)| {
        let found = by_identity.get(&(subject.kind, subject.identity.as_str()))?;
        match found.as_slice() {
            [only] => Some((path.as_str(), *only)),
            _ => None,
        }
    });
    pairs.collect()
}

/// Whether a path leads to a type of another kind.
fn is_another_kind(before: &Subject, after: &Subject) -> bool {
    before.kind != after.kind && (before.kind.is_type() || after.kind.is_type())
}

/// Whether a subject, or what it belongs to, is in these no more.
fn is_gone(path: &str, subject: &Subject, others: &Subjects) -> bool {
    others
        .get(path)
        .is_none_or(|other| is_another_kind(subject, other))
}

/// Whether what a subject belongs to is in the others no more.
fn parent_is_gone(subject: &Subject, own: &Subjects, others: &Subjects) -> bool {
    let Some(parent) = &subject.parent else {
        return false;
    };
    let Some(above) = own.get(parent) else {
        return false;
    };
    is_gone(parent, above, others) || parent_is_gone(above, own, others)
}

impl Comparison<'_> {
    fn gone(&self, report: &mut Report, path: &str, before: &Subject, after: Option<&Subject>) {
        if parent_is_gone(before, self.old, self.new) {
            return;
        }
        let lost: Vec<PublicItem> = before.items.keys().cloned().collect();
        let mut change = change(&rules::RENAMED, path, Some(before), after);
        change.lost = lost;
        let moved = self.moved.get(path);
        match (moved, after) {
            (Some(name), _) => {
                let after = self.new.get(*name);
                change.before = Some(path.to_owned());
                change.after = Some((*name).to_owned());
                change.new_place = after.and_then(|it| it.location.clone());
            }
            (None, Some(after)) => {
                change.rule = &rules::KIND_CHANGED;
                change.before = Some(before.kind.name().to_owned());
                change.after = Some(after.kind.name().to_owned());
            }
            (None, None) => {
                change.rule = classify::removed(before.kind);
                change.before = Some(before.summary.clone());
            }
        }
        report.changes.push(change);
    }

    fn added(&self, report: &mut Report, path: &str, after: &Subject) {
        if after.kind == Kind::Waiter && !self.old.contains_key(path) {
            self.trait_method(report, after);
        }
        let is_new = is_gone(path, after, self.old) && !self.old.contains_key(path);
        let is_moved = self.moved.values().any(|moved| *moved == path);
        if !is_new || is_moved || parent_is_gone(after, self.new, self.old) {
            return;
        }
        let rule = classify::added(after);
        let mut change = change(rule, path, None, Some(after));
        change.after = Some(after.summary.clone());
        report.changes.push(change);
    }

    /// The method of a new waiter, when the trait was there before.
    fn trait_method(&self, report: &mut Report, waiter: &Subject) {
        let is_method = |item: &&PublicItem| item.owner == WAITERS;
        let method = waiter.items.keys().find(is_method);
        let (true, Some(method)) = (self.old.contains_key(WAITERS), method) else {
            return;
        };
        let name = method.name.trim_start_matches("fn ");
        let path = format!("{WAITERS}::{name}");
        report
            .changes
            .push(change(&rules::TRAIT_METHOD_ADDED, &path, None, Some(waiter)));
    }

    fn both(&self, report: &mut Report, path: &str, before: &Subject, after: &Subject) {
        let found = report.changes.len();
        self.items(report, path, before, after);
        if is_reordered(&before.order, &after.order) {
            let mut change = change(&rules::ORDER_CHANGED, path, Some(before), Some(after));
            change.before = Some(before.order.join(", "));
            change.after = Some(after.order.join(", "));
            report.changes.push(change);
        }
        if before.kind == Kind::Feature && before.summary != after.summary {
            let rule = &rules::FEATURE_DEFAULT;
            let mut change = change(rule, path, Some(before), Some(after));
            change.before = Some(before.summary.clone());
            change.after = Some(after.summary.clone());
            report.changes.push(change);
        }
        let keys: BTreeSet<Fact> = before.facts.keys().chain(after.facts.keys()).copied().collect();
        for fact in keys {
            self.fact(report, path, fact, (before, after));
        }
        let is_told = report.changes.len() > found;
        let documentation = |subject: &Subject| subject.facts.get(&Fact::Documentation).cloned();
        if !is_told && documentation(before) != documentation(after) {
            report.documentation += 1;
        }
    }

    /// The public items of a subject that is in both.
    fn items(&self, report: &mut Report, path: &str, before: &Subject, after: &Subject) {
        let mut by_rule: BTreeMap<&str, Change> = BTreeMap::new();
        for (item, signature) in &before.items {
            let now = after.items.get(item);
            if now == Some(signature) {
                continue;
            }
            let types = |subjects| classify::Types { subjects };
            let types = (types(self.old), types(self.new));
            let (rule, texts) = classify::lost(before, after, item, types);
            let change = by_rule.entry(rule.id).or_insert_with(|| {
                let mut change = change(rule, path, Some(before), Some(after));
                (change.before, change.after) = texts;
                change
            });
            change.lost.push(item.clone());
        }
        if by_rule.is_empty() && after.items.keys().any(|item| !before.items.contains_key(item)) {
            let mut added = after.items.keys();
            let first = added.find(|item| !before.items.contains_key(*item));
            let mut change = change(&rules::FUNCTION_ADDED, path, Some(before), Some(after));
            change.after = first.map(|item| item.name.clone());
            report.changes.push(change);
        }
        report.changes.extend(by_rule.into_values());
    }

    fn fact(
        &self,
        report: &mut Report,
        path: &str,
        fact: Fact,
        (before, after): (&Subject, &Subject),
    ) {
        let (old, new) = (before.facts.get(&fact), after.facts.get(&fact));
        if old == new {
            return;
        }
        let Some(rule) = classify::fact(fact, old.is_some(), new.is_some()) else {
            return;
        };
        let mut change = change(rule, path, Some(before), Some(after));
        let shown = |value: Option<&super::subject::FactValue>| {
            let value = value.filter(|value| value.shown && value.value != "yes")?;
            Some(value.value.clone())
        };
        (change.before, change.after) = (shown(old), shown(new));
        report.changes.push(change);
    }
}

/// Whether what both list stands in another order.
fn is_reordered(before: &[String], after: &[String]) -> bool {
    let common = |list: &[String], other: &[String]| {
        let other: BTreeSet<&String> = other.iter().collect();
        let common = list.iter().filter(|name| other.contains(name));
        common.cloned().collect::<Vec<_>>()
    };
    common(before, after) != common(after, before)
}

fn change(
    rule: &'static Rule,
    path: &str,
    before: Option<&Subject>,
    after: Option<&Subject>,
) -> Change {
    debug_assert!(rule.level != Level::Break || !rule.advice.is_empty());
    let subject = before.or(after);
    Change {
        rule,
        item: path.to_owned(),
        kind: subject.map_or("item", |subject| subject.kind.name()),
        before: None,
        after: None,
        old_place: before.and_then(|it| it.location.clone()),
        new_place: after.and_then(|it| it.location.clone()),
        lost: Vec::new(),
    }
}
