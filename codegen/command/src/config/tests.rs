//! Tests of reading the configuration, without a disk.

use std::path::Path;

use farrier_codegen::DocsLevel;

use super::*;

const GOOD: &str = r#"
[[crate]]
path = "generated"
name = "generated"
version = "1.2.3"
model = ["a.json", "b.json"]
service = "a#S"
operations = ["One"]
incomplete = "allow"
docs = "summary"
tests = false

[crate.dev-dependencies]
tokio = { version = "1", features = ["full"] }
other.workspace = true
"#;

fn read(text: &str) -> Result<Vec<Job>, String> {
    configured(text).map(|configured| configured.jobs)
}

fn configured(text: &str) -> Result<Configured, String> {
    let root = Path::new("no-such-root");
    let reader = Reader {
        root,
        models: &root.join("models"),
        file: "farrier.toml".to_owned(),
        text,
    };
    reader.jobs().map_err(|faults| format!("{faults:#?}"))
}

#[test]
fn every_key_is_read() {
    let jobs = read(GOOD).expect("a good configuration");
    let [job] = jobs.as_slice() else {
        panic!("one crate is configured")
    };
    assert_eq!(job.dir, Path::new("no-such-root/generated"));
    assert_eq!(
        job.models,
        [
            Path::new("no-such-root/models/a.json"),
            Path::new("no-such-root/models/b.json")
        ]
    );
    assert_eq!(job.request.version.as_deref(), Some("1.2.3"));
    assert_eq!(job.request.operations, ["One"]);
    assert!(job.request.allow_incomplete);
    assert_eq!(job.request.docs, DocsLevel::Summary);
    assert_eq!(job.request.tests, Tests::LeftOut);
    assert_eq!(
        job.request.dev_dependencies,
        "other = { workspace = true }\ntokio = { features = [\"full\"], version = \"1\" }\n"
    );
    assert!(
        KEYS.iter().all(|key| GOOD.contains(key)),
        "this test covers every key"
    );
}

#[test]
fn a_crate_needs_no_name() {
    let jobs = read("[[crate]]\npath = \"a\"\nmodel = \"a.json\"").expect("a good configuration");
    assert_eq!(jobs[0].request.name, None);
}

#[test]
fn faults_are_found_all_at_once_and_named() {
    let cases = [
        (
            "path = \"generated\"",
            "path = \"../x\"",
            "leaves the repository",
        ),
        (
            "path = \"generated\"",
            "path = \"/x\"",
            "leaves the repository",
        ),
        ("path = \"generated\"", "path = \".\"", "names no folder"),
        (
            "name = \"generated\"",
            "name = \"a b\"",
            "has a character other",
        ),
        ("version = \"1.2.3\"", "version = \"1\"", "is no version"),
        (
            "operations = [\"One\"]",
            "operations = []",
            "no operation is given",
        ),
        (
            "operations = [\"One\"]",
            "operation = [\"One\"]",
            "did you mean `operations`?",
        ),
        (
            "incomplete = \"allow\"",
            "incomplete = \"alow\"",
            "unknown variant `alow`, expected `refuse` or `allow`",
        ),
        ("docs = \"summary\"", "docs = \"short\"", "short"),
        (
            "model = [\"a.json\", \"b.json\"]",
            "model = 1",
            "the name of a file",
        ),
        (
            "model = [\"a.json\", \"b.json\"]",
            "model = []",
            "no model is given",
        ),
        ("[[crate]]", "[[crates]]", "did you mean `crate`?"),
        ("[[crate]]", "[[crate", "farrier.toml"),
    ];
    for (good, bad, message) in cases {
        let faults = read(&GOOD.replacen(good, bad, 1)).expect_err(bad);
        assert!(
            faults.contains(message),
            "{bad}: {message} is not in {faults}"
        );
    }
    let both = read(&GOOD.replace("path = \"generated\"", "pat = 1\nnme = 2"))
        .expect_err("two unknown keys");
    assert!(both.contains("`pat`") && both.contains("`nme`"), "{both}");
}

