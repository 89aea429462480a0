//! Tests of reading the configuration, without a disk.

use std::path::Path;

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

[crate.dev-dependencies]
tokio = { version = "1", features = ["full"] }
other.workspace = true
"#;

fn read(text: &str) -> Result<Vec<Job>, String> {
    let root = Path::new("no-such-root");
    let reader = Reader {
        root,
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
    assert!(read("").expect_err("nothing").contains("names no crate"));
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
        read(&format!(
            "{GOOD}{}",
            GOOD.replace("path = \"generated\"", "path = \"generated2\"")
        ))
        .is_ok()
    );
}
