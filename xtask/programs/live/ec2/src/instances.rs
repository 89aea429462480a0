//! Instances: run, waited for, read, stopped, started and terminated.

use std::time::Duration;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::types::{
    AttributeBooleanValue, AttributeValue, BlockDeviceMapping, EbsBlockDevice, HttpTokensState,
    Instance, InstanceAttributeName, InstanceMetadataOptionsRequest, InstanceStateChange,
    InstanceType, Placement, ResourceType, RunInstancesMonitoringEnabled, ShutdownBehavior,
    VolumeType,
};
use steps::{Fields, Steps, base64, is_recent, sorted};

use crate::{IMAGE, shown, tagged};

const LONG: Duration = Duration::from_secs(120);

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("instances");
    let Some(id) = begin(client, steps).await else {
        return;
    };
    let wait = client.wait_until_instance_running().instance_ids(&id);
    let waited = wait.wait(LONG).await;
    steps.step("wait until it runs", waited, |end| {
        format!(
            "{:?}",
            end.as_result()
                .map(|output| output.reservations().len())
                .ok()
        )
    });
    let read = client.describe_instances().instance_ids(&id).send().await;
    steps.step("read", read, |output| {
        let reservations = output.reservations().iter();
        sorted(
            reservations
                .flat_map(|reservation| reservation.instances())
                .map(instance),
        )
    });
    status(client, &id, steps).await;
    attributes(client, &id, steps).await;
    states(client, &id, steps).await;
}

async fn begin(client: &Client, steps: &mut Steps) -> Option<String> {
    let disk = EbsBlockDevice::builder()
        .volume_size(20)
        .volume_type(VolumeType::Gp3)
        .delete_on_termination(true)
        .encrypted(false);
    let disk = BlockDeviceMapping::builder()
        .device_name("/dev/sda1")
        .ebs(disk.build());
    let metadata = InstanceMetadataOptionsRequest::builder()
        .http_tokens(HttpTokensState::Required)
        .http_put_response_hop_limit(3);
    let ran = client
        .run_instances()
        .image_id(IMAGE)
        .instance_type(InstanceType::T3Micro)
        .min_count(1)
        .max_count(1)
        .key_name("mine")
        .client_token("token & more")
        .user_data(base64("#!/bin/sh\necho größe\n"))
        .placement(Placement::builder().availability_zone("us-east-1c").build())
        .monitoring(
            RunInstancesMonitoringEnabled::builder()
                .enabled(true)
                .build(),
        )
        .metadata_options(metadata.build())
        .instance_initiated_shutdown_behavior(ShutdownBehavior::Terminate)
        .block_device_mappings(disk.build())
        .tag_specifications(tagged(ResourceType::Instance, "web"))
        .send()
        .await;
    let id = ran
        .as_ref()
        .ok()
        .and_then(|output| output.instances().first()?.instance_id.clone());
    steps.hide(id.as_deref(), "INSTANCE");
    steps.step("run", ran, |output| {
        Fields::new()
            .has("reservation", output.reservation_id())
            .field("owner", output.owner_id())
            .field(
                "instances",
                Some(sorted(output.instances().iter().map(instance))),
            )
    });
    id
}

fn instance(instance: &Instance) -> String {
    let disks = instance.block_device_mappings().iter();
    let disks = disks.map(|disk| {
        let volume = disk.ebs();
        format!(
            "{:?} {:?} {:?}",
            disk.device_name(),
            volume.and_then(|volume| volume.status()),
            volume.and_then(|volume| volume.delete_on_termination())
        )
    });
    let metadata = instance.metadata_options();
    Fields::new()
        .field("id", instance.instance_id())
        .field("image", instance.image_id())
        .field("type", instance.instance_type())
        .field("state", instance.state())
        .field("key", instance.key_name())
        .field("index", instance.ami_launch_index())
        .field("recent", is_recent(instance.launch_time()))
        .field("placement", instance.placement())
        .field(
            "monitoring",
            instance
                .monitoring()
                .and_then(|monitoring| monitoring.state()),
        )
        .field("token", instance.client_token())
        .field("optimized", instance.ebs_optimized())
        .field("architecture", instance.architecture())
        .field(
            "tokens",
            metadata.and_then(|metadata| metadata.http_tokens()),
        )
        .field(
            "hops",
            metadata.and_then(|metadata| metadata.http_put_response_hop_limit()),
        )
        .field("disks", Some(sorted(disks)))
        .field("networks", Some(instance.network_interfaces().len()))
        .field("tags", Some(shown(instance.tags())))
        .to_string()
}

