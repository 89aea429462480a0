//! `cargo farrier diff` on the cases in `tests/diff`: a folder each, with the models `old.json` and
//! `new.json`, further `arguments` if any, and what is expected: the report in each form, or the faults. The
//! last line of `expected.txt` is the exit code. `UPDATE_GOLDEN=1` writes what is expected: read it before
//! you commit it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The forms of the report, with the file of each.
const FORMS: [(&str, &str); 4] = [
    ("text", "expected.txt"),
    ("json", "expected.json"),
    ("markdown", "expected.md"),
    ("github", "expected.github"),
];

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let entries = fs::read_dir(folder).expect("the folder of cases");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("a case").path()).collect();
    cases.sort();
    cases
}

/// What the command prints for a case, and its exit code.
fn run(case: &Path, form: &str) -> (String, i32) {
    let arguments = fs::read_to_string(case.join("arguments")).unwrap_or_default();
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-farrier"))
        .args(["farrier", "diff", "old.json", "new.json", "--format", form])
        .args(arguments.split_whitespace())
        .current_dir(case)
        .output()
        .expect("the command starts");
    let code = output.status.code().expect("an exit code");
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).expect("UTF-8"), code)
}

#[test]
fn reports_are_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value == "1");
    let mut wrong = Vec::new();
    for case in cases() {
        for (form, file) in FORMS {
            let (mut text, code) = run(&case, form);
            if form == "text" {
                text.push_str(&format!("exit code {code}\n"));
            }
            let path = case.join(file);
            let is_fault = code == 2 && form != "text";
            if update && !is_fault {
                fs::write(&path, &text).expect("a written file");
            }
            // Faults are the same in every form.
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if !is_fault && expected != text {
                wrong.push(format!("{}:\n{text}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_exit_code_has_a_case() {
    let codes = |wanted: i32| cases().iter().any(|case| run(case, "text").1 == wanted);
    assert!([0, 1, 2].into_iter().all(codes));
}
