//! Volumes, attached to instances, and snapshots of them.

use std::time::Duration;

use aws_sdk_ec2::Client;
use aws_sdk_ec2::client::Waiters;
use aws_sdk_ec2::types::{ResourceType, Volume, VolumeType};
use steps::{Fields, Steps, is_recent, sorted};

use crate::{filter, shown, tagged};

const LONG: Duration = Duration::from_secs(120);

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("volumes");
    let created = client
        .create_volume()
        .availability_zone("us-east-1a")
        .size(80)
        .volume_type(VolumeType::Gp3)
        .iops(4000)
        .throughput(200)
        .encrypted(true)
        .tag_specifications(tagged(ResourceType::Volume, "disk"))
        .send()
        .await;
    let id = created
        .as_ref()
        .ok()
        .and_then(|output| output.volume_id.clone());
    let id = id.unwrap_or_default();
    steps.hide(Some(&id), "VOLUME");
    steps.step("create", created, |output| {
        Fields::new()
            .field("id", output.volume_id())
            .field("size", output.size())
            .field("type", output.volume_type())
            .field("iops", output.iops())
            .field("throughput", output.throughput())
            .field("encrypted", output.encrypted())
            .field("state", output.state())
            .field("recent", is_recent(output.create_time()))
            .field("tags", Some(shown(output.tags())))
    });
    let wait = client.wait_until_volume_available().volume_ids(&id);
    steps.step("wait until it is available", wait.wait(LONG).await, |_| "");
    attached(client, &id, steps).await;
    snapshots(client, &id, steps).await;
    let deleted = client.delete_volume().volume_id(&id).send().await;
    steps.step("delete", deleted, |_| "");
    let wait = client.wait_until_volume_deleted().volume_ids(&id);
    steps.step("wait until it is deleted", wait.wait(LONG).await, |_| "");
    let read = client.describe_volumes().volume_ids(&id).send().await;
    steps.step("read what was deleted", read, |output| {
        output.volumes().len()
    });
}

fn volume(volume: &Volume) -> String {
    let attachments = volume.attachments().iter();
    let attachments = attachments.map(|attachment| {
        Fields::new()
            .field("device", attachment.device())
            .field("instance", attachment.instance_id())
            .field("state", attachment.state())
            .field("recent", is_recent(attachment.attach_time()))
            .to_string()
    });
    Fields::new()
        .field("size", volume.size())
        .field("state", volume.state())
        .field("type", volume.volume_type())
        .field("zone", volume.availability_zone())
        .field("attachments", Some(sorted(attachments)))
        .field("tags", Some(shown(volume.tags())))
        .to_string()
}

async fn attached(client: &Client, id: &str, steps: &mut Steps) {
    let instance = crate::instance(client, "HOST", steps).await;
    let attached = client
        .attach_volume()
        .volume_id(id)
        .instance_id(&instance)
        .device("/dev/sdf")
        .send()
        .await;
    steps.step("attach", attached, |output| {
        Fields::new()
            .field("device", output.device())
            .field("instance", output.instance_id())
            .field("state", output.state())
            .field("recent", is_recent(output.attach_time()))
    });
    let wait = client.wait_until_volume_in_use().volume_ids(id);
    steps.step("wait until it is in use", wait.wait(LONG).await, |_| "");
    let read = client
        .describe_volumes()
        .filters(filter("attachment.instance-id", &instance))
        .filters(filter("size", "80"))
        .send()
        .await;
    steps.step("find by filters", read, |output| {
        sorted(output.volumes().iter().map(volume))
    });
    let deleted = client.delete_volume().volume_id(id).send().await;
    steps.step("delete what is in use", deleted, |_| "");
    let detached = client
        .detach_volume()
        .volume_id(id)
        .instance_id(&instance)
        .device("/dev/sdf")
        .send()
        .await;
    steps.step("detach", detached, |output| {
        Fields::new().field("state", output.state())
    });
    let gone = client
        .terminate_instances()
        .instance_ids(instance)
        .send()
        .await;
    steps.step("terminate the host", gone, |output| {
        output.terminating_instances().len()
    });
}

async fn snapshots(client: &Client, id: &str, steps: &mut Steps) {
    let created = client
        .create_snapshot()
        .volume_id(id)
        .description("größe & more")
        .tag_specifications(tagged(ResourceType::Snapshot, "snap"))
        .send()
        .await;
    let snapshot = created
        .as_ref()
        .ok()
        .and_then(|output| output.snapshot_id.clone());
    steps.hide(snapshot.as_deref(), "SNAPSHOT");
    steps.step("create a snapshot", created, |output| {
        Fields::new()
            .field("id", output.snapshot_id())
            .field("volume", output.volume_id())
            .field("size", output.volume_size())
            .field("state", output.state())
            .field("progress", output.progress())
            .field("recent", is_recent(output.start_time()))
            .field("description", output.description())
            .field("tags", Some(shown(output.tags())))
    });
    let snapshot = snapshot.unwrap_or_default();
    let wait = client
        .wait_until_snapshot_completed()
        .snapshot_ids(&snapshot);
    steps.step(
        "wait until the snapshot is complete",
        wait.wait(LONG).await,
        |_| "",
    );
    let read = client
        .describe_snapshots()
        .owner_ids("self")
        .snapshot_ids(&snapshot)
        .send()
        .await;
    steps.step("read the snapshot", read, |output| {
        sorted(output.snapshots().iter().map(|snapshot| {
            Fields::new()
                .field("state", snapshot.state())
                .field("owner", snapshot.owner_id())
                .field("encrypted", snapshot.encrypted())
                .field("description", snapshot.description())
                .to_string()
        }))
    });
    let deleted = client.delete_snapshot().snapshot_id(snapshot).send().await;
    steps.step("delete the snapshot", deleted, |_| "");
}
