//! Lists: with filters and pages, and values that are read together.

use aws_sdk_secretsmanager::Client;
use aws_sdk_secretsmanager::types::{Filter, FilterNameStringType, SecretListEntry, SortOrderType};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("lists");
    for number in 0..5 {
        let (name, value) = (format!("listed-{number}"), format!("value {number} ü"));
        super::secret(client, &name, &value, steps).await;
    }
    let named = Filter::builder()
        .key(FilterNameStringType::Name)
        .values("listed")
        .build();
    let name = |one: &SecretListEntry| one.name().unwrap_or_default().to_owned();
    let list = || client.list_secrets().filters(named.clone());
    let listed = list().sort_order(SortOrderType::Asc).send().await;
    steps.step("list", listed, |output| {
        sorted(output.secret_list().iter().map(name))
    });
    let listed: Result<Vec<_>, _> = list().into_paginator().page_size(2).send().collect().await;
    steps.step("list with a paginator", listed, |pages| {
        let all = pages.iter().flat_map(|page| page.secret_list());
        format!("{} in {} pages", sorted(all.map(name)), pages.len())
    });
    let mut pages = list().max_results(3).into_paginator().send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("page {number}"), page, |page| {
            Fields::new()
                .field("secrets", Some(page.secret_list().len()))
                .has("next", page.next_token())
        });
    }
    let wrong = Filter::builder()
        .key(FilterNameStringType::from("no-such"))
        .values("x")
        .build();
    let listed = client.list_secrets().filters(wrong).send().await;
    steps.step("list with a filter that there is not", listed, |_| "");
    together(client, named, steps).await;
}

async fn together(client: &Client, named: Filter, steps: &mut Steps) {
    let read = client
        .batch_get_secret_value()
        .secret_id_list("listed-1")
        .secret_id_list("listed-3")
        .secret_id_list("absent")
        .send()
        .await;
    steps.step("read together", read, |output| {
        let values = output.secret_values().iter().map(|one| {
            Fields::new()
                .field("name", one.name())
                .field("value", one.secret_string())
                .field("stages", Some(one.version_stages()))
        });
        let errors = output.errors().iter().map(|error| {
            Fields::new()
                .field("id", error.secret_id())
                .field("code", error.error_code())
                .field("message", error.message())
        });
        format!("{} errors {}", sorted(values), sorted(errors))
    });
    let mut pages = client
        .batch_get_secret_value()
        .filters(named)
        .max_results(2)
        .into_paginator()
        .send();
    let mut number = 0;
    while let Some(page) = pages.next().await {
        number += 1;
        steps.step(&format!("read together, page {number}"), page, |page| {
            let values = page.secret_values().iter();
            sorted(values.filter_map(|one| one.secret_string()))
        });
    }
}
