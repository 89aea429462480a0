//! Executions: started, described, listed, with what has happened, and stopped.

use aws_sdk_sfn::Client;
use aws_sdk_sfn::types::{ExecutionListItem, ExecutionStatus, HistoryEvent};
use steps::{Fields, Steps, is_recent, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("executions");
    let machine = super::machine(client, "executed", steps).await;
    let started = client
        .start_execution()
        .state_machine_arn(&machine)
        .name("first")
        .input("{\"name\":\"grüße ✓ 🦀\",\"markup\":\"<a>&amp;\"}")
        .trace_header("Root=1-67891233-abcdef012345678912345678")
        .send()
        .await;
    let started = steps.step("start", started, |output| {
        Fields::new()
            .field("arn", Some(output.execution_arn()))
            .field("recent", is_recent(Some(output.start_date())))
    });
    let arn = started.map(|output| output.execution_arn);
    let arn = arn.unwrap_or_default();
    describe(client, &arn, "describe", steps).await;
    of_machine(client, &arn, steps).await;
    again(client, &machine, steps).await;
    list(client, &machine, steps).await;
    history(client, &arn, steps).await;

    let stopped = client
        .stop_execution()
        .execution_arn(&arn)
        .error("Gestoppt")
        .cause("because ü")
        .send()
        .await;
    steps.step("stop", stopped, |output| {
        Fields::new().field("recent", is_recent(Some(output.stop_date())))
    });
    describe(client, &arn, "describe what has stopped", steps).await;
    at_once(client, &machine, steps).await;
}

async fn describe(client: &Client, arn: &str, step: &str, steps: &mut Steps) {
    let described = client.describe_execution().execution_arn(arn).send().await;
    steps.step(step, described, |output| {
        let printed = format!("{output:?}");
        Fields::new()
            .field("name", output.name())
            .field("machine", Some(output.state_machine_arn()))
            .field("status", Some(output.status()))
            .field("input", output.input())
            .field("output", output.output())
            .field("stopped", is_recent(output.stop_date()))
            .field("error", output.error())
            .field("cause", output.cause())
            .field("printed", Some(printed.contains("amp;")))
    });
}

async fn of_machine(client: &Client, arn: &str, steps: &mut Steps) {
    let described = client
        .describe_state_machine_for_execution()
        .execution_arn(arn)
        .send()
        .await;
    steps.step("describe its machine", described, |output| {
        Fields::new()
            .field("name", Some(output.name()))
            .field("definition", Some(output.definition()))
    });
}

async fn again(client: &Client, machine: &str, steps: &mut Steps) {
    let started = client
        .start_execution()
        .state_machine_arn(machine)
        .name("first")
        .input("{}")
        .send()
        .await;
    if let Err(error) = &started {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_execution_already_exists());
        steps.seen("is ExecutionAlreadyExists", format!("{is_known:?}"));
    }
    steps.step("start with the same name", started, |_| "");
    let started = client
        .start_execution()
        .state_machine_arn(machine)
        .name("second")
        .input("{not JSON")
        .send()
        .await;
    if let Err(error) = &started {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_invalid_execution_input());
        steps.seen("is InvalidExecutionInput", format!("{is_known:?}"));
    }
    steps.step("start with a wrong input", started, |_| "");
}

async fn list(client: &Client, machine: &str, steps: &mut Steps) {
    for number in 0..3 {
        let started = client
            .start_execution()
            .state_machine_arn(machine)
            .name(format!("listed-{number}"))
            .send()
            .await;
        steps.step(&format!("start {number}"), started, |_| "");
    }
    let list = || client.list_executions().state_machine_arn(machine);
    let listed: Result<Vec<ExecutionListItem>, _> = list()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter();
        sorted(all.map(|one| format!("{} {}", one.name(), one.status())))
    });
    for status in [ExecutionStatus::Running, ExecutionStatus::TimedOut] {
        let listed = list().status_filter(status.clone()).send().await;
        steps.step(&format!("list {status}"), listed, |output| {
            Fields::new().field("executions", Some(output.executions().len()))
        });
    }
}

async fn history(client: &Client, arn: &str, steps: &mut Steps) {
    let events: Result<Vec<HistoryEvent>, _> = client
        .get_execution_history()
        .execution_arn(arn)
        .include_execution_data(true)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("what has happened", events, |events| {
        let events = events.iter().map(|event| {
            let started = event.execution_started_event_details();
            let entered = event.state_entered_event_details();
            let left = event.state_exited_event_details();
            Fields::new()
                .field("id", Some(event.id()))
                .field("before", Some(event.previous_event_id()))
                .field("type", Some(event.r#type()))
                .field("role", started.and_then(|details| details.role_arn()))
                .field("entered", entered.map(|details| details.name()))
                .field("left", left.map(|details| details.name()))
        });
        sorted(events)
    });
}

/// An operation whose host has a prefix, which is no address of the server.
async fn at_once(client: &Client, machine: &str, steps: &mut Steps) {
    let run = client
        .start_sync_execution()
        .state_machine_arn(machine)
        .input("{}")
        .send()
        .await;
    let kind = match run {
        Ok(_) => "ran".to_owned(),
        Err(error) => {
            let text = format!("{error:?}");
            let end = text.find(|c: char| !c.is_alphanumeric());
            text.get(..end.unwrap_or_default())
                .unwrap_or_default()
                .to_owned()
        }
    };
    steps.seen("run at once", kind);
}
