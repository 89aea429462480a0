//! Commands: sent, waited for, and listed.

use std::time::Duration;

use aws_sdk_ssm::Client;
use aws_sdk_ssm::client::Waiters;
use steps::{Fields, Steps, hours_from_now, is_recent, map};

const INSTANCE: &str = "i-0123456789abcdef0";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("commands");
    let sent = client
        .send_command()
        .document_name("AWS-RunShellScript")
        .instance_ids(INSTANCE)
        .comment("für & <alle>")
        .parameters("commands", vec!["echo ü".to_owned(), "ls".to_owned()])
        .parameters("none", vec![])
        .timeout_seconds(3600)
        .output_s3_bucket_name("logs")
        .send()
        .await;
    let command = sent.as_ref().ok().and_then(|output| output.command.clone());
    let id = command.and_then(|command| command.command_id);
    steps.hide(id.as_deref(), "COMMAND");
    steps.step("send", sent, |output| {
        let command = output.command();
        Fields::new()
            .field("id", command.and_then(|all| all.command_id()))
            .field("document", command.and_then(|all| all.document_name()))
            .field("comment", command.and_then(|all| all.comment()))
            .field("status", command.and_then(|all| all.status()))
            .field("parameters", command.map(|all| map(all.parameters())))
            .field("instances", command.map(|all| all.instance_ids()))
            .field("targets", command.map(|all| all.target_count()))
            .field(
                "recent",
                command.and_then(|all| is_recent(all.requested_date_time())),
            )
            .field(
                "ends in hours",
                command.and_then(|all| all.expires_after().map(hours_from_now)),
            )
    });
    let id = id.unwrap_or_default();
    let waited = client
        .wait_until_command_executed()
        .command_id(&id)
        .instance_id(INSTANCE)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it has run", waited, |last| {
        let output = last.as_result().ok();
        Fields::new()
            .field("status", output.and_then(|output| output.status()))
            .field("code", output.map(|output| output.response_code()))
    });
    let read = client
        .get_command_invocation()
        .command_id(&id)
        .instance_id("i-absent")
        .send()
        .await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invocation_does_not_exist());
        steps.seen("is InvocationDoesNotExist", format!("{is_known:?}"));
    }
    steps.step("read that of another", read, |_| "");
    let listed = client
        .list_commands()
        .command_id(&id)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list with a paginator", listed, |all| {
        Fields::new()
            .field("commands", Some(all.len()))
            .field("first", all.first().and_then(|one| one.command_id()))
    });
    let wait = client
        .wait_until_command_executed()
        .command_id(&id)
        .instance_id("i-absent")
        .wait(Duration::from_millis(300))
        .await;
    steps.step("wait for that of another", wait, |_| "");
}
