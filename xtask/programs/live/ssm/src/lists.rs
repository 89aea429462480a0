//! Lists of parameters: below a path, with filters, in pages.

use aws_sdk_ssm::Client;
use aws_sdk_ssm::types::{Parameter, ParameterMetadata, ParameterStringFilter};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("lists");
    for number in 0..5 {
        let (name, value) = (format!("/list/a/{number}"), format!("{number}"));
        super::parameter(client, &name, &value, steps).await;
    }
    super::parameter(client, "/list/direct", "d", steps).await;
    by_path(client, steps).await;
    described(client, steps).await;
}

fn filter(key: &str, option: &str, value: &str) -> ParameterStringFilter {
    let filter = ParameterStringFilter::builder()
        .key(key)
        .option(option)
        .values(value);
    filter.build().expect("it has a key")
}

async fn by_path(client: &Client, steps: &mut Steps) {
    let name = |one: &Parameter| one.name().unwrap_or_default().to_owned();
    for deep in [false, true] {
        let listed: Result<Vec<_>, _> = client
            .get_parameters_by_path()
            .path("/list")
            .recursive(deep)
            .into_paginator()
            .page_size(2)
            .send()
            .collect()
            .await;
        steps.step(&format!("below a path, {deep}"), listed, |pages| {
            let all = pages.iter().flat_map(|page| page.parameters());
            format!("{} in {} pages", sorted(all.map(name)), pages.len())
        });
    }
    let mut pages = client
        .get_parameters_by_path()
        .path("/list/a")
        .max_results(3)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("parameters", Some(page.parameters().len()))
                .has("next", page.next_token())
        });
    }
}

async fn described(client: &Client, steps: &mut Steps) {
    let shown = |one: &ParameterMetadata| {
        Fields::new()
            .field("name", one.name())
            .field("type", one.r#type())
            .field("version", Some(one.version()))
            .field("tier", one.tier())
            .to_string()
    };
    let filters = [
        ("that begin", filter("Name", "BeginsWith", "/list/a")),
        ("that equal", filter("Name", "Equals", "/list/direct")),
        ("below", filter("Path", "Recursive", "/list")),
        ("of what there is not", filter("Odd", "Equals", "x")),
    ];
    for (name, filter) in filters {
        let described: Result<Vec<_>, _> = client
            .describe_parameters()
            .parameter_filters(filter)
            .into_paginator()
            .send()
            .collect()
            .await;
        steps.step(&format!("describe {name}"), described, |pages| {
            let all = pages.iter().flat_map(|page| page.parameters());
            sorted(all.map(shown))
        });
    }
    let without = ParameterStringFilter::builder().option("Equals").build();
    steps.step("a filter without a key", without, |_| "");
}
