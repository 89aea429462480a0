//! Behaviour tests of small emitted clients against a real HTTP server on loopback.
//!
//! A client is a folder in `tests/clients`: the files of a model (`*.json`, merged), what is asked
//! (`request.toml`, optional), and `tests.rs`, which uses the emitted crate under the folder's name. Other
//! files of Rust in the folder are modules of `tests.rs`.
//! All of them are tests of one package, `runner`, that is built and run below the target folder.

mod support;

use std::fmt::Write as _;
use std::fs;

use farrier_codegen::{FileSet, Runtime};
use support::case::{Case, Outcome};
use support::{compile, disk};

/// The folder that holds what the clients share, and no client.
const RUNNER: &str = "runner";

/// The root of the tests; a module for each client follows.
const MODULES: &str = "\
//! The tests of all clients.

mod fixtures;
mod presigned;
#[allow(dead_code)] // no client's tests use all of it
mod server;
#[allow(dead_code)] // the same
mod sigv4;
mod two_clients;
mod verifier;
#[allow(dead_code)] // the same
mod wire;
";

#[test]
#[cfg(feature = "embedded-clients")]
fn emitted_clients_behave_with_run_time_code_of_their_own() {
    assert_behaviour("clients", &Runtime::Embedded, Vec::new());
}

#[test]
fn emitted_clients_behave_with_one_run_time_code() {
    let shared = farrier_codegen::shared_runtime().expect("the run-time code");
    let runtime = Runtime::Shared {
        path: "../farrier-runtime".to_owned(),
    };
    let crates = vec![("farrier-runtime".to_owned(), shared)];
    assert_behaviour("clients-shared", &runtime, crates);
}

/// Runs the tests of all clients in a workspace in this folder, which has these crates too.
fn assert_behaviour(folder: &str, runtime: &Runtime, mut crates: Vec<(String, FileSet)>) {
    let mut runner = runner();
    let mut manifest = String::new();
    let mut modules = MODULES.to_owned();
    for case in Case::all_in("clients") {
        if case.name == RUNNER {
            continue;
        }
        let name = case.name.clone();
        let _ = writeln!(manifest, "{name} = {{ path = \"../{name}\" }}");
        let _ = writeln!(modules, "mod {name};");
        add_tests(&mut runner, &case);
        match case.run_with(runtime.clone()) {
            Outcome::Emitted { files, .. } => crates.push((name, files)),
            Outcome::Refused(diagnostics) => panic!("{name} is refused:\n{diagnostics}"),
        }
    }
    let text = fs::read_to_string(runner_dir().join("manifest.toml")).expect("a manifest");
    let text = text.replacen(
        "[dependencies]\n",
        &format!("[dependencies]\n{manifest}"),
        1,
    );
    runner.insert("Cargo.toml", text);
    runner.insert("tests/all/main.rs", modules);
    crates.push((RUNNER.to_owned(), runner));
    if let Err(messages) = compile::test(folder, crates, "all") {
        panic!("the emitted clients do not behave:\n{messages}");
    }
}

/// Adds the tests of a client, and their modules.
fn add_tests(runner: &mut FileSet, case: &Case) {
    let name = &case.name;
    let entries = fs::read_dir(&case.dir).expect("the folder of a client");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        let module = path.file_stem().unwrap_or_default().to_string_lossy();
        let module = match module.as_ref() {
            _ if path.extension().is_none_or(|it| it != "rs") => continue,
            "tests" => format!("tests/all/{name}.rs"),
            module => format!("tests/all/{name}/{module}.rs"),
        };
        let text = fs::read(&path).expect("the tests of a client");
        runner.insert(module, text);
    }
}

fn runner_dir() -> std::path::PathBuf {
    disk::repository()
        .join("codegen/tests/clients")
        .join(RUNNER)
}

/// The files of the package that all clients share. The servers are those of the committed crate's tests.
fn runner() -> FileSet {
    let mut files = FileSet::new();
    let of_committed = disk::repository().join("generated/tests/behaviour");
    let shared = [
        (of_committed, &["server", "sigv4", "verifier"][..]),
        (
            runner_dir(),
            &["fixtures", "presigned", "two_clients", "wire"],
        ),
    ];
    for (dir, names) in shared {
        for name in names {
            let text = fs::read(dir.join(format!("{name}.rs"))).expect("a shared file");
            files.insert(format!("tests/all/{name}.rs"), text);
        }
    }
    files.insert("src/lib.rs", "//! The tests are in `tests`.\n");
    files
}
