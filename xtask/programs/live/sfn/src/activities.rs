//! Activities: created, described, listed and taken away.

use aws_sdk_sfn::Client;
use aws_sdk_sfn::types::{ActivityListItem, Tag};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("activities");
    let created = client
        .create_activity()
        .name("work")
        .tags(Tag::builder().key("a").value("ü").build())
        .send()
        .await;
    let created = steps.step("create", created, |output| {
        Fields::new()
            .field("arn", Some(output.activity_arn()))
            .field("recent", is_recent(Some(output.creation_date())))
    });
    let arn = created.map(|output| output.activity_arn);
    let arn = arn.unwrap_or_default();
    let again = client.create_activity().name("work").send().await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_activity_already_exists());
        steps.seen("is ActivityAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("create again", again, |output| {
        output.activity_arn().to_owned()
    });
    let describe = || client.describe_activity().activity_arn(&arn).send();
    steps.step("describe", describe().await, |output| {
        Fields::new()
            .field("name", Some(output.name()))
            .field("encryption", output.encryption_configuration())
    });
    for number in 0..3 {
        let created = client.create_activity().name(format!("listed-{number}"));
        steps.step(&format!("create {number}"), created.send().await, |_| "");
    }
    let listed: Result<Vec<ActivityListItem>, _> = client
        .list_activities()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().map(ActivityListItem::name))
    });
    let deleted = client.delete_activity().activity_arn(&arn).send().await;
    steps.step("delete", deleted, |_| "");
    let described = describe().await;
    if let Err(error) = &described {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_activity_does_not_exist());
        steps.seen("is ActivityDoesNotExist", format!("{is_known:?}"));
    }
    steps.step("describe what was deleted", described, |output| {
        output.name().to_owned()
    });
    let done = client
        .send_task_success()
        .task_token("no token")
        .output(r#"{"a":"ü"}"#)
        .send()
        .await;
    steps.step("the end of a task that there is not", done, |_| "");
}
