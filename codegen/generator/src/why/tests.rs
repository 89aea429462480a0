//! Questions about one small model, of which one operation is generated.

use serde_json::json;

use super::{Question, Subject, Why, why};
use crate::{Request, Sources};

fn ask(written: &str, every: bool) -> Why {
    let target = |id: &str| json!({ "target": id });
    let text = json!({"smithy": "2.0", "shapes": {
        "n#S": {
            "type": "service",
            "version": "1",
            "operations": [target("n#Get"), target("n#Put"), target("n#List")],
            "traits": {"aws.protocols#awsJson1_0": {}}
        },
        "n#Get": {"type": "operation", "output": target("n#GetReply")},
        "n#Put": {"type": "operation", "input": target("n#PutRequest")},
        "n#List": {"type": "operation"},
        "n#GetReply": {
            "type": "structure",
            "members": {"Type": target("n#Colour"), "All": target("n#Colours")}
        },
        "n#PutRequest": {"type": "structure", "members": {"size": target("n#Size")}},
        "n#Colours": {"type": "list", "member": target("n#Colour")},
        "n#Colour": {
            "type": "enum",
            "members": {"RED": {"target": "smithy.api#Unit"}}
        },
        "n#Size": {
            "type": "enum",
            "members": {"BIG": {"target": "smithy.api#Unit"}}
        },
        "n#Unused": {"type": "structure", "members": {}}
    }});
    let mut sources = Sources::new();
    sources.push("m.json", text.to_string());
    let request = Request {
        name: Some("my-crate".to_owned()),
        operations: vec!["Get".to_owned()],
        ..Request::default()
    };
    why(sources, &request, Question { written, every }).expect("a model without faults")
}

fn only(written: &str) -> Subject {
    let mut subjects = ask(written, false).subjects;
    assert_eq!(subjects.len(), 1, "{written}: {subjects:?}");
    subjects.remove(0)
}

fn ways(subject: &Subject) -> Vec<String> {
    let ways = subject.generated.iter().flat_map(|it| {
        it.paths.iter().map(|way| {
            let legs = way
                .iter()
                .map(|leg| leg.field.as_deref().or(leg.member.as_deref()));
            let legs: Vec<&str> = legs
                .zip(way)
                .map(|(name, leg)| name.unwrap_or(leg.by))
                .collect();
            format!("{}: {}", it.operation, legs.join("."))
        })
    });
    ways.collect()
}

#[test]
fn a_shape_is_found_by_all_of_its_names() {
    for written in [
        "n#Colour",
        "Colour",
        "types::Colour",
        "my_crate::types::Colour",
        "crate::types::Colour",
    ] {
        let subject = only(written);
        assert_eq!(subject.id, "n#Colour");
        assert_eq!(subject.kind, "enum");
        assert_eq!(subject.rust.as_deref(), Some("types::Colour"));
        assert_eq!(ways(&subject), ["Get: output.r#type"]);
        assert_eq!(subject.others, [] as [&str; 0]);
    }
    let every = ask("Colour", true).subjects;
    assert_eq!(
        ways(&every[0]),
        ["Get: output.r#type", "Get: output.all.member"]
    );
}

#[test]
fn a_member_is_found_by_its_name_in_the_model_and_in_rust() {
    for written in [
        "n#GetReply$Type",
        "GetReply.Type",
        "operation::get::GetOutput::type",
        "GetOutput::Type",
        "my_crate::operation::get::builders::GetOutputBuilder::type",
    ] {
        let subject = only(written);
        assert_eq!(subject.id, "n#GetReply$Type");
        assert_eq!(
            subject.rust.as_deref(),
            Some("operation::get::GetOutput::r#type")
        );
        assert_eq!(ways(&subject), ["Get: output.r#type"]);
    }
    assert_eq!(only("n#Colours$member").rust, None);
}

#[test]
fn what_no_generated_operation_reaches_is_told_from_what_there_is_not() {
    let size = only("Size");
    assert_eq!(
        (ways(&size).len(), size.others.as_slice()),
        (0, &["Put".to_owned()][..])
    );
    let unused = only("Unused");
    assert!(unused.generated.is_empty() && unused.others.is_empty());
    assert_eq!(only("Get").operation, Some(true));
    assert_eq!(only("n#List").operation, Some(false));

    for (written, suggestion) in [
        ("Colourr", Some("did you mean `Colour`?")),
        ("types::Colur", Some("did you mean `types::Colour`?")),
        ("n#GetReply$Tipe", Some("did you mean `Type`?")),
        ("Something", None),
        ("", None),
        ("$", None),
        ("::", None),
    ] {
        let answer = ask(written, false);
        assert!(answer.subjects.is_empty(), "{written}");
        assert_eq!(answer.suggestion.as_deref(), suggestion, "{written}");
    }
}
