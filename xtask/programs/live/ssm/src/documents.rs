//! Documents: created, read, changed, listed and taken away.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::{
    DocumentFormat, DocumentIdentifier, DocumentKeyValuesFilter, DocumentType, Tag,
};
use steps::{Fields, Steps, is_recent, sorted};

fn content(what: &str) -> String {
    format!(
        r#"{{"schemaVersion":"2.2","description":"{what}","parameters":{{"name":{{"type":"String","description":"größe","default":"x"}}}},"mainSteps":[{{"action":"aws:runShellScript","name":"one","inputs":{{"runCommand":["echo"]}}}}]}}"#
    )
}

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("documents");
    let create = client
        .create_document()
        .name("greet")
        .content(content("first & <x>"))
        .document_type(DocumentType::Command)
        .document_format(DocumentFormat::Json)
        .target_type("/AWS::EC2::Instance")
        .version_name("v1")
        .tags(Tag::builder().key("a").value("ü").build().expect("both"));
    let created = create.clone().send().await;
    steps.step("create", created, |output| {
        let description = output.document_description();
        Fields::new()
            .field("name", description.and_then(|all| all.name()))
            .field(
                "version",
                description.and_then(|all| all.document_version()),
            )
            .field("status", description.and_then(|all| all.status()))
            .field("hash type", description.and_then(|all| all.hash_type()))
            .field("hash", description.and_then(|all| all.hash()))
            .field("parameters", description.map(|all| all.parameters()))
            .field("platforms", description.map(|all| all.platform_types()))
            .field(
                "recent",
                description.and_then(|all| is_recent(all.created_date())),
            )
    });
    let again = create.send().await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_document_already_exists());
        steps.seen("is DocumentAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("create again", again, |_| "");
    change(client, steps).await;
    read(client, steps).await;
    list(client, steps).await;
    for step in ["delete", "delete again"] {
        let deleted = client.delete_document().name("greet").send().await;
        steps.step(step, deleted, |_| "");
    }
}

async fn change(client: &Client, steps: &mut Steps) {
    for step in ["change", "change to the same"] {
        let changed = client
            .update_document()
            .name("greet")
            .content(content("zweites"))
            .document_version("$LATEST")
            .version_name("v2")
            .send()
            .await;
        steps.step(step, changed, |output| {
            let description = output.document_description();
            Fields::new()
                .field(
                    "version",
                    description.and_then(|all| all.document_version()),
                )
                .field("name", description.and_then(|all| all.version_name()))
                .field("description", description.and_then(|all| all.description()))
        });
    }
}

async fn read(client: &Client, steps: &mut Steps) {
    for version in ["1", "2", "9"] {
        let read = client
            .get_document()
            .name("greet")
            .document_version(version)
            .document_format(DocumentFormat::Json)
            .send()
            .await;
        steps.step(&format!("read version {version}"), read, |output| {
            Fields::new()
                .field("version", output.document_version())
                .field("name", output.version_name())
                .field("content", output.content())
                .field("type", output.document_type())
        });
    }
    let described = client.describe_document().name("greet").send().await;
    steps.step("describe", described, |output| {
        let document = output.document();
        Fields::new()
            .field("owner", document.and_then(|all| all.owner()))
            .field("latest", document.and_then(|all| all.latest_version()))
            .field("default", document.and_then(|all| all.default_version()))
            .field("tags", document.map(|all| all.tags()))
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    let owned = DocumentKeyValuesFilter::builder()
        .key("Name")
        .values("greet")
        .build();
    let listed: Result<Vec<DocumentIdentifier>, _> = client
        .list_documents()
        .filters(owned)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter().map(|one| {
            Fields::new()
                .field("name", one.name())
                .field("version", one.document_version())
                .field("format", one.document_format())
                .field("target", one.target_type())
        });
        sorted(all)
    });
}
