//! What a parameter was before, and the labels of its versions.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::ParameterHistory;
use steps::{Fields, Steps, sorted};

const NAME: &str = "changing";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("histories");
    super::parameter(client, NAME, "value 1", steps).await;
    for number in 2..=5 {
        let put = client
            .put_parameter()
            .name(NAME)
            .value(format!("value {number}"))
            .overwrite(true)
            .send()
            .await;
        steps.step(&format!("put {number}"), put, |output| output.version());
    }
    let labeled = client
        .label_parameter_version()
        .name(NAME)
        .parameter_version(2)
        .labels("good")
        .labels("aws-wrong")
        .send()
        .await;
    steps.step("label a version", labeled, |output| {
        Fields::new()
            .field("version", Some(output.parameter_version()))
            .field("wrong", Some(output.invalid_labels()))
    });
    let labeled = client
        .label_parameter_version()
        .name(NAME)
        .parameter_version(99)
        .labels("good")
        .send()
        .await;
    if let Err(error) = &labeled {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_parameter_version_not_found());
        steps.seen("is ParameterVersionNotFound", format!("{is_known:?}"));
    }
    steps.step("label a version that there is not", labeled, |_| "");
    for selector in ["3", "good", "none"] {
        let name = format!("{NAME}:{selector}");
        let read = client.get_parameter().name(name).send().await;
        steps.step(&format!("read {selector}"), read, |output| {
            let parameter = output.parameter();
            Fields::new()
                .field("value", parameter.and_then(|one| one.value()))
                .field("version", parameter.map(|one| one.version()))
        });
    }
    pages(client, steps).await;
}

async fn pages(client: &Client, steps: &mut Steps) {
    let shown = |one: &ParameterHistory| {
        Fields::new()
            .field("version", Some(one.version()))
            .field("value", one.value())
            .field("labels", Some(one.labels()))
            .to_string()
    };
    let mut pages = client
        .get_parameter_history()
        .name(NAME)
        .max_results(2)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            let versions = sorted(page.parameters().iter().map(shown));
            Fields::new()
                .field("versions", Some(versions))
                .has("next", page.next_token())
        });
    }
    let all: Result<Vec<_>, _> = client
        .get_parameter_history()
        .name(NAME)
        .into_paginator()
        .page_size(3)
        .send()
        .collect()
        .await;
    steps.step("all with a paginator", all, |pages| {
        let all = pages.iter().flat_map(|page| page.parameters());
        sorted(all.map(shown))
    });
}
