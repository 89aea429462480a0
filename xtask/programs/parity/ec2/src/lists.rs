//! Lists that come in pages.

use transport::{Cases, Reply};

use crate::call::{Begin, reply};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("pages");
    pages(cases).await;
    ends(cases).await;
}

fn page(ids: &[&str], token: &str) -> Reply {
    let items = ids.iter().map(|id| {
        format!(
            "<item><instancesSet><item><instanceId>{id}</instanceId></item></instancesSet></item>"
        )
    });
    let items: String = items.collect();
    let elements = format!("<reservationSet>{items}</reservationSet>{token}");
    reply("DescribeInstances", &elements)
}

async fn pages(cases: &mut Cases) {
    cases
        .ec2("DescribeInstances", "pages of a size")
        .replies([
            page(&["i-1", "i-2"], "<nextToken>a+b/=</nextToken>"),
            page(&["i-3"], ""),
        ])
        .call(async |ec2| {
            let pages = ec2.describe_instances().instance_ids("i").into_paginator();
            pages.page_size(2).send().try_collect().await
        })
        .await;
    cases
        .ec2(
            "DescribeInstances",
            "the items of pages, of which one is empty",
        )
        .replies([
            page(&["i-1"], "<nextToken>a</nextToken>"),
            page(&[], "<nextToken>b</nextToken>"),
            page(&["i-2", "i-3"], "<nextToken/>"),
        ])
        .call(async |ec2| {
            let items = ec2.describe_instances().into_paginator().items();
            items.send().try_collect().await
        })
        .await;
    cases
        .ec2("DescribeVolumes", "pages from a token on")
        .replies([reply("DescribeVolumes", "")])
        .call(async |ec2| {
            let pages = ec2.describe_volumes().next_token("start").max_results(7);
            pages.into_paginator().send().try_collect().await
        })
        .await;
}

async fn ends(cases: &mut Cases) {
    cases
        .ec2("DescribeInstances", "a page that names itself as the next")
        .replies([
            page(&["i-1"], "<nextToken>same</nextToken>"),
            page(&["i-2"], "<nextToken>same</nextToken>"),
        ])
        .call(async |ec2| {
            let pages = ec2.describe_instances().into_paginator().send();
            pages.try_collect().await
        })
        .await;
    cases
        .ec2(
            "DescribeInstances",
            "a page that names itself, and the list goes on",
        )
        .replies([
            page(&["i-1"], "<nextToken>same</nextToken>"),
            page(&["i-2"], "<nextToken>same</nextToken>"),
            page(&["i-3"], ""),
        ])
        .call(async |ec2| {
            let pages = ec2.describe_instances().into_paginator();
            pages
                .stop_on_duplicate_token(false)
                .send()
                .try_collect()
                .await
        })
        .await;
    cases
        .ec2("DescribeInstances", "a page fails")
        .replies([
            page(&["i-1"], "<nextToken>n</nextToken>"),
            Reply::new(400).body("<Response><Errors><Error><Code>InvalidNextToken</Code><Message>too old</Message></Error></Errors></Response>"),
        ])
        .call(async |ec2| {
            let pages = ec2.describe_instances().into_paginator().send();
            pages.try_collect().await
        })
        .await;
}
