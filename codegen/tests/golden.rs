//! Golden tests: what comes out for a model is compared with what stands in the case's folder, and
//! is compiled.
//!
//! A case is a folder in `tests/golden`: the files of a model (`*.json`, merged), what is asked
//! (`request.toml`, optional), and either the emitted files (`expected/`) or the diagnostics
//! (`expected.txt`). A new case is a new folder. `UPDATE_GOLDEN=1 cargo test -p codegen-tests --test
//! golden` writes what is expected: read it before you commit it.

mod support;

use std::fmt::Write as _;

use farrier_codegen::FileSet;
use support::case::{Case, Outcome};
use support::{compile, disk, rustfmt};

/// Lines of a diff that are shown of one file.
const DIFF_LINES: usize = 80;

#[test]
fn output_is_as_expected() {
    let cases = Case::all();
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let mut report = String::new();
    for case in &cases {
        let actual = golden_files(case, &case.run());
        let expected = case.expected();
        let comparison = actual.compare(&expected);
        if update {
            disk::apply(&case.dir, &comparison);
            continue;
        }
        for difference in comparison.iter() {
            let diff: Vec<String> = difference
                .diff()
                .lines()
                .take(DIFF_LINES)
                .map(str::to_owned)
                .collect();
            let _ = writeln!(report, "{}/{difference}\n{}\n", case.name, diff.join("\n"));
        }
    }
    assert!(
        report.is_empty(),
        "{report}if this is intended: UPDATE_GOLDEN=1 cargo test -p codegen-tests --test golden, and read the changes"
    );
}

#[test]
fn output_compiles() {
    let crates = Case::all().into_iter().filter_map(|case| match case.run() {
        Outcome::Emitted { files, .. } => Some((case.name, files)),
        Outcome::Refused(_) => None,
    });
    if let Err(messages) = compile::compile(crates.collect()) {
        panic!("the emitted crates do not compile without warnings:\n{messages}");
    }
}

#[test]
fn output_is_the_same_again() {
    for case in Case::all() {
        assert!(
            case.run() == case.run(),
            "the output of {} differs between two runs",
            case.name
        );
    }
}

#[test]
fn tests_of_the_model_can_be_left_out() {
    let mut cases = Case::all().into_iter();
    let case = cases.find(|case| case.name == "protocol-cases");
    let case = case.expect("a case with protocol tests");
    assert!(files_with_tests(case.run()) > 0);
    assert_eq!(files_with_tests(case.run_without_tests()), 0);
}

/// How many files are tests, or declare some.
fn files_with_tests(outcome: Outcome) -> usize {
    let Outcome::Emitted { files, .. } = outcome else {
        panic!("nothing was emitted");
    };
    let is_test = |(path, text): &(&str, &[u8])| {
        let text = String::from_utf8_lossy(text);
        path.contains("/testing") || text.contains("#[test]") || text.contains("#[cfg(test)]")
    };
    files.iter().filter(is_test).count()
}

#[test]
fn output_is_in_the_layout_of_rustfmt() {
    let emitted = Case::all().into_iter().filter_map(|case| match case.run() {
        Outcome::Emitted { files, .. } => Some((case.name, files)),
        Outcome::Refused(_) => None,
    });
    let mut crates: Vec<(String, FileSet)> = emitted.collect();
    let mut generated = disk::read(&disk::repository().join("generated"));
    generated.retain(|path, _| path.starts_with("src/"));
    assert!(!generated.is_empty(), "there is no generated crate");
    crates.push(("generated".to_owned(), generated));
    let runtime = farrier_codegen::shared_runtime().expect("the shared run-time code is emitted");
    crates.push(("shared-runtime".to_owned(), runtime));
    match rustfmt::changes(&crates) {
        None => {
            eprintln!("skipped: rustfmt is not installed, so the layout is not compared with its")
        }
        Some(changes) => assert!(
            changes.is_empty(),
            "rustfmt would change what is emitted; a rule of codegen/generator/src/render/layout is wrong:\n{}",
            changes.lines().take(200).collect::<Vec<_>>().join("\n")
        ),
    }
}

/// What of an outcome is kept in the case's folder, by the paths there.
fn golden_files(case: &Case, outcome: &Outcome) -> FileSet {
    let mut golden = FileSet::new();
    match outcome {
        Outcome::Refused(diagnostics) => {
            golden.insert("expected.txt", diagnostics.as_str());
        }
        Outcome::Emitted { files, warnings } => {
            let run_time = disk::run_time_files();
            for (path, content) in files.iter().filter(|(path, _)| case.is_compared(path)) {
                // What is copied verbatim is tested where it comes from.
                if !run_time
                    .iter()
                    .any(|(_, copied)| !copied.is_empty() && content.ends_with(copied))
                {
                    golden.insert(format!("expected/{path}"), content);
                }
            }
            if !warnings.is_empty() {
                golden.insert("expected.txt", warnings.as_str());
            }
        }
    }
    golden
}
