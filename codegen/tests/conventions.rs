//! The conventions of this repository that a machine can check: every module says what it is for,
//! files stay small, and imports lead one way.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest hand-written file.
const LONGEST: usize = 450;

/// A hand-written source file.
struct Source {
    /// The path from the repository's root, with `/`.
    path: String,
    text: String,
}

/// What code below some paths must not say, and why.
struct Rule {
    /// Paths that the rule is for, from the repository's root.
    paths: &'static [&'static str],
    /// What must not stand there.
    words: &'static [&'static str],
    because: &'static str,
}

const RULES: [Rule; 8] = [
    Rule {
        paths: &["codegen/generator/src/emit"],
        words: &["model::", "serde_json"],
        because: "emit prints a plan: what it says was decided before",
    },
    Rule {
        paths: &["codegen/generator/src/plan"],
        words: &["quote::", "quote!", "proc_macro2", "syn::", "emit::"],
        because: "a plan is inert data: how it is printed is emit's business",
    },
    Rule {
        paths: &[
            "codegen/generator/src/docs",
            "codegen/generator/src/comments",
        ],
        words: &["crate::", "model::", "plan::", "emit::", "render::"],
        because: "a text becomes Markdown wherever it stands",
    },
    Rule {
        paths: &[
            "codegen/generator/src/model",
            "codegen/generator/src/diagnostics",
        ],
        words: &["plan::", "emit::", "render::", "quote!"],
        because: "the model is what the API is: it knows nothing of Rust",
    },
    Rule {
        paths: &["codegen/generator/src"],
        words: &["std::fs", "fs::", "println!", "process::exit", "std::env"],
        because: "the generator is a function of its arguments: the command does the rest",
    },
    Rule {
        paths: &["codegen/generator/runtime"],
        words: &["crate::", "codegen::"],
        because: "run-time code is copied into emitted crates: only `super::` leads the same way there",
    },
    Rule {
        paths: &[
            "codegen/generator/src",
            "codegen/generator/client",
            "codegen/generator/runtime",
            "codegen/command/src",
            "xtask/src",
        ],
        words: &["todo!", "unimplemented!", "dbg!"],
        because: "code is finished",
    },
    Rule {
        paths: &[
            "codegen/generator/src",
            "codegen/generator/client",
            "codegen/generator/runtime",
        ],
        words: &["Pinpoint"],
        because: "what makes clients knows no service by its name",
    },
];

#[test]
fn every_module_says_what_it_is_for() {
    // The workspaces that are adopted there are written as their owners would.
    let is_ours = |source: &Source| !source.path.starts_with("xtask/adopt/");
    let silent = sources()
        .into_iter()
        .filter(|source| is_ours(source) && !source.text.starts_with("//!"));
    let silent: Vec<String> = silent.map(|source| source.path).collect();
    assert!(silent.is_empty(), "no module documentation: {silent:#?}");
}

#[test]
fn files_are_small() {
    let lines = sources()
        .into_iter()
        .map(|source| (source.text.lines().count(), source.path));
    let long: Vec<(usize, String)> = lines.filter(|(lines, _)| *lines > LONGEST).collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:#?}");
}

#[test]
fn imports_lead_one_way() {
    let sources = sources();
    let mut found = Vec::new();
    for rule in &RULES {
        for source in sources
            .iter()
            .filter(|source| rule.applies_to(&source.path))
        {
            for (number, line) in code_lines(&source.text) {
                let words = rule.words.iter().filter(|word| says(line, word));
                found.extend(
                    words.map(|word| {
                        format!("{}:{number}: `{word}`: {}", source.path, rule.because)
                    }),
                );
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_customization_has_the_test_that_it_names() {
    let sources = sources();
    for row in farrier_codegen::plan::customizations::ROWS {
        let function = format!("fn {}()", row.test);
        let has = |source: &Source| source.text.contains(&function);
        assert!(sources.iter().any(has), "{row:?} names no test");
    }
}

#[test]
fn no_test_is_switched_off_or_wants_a_panic() {
    // Spelt in two parts so that this file does not say it.
    let attributes = [concat!("#[", "ignore"), concat!("#[", "should_panic")];
    let is_odd = |source: &Source| {
        attributes
            .iter()
            .any(|attribute| source.text.contains(attribute))
    };
    let odd: Vec<String> = sources()
        .into_iter()
        .filter(is_odd)
        .map(|source| source.path)
        .collect();
    assert!(odd.is_empty(), "{odd:#?}");
}

impl Rule {
    /// A path stands for a file `path.rs` and everything in the folder `path/`, tests aside.
    fn applies_to(&self, file: &str) -> bool {
        let is_test = file.ends_with("tests.rs") || file.contains("/tests/");
        let rest = |path: &&str| file.strip_prefix(*path).map(str::to_owned);
        !is_test
            && self
                .paths
                .iter()
                .filter_map(rest)
                .any(|rest| rest == ".rs" || rest.starts_with('/'))
    }
}

/// The lines of code before the unit tests, with their numbers and without comments.
fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text
        .lines()
        .take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines
        .enumerate()
        .map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
}

/// Whether a line says a word that is not the end of a longer one.
fn says(line: &str, word: &str) -> bool {
    // `$crate` is the way of macros, wherever they are copied to.
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    line.match_indices(word)
        .any(|(at, _)| !line[..at].ends_with(is_part))
}

/// Every hand-written Rust file: emitted ones and the expectations of tests are none.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("a repository");
    let mut paths = Vec::new();
    for dir in ["codegen", "xtask", "generated/tests", "generated/examples"] {
        collect(&root.join(dir), &mut paths);
    }
    paths.sort();
    let source = |path: PathBuf| Source {
        text: fs::read_to_string(&path).expect("a text"),
        path: path
            .strip_prefix(root)
            .expect("a path below")
            .to_string_lossy()
            .replace('\\', "/"),
    };
    let sources = paths.into_iter().map(source);
    sources
        .filter(|source| !farrier_codegen::file_set::has_marker(source.text.as_bytes()))
        .collect()
}

fn collect(dir: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let is_skipped = path.ends_with("tests/golden") || path.ends_with("target");
            if !is_skipped {
                collect(&path, paths);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
