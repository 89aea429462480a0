//! The answer for people: a tree for each operation, in which ways that begin alike are one.

use std::fmt::Write as _;

use anstyle::Style;
use farrier_codegen::why::{Leg, OperationPaths, Subject, Why};

use crate::report::counted;
use crate::subjects::Answer;
use crate::terminal;

/// How many operations that are not generated are named.
const NAMED: usize = 10;
/// How many steps at the beginning and at the end of a way are shown.
const STEPS: usize = 32;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// A step in words, and those that follow it.
struct Branch {
    words: String,
    next: Vec<Branch>,
}

/// All trees, with what is said of each shape above them.
pub(super) fn text(answers: &[Answer<Why>]) -> String {
    let subjects = answers.iter().flat_map(|it| {
        let subjects = it.answer.subjects.iter();
        subjects.map(|subject| of_subject(&it.answer, subject))
    });
    subjects.collect::<Vec<_>>().join("\n\n")
}

fn of_subject(why: &Why, subject: &Subject) -> String {
    let Subject { id, kind, .. } = subject;
    let mut text = format!("{BOLD}{id}{BOLD:#} ({kind})\n");
    let package = &why.package;
    let place = match &subject.rust {
        Some(path) => format!("{}::{path}", crate::package::crate_name(package)),
        None => format!("has no type of its own in {package}"),
    };
    let _ = writeln!(text, "{DIM}{place}{DIM:#}");
    for operation in &subject.generated {
        let name = &operation.operation;
        let _ = writeln!(text, "\n{BOLD}{name}{BOLD:#}");
        write_branches(&mut text, &branches(operation), "");
        if operation.is_cut {
            let _ = writeln!(text, "... and perhaps more ways");
        }
    }
    if let Some(verdict) = verdict(why, subject) {
        let _ = write!(text, "\n{verdict}");
    }
    text.trim_end().to_owned()
}

/// What is said below the trees, or in place of them.
fn verdict(why: &Why, subject: &Subject) -> Option<String> {
    let service = &why.service;
    let others = subject.others.len();
    let names = names(&subject.others);
    let others_counted = counted(others, "operation");
    match (subject.operation, subject.generated.is_empty(), others) {
        (Some(true), ..) => Some("is an operation, and generated".to_owned()),
        (Some(false), ..) => Some(
            "is an operation that is not generated; its name in `operations` would change that"
                .to_owned(),
        ),
        (None, true, 0) => Some(format!("no operation of {service} reaches it")),
        (None, true, _) => Some(format!(
            "no generated operation reaches it; {others_counted} would, named in `operations`: {names}"
        )),
        (None, false, 0) => None,
        (None, false, _) => Some(format!(
            "{others_counted} not generated would reach it too: {names}"
        )),
    }
}

fn names(all: &[String]) -> String {
    let shown = all.iter().take(NAMED).map(String::as_str);
    let shown: Vec<&str> = shown.collect();
    match all.len().saturating_sub(NAMED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

fn branches(operation: &OperationPaths) -> Vec<Branch> {
    let mut roots: Vec<Branch> = Vec::new();
    for way in &operation.paths {
        let mut level = &mut roots;
        for words in steps(way) {
            let at = level.iter().position(|it| it.words == words);
            let at = at.unwrap_or_else(|| {
                let next = Vec::new();
                level.push(Branch { words, next });
                level.len() - 1
            });
            level = &mut level[at].next;
        }
    }
    roots
}

/// The steps of a way in words; of a very long one the first and the last.
fn steps(way: &[Leg]) -> Vec<String> {
    let left_out = way.len().saturating_sub(2 * STEPS);
    if left_out == 0 {
        return way.iter().map(words).collect();
    }
    let first = way.iter().take(STEPS).map(words);
    let last = way.iter().skip(STEPS + left_out).map(words);
    let between = std::iter::once(format!("... {left_out} steps"));
    first.chain(between).chain(last).collect()
}

/// Writes a level and those below it.
fn write_branches(text: &mut String, branches: &[Branch], before: &str) {
    for (index, branch) in branches.iter().enumerate() {
        let (corner, below) = match index + 1 == branches.len() {
            true => ("└─ ", "   "),
            false => ("├─ ", "│  "),
        };
        let _ = writeln!(text, "{before}{corner}{}", branch.words);
        write_branches(text, &branch.next, &format!("{before}{below}"));
    }
}

/// A step in words; what is a structure is not said to be one.
fn words(leg: &Leg) -> String {
    let by = leg.field.as_ref().or(leg.member.as_ref());
    let by = by.map_or(leg.by, String::as_str);
    let shape = match leg.shape.split_once('#') {
        Some((_, name)) if !terminal::is_verbose() => name,
        _ => &leg.shape,
    };
    match leg.kind {
        "structure" => format!("{by}: {shape}"),
        kind => format!("{by}: {shape} {DIM}({kind}){DIM:#}"),
    }
}
