//! Compares what two sides printed, step by step.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use cargo_farrier::report::Fault;

use super::differences::{Difference, Differences};
use super::program::Program;

/// What a program printed, and how it ended when that was not well.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    lines: Vec<String>,
    pub(super) ended: Option<String>,
}

impl Seen {
    /// A program that printed this.
    pub(super) fn new(text: &str, ended: Option<String>) -> Self {
        Self {
            lines: text.lines().map(str::to_owned).collect(),
            ended,
        }
    }

    /// A program that is none.
    pub(super) fn did_not_compile(log: &Path) -> Self {
        let ended = format!("it did not compile; see `{}`", log.display());
        Self::new("", Some(ended))
    }

    /// What it printed.
    pub(super) fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// The steps with their outcomes.
    fn steps(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.lines.iter();
        lines.map(|line| line.split_once(": ").unwrap_or((line, "")))
    }

    /// The outcomes by step.
    fn outcomes(&self) -> HashMap<&str, &str> {
        self.steps().collect()
    }

    /// The groups of the steps, in the order in which they begin.
    fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        let mut known: HashSet<(&str, &str)> = HashSet::new();
        for (step, _) in self.steps() {
            let mut parts = step.split(", ");
            let (name, case) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
            let index = groups.iter().position(|group| group.name == name);
            let index = index.unwrap_or_else(|| {
                let name = name.to_owned();
                groups.push(Group {
                    name,
                    ..Group::default()
                });
                groups.len() - 1
            });
            groups[index].steps += 1;
            groups[index].cases += usize::from(known.insert((name, case)));
        }
        groups
    }

    /// Names that more than one step has: only one of them would be compared.
    fn repeated(&self) -> Vec<String> {
        let mut names: Vec<&str> = self.steps().map(|(step, _)| step).collect();
        names.sort_unstable();
        let pairs = names.windows(2).filter(|pair| pair[0] == pair[1]);
        pairs.map(|pair| pair[0].to_owned()).collect()
    }
}

/// What the official side printed: when it was recorded, and now, if it was run.
#[derive(Clone, Debug, Default)]
pub(super) struct Official {
    recorded: Seen,
    now: Option<Seen>,
}

impl Official {
    /// What is kept beside the program; nothing when nothing is kept.
    ///
    /// # Errors
    /// The file is there and cannot be read.
    pub(super) fn recorded(program: &Program) -> Result<Self, Fault> {
        let path = program.recorded();
        let text = match path.is_file() {
            true => std::fs::read_to_string(&path)
                .map_err(|error| Fault::io(format!("cannot read `{}`", path.display()), &error))?,
            false => String::new(),
        };
        Ok(Self {
            recorded: Seen::new(&text, None),
            now: None,
        })
    }

    /// The same, with what was printed now.
    pub(super) fn with(self, now: Seen) -> Self {
        Self {
            now: Some(now),
            ..self
        }
    }
}

/// Steps with one name before the first comma.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) name: String,
    /// How many names there are between the first comma and the second: what was seen of one call is
    /// one case, however many lines it takes.
    pub(super) cases: usize,
    pub(super) steps: usize,
}

/// What came of a comparison.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    /// The steps of the official side.
    pub(super) steps: usize,
    /// The groups of these, in order.
    pub(super) groups: Vec<Group>,
    /// The steps that differ and are not meant to.
    pub(super) differing: Vec<String>,
    /// The steps that are meant to differ, with the reasons.
    pub(super) meant: Vec<String>,
    /// What is wrong beside that.
    pub(super) faults: Vec<String>,
}

impl Comparison {
    /// Whether nothing differs that should not.
    pub(super) fn is_good(&self) -> bool {
        self.differing.is_empty() && self.faults.is_empty()
    }
}

/// Compares the sides.
pub(super) fn compare(
    program: &Program,
    official: &Official,
    ours: &Seen,
    meant: &Differences,
) -> Comparison {
    let mut comparison = Comparison::default();
    if let Some(now) = &official.now {
        ended("official", now, &mut comparison);
        if now.lines != official.recorded.lines {
            let changed = changes(&official.recorded, now, ["recorded", "now"], |_, _, _| None);
            comparison.faults.push(format!(
                "the official side does not print what `official.txt` says; look at it, then record it with `cargo xtask {} {} --record`\n{}",
                program.suite(),
                program.folder,
                changed.concat()
            ));
        }
    }
    let expected = official.now.as_ref().unwrap_or(&official.recorded);
    comparison.steps = expected.lines.len();
    comparison.groups = expected.groups();
    for repeated in expected.repeated() {
        let fault = format!("more than one step is named `{repeated}`");
        comparison.faults.push(fault);
    }
    if comparison.steps == 0 {
        comparison
            .faults
            .push("there is nothing to compare with".to_owned());
    }
    ended("ours", ours, &mut comparison);
    if ours.lines.is_empty() {
        // One fault says it all.
        comparison.faults.push("ours: no step was made".to_owned());
        return comparison;
    }

    let of_program = || {
        meant
            .all
            .iter()
            .filter(|row| row.program == program.package)
    };
    let mut used: Vec<&Difference> = Vec::new();
    comparison.differing = changes(expected, ours, ["official", "ours"], |step, theirs, our| {
        let is_it = |row: &&Difference| {
            row.step == step && row.official.as_deref() == theirs && row.ours.as_deref() == our
        };
        let row = of_program().find(is_it)?;
        used.push(row);
        Some(())
    });
    let is_used = |row: &Difference| used.iter().any(|one| std::ptr::eq(*one, row));
    for row in of_program() {
        match is_used(row) {
            true => comparison
                .meant
                .push(format!("{}: {}", row.step, row.reason)),
            false => comparison.faults.push(format!(
                "`{}` does not differ as `differences.toml` says; take that table out or mend it",
                row.step
            )),
        }
    }
    comparison
}