#[test]
fn crates_do_not_share_folders() {
    for (path, message) in [
        ("generated", "two crates have the path"),
        ("./Generated/", "two crates have the path"),
        ("generated/src/x", "inside another"),
    ] {
        let second = GOOD.replace("path = \"generated\"", &format!("path = \"{path}\""));
        let faults = read(&format!("{GOOD}{second}")).expect_err(path);
        assert!(faults.contains(message), "{faults}");
    }
    assert!(
        read(&format!("{GOOD}{}", other("name = \"another\""))).is_ok(),
        "a folder and a name of its own"
    );
}

/// [`GOOD`] in another folder, with this line for its name.
fn other(name: &str) -> String {
    GOOD.replace("path = \"generated\"", "path = \"generated2\"")
        .replace("name = \"generated\"", name)
}

#[test]
fn crates_do_not_share_names() {
    for (name, message) in [
        (
            "name = \"generated\"",
            "two crates have the name `generated`",
        ),
        ("name = \"Generated\"", "are one to Rust"),
    ] {
        let faults = read(&format!("{GOOD}{}", other(name))).expect_err(name);
        assert!(faults.contains(message), "{faults}");
        assert!(
            faults.contains("`generated` is taken at farrier.toml:4:8"),
            "the first place: {faults}"
        );
        assert!(faults.contains("line: 19"), "the second place: {faults}");
    }
    let dashes = GOOD.replace("name = \"generated\"", "name = \"a-b\"");
    let faults = read(&format!("{dashes}{}", other("name = \"a_b\""))).expect_err("one name");
    assert!(
        faults.contains("the names `a-b` and `a_b` are one"),
        "{faults}"
    );
}

#[test]
fn dev_dependencies_are_those_that_cargo_takes() {
    for good in [
        "a = \"1\"",
        "a = \">=1.2, <2\"",
        "a = \"1.*\"",
        "a = { version = \"=1.0.0-rc.1\", package = \"b\", default-features = false }",
        "a.workspace = true",
        "a = { path = \"../xtask\" }",
        "a = { git = \"https://example.com/a\", rev = \"abc\" }",
    ] {
        let text = GOOD.replace("other.workspace = true", good);
        assert!(read(&text).is_ok(), "{good}: {:?}", read(&text));
    }
    for (bad, place, message) in [
        ("a = 1", 5, "this is no dependency"),
        ("a = \"one\"", 5, "`one` is no version requirement"),
        ("a = \"01\"", 5, "`01` is no version requirement"),
        ("a = \"*\"", 5, "takes any version"),
        (
            "a = { version = \"1.x.2\" }",
            17,
            "is no version requirement",
        ),
        ("a = { version = 1 }", 17, "expected"),
        ("a = { versoin = \"1\" }", 7, "did you mean `version`?"),
        (
            "a = { version = \"1\", default_features = false }",
            22,
            "did you mean `default-features`?",
        ),
        (
            "a = { version = \"1\", optional = true }",
            22,
            "unknown key `optional`",
        ),
        (
            "a = { version = \"1\", features = \"x\" }",
            33,
            "a list of strings",
        ),
        (
            "a = { version = \"1\", features = [1] }",
            33,
            "only strings",
        ),
        ("a = { features = [\"x\"] }", 1, "where this comes from"),
        ("a = { workspace = false }", 19, "can only be `true`"),
        (
            "a = { workspace = true, version = \"1\" }",
            25,
            "`version` does not go with `workspace`",
        ),
        ("a = { path = \"/a\" }", 14, "leaves the repository"),
        ("a = { path = \"../../a\" }", 14, "leaves the repository"),
        (
            "a = { path = \"../a\", git = \"g\" }",
            22,
            "`git` does not go with `path`",
        ),
        (
            "a = { version = \"1\", tag = \"g\" }",
            22,
            "goes with `git` only",
        ),
        (
            "a = { git = \"g\", tag = \"t\", rev = \"r\" }",
            29,
            "`rev` does not go with `tag`",
        ),
        (
            "a = { version = \"1\", package = \"b c\" }",
            32,
            "the package `b c`",
        ),
        ("\"a b\" = \"1\"", 1, "the name `a b`"),
        ("\"a\\n[x]\" = \"1\"", 1, "the name `a\\n[x]`"),
    ] {
        let faults = read(&GOOD.replace("other.workspace = true", bad)).expect_err(bad);
        for part in [message, "line: 15", &format!("column: {place}")] {
            assert!(
                faults.contains(part) || faults.contains(&part.escape_debug().to_string()),
                "{bad}: {part} is not in {faults}"
            );
        }
    }
    let text = GOOD.replace("[crate.dev-dependencies]", "[[crate.dev-dependencies]]");
    let faults = read(&text).expect_err("a list");
    assert!(
        faults.contains("`dev-dependencies` is no table"),
        "{faults}"
    );
}

