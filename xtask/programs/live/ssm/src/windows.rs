//! Maintenance windows: created, read, listed and taken away.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::MaintenanceWindowFilter;
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("windows");
    let created = client
        .create_maintenance_window()
        .name("nights")
        .description("nachts ü")
        .schedule("cron(0 2 ? * SUN *)")
        .schedule_timezone("Europe/Berlin")
        .duration(3)
        .cutoff(0)
        .allow_unassociated_targets(false)
        .start_date("2026-01-01T00:00:00Z")
        .send()
        .await;
    let id = created.as_ref().ok().and_then(|output| output.window_id());
    let id = id.unwrap_or_default().to_owned();
    steps.hide(Some(&id), "WINDOW");
    steps.step("create", created, |output| {
        Fields::new().field("id", output.window_id())
    });
    let read = || client.get_maintenance_window().window_id(&id).send();
    steps.step("read", read().await, |output| {
        Fields::new()
            .field("id", output.window_id())
            .field("name", output.name())
            .field("description", output.description())
            .field("schedule", output.schedule())
            .field("zone", output.schedule_timezone())
            .field("start", output.start_date())
            .field("duration", output.duration())
            .field("cutoff", Some(output.cutoff()))
            .field("others", Some(output.allow_unassociated_targets()))
            .field("enabled", Some(output.enabled()))
    });
    let named = MaintenanceWindowFilter::builder()
        .key("Name")
        .values("nights")
        .build();
    let listed = client
        .describe_maintenance_windows()
        .filters(named)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list with a paginator", listed, |all| {
        let all = all.iter().map(|one| {
            Fields::new()
                .field("id", one.window_id())
                .field("name", one.name())
                .field("duration", one.duration())
        });
        sorted(all)
    });
    let deleted = client.delete_maintenance_window().window_id(&id);
    steps.step("delete", deleted.send().await, |output| {
        Fields::new().field("id", output.window_id())
    });
    steps.step("read what was deleted", read().await, |output| {
        Fields::new().field("id", output.window_id())
    });
}
