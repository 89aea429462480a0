//! Tests of the options, and of what the forms of output make of odd texts.

use super::*;

fn report(text: &str) -> Report {
    let sources = |name: &str, member: &str| {
        let text = format!(
            r#"{{"smithy": "2.0", "shapes": {{
                "n#Service": {{"type": "service", "version": "1", "operations": [{{"target": "n#Get"}}],
                    "traits": {{"aws.protocols#awsJson1_0": {{}}}}}},
                "n#Get": {{"type": "operation", "output": {{"target": "n#Out"}}}},
                "n#Out": {{"type": "structure", "members": {{"a": {member}}}}}}}}}"#
        );
        let mut sources = Sources::new();
        sources.push(name, text);
        sources
    };
    let plain = r#"{"target": "smithy.api#String"}"#;
    let deprecated = format!(
        r#"{{"target": "smithy.api#String", "traits": {{"smithy.api#deprecated": {{"message": "{text}"}}}}}}"#
    );
    let (old, new) = (
        sources("old, a:b.json", plain),
        sources("new, a:b.json", &deprecated),
    );
    diff_models(old, new, &Request::default()).expect("models without faults")
}

#[test]
fn texts_of_models_do_not_leave_their_line() {
    let odd = r"one\n::error::two `three` \u001b]0;four";
    let compared = [Compared {
        name: "a `crate`".to_owned(),
        report: report(odd),
    }];
    let github = rendered(&compared, Format::Github);
    let lines: Vec<&str> = github.lines().collect();
    assert_eq!(lines.len(), 2, "{github}");
    assert!(
        lines[0].starts_with("::warning file=new%2C a%3Ab.json,line="),
        "{github}"
    );
    let markdown = rendered(&compared, Format::Markdown);
    assert!(
        markdown.contains("### `` a `crate` ``: patch"),
        "{markdown}"
    );
    assert!(!markdown.contains("\n::error"), "{markdown}");
    let json: serde_json::Value =
        serde_json::from_str(&rendered(&compared, Format::Json)).expect("JSON");
    assert_eq!(json["crates"][0]["verdict"], "patch");
    let text = rendered(&compared, Format::Text);
    assert!(
        text.contains("\u{1b}[") && !text.contains("\u{1b}]"),
        "{text}"
    );
    assert!(!rendered(&compared, Format::Json).contains("\u{1b}["));
}

#[test]
fn newer_files_are_found_by_as_much_of_their_path_as_there_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |path: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, "{}").expect("a file");
        path
    };
    let (plain, deep) = (write("model.json"), write("s3/model.json"));
    let of = |model: &str| counterpart(Path::new(model), dir.path());
    assert_eq!(of("/elsewhere/models/s3/model.json"), deep);
    assert_eq!(of("/elsewhere/models/sqs/model.json"), plain);
    assert_eq!(
        of("/elsewhere/models/sqs.json"),
        dir.path().join("sqs.json")
    );
}

#[test]
fn the_level_decides_the_exit_code() {
    let behaviour = report("note");
    let same = Report::default();
    for (fail_on, of_behaviour) in [
        (FailOn::Break, false),
        (FailOn::Behaviour, true),
        (FailOn::Any, true),
        (FailOn::Never, false),
    ] {
        assert_eq!(fail_on.is_met(&behaviour), of_behaviour, "{fail_on:?}");
        assert!(!fail_on.is_met(&same), "{fail_on:?}");
    }
}
