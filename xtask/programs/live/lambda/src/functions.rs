//! Functions themselves: created and waited for, read, listed, changed, tagged and taken away.

use std::time::Duration;

use aws_sdk_lambda::Client;
use aws_sdk_lambda::client::Waiters;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{
    Architecture, Environment, EphemeralStorage, FunctionConfiguration, PackageType, Runtime,
    TracingConfig, TracingMode,
};
use steps::{Fields, Steps, map, sorted};

use super::{FUNCTION, ROLE};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("functions");
    create(client, steps).await;
    read(client, steps).await;
    change(client, steps).await;
    tags(client, steps).await;
    list(client, steps).await;
}

async fn create(client: &Client, steps: &mut Steps) {
    let variables = Environment::builder()
        .variables("GREETING", "grüße ✓ \"x\" \\ 🦀")
        .variables("EMPTY", "")
        .build();
    let tracing = TracingConfig::builder().mode(TracingMode::Active).build();
    let storage = EphemeralStorage::builder().size(1024).build();
    let storage = storage.expect("it has a size");
    let create = client
        .create_function()
        .function_name(FUNCTION)
        .description("Sagt ‘hallo’")
        .runtime(Runtime::Python312)
        .role(ROLE)
        .handler("main.handler")
        .code(super::code("print('hello')"))
        .environment(variables)
        .architectures(Architecture::Arm64)
        .package_type(PackageType::Zip)
        .tracing_config(tracing)
        .ephemeral_storage(storage)
        .memory_size(256)
        .timeout(7)
        .publish(false)
        .tags("team", "blue")
        .tags("größe", "ü & ö");
    let created = create.clone().send().await;
    steps.step("create", created, |output| {
        Fields::new()
            .field("name", output.function_name())
            .field("arn", output.function_arn())
            .field("description", output.description())
            .field("size", Some(output.code_size()))
            .field("sha256", output.code_sha256())
            .field("runtime", output.runtime())
            .field("state", output.state())
            .field("memory", output.memory_size())
            .field("timeout", output.timeout())
            .field("version", output.version())
            .field("architectures", Some(output.architectures()))
            .field("tracing", output.tracing_config())
            .field("storage", output.ephemeral_storage())
            .field("start", output.snap_start())
            .has("modified", output.last_modified())
            .field(
                "variables",
                output.environment().map(|all| map(all.variables())),
            )
    });
    let again = create.send().await;
    if let Err(error) = &again {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_resource_conflict_exception());
        steps.seen("is ResourceConflict", format!("{is_known:?}"));
    }
    steps.step("create again", again, |_| "");

    let wait = Duration::from_secs(30);
    let waited = client.wait_until_function_exists().function_name(FUNCTION);
    steps.step("wait until it exists", waited.wait(wait).await, |last| {
        let output = last.as_result().ok();
        Fields::new().has("configuration", output.and_then(|o| o.configuration()))
    });
    let waited = client
        .wait_until_function_active_v2()
        .function_name(FUNCTION);
    steps.step("wait until it is active", waited.wait(wait).await, |last| {
        let output = last.as_result().ok();
        let configuration = output.and_then(|output| output.configuration());
        Fields::new().field("state", configuration.and_then(|c| c.state()))
    });
    let waited = client.wait_until_function_updated().function_name(FUNCTION);
    steps.step(
        "wait until it is up to date",
        waited.wait(wait).await,
        |last| {
            let output = last.as_result().ok();
            Fields::new().field("status", output.and_then(|o| o.last_update_status()))
        },
    );
}

async fn read(client: &Client, steps: &mut Steps) {
    for name in [
        FUNCTION,
        "arn:aws:lambda:us-east-1:123456789012:function:hello",
    ] {
        let read = client.get_function().function_name(name).send().await;
        steps.step(&format!("read {name}"), read, |output| {
            let configuration = output.configuration();
            Fields::new()
                .field("arn", configuration.and_then(|c| c.function_arn()))
                .field("handler", configuration.and_then(|c| c.handler()))
                .field(
                    "updated",
                    configuration.and_then(|c| c.last_update_status()),
                )
                .field("tags", Some(map(output.tags())))
        });
    }
    let read = client
        .get_function_configuration()
        .function_name(FUNCTION)
        .qualifier("$LATEST")
        .send()
        .await;
    steps.step("read the configuration of a version", read, |output| {
        Fields::new()
            .field("arn", output.function_arn())
            .field("version", output.version())
            .field("layers", Some(output.layers().len()))
            .field("network", output.vpc_config())
    });
}

async fn change(client: &Client, steps: &mut Steps) {
    let variables = Environment::builder().variables("A", "b c+d").build();
    let changed = client
        .update_function_configuration()
        .function_name(FUNCTION)
        .description("")
        .timeout(9)
        .environment(variables)
        .send()
        .await;
    steps.step("change the configuration", changed, |output| {
        let variables = output.environment().and_then(|all| all.variables());
        Fields::new()
            .field("description", output.description())
            .field("timeout", output.timeout())
            .field("memory", output.memory_size())
            .field("variables", Some(map(variables)))
    });
    for (step, dry) in [("change the code, dry", true), ("change the code", false)] {
        let changed = client
            .update_function_code()
            .function_name(FUNCTION)
            .zip_file(Blob::new([0x50, 0x4b, 0, 255, 254]))
            .dry_run(dry)
            .send()
            .await;
        steps.step(step, changed, |output| {
            Fields::new()
                .field("size", Some(output.code_size()))
                .field("sha256", output.code_sha256())
        });
    }
    let waited = client
        .wait_until_function_updated_v2()
        .function_name(FUNCTION)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it is updated", waited, |_| "");
}

async fn tags(client: &Client, steps: &mut Steps) {
    let arn = format!("arn:aws:lambda:us-east-1:123456789012:function:{FUNCTION}");
    let list = || client.list_tags().resource(&arn).send();
    steps.step("list tags", list().await, |output| map(output.tags()));
    let tagged = client
        .tag_resource()
        .resource(&arn)
        .tags("stage", "test & more")
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource(&arn)
        .tag_keys("größe")
        .tag_keys("team")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    steps.step("list tags again", list().await, |output| map(output.tags()));
}

async fn list(client: &Client, steps: &mut Steps) {
    for name in ["listed-1", "listed-2"] {
        super::function(client, name, steps).await;
    }
    let name = |one: &FunctionConfiguration| one.function_name().unwrap_or_default().to_owned();
    let listed = client.list_functions().max_items(50).send().await;
    steps.step("list", listed, |output| {
        sorted(output.functions().iter().map(name))
    });
    let listed: Result<Vec<FunctionConfiguration>, _> = client
        .list_functions()
        .into_paginator()
        .page_size(1)
        .items()
        .send()
        .collect()
        .await;
    steps.step("list with a paginator", listed, |all| {
        sorted(all.iter().map(name))
    });
}

/// The last steps of the program.
pub(crate) async fn end(client: &Client, steps: &mut Steps) {
    steps.group("end");
    let names = [FUNCTION, "listed-1", "listed-2", FUNCTION];
    for (number, name) in names.into_iter().enumerate() {
        let deleted = client.delete_function().function_name(name).send().await;
        steps.step(&format!("delete {number}"), deleted, |output| {
            Fields::new().field("status", Some(output.status_code()))
        });
    }
    let waited = client
        .wait_until_function_exists()
        .function_name(FUNCTION)
        .wait(Duration::from_millis(200))
        .await;
    steps.step("wait for what is gone", waited, |_| "");
}