fn ended(side: &str, seen: &Seen, comparison: &mut Comparison) {
    if let Some(end) = &seen.ended {
        comparison.faults.push(format!("{side}: {end}"));
    }
}

/// The steps that differ, in the order in which they were made, as text. What `allowed` finds is none.
fn changes(
    one: &Seen,
    other: &Seen,
    sides: [&str; 2],
    mut allowed: impl FnMut(&str, Option<&str>, Option<&str>) -> Option<()>,
) -> Vec<String> {
    let (left, right) = (one.outcomes(), other.outcomes());
    let only_right = other.steps().filter(|(step, _)| !left.contains_key(step));
    let mut changes = Vec::new();
    for (step, _) in one.steps().chain(only_right) {
        let (left, right) = (left.get(step).copied(), right.get(step).copied());
        if left != right && allowed(step, left, right).is_none() {
            let [one, other] = sides;
            let none = "(no such step)";
            changes.push(format!(
                "  {step}\n    {one:9} {}\n    {other:9} {}\n",
                left.unwrap_or(none),
                right.unwrap_or(none)
            ));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn program() -> Program {
        let manifest = "[package]\nname = \"live-a\"\n[package.metadata.client]\nmodel = \"m\"\noperations = []\n[dependencies]\naws-sdk-a = { version = \"=1\" }\n";
        Program::parse("a", std::path::PathBuf::new(), manifest).expect("a program")
    }

    fn compared(recorded: &str, now: Option<&str>, ours: &str, meant: &str) -> Comparison {
        let official = Official {
            recorded: Seen::new(recorded, None),
            now: now.map(|now| Seen::new(now, None)),
        };
        let meant = toml::from_str(meant).expect("differences");
        compare(&program(), &official, &Seen::new(ours, None), &meant)
    }

    const MEANT: &str = "[[difference]]\nprogram = \"live-a\"\nstep = \"two\"\nofficial = \"ok 2\"\nours = \"ok 3\"\nreason = \"so it is\"\n";

    #[test]
    fn the_same_lines_are_good() {
        let both = "one: ok\ntwo: ok 2\n";
        assert!(compared(both, Some(both), both, "").is_good());
        assert!(compared(both, None, both, "").is_good());
    }

    #[test]
    fn what_is_seen_of_one_call_is_one_case() {
        let seen = Seen::new(
            "a, x, 1: ok\na, x, 2: ok\na, y: ok\nb, x: ok\nc: ok\n",
            None,
        );
        let group = |name: &str, cases, steps| Group {
            name: name.to_owned(),
            cases,
            steps,
        };
        let expected = [group("a", 2, 3), group("b", 1, 1), group("c", 1, 1)];
        assert_eq!(seen.groups(), expected);
    }

    #[test]
    fn every_difference_is_found() {
        let both = "one: ok\ntwo: ok 2\n";
        for (ours, step) in [
            ("one: ok\ntwo: ok 3\n", "two"),
            ("one: ok\n", "two"),
            ("one: ok\ntwo: ok 2\nthree: ok\n", "three"),
        ] {
            let comparison = compared(both, None, ours, "");
            assert_eq!(comparison.differing.len(), 1, "{ours}");
            assert!(comparison.differing[0].contains(step), "{ours}");
        }
    }

    #[test]
    fn what_is_meant_is_none_as_long_as_it_differs_that_way() {
        let both = "one: ok\ntwo: ok 2\n";
        let comparison = compared(both, None, "one: ok\ntwo: ok 3\n", MEANT);
        assert!(comparison.is_good() && comparison.meant.len() == 1);
        for ours in [both, "one: ok\ntwo: ok 4\n"] {
            assert!(!compared(both, None, ours, MEANT).is_good(), "{ours}");
        }
    }

    #[test]
    fn a_step_that_one_side_lacks_can_be_meant() {
        let both = "one: ok\n";
        let more = "one: ok\ntwo: ok 3\n";
        let row = |side: &str| {
            format!(
                "[[difference]]\nprogram = \"live-a\"\nstep = \"two\"\n{side} = \"ok 3\"\nreason = \"r\"\n"
            )
        };
        assert!(compared(both, None, more, &row("ours")).is_good());
        assert!(compared(more, None, both, &row("official")).is_good());
        assert!(!compared(more, None, both, &row("ours")).is_good());
        assert!(!compared(both, None, both, &row("ours")).is_good());
    }

    #[test]
    fn a_comparison_with_nothing_or_with_something_old_is_not_good() {
        assert!(!compared("", None, "", "").is_good());
        assert!(!compared("one: ok\n", Some("one: ok 2\n"), "one: ok 2\n", "").is_good());
        let twice = "one: ok\none: ok\n";
        assert!(!compared(twice, None, twice, "").is_good());
    }

    #[test]
    fn a_program_that_did_not_compile_is_not_good() {
        let official = Official {
            recorded: Seen::new("one: ok\n", None),
            now: None,
        };
        let ours = Seen::did_not_compile(Path::new("log"));
        let comparison = compare(&program(), &official, &ours, &Differences::default());
        assert!(!comparison.is_good() && comparison.faults.len() == 2);
    }
}
