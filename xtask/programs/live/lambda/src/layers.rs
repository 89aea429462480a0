//! Layers: published, listed, read and taken away.

use aws_sdk_lambda::Client;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{Architecture, LayerVersionContentInput, Runtime};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("layers");
    for number in 1..=2 {
        let content = LayerVersionContentInput::builder()
            .zip_file(Blob::new(format!("content {number}")))
            .build();
        let published = client
            .publish_layer_version()
            .layer_name("shared")
            .description("Für alle")
            .content(content)
            .compatible_runtimes(Runtime::Python312)
            .compatible_runtimes(Runtime::from("later9.9"))
            .compatible_architectures(Architecture::X8664)
            .license_info("MIT")
            .send()
            .await;
        steps.step(&format!("publish {number}"), published, |output| {
            Fields::new()
                .field("version", Some(output.version()))
                .field("arn", output.layer_version_arn())
                .field("description", output.description())
                .field("runtimes", Some(output.compatible_runtimes()))
                .field("architectures", Some(output.compatible_architectures()))
                .field("license", output.license_info())
                .field("size", output.content().map(|content| content.code_size()))
        });
    }
    let read = |version: i64| {
        let read = client.get_layer_version().layer_name("shared");
        read.version_number(version).send()
    };
    steps.step("read", read(2).await, |output| {
        Fields::new()
            .field("version", Some(output.version()))
            .field("sha256", output.content().and_then(|c| c.code_sha256()))
            .has("created", output.created_date())
    });
    let listed = client
        .list_layer_versions()
        .layer_name("shared")
        .compatible_runtime(Runtime::Python312)
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list versions", listed, |all| {
        sorted(all.iter().map(|one| one.version()))
    });
    let listed = client
        .list_layers()
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list", listed, |all| {
        let all = all.iter().map(|one| {
            let latest = one.latest_matching_version();
            Fields::new()
                .field("name", one.layer_name())
                .field("latest", latest.map(|latest| latest.version()))
        });
        sorted(all)
    });
    let deleted = client
        .delete_layer_version()
        .layer_name("shared")
        .version_number(1)
        .send()
        .await;
    steps.step("delete a version", deleted, |_| "");
    steps.step("read what was deleted", read(1).await, |output| {
        Fields::new().field("version", Some(output.version()))
    });
}