#[test]
fn run_time_code_is_in_a_crate_of_its_own_with_several_crates_or_on_demand() {
    let two = format!("{GOOD}{}", other("name = \"another\""));
    let shared = |path: &str| Runtime::Shared {
        path: path.to_owned(),
    };
    for (runtime, crates, folder, mode) in [
        ("", GOOD, None, Runtime::Embedded),
        (
            "",
            &two,
            Some("farrier-runtime"),
            shared("../farrier-runtime"),
        ),
        ("mode = \"embedded\"", &two, None, Runtime::Embedded),
        (
            "mode = \"shared\"",
            GOOD,
            Some("farrier-runtime"),
            shared("../farrier-runtime"),
        ),
        (
            "path = \"sdk/base\"",
            &two,
            Some("sdk/base"),
            shared("../sdk/base"),
        ),
    ] {
        let read = configured(&format!("[runtime]\n{runtime}\n{crates}")).expect(runtime);
        let found = read.runtime.map(|it| (it.shown.clone(), it.dir));
        let expected = folder.map(|it| (it.to_owned(), Path::new("no-such-root").join(it)));
        assert_eq!(found, expected, "{runtime}");
        for job in &read.jobs {
            assert_eq!(job.request.runtime, mode, "{runtime}");
        }
    }
}

#[test]
fn faults_of_the_run_time_code_have_a_place() {
    let two = format!("{GOOD}{}", other("name = \"another\""));
    for (runtime, crates, message) in [
        (
            "mode = \"share\"",
            &*two,
            "unknown variant `share`, expected `embedded` or `shared`",
        ),
        ("mod = \"shared\"", &two, "did you mean `mode`?"),
        (
            "path = \"../x\"",
            &two,
            "the path `../x` leaves the repository",
        ),
        ("path = \".\"", &two, "names no folder"),
        (
            "path = \"Generated/x\"",
            &two,
            "`generated` is taken at farrier.toml:5:8",
        ),
        (
            "path = \"x\"",
            GOOD,
            "leave it out, or say `mode = \\\"shared\\\"`",
        ),
    ] {
        let faults = configured(&format!("[runtime]\n{runtime}\n{crates}")).expect_err(runtime);
        assert!(
            faults.contains(message),
            "{runtime}: {message} is not in {faults}"
        );
        assert!(faults.contains("line: 2"), "{runtime}: {faults}");
    }
    let taken = two.replace("\"generated2\"", "\"farrier-runtime\"");
    let faults = configured(&taken).expect_err("a folder that is taken");
    assert!(faults.contains("`farrier-runtime` is taken at"), "{faults}");
}

#[test]
fn a_configuration_without_crates_is_enough_to_adopt_but_not_to_generate() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path();
    let none = read_any(root, "farrier.toml").expect("no configuration");
    assert!(none.jobs.is_empty() && none.models.dir.is_none());
    fs::write(root.join("farrier.toml"), "[models]\ndir = \"m\"\n").expect("a file");
    let configured = read_any(root, "farrier.toml").expect("a configuration");
    assert_eq!(configured.models.dir, Some(root.join("m")));
    let faults = read_in(root, "farrier.toml").expect_err("no crate");
    assert!(
        format!("{faults:?}").contains("names no crate"),
        "{faults:?}"
    );
}

#[test]
fn places_of_models_are_judged() {
    for (table, message) in [
        ("index = \"ftp://x\"", "is no URL of HTTP"),
        ("url = \"https://x.example/\"", "does not contain `{path}`"),
        ("revision = \"a b\"", "is no name of a revision"),
        ("revison = \"m\"", "did you mean `revision`?"),
    ] {
        let faults = read(&format!("{GOOD}[models]\n{table}\n")).expect_err(table);
        assert!(faults.contains(message), "{message} is not in {faults}");
    }
}