async fn status(client: &Client, id: &str, steps: &mut Steps) {
    let read = client
        .describe_instance_status()
        .instance_ids(id)
        .include_all_instances(true)
        .send()
        .await;
    steps.step("read the status", read, |output| {
        sorted(output.instance_statuses().iter().map(|status| {
            Fields::new()
                .field("zone", status.availability_zone())
                .field("state", status.instance_state())
                .field("instance", status.instance_status())
                .field("system", status.system_status())
                .to_string()
        }))
    });
    let wait = client.wait_until_instance_status_ok().instance_ids(id);
    steps.step("wait until it is well", wait.wait(LONG).await, |_| "");
    let console = client.get_console_output().instance_id(id).send().await;
    steps.step("read the console", console, |output| {
        Fields::new()
            .field("id", output.instance_id())
            .has("text", output.output())
            .field("recent", is_recent(output.timestamp()))
    });
}

async fn attributes(client: &Client, id: &str, steps: &mut Steps) {
    let modified = client
        .modify_instance_attribute()
        .instance_id(id)
        .disable_api_termination(AttributeBooleanValue::builder().value(false).build())
        .send()
        .await;
    steps.step("set an attribute that is a boolean", modified, |_| "");
    for (step, name) in [
        ("read the user data", InstanceAttributeName::UserData),
        ("read the type", InstanceAttributeName::InstanceType),
        (
            "read what stops it",
            InstanceAttributeName::InstanceInitiatedShutdownBehavior,
        ),
        (
            "read whether it can be terminated",
            InstanceAttributeName::DisableApiTermination,
        ),
    ] {
        let read = client
            .describe_instance_attribute()
            .instance_id(id)
            .attribute(name);
        steps.step(step, read.send().await, |output| {
            Fields::new()
                .field("data", output.user_data())
                .field("type", output.instance_type())
                .field("behavior", output.instance_initiated_shutdown_behavior())
                .field("fixed", output.disable_api_termination())
        });
    }
    let modified = client
        .modify_instance_attribute()
        .instance_id(id)
        .instance_type(AttributeValue::builder().value("m5.large").build())
        .send()
        .await;
    steps.step("set the type of what runs", modified, |_| "");
}

fn change(change: &InstanceStateChange) -> String {
    Fields::new()
        .field("id", change.instance_id())
        .field("before", change.previous_state())
        .field("now", change.current_state())
        .to_string()
}

async fn states(client: &Client, id: &str, steps: &mut Steps) {
    let stopped = client
        .stop_instances()
        .instance_ids(id)
        .force(false)
        .send()
        .await;
    steps.step("stop", stopped, |output| {
        sorted(output.stopping_instances().iter().map(change))
    });
    let wait = client.wait_until_instance_stopped().instance_ids(id);
    steps.step("wait until it is stopped", wait.wait(LONG).await, |_| "");
    let started = client.start_instances().instance_ids(id).send().await;
    steps.step("start", started, |output| {
        sorted(output.starting_instances().iter().map(change))
    });
    let rebooted = client.reboot_instances().instance_ids(id).send().await;
    steps.step("reboot", rebooted, |_| "");
    for step in ["terminate", "terminate again"] {
        let terminated = client.terminate_instances().instance_ids(id).send().await;
        steps.step(step, terminated, |output| {
            sorted(output.terminating_instances().iter().map(change))
        });
    }
    let wait = client.wait_until_instance_terminated().instance_ids(id);
    steps.step("wait until it is terminated", wait.wait(LONG).await, |_| "");
    let wait = client.wait_until_instance_running().instance_ids(id);
    steps.step(
        "wait until what is terminated runs",
        wait.wait(LONG).await,
        |_| "",
    );
}
