//! What is drawn of crates with names that no model should have.

use farrier_codegen::cost::{Cost, Lines, OperationCost, ShapeCost};

use super::{html, svg};
use crate::cost::estimate::Mode;
use crate::subjects::Answer;

const HOSTILE: &str = "</title><script>alert(\"1\")</script>&\u{0}\u{1b}[31m'";

fn lines(code: usize) -> Lines {
    Lines {
        all: code * 2,
        code,
    }
}

fn answer(name: &str, shapes: usize) -> Answer<Cost> {
    let shape = |at: usize| ShapeCost {
        id: format!("n#{name}{at}"),
        rust: (!at.is_multiple_of(3)).then(|| format!("types::{name}{at}")),
        lines: lines(at * 10),
        operations: if at.is_multiple_of(2) {
            vec![0]
        } else {
            vec![0, 1]
        },
    };
    let operation = |name: &str, shapes: Vec<usize>| OperationCost {
        name: name.to_owned(),
        lines: lines(200),
        shapes,
    };
    Answer {
        shown: name.to_owned(),
        answer: Cost {
            package: name.to_owned(),
            service: format!("n#{name}"),
            operations: vec![
                operation(name, (0..shapes).collect()),
                operation(
                    "Other",
                    (0..shapes).filter(|at| !at.is_multiple_of(2)).collect(),
                ),
            ],
            shapes: (0..shapes).map(shape).collect(),
            common: lines(900),
            runtime: lines(3_000),
            tests: lines(0),
        },
    }
}

/// The elements that are open at the end, and whether each end tag met its start tag.
fn unbalanced(xml: &str) -> Vec<String> {
    let mut open = Vec::new();
    for tag in xml.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("the end of a tag");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap_or_default().to_owned()),
        }
    }
    open
}

#[test]
fn names_are_text_whatever_they_are() {
    let answers = [answer(HOSTILE, 9), answer("plain", 3)];
    let (picture, page) = (svg(&answers, Mode::Dev), html(&answers, Mode::Check));
    for text in [&picture, &page] {
        assert!(
            !text.contains("<script") && text.contains("&lt;script&gt;"),
            "{text}"
        );
        assert!(!text.contains(['\u{0}', '\u{1b}']));
        for outside in ["href", "url(", "@import", "src="] {
            assert!(
                !text.contains(outside),
                "{outside} leads out of the picture"
            );
        }
    }
    assert_eq!(unbalanced(&picture), [] as [&str; 0]);
}

#[test]
fn every_part_with_lines_is_drawn_and_explained() {
    let picture = svg(&[answer("Get", 9)], Mode::Dev);
    // A crate, two operations and the shared types, the files of operations, client, run-time code; of nine
    // shapes the first has no lines.
    let parts = picture.matches("<g>").count();
    assert_eq!(parts, 1 + 3 + 2 + 2 + 8);
    assert_eq!(picture.matches("<title>").count(), 1 + parts);
    assert!(
        picture.contains("types::Get5\nn#Get5\n100 lines"),
        "{picture}"
    );
    assert!(picture.contains("2 operations need it"));
    assert!(picture.contains("prefers-color-scheme:dark"));
}

#[test]
fn nothing_can_be_drawn_too() {
    assert_eq!(unbalanced(&svg(&[], Mode::Dev)), [] as [&str; 0]);
    let mut empty = answer("e", 0);
    empty.answer.operations.clear();
    empty.answer.common = Lines::default();
    empty.answer.runtime = Lines::default();
    assert_eq!(unbalanced(&svg(&[empty], Mode::Dev)), [] as [&str; 0]);
}
