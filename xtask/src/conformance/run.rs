//! Runs the tests of an emitted crate, and reads what they print.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use cargo_farrier::report::Fault;

/// What came of the tests of cases, by the names of their functions: nothing, or how they failed.
pub(super) type Results = BTreeMap<String, Result<(), String>>;

/// Builds and runs the tests of the workspace's crate with this name.
///
/// # Errors
/// Cargo cannot be run, or the tests do not compile.
pub(super) fn run(root: &Path, name: &str) -> Result<Results, Fault> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args([
            "test",
            "--lib",
            "--quiet",
            "--package",
            name,
            "--target-dir",
        ])
        .arg(root.join("target"))
        .args(["--", "--format=pretty", "--color=never"])
        .env("CARGO_INCREMENTAL", "0")
        .env("RUST_BACKTRACE", "0")
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Fault::io("cannot run cargo", &error))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !text.contains("test result: ") {
        return Err(Fault::new(format!("the tests of `{name}` do not compile"))
            .help("the compiler's messages are above"));
    }
    Ok(results(&text))
}

/// The tests of operations; the crate has others.
fn results(text: &str) -> Results {
    let mut failures = failures(text);
    let mut results = Results::new();
    for line in text.lines() {
        let Some((path, outcome)) = line
            .strip_prefix("test ")
            .and_then(|line| line.rsplit_once(" ... "))
        else {
            continue;
        };
        let Some((module, function)) = path.rsplit_once("::") else {
            continue;
        };
        if !(module.starts_with("operation::") && module.ends_with("::tests")) {
            continue;
        }
        let result = match outcome {
            "ok" => Ok(()),
            _ => Err(failures.remove(path).unwrap_or_default()),
        };
        results.insert(function.to_owned(), result);
    }
    results
}

/// What failing tests printed, on one line each, by their paths.
fn failures(text: &str) -> BTreeMap<&str, String> {
    let blocks = text.split("\n---- ").skip(1);
    let failure = |block| {
        let (path, rest) = str::split_once(block, " stdout ----\n")?;
        // The first line says which thread panicked and where.
        let message = rest.trim_start().split_once('\n').map_or("", |(_, it)| it);
        let message = message.split("\nnote: ").next().unwrap_or_default();
        let lines = message.lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
        Some((path, lines.join("; ")))
    };
    blocks.filter_map(failure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_with_their_reasons() {
        let text = "\nrunning 3 tests\n\
            test operation::a::tests::request_one ... ok\n\
            test operation::a::tests::request_two ... FAILED\n\
            test runtime::schema::tests::other ... ok\n\n\
            failures:\n\n---- operation::a::tests::request_two stdout ----\n\n\
            thread 'x' (1) panicked at a.rs:1:1:\nno header A\nno header B\n\n\
            note: run with `RUST_BACKTRACE=1`\n\n\nfailures:\n    x\n\n\
            test result: FAILED. 2 passed; 1 failed\n";
        let results = results(text);
        assert_eq!(results.len(), 2);
        assert_eq!(results["request_one"], Ok(()));
        assert_eq!(
            results["request_two"],
            Err("no header A; no header B".to_owned())
        );
    }
}
