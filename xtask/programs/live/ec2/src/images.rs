//! Images, of which the server brings some along.

use std::time::Duration;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::types::{Filter, Image};
use steps::{Fields, Steps, is_recent, sorted};

use crate::{IMAGE, filter};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("images");
    let image = |image: &Image| {
        let disks = image.block_device_mappings().iter();
        Fields::new()
            .field("name", image.name())
            .field("state", image.state())
            .field("public", image.public())
            .field("architecture", image.architecture())
            .field("platform", image.platform())
            .field("kind", image.image_type())
            .field("owner", image.owner_id())
            .field("root", image.root_device_name())
            .field("virtualization", image.virtualization_type())
            .field(
                "disks",
                Some(sorted(
                    disks.map(|disk| format!("{:?}", disk.device_name())),
                )),
            )
            .has("created", image.creation_date())
            .to_string()
    };
    let read = client.describe_images().image_ids(IMAGE).send().await;
    steps.step("read", read, |output| {
        sorted(output.images().iter().map(image))
    });
    let platforms = Filter::builder()
        .name("architecture")
        .values("i386")
        .values("x86_64");
    let filtered = client
        .describe_images()
        .filters(platforms.build())
        .filters(filter("platform", "windows"))
        .owners("801119661308")
        .send()
        .await;
    steps.step("find by filters", filtered, |output| {
        sorted(
            output
                .images()
                .iter()
                .map(|image| image.name().unwrap_or_default().to_owned()),
        )
    });
    let wait = client.wait_until_image_available().image_ids(IMAGE);
    let waited = wait.wait(Duration::from_secs(60)).await;
    steps.step("wait until it is available", waited, |_| "");
    let read = client
        .describe_images()
        .image_ids("ami-00000000")
        .send()
        .await;
    steps.step("read what is not there", read, |output| {
        output.images().len()
    });
    own(client, steps).await;
}

async fn own(client: &Client, steps: &mut Steps) {
    let id = crate::instance(client, "SOURCE", steps).await;
    let created = client
        .create_image()
        .instance_id(&id)
        .name("copy")
        .description("a copy & more")
        .no_reboot(true)
        .send()
        .await;
    let created = steps.step("create from an instance", created, |output| {
        output.image_id.is_some()
    });
    let image = created
        .and_then(|output| output.image_id)
        .unwrap_or_default();
    steps.hide(Some(&image), "IMAGE");
    let read = client.describe_images().owners("self").send().await;
    steps.step("read the own", read, |output| {
        sorted(output.images().iter().map(|image| {
            let date = image.creation_date().unwrap_or_default();
            let date = aws_sdk_ec2::primitives::DateTime::from_str(
                date,
                aws_sdk_ec2::primitives::DateTimeFormat::DateTime,
            );
            Fields::new()
                .field("id", image.image_id())
                .field("name", image.name())
                .field("description", image.description())
                .field("recent", is_recent(date.as_ref().ok()))
                .to_string()
        }))
    });
    let gone = client.deregister_image().image_id(&image).send().await;
    steps.step("take away", gone, |output| {
        Fields::new().field("return", output.r#return())
    });
    let gone = client.terminate_instances().instance_ids(id).send().await;
    steps.step("terminate the source", gone, |output| {
        output.terminating_instances().len()
    });
}
