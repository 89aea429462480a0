//! Dashboards: put, read, listed and taken away.

use aws_sdk_cloudwatch::Client;
use aws_sdk_cloudwatch::types::DashboardEntry;
use steps::{Fields, Steps, is_recent, sorted};

const BODY: &str =
    r#"{"widgets":[{"type":"text","x":0,"y":0,"properties":{"markdown":"Größe & <x> ✓"}}]}"#;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("dashboards");
    for name in ["main", "other", "third"] {
        let put = client
            .put_dashboard()
            .dashboard_name(name)
            .dashboard_body(BODY)
            .send()
            .await;
        steps.step(&format!("put {name}"), put, |output| {
            Fields::new().field("messages", Some(output.dashboard_validation_messages()))
        });
    }
    let put = client
        .put_dashboard()
        .dashboard_name("wrong")
        .dashboard_body("{no JSON")
        .send()
        .await;
    if let Err(error) = &put {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_dashboard_invalid_input_error());
        steps.seen("is DashboardInvalidInput", format!("{is_known:?}"));
    }
    steps.step("put what is no JSON", put, |_| "");
    let read = client.get_dashboard().dashboard_name("main").send().await;
    steps.step("read", read, |output| {
        Fields::new()
            .field("name", output.dashboard_name())
            .field("arn", output.dashboard_arn())
            .field("body", output.dashboard_body())
    });
    let listed: Result<Vec<DashboardEntry>, _> = client
        .list_dashboards()
        .dashboard_name_prefix("")
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter().map(|one| {
            Fields::new()
                .field("name", one.dashboard_name())
                .field("size", one.size())
                .field("recent", is_recent(one.last_modified()))
        });
        sorted(all)
    });
    for (step, other) in [("delete", "other"), ("delete again", "main")] {
        let deleted = client
            .delete_dashboards()
            .dashboard_names("main")
            .dashboard_names(other)
            .send()
            .await;
        steps.step(step, deleted, |_| "");
    }
    let read = client.get_dashboard().dashboard_name("main").send().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_dashboard_not_found_error());
        steps.seen("is DashboardNotFound", format!("{is_known:?}"));
    }
    steps.step("read what was deleted", read, |_| "");
}
