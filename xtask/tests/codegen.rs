//! `cargo xtask codegen` as it is run: what it writes, what it refuses, and its exit codes.
//!
//! Each test works in a repository of its own in a temporary folder; what the generated code looks
//! like is the business of the golden tests of `codegen`.

mod inputs;
mod interrupted;
mod permissions;
mod repository;

use repository::{CONFIG, MODEL, Repository};

#[test]
fn writes_once_and_then_changes_nothing() {
    let repository = Repository::new(CONFIG);
    let first = repository.run(&["codegen"]);
    assert_eq!(first.code, 0, "{first:?}");
    assert!(first.stdout.starts_with("out: 1 operation, "), "{first:?}");
    let written = repository.snapshot("out");
    assert!(
        written.contains_key("Cargo.toml") && written.contains_key("src/lib.rs"),
        "{:?}",
        written.keys()
    );

    let second = repository.run(&["codegen"]);
    assert!(
        second.code == 0 && second.stdout.contains("(up to date)"),
        "{second:?}"
    );
    assert_eq!(
        repository.snapshot("out"),
        written,
        "content and time of writing are as before"
    );
    assert_eq!(repository.run(&["codegen", "--check"]).code, 0);
}

#[test]
fn check_finds_edited_deleted_and_stale_files() {
    let repository = Repository::new(CONFIG);
    repository.run(&["codegen"]);
    let mut wanted = repository.snapshot("out");
    repository.write("out/tests/mine.rs", "// hand-written\n");
    repository.write("out/src/lib.rs", "// edited\n");
    repository.write("out/src/old/deep/stale.rs", "// left over\n");
    repository.remove("out/Cargo.toml");

    let before = repository.snapshot("out");
    let check = repository.run(&["codegen", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    for part in [
        "out/src/lib.rs: changed\n--- a/src/lib.rs\n+++ b/src/lib.rs\n",
        "\n-// edited\n",
        "out/Cargo.toml: missing\n",
        "out/src/old/deep/stale.rs: stale\n",
    ] {
        assert!(
            check.stdout.contains(part),
            "{part:?} is missing in {check:?}"
        );
    }
    assert!(
        check.stderr.contains("run `cargo xtask codegen`"),
        "{check:?}"
    );
    assert_eq!(repository.snapshot("out"), before, "a check writes nothing");

    // The sources say no longer whose they are, so the manifest has to.
    repository.write(
        "out/Cargo.toml",
        &format!("# {}\n", farrier_codegen::render::MARKER),
    );
    let mended = repository.run(&["codegen"]);
    assert_eq!(mended.code, 0, "{mended:?}");
    assert_eq!(repository.run(&["codegen", "--check"]).code, 0);
    assert!(
        !repository.path("out/src/old").exists(),
        "empty folders go too"
    );
    wanted.retain(|path, _| path != "Cargo.toml" && path != "src/lib.rs");
    let now = repository.snapshot("out");
    assert!(
        wanted
            .iter()
            .all(|(path, file)| now.get(path) == Some(file)),
        "other files were not touched"
    );
    assert!(now.contains_key("tests/mine.rs"), "hand-written files stay");
}

#[test]
fn nothing_is_written_when_one_crate_has_a_fault() {
    let second = CONFIG
        .replace("\"out\"", "\"out2\"")
        .replace("\"books\"", "\"books2\"")
        .replace("model.json", "broken.json");
    let repository = Repository::new(&format!("{CONFIG}{second}"));
    repository.write(
        "models/broken.json",
        "{ \"smithy\": \"2.0\",\n  \"shapes\": { oops } }",
    );
    let run = repository.run(&["codegen"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("models/broken.json:"), "{run:?}");
    assert!(!repository.path("out").exists() && !repository.path("out2").exists());

    repository.remove("models/broken.json");
    let run = repository.run(&["codegen", "--check"]);
    assert!(
        run.code == 2
            && run
                .stderr
                .contains("cannot read the model `models/broken.json`"),
        "{run:?}"
    );
}

#[test]
fn what_is_not_supported_is_refused_by_name_unless_it_is_allowed() {
    let repository = Repository::new(CONFIG);
    let http = r#""smithy.api#http""#;
    let discovery = r#""aws.api#clientDiscoveredEndpoint": {"required": true}"#;
    let discovery = format!("{discovery}, {http}");
    repository.write("models/model.json", &MODEL.replacen(http, &discovery, 1));
    let gap = "`aws.api#clientDiscoveredEndpoint` is not supported";
    let refused = repository.run(&["codegen"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.stderr.contains(&format!("error: {gap}")));
    assert!(refused.stderr.contains("models/model.json:"), "{refused:?}");
    assert!(!repository.path("out").exists());

    let by_flag = repository.run(&["codegen", "--allow-incomplete"]);
    repository.write(
        "models/farrier.toml",
        &format!("{CONFIG}incomplete = \"allow\"\n"),
    );
    let by_key = repository.run(&["codegen"]);
    for allowed in [by_flag, by_key] {
        assert_eq!(allowed.code, 0, "{allowed:?}");
        assert!(allowed.stderr.contains(&format!("warning: {gap}")));
    }

    let whole = CONFIG.replace("operations = [\"GetBook\"]\n", "");
    repository.write("models/farrier.toml", &whole);
    let whole = repository.run(&["codegen"]);
    assert_eq!(whole.code, 0, "{whole:?}");
    assert!(whole.stderr.contains(&format!("warning: {gap}")));
}

#[test]
fn faults_in_the_configuration_have_a_place() {
    for (good, bad, place, help) in [
        ("GetBook", "GetBok", "models/farrier.toml:6:15", ""),
        (
            "operations",
            "operation",
            "models/farrier.toml:6:1",
            "did you mean `operations`?",
        ),
        ("\"out\"", "\"../out\"", "models/farrier.toml:2:8", ""),
    ] {
        let run = Repository::new(&CONFIG.replace(good, bad)).run(&["codegen"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(
            run.stderr.contains(place) && run.stderr.contains(help),
            "{bad}: {run:?}"
        );
    }
    let run = Repository::new(&format!("{CONFIG}{CONFIG}")).run(&["codegen"]);
    assert!(
        run.code == 2 && run.stderr.contains("two crates have the path `out`"),
        "{run:?}"
    );
}

#[test]
fn several_crates_have_their_run_time_code_from_one() {
    let second = CONFIG
        .replace("\"out\"", "\"sdk/out2\"")
        .replace("\"books\"", "\"books2\"");
    let repository = Repository::new(&format!("{CONFIG}{second}"));
    let run = repository.run(&["codegen"]);
    assert_eq!(run.code, 0, "{run:?}");
    let said = "farrier-runtime: the run-time code, ";
    assert!(run.stdout.contains(said), "{run:?}");
    for (folder, path) in [
        ("out", "../farrier-runtime"),
        ("sdk/out2", "../../farrier-runtime"),
    ] {
        assert!(!repository.path(folder).join("src/runtime").exists());
        let manifest = std::fs::read_to_string(repository.path(folder).join("Cargo.toml"));
        let manifest: toml::Table = manifest.expect("a manifest").parse().expect("TOML");
        let dependency = &manifest["dependencies"]["farrier-runtime"];
        assert_eq!(dependency["path"].as_str(), Some(path));
    }

    assert_eq!(repository.run(&["codegen", "--check"]).code, 0);
    repository.write("farrier-runtime/src/call/invoke.rs", "// edited\n");
    repository.write("farrier-runtime/src/stale.rs", "// left over\n");
    let check = repository.run(&["codegen", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    for part in [
        "farrier-runtime/src/call/invoke.rs: changed\n",
        "farrier-runtime/src/stale.rs: stale\n",
    ] {
        assert!(
            check.stdout.contains(part),
            "{part:?} is missing in {check:?}"
        );
    }
    assert_eq!(repository.run(&["codegen"]).code, 0);
    assert_eq!(repository.run(&["codegen", "--check"]).code, 0);
}

#[test]
fn nothing_is_written_where_the_run_time_code_cannot_be() {
    let shared = format!("[runtime]\nmode = \"shared\"\n{CONFIG}");
    let repository = Repository::new(&shared);
    repository.write("farrier-runtime/src/lib.rs", "// hand-written\n");
    let run = repository.run(&["codegen"]);
    assert_eq!(run.code, 2, "{run:?}");
    let said = "`farrier-runtime` holds something that was not generated here";
    assert!(run.stderr.contains(said), "{run:?}");
    assert!(!repository.path("out").exists(), "{run:?}");
}

#[test]
fn any_model_goes_ad_hoc_into_a_new_folder_or_a_generated_one() {
    let repository = Repository::new("");
    repository.write("model.json", MODEL);
    let command = [
        "codegen",
        "--model",
        "model.json",
        "--out",
        "new/my-books",
        "--operation",
        "GetBook",
    ];
    assert_eq!(repository.run(&command).code, 0);
    assert!(
        repository.snapshot("new/my-books")["Cargo.toml"]
            .0
            .contains("name = \"my-books\"")
    );
    let again = repository.run(&command);
    assert!(
        again.code == 0 && again.stdout.contains("(up to date)"),
        "{again:?}"
    );

    repository.write("mine/notes.txt", "precious\n");
    let refused = repository.run(&["codegen", "--model", "model.json", "--out", "mine"]);
    assert!(
        refused.code == 2 && refused.stderr.contains("was not generated here"),
        "{refused:?}"
    );
    assert_eq!(repository.snapshot("mine").len(), 1);
}

#[test]
fn bad_usage_exits_with_2() {
    let repository = Repository::new(CONFIG);
    for command in [
        &["codegen", "--out", "x"][..],
        &["codegen", "--model", "x"],
        &["codegen", "--operation", "x"],
        &[
            "codegen",
            "--model",
            "models/model.json",
            "--out",
            "x",
            "--name",
            "a b",
        ],
        &["codegen", "--model", "no-such-file", "--out", "x"],
        &["nonsense"],
    ] {
        let run = repository.run(command);
        assert!(
            run.code == 2 && !run.stderr.is_empty(),
            "{command:?}: {run:?}"
        );
    }
    assert!(!repository.path("x").exists());
}

#[cfg(unix)]
#[test]
fn links_never_lead_out_of_the_crate() {
    use std::os::unix::fs::symlink;

    for (link, target) in [
        ("out/src", "elsewhere"),
        ("out/src/lib.rs", "elsewhere/kept.rs"),
    ] {
        let repository = Repository::new(CONFIG);
        repository.write("elsewhere/kept.rs", "// precious\n");
        repository.create_parent(link);
        symlink(repository.path(target), repository.path(link)).expect("a link");
        let run = repository.run(&["codegen"]);
        assert!(
            run.code == 2 && run.stderr.contains("is no ordinary file"),
            "{run:?}"
        );
        assert_eq!(repository.snapshot("elsewhere").len(), 1);
        assert_eq!(
            repository.snapshot("elsewhere")["kept.rs"].0,
            "// precious\n"
        );
    }

    // The crate's folder itself must not be a way out of the repository either.
    let (repository, other) = (Repository::new(CONFIG), Repository::new(CONFIG));
    symlink(other.path("models"), repository.path("out")).expect("a link");
    let run = repository.run(&["codegen"]);
    assert!(
        run.code == 2 && run.stderr.contains("outside of the repository"),
        "{run:?}"
    );
}

#[test]
fn run_time_code_that_is_used_no_more_is_named_and_left() {
    let named = "has run-time code that no crate of this configuration depends on";
    for (path, folder) in [
        ("", "farrier-runtime"),
        ("path = \"lib/code\"\n", "lib/code"),
    ] {
        let shared = format!("[runtime]\nmode = \"shared\"\n{path}{CONFIG}");
        let repository = Repository::new(&shared);
        let run = repository.run(&["codegen"]);
        assert!(run.code == 0 && !run.stderr.contains(named), "{run:?}");

        repository.write("models/farrier.toml", CONFIG);
        let said = format!("`{folder}` {named}");
        let check = repository.run(&["codegen", "--check"]);
        assert!(check.code == 1 && check.stderr.contains(&said), "{check:?}");
        let run = repository.run(&["codegen"]);
        assert!(run.code == 0 && run.stderr.contains(&said), "{run:?}");
        assert!(repository.path(&format!("{folder}/src/lib.rs")).exists());
    }
}

#[test]
fn a_folder_of_that_name_that_people_made_is_not_named() {
    let repository = Repository::new(CONFIG);
    repository.write(
        "farrier-runtime/Cargo.toml",
        "[package]\nname = \"farrier-runtime\"\n",
    );
    let run = repository.run(&["codegen"]);
    assert!(run.code == 0 && run.stderr.is_empty(), "{run:?}");
}
