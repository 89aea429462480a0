//! Checks of health: created, read, changed, listed and taken away.

use aws_sdk_route53::Client;
use aws_sdk_route53::types::{HealthCheck, HealthCheckConfig, HealthCheckRegion, HealthCheckType};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("checks");
    let configuration = HealthCheckConfig::builder()
        .r#type(HealthCheckType::HttpStrMatch)
        .ip_address("10.0.0.1")
        .port(8080)
        .resource_path("/größe?a=b&c=<d>")
        .search_string("ok & <fine>")
        .fully_qualified_domain_name("www.example.com")
        .request_interval(10)
        .failure_threshold(2)
        .measure_latency(false)
        .inverted(false)
        .disabled(true)
        .regions(HealthCheckRegion::UsEast1)
        .regions(HealthCheckRegion::EuWest1)
        .build()
        .expect("it has a type");
    let created = client
        .create_health_check()
        .caller_reference("first")
        .health_check_config(configuration)
        .send()
        .await;
    let check = created
        .as_ref()
        .ok()
        .and_then(|output| output.health_check());
    let id = check.map(|check| check.id().to_owned()).unwrap_or_default();
    steps.hide(Some(&id), "CHECK");
    steps.step("create", created, |output| {
        let check = output.health_check().map(shown);
        format!("{} {}", check.unwrap_or_default(), output.location())
    });
    let read = || client.get_health_check().health_check_id(&id).send();
    steps.step("read", read().await, |output| {
        output.health_check().map(shown).unwrap_or_default()
    });
    let changed = client
        .update_health_check()
        .health_check_id(&id)
        .port(443)
        .resource_path("/")
        .failure_threshold(3)
        .disabled(false)
        .send()
        .await;
    steps.step("change", changed, |output| {
        output.health_check().map(shown).unwrap_or_default()
    });
    let listed: Result<Vec<HealthCheck>, _> = client
        .list_health_checks()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().map(shown))
    });
    let deleted = client.delete_health_check().health_check_id(&id);
    steps.step("delete", deleted.send().await, |_| "");
    let read = read().await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_no_such_health_check());
        steps.seen("is NoSuchHealthCheck", format!("{is_known:?}"));
    }
    steps.step("read what was deleted", read, |_| "");
}

fn shown(check: &HealthCheck) -> String {
    let configuration = check.health_check_config();
    Fields::new()
        .field("id", Some(check.id()))
        .field("reference", Some(check.caller_reference()))
        .field("version", Some(check.health_check_version()))
        .field("type", configuration.map(|all| all.r#type()))
        .field("address", configuration.and_then(|all| all.ip_address()))
        .field("port", configuration.and_then(|all| all.port()))
        .field("path", configuration.and_then(|all| all.resource_path()))
        .field("search", configuration.and_then(|all| all.search_string()))
        .field(
            "failures",
            configuration.and_then(|all| all.failure_threshold()),
        )
        .field("disabled", configuration.and_then(|all| all.disabled()))
        .field(
            "latency",
            configuration.and_then(|all| all.measure_latency()),
        )
        .field("regions", configuration.map(|all| all.regions()))
        .to_string()
}
