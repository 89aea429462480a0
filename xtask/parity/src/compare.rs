//! Compares the observations of both sides, fact by fact, against the differences that are known,
//! and tells what was found.

use std::collections::BTreeMap;
use std::fmt;

use crate::differences::Difference;
use crate::observation::Observation;

/// The result of a comparison; its `Display` is what the program prints.
#[derive(Debug)]
pub(crate) struct Report {
    cases: usize,
    facts: usize,
    unexpected: Vec<Mismatch>,
    known: Vec<(Difference, usize)>,
}

/// A fact that differs. `None` stands for a fact that one side does not have.
#[derive(Debug)]
struct Mismatch {
    case: String,
    fact: String,
    official: Option<String>,
    ours: Option<String>,
}

/// Compares what the two sides saw; both have the same cases in the same order.
pub(crate) fn compare(
    official: &[Observation],
    ours: &[Observation],
    known: &[Difference],
) -> Report {
    let mut report = Report {
        cases: official.len(),
        facts: 0,
        unexpected: Vec::new(),
        known: known.iter().map(|difference| (*difference, 0)).collect(),
    };
    for (official, ours) in official.iter().zip(ours) {
        let both = pair_up(official, ours);
        report.facts += both.len();
        for mismatch in mismatches(&official.case, &both) {
            report.add(mismatch);
        }
    }
    report
}

type Pair<'a> = (Option<&'a str>, Option<&'a str>);

/// The facts of both sides by name.
fn pair_up<'a>(official: &'a Observation, ours: &'a Observation) -> BTreeMap<&'a str, Pair<'a>> {
    let mut both: BTreeMap<&str, Pair<'a>> = BTreeMap::new();
    for (name, value) in &official.facts {
        both.entry(name).or_default().0 = Some(value);
    }
    for (name, value) in &ours.facts {
        both.entry(name).or_default().1 = Some(value);
    }
    both
}

/// The facts that differ. Where outcomes or numbers of attempts differ, facts that only one side has
/// follow from that and are left out.
fn mismatches(case: &str, both: &BTreeMap<&str, Pair<'_>>) -> Vec<Mismatch> {
    let differs = |fact: &str| {
        both.get(fact)
            .is_some_and(|(official, ours)| official != ours)
    };
    let roots_differ = differs("outcome") || differs("attempts");
    let wrong = both.iter().filter(|(_, (official, ours))| official != ours);
    let told = wrong
        .filter(|(_, (official, ours))| !roots_differ || (official.is_some() && ours.is_some()));
    told.map(|(fact, (official, ours))| Mismatch {
        case: case.to_owned(),
        fact: (*fact).to_owned(),
        official: official.map(str::to_owned),
        ours: ours.map(str::to_owned),
    })
    .collect()
}

impl Report {
    fn add(&mut self, mismatch: Mismatch) {
        let mut known = self.known.iter_mut();
        match known.find(|(difference, _)| difference.covers(&mismatch)) {
            Some((_, count)) => *count += 1,
            None => self.unexpected.push(mismatch),
        }
    }

    /// Whether every difference is known and every known difference is there.
    pub(crate) fn is_good(&self) -> bool {
        self.unexpected.is_empty() && self.known.iter().all(|(_, count)| *count > 0)
    }
}

impl Difference {
    fn covers(&self, mismatch: &Mismatch) -> bool {
        let ours = mismatch.ours.as_deref().unwrap_or_default();
        matches(self.case, &mismatch.case)
            && matches(self.fact, &mismatch.fact)
            && matches(self.ours, ours)
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => text.starts_with(start),
        None => pattern == text,
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mismatch in &self.unexpected {
            let shown = |value: &Option<String>| value.clone().unwrap_or("(nothing)".to_owned());
            writeln!(f, "DIFFERENT {}: {}", mismatch.case, mismatch.fact)?;
            writeln!(f, "  official: {}", shown(&mismatch.official))?;
            writeln!(f, "  ours:     {}", shown(&mismatch.ours))?;
        }
        for (difference, count) in &self.known {
            let state = if *count == 0 { "VANISHED" } else { "known" };
            let (case, fact) = (difference.case, difference.fact);
            writeln!(f, "{state} ({count} times) {case}: {fact}")?;
            writeln!(f, "  {}", difference.reason)?;
        }
        let (cases, facts, wrong) = (self.cases, self.facts, self.unexpected.len());
        let vanished = self.known.iter().filter(|(_, count)| *count == 0).count();
        writeln!(
            f,
            "parity: {cases} cases, {facts} facts compared, {wrong} unexpected differences, {vanished} vanished"
        )
    }
}
