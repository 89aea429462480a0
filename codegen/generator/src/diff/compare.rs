//! Compares the subjects of two crates: what is gone, what is new, and what is both but another.
//!
//! What follows of a larger change is not reported beside it: the members of a type that is gone, or the
//! functions of an operation that is. Which rule a change falls under is in [`super::classify`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::classify;
use super::report::{Change, Report};
use super::rules::{self, Level, Rule};
use super::subject::{Fact, Kind, PublicItem, Subject, Subjects};
use super::surface::WAITERS;

/// What defines a type or module: without it nothing of it is left.
const DEFINITIONS: [&str; 5] = ["enum", "mod", "struct", "trait", "type"];

/// Compares two crates.
pub(super) fn compare(old: &Subjects, new: &Subjects) -> Report {
    let moved = moved(old, new);
    let comparison = Comparison {
        old,
        new,
        targets: moved.values().copied().collect(),
        moved,
        items: new.values().flat_map(|subject| &subject.items).collect(),
        gone: gone_definitions(old, new),
    };
    let mut report = Report::default();
    let mut below: BTreeMap<&str, Vec<PublicItem>> = BTreeMap::new();
    for (path, before) in old {
        let is_gone = |path: &str, subject: &Subject| comparison.is_gone(path, subject);
        if let Some(cause) = gone_with(before, old, &is_gone) {
            let lost = comparison.lost(before);
            below.entry(cause).or_default().extend(lost);
            continue;
        }
        match new.get(path) {
            Some(after) if !is_gone(path, before) => {
                comparison.both(&mut report, path, before, after);
            }
            after => comparison.gone(&mut report, path, before, after),
        }
    }
    for change in &mut report.changes {
        change
            .lost
            .extend(below.remove(change.item.as_str()).into_iter().flatten());
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
    /// These new paths.
    targets: BTreeSet<&'s str>,
    /// The public items of the new crate, with their signatures.
    items: HashMap<&'s PublicItem, &'s String>,
    /// The types and modules that the new crate does not have.
    gone: BTreeSet<&'s str>,
}

/// What is the same in the model and has another path in the new crate.
fn moved<'s>(old: &'s Subjects, new: &'s Subjects) -> BTreeMap<&'s str, &'s str> {
    let mut by_identity: BTreeMap<(Kind, &str), Vec<&str>> = BTreeMap::new();
    for (path, subject) in new.iter().filter(|it| is_another(it, old)) {
        let key = (subject.kind, subject.identity.as_str());
        by_identity.entry(key).or_default().push(path);
    }
    let gone = old.iter().filter(|it| is_another(it, new));
    let pairs = gone.filter_map(|(path, subject)| {
        let found = by_identity.get(&(subject.kind, subject.identity.as_str()))?;
        match found.as_slice() {
            [only] => Some((path.as_str(), *only)),
            _ => None,
        }
    });
    pairs.collect()
}

/// Whether the others have something else at this path, or nothing.
fn is_another((path, subject): &(&String, &Subject), others: &Subjects) -> bool {
    let other = others.get(*path);
    other.is_none_or(|other| other.identity != subject.identity)
}

/// The types and modules that the new crate does not have.
fn gone_definitions<'s>(old: &'s Subjects, new: &Subjects) -> BTreeSet<&'s str> {
    let items = |subjects: &'s Subjects| {
        let items = subjects.values().flat_map(|subject| subject.items.keys());
        items.filter(|item| DEFINITIONS.contains(&item.name.as_str()))
    };
    let kept: HashSet<&PublicItem> = new.values().flat_map(|it| it.items.keys()).collect();
    let gone = items(old).filter(|item| !kept.contains(item));
    gone.map(|item| item.owner.as_str()).collect()
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

/// The path of the largest that a subject belongs to and that is gone.
fn gone_with<'s>(
    subject: &Subject,
    own: &'s Subjects,
    is_gone: &dyn Fn(&str, &Subject) -> bool,
) -> Option<&'s str> {
    let (path, above) = own.get_key_value(subject.parent.as_ref()?)?;
    let larger = gone_with(above, own, is_gone);
    larger.or_else(|| is_gone(path, above).then_some(path.as_str()))
}

impl Comparison<'_> {
    /// Whether the new crate has a subject no more, or under another name.
    fn is_gone(&self, path: &str, before: &Subject) -> bool {
        self.moved.contains_key(path) || is_gone(path, before, self.new)
    }

    /// Whether an item belongs to a type or module that the new crate does not have.
    fn goes_with_owner(&self, item: &PublicItem) -> bool {
        let is_above = |end: usize| self.gone.contains(&item.owner[..end]);
        let ends = item.owner.match_indices("::").map(|(at, _)| at);
        let is_definition = DEFINITIONS.contains(&item.name.as_str());
        let own = (!is_definition).then_some(item.owner.len());
        ends.chain(own).any(is_above)
    }

    /// The items of a subject that no subject of the new crate has.
    fn lost(&self, before: &Subject) -> Vec<PublicItem> {
        let has = |item: &PublicItem, signature| self.items.get(item).copied() == Some(signature);
        let lost = before
            .items
            .iter()
            .filter(|(item, signature)| !has(item, signature));
        lost.map(|(item, _)| item.clone()).collect()
    }

    fn gone(&self, report: &mut Report, path: &str, before: &Subject, after: Option<&Subject>) {
        let mut change = change(&rules::RENAMED, path, Some(before), after);
        change.lost = self.lost(before);
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
                change.before = told(before);
            }
        }
        report.changes.push(change);
    }

    fn added(&self, report: &mut Report, path: &str, after: &Subject) {
        if after.kind == Kind::Waiter && !self.old.contains_key(path) {
            self.trait_method(report, after);
        }
        let is_new = !self.old.contains_key(path) && !self.targets.contains(path);
        let is_new_too = |path: &str, above: &Subject| is_gone(path, above, self.old);
        if !is_new || gone_with(after, self.new, &is_new_too).is_some() {
            return;
        }
        let rule = classify::added(after);
        let mut change = change(rule, path, None, Some(after));
        change.after = told(after);
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
        report.changes.push(change(
            &rules::TRAIT_METHOD_ADDED,
            &path,
            None,
            Some(waiter),
        ));
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
        // What has another type is written in another way.
        let is_broken = report.changes.len() > found;
        let keys: BTreeSet<Fact> = before
            .facts
            .keys()
            .chain(after.facts.keys())
            .copied()
            .collect();
        for fact in keys
            .into_iter()
            .filter(|fact| !(is_broken && *fact == Fact::Wire))
        {
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
            if self.items.get(item).copied() == Some(signature) || self.goes_with_owner(item) {
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
        if by_rule.is_empty()
            && after
                .items
                .keys()
                .any(|item| !before.items.contains_key(item))
        {
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

/// What stands for a subject, unless that is what its kind says.
fn told(subject: &Subject) -> Option<String> {
    (subject.summary != subject.kind.name()).then(|| subject.summary.clone())
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
    debug_assert!(rule.level == Level::Addition || !rule.advice.is_empty());
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
