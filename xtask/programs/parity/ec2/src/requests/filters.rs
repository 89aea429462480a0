//! Lists and filters.

use aws_sdk_ec2::types::{Filter, Tag};
use transport::Cases;

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    filters(cases).await;
    lists(cases).await;
    empty(cases).await;
}

fn filter(name: &str, values: &[&str]) -> Filter {
    let filter = Filter::builder().name(name);
    let add =
        |filter: aws_sdk_ec2::types::builders::FilterBuilder, value: &&str| filter.values(*value);
    values.iter().fold(filter, add).build()
}

async fn filters(cases: &mut Cases) {
    cases
        .ec2("DescribeInstances", "filters with several values")
        .call(async |ec2| {
            ec2.describe_instances()
                .filters(filter("instance-state-name", &["pending", "running"]))
                .filters(filter("tag:team", &["blue", "gr*n", "a?b"]))
                .max_results(50)
                .send()
                .await
        })
        .await;
    cases
        .ec2("DescribeImages", "filters with characters of forms")
        .call(async |ec2| {
            ec2.describe_images()
                .filters(filter(
                    "name",
                    &["a b+c&d=e%20", "größe/ü ✓ 🦀", "~-._*!'()"],
                ))
                .filters(filter("description", &["<x>\"'\\\n\t\u{1}"]))
                .owners("self")
                .owners("amazon")
                .send()
                .await
        })
        .await;
    cases
        .ec2(
            "DescribeVolumes",
            "a filter without values, and without a name",
        )
        .call(async |ec2| {
            ec2.describe_volumes()
                .filters(Filter::builder().name("status").build())
                .filters(Filter::builder().set_values(Some(Vec::new())).build())
                .filters(Filter::builder().build())
                .filters(filter("", &["", "b"]))
                .send()
                .await
        })
        .await;
}

async fn lists(cases: &mut Cases) {
    cases
        .ec2(
            "TerminateInstances",
            "a list whose name on the wire is another",
        )
        .call(async |ec2| {
            ec2.terminate_instances()
                .instance_ids("i-1")
                .instance_ids("i-2")
                .set_instance_ids(Some(vec!["i-3".to_owned(), "i 4".to_owned()]))
                .instance_ids("i-5")
                .send()
                .await
        })
        .await;
    cases
        .ec2("CreateTags", "two lists of different kinds")
        .call(async |ec2| {
            ec2.create_tags()
                .resources("i-1")
                .resources("vol-2")
                .tags(Tag::builder().key("Name").value("web & more").build())
                .tags(Tag::builder().key("empty").value("").build())
                .tags(Tag::builder().key("none").build())
                .send()
                .await
        })
        .await;
    cases
        .ec2("DescribeImages", "more than ten in a list")
        .call(async |ec2| {
            let ids = (1..=12).map(|number| format!("ami-{number}")).collect();
            ec2.describe_images()
                .set_image_ids(Some(ids))
                .executable_users("all")
                .send()
                .await
        })
        .await;
}

async fn empty(cases: &mut Cases) {
    cases
        .ec2("DescribeRegions", "no members at all")
        .call(async |ec2| ec2.describe_regions().send().await)
        .await;
    cases
        .ec2("DescribeInstances", "empty lists and empty texts")
        .call(async |ec2| {
            ec2.describe_instances()
                .set_instance_ids(Some(Vec::new()))
                .set_filters(Some(Vec::new()))
                .next_token("")
                .send()
                .await
        })
        .await;
    cases
        .ec2("CreateTags", "required members that are unset")
        .call(async |ec2| ec2.create_tags().send().await)
        .await;
    cases
        .ec2("DeleteTags", "members that are set and unset again")
        .call(async |ec2| {
            ec2.delete_tags()
                .resources("i-1")
                .tags(Tag::builder().key("a").build())
                .set_tags(None)
                .dry_run(true)
                .set_dry_run(None)
                .send()
                .await
        })
        .await;
}
