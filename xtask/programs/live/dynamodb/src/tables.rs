//! Tables: created and waited for, described, changed, tagged, listed, backed up and taken away.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::client::Waiters;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::create_table::{CreateTableError, CreateTableOutput};
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType,
    LocalSecondaryIndex, Projection, ProjectionType, ProvisionedThroughput, ScalarAttributeType,
    StreamSpecification, StreamViewType, TableDescription, Tag, TimeToLiveSpecification,
};
use steps::{Fields, Steps, is_recent, sorted};

use super::TABLE;

pub(crate) async fn create(client: &Client, steps: &mut Steps) {
    steps.group("tables");
    let created = create_orders(client).await;
    steps.step("create", created, |output| {
        output
            .table_description()
            .map(described)
            .unwrap_or_default()
    });
    let again = create_orders(client).await;
    if let Err(error) = &again {
        let is_known = matches!(
            error.as_service_error(),
            Some(CreateTableError::ResourceInUseException(_))
        );
        steps.seen("is ResourceInUse", is_known);
    }
    steps.step("create again", again, |_| "");

    let waited = client
        .wait_until_table_exists()
        .table_name(TABLE)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it is there", waited, |last| {
        let output = last.as_result().ok();
        let table = output.and_then(|output| output.table());
        Fields::new().field("status", table.and_then(|table| table.table_status()))
    });
    let described = client.describe_table().table_name(TABLE).send().await;
    steps.step("describe", described, |output| {
        let table = output.table();
        Fields::new()
            .field("keys", table.map(|table| table.key_schema()))
            .field("arn", table.and_then(|table| table.table_arn()))
            .field("items", table.and_then(|table| table.item_count()))
            .field(
                "recent",
                table.and_then(|table| is_recent(table.creation_date_time())),
            )
            .field("throughput", table.and_then(throughput))
            .field("indexes", table.map(indexes))
    });
}

fn attribute(name: &str, kind: ScalarAttributeType) -> Option<AttributeDefinition> {
    let attribute = AttributeDefinition::builder()
        .attribute_name(name)
        .attribute_type(kind);
    attribute.build().ok()
}

fn keys(hash: &str, range: Option<&str>) -> Option<Vec<KeySchemaElement>> {
    let key = |name: &str, kind| {
        let element = KeySchemaElement::builder()
            .attribute_name(name)
            .key_type(kind);
        element.build().ok()
    };
    let range = range.map(|range| key(range, KeyType::Range));
    [Some(key(hash, KeyType::Hash)), range]
        .into_iter()
        .flatten()
        .collect()
}

fn capacity(read: i64, write: i64) -> Option<ProvisionedThroughput> {
    let capacity = ProvisionedThroughput::builder()
        .read_capacity_units(read)
        .write_capacity_units(write);
    capacity.build().ok()
}

async fn create_orders(client: &Client) -> Result<CreateTableOutput, SdkError<CreateTableError>> {
    let all = Projection::builder()
        .projection_type(ProjectionType::All)
        .build();
    let some = Projection::builder()
        .projection_type(ProjectionType::Include)
        .non_key_attributes("note")
        .build();
    let global = GlobalSecondaryIndex::builder()
        .index_name("by-state")
        .set_key_schema(keys("state", Some("number")))
        .projection(all)
        .set_provisioned_throughput(capacity(2, 1))
        .build();
    let local = LocalSecondaryIndex::builder()
        .index_name("by-amount")
        .set_key_schema(keys("customer", Some("amount")))
        .projection(some)
        .build();
    client
        .create_table()
        .table_name(TABLE)
        .set_attribute_definitions(
            [
                attribute("customer", ScalarAttributeType::S),
                attribute("number", ScalarAttributeType::N),
                attribute("state", ScalarAttributeType::S),
                attribute("amount", ScalarAttributeType::N),
            ]
            .into_iter()
            .collect(),
        )
        .set_key_schema(keys("customer", Some("number")))
        .set_provisioned_throughput(capacity(5, 3))
        .set_global_secondary_indexes(global.ok().map(|index| vec![index]))
        .set_local_secondary_indexes(local.ok().map(|index| vec![index]))
        .set_stream_specification(
            StreamSpecification::builder()
                .stream_enabled(true)
                .stream_view_type(StreamViewType::NewAndOldImages)
                .build()
                .ok(),
        )
        .send()
        .await
}

fn described(table: &TableDescription) -> String {
    Fields::new()
        .field("name", table.table_name())
        .field("status", table.table_status())
        .field("stream", table.stream_specification())
        .has("stream's ARN", table.latest_stream_arn())
        .to_string()
}

fn throughput(table: &TableDescription) -> Option<(Option<i64>, Option<i64>)> {
    let throughput = table.provisioned_throughput()?;
    Some((
        throughput.read_capacity_units(),
        throughput.write_capacity_units(),
    ))
}

fn indexes(table: &TableDescription) -> String {
    let global = table.global_secondary_indexes().iter();
    let global = global.map(|index| format!("{:?} {:?}", index.index_name(), index.projection()));
    let local = table.local_secondary_indexes().iter();
    let local = local.map(|index| format!("{:?} {:?}", index.index_name(), index.projection()));
    sorted(global.chain(local))
}

/// What is done to tables when the items are not needed any more.
pub(crate) async fn rest(client: &Client, steps: &mut Steps) {
    steps.group("tables");
    change(client, steps).await;
    tags(client, steps).await;
    expiry(client, steps).await;
    list(client, steps).await;
    backups(client, steps).await;

    let deleted = client.delete_table().table_name(TABLE).send().await;
    steps.step("delete", deleted, |output| {
        let table = output.table_description();
        Fields::new().field("status", table.and_then(|table| table.table_status()))
    });
    let waited = client
        .wait_until_table_not_exists()
        .table_name(TABLE)
        .wait(Duration::from_secs(30))
        .await;
    steps.step("wait until it is gone", waited, |last| {
        let error = last
            .as_result()
            .err()
            .and_then(|error| error.as_service_error());
        Fields::new().field(
            "gone",
            error.map(|error| error.is_resource_not_found_exception()),
        )
    });
    let waited = client
        .wait_until_table_exists()
        .table_name(TABLE)
        .wait(Duration::from_secs(1))
        .await;
    steps.step("wait for what will not be there", waited, |_| "");
}

async fn change(client: &Client, steps: &mut Steps) {
    let changed = client
        .update_table()
        .table_name(TABLE)
        .billing_mode(BillingMode::PayPerRequest)
        .deletion_protection_enabled(false)
        .send()
        .await;
    steps.step("change the billing", changed, |output| {
        let table = output.table_description();
        let billing = table.and_then(|table| table.billing_mode_summary());
        Fields::new().field("mode", billing.and_then(|billing| billing.billing_mode()))
    });
}

async fn tags(client: &Client, steps: &mut Steps) {
    let arn = "arn:aws:dynamodb:us-east-1:123456789012:table/orders";
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build().ok();
    let tagged = client
        .tag_resource()
        .resource_arn(arn)
        .set_tags([tag("größe", "ü ✓"), tag("b", "")].into_iter().collect())
        .send()
        .await;
    steps.step("tag", tagged, |_| "");
    let untagged = client
        .untag_resource()
        .resource_arn(arn)
        .tag_keys("b")
        .send()
        .await;
    steps.step("untag", untagged, |_| "");
    let listed = client
        .list_tags_of_resource()
        .resource_arn(arn)
        .send()
        .await;
    steps.step("list tags", listed, |output| {
        let tags = output.tags().iter();
        sorted(tags.map(|tag| format!("{}={}", tag.key(), tag.value())))
    });
}

async fn expiry(client: &Client, steps: &mut Steps) {
    let specification = TimeToLiveSpecification::builder()
        .enabled(true)
        .attribute_name("expires")
        .build();
    let set = client
        .update_time_to_live()
        .table_name(TABLE)
        .set_time_to_live_specification(specification.ok())
        .send()
        .await;
    steps.step("set a time to live", set, |output| {
        format!("{:?}", output.time_to_live_specification())
    });
    let read = client
        .describe_time_to_live()
        .table_name(TABLE)
        .send()
        .await;
    steps.step("read the time to live", read, |output| {
        format!("{:?}", output.time_to_live_description())
    });
}

async fn list(client: &Client, steps: &mut Steps) {
    for number in 0..4 {
        let created = client
            .create_table()
            .table_name(format!("listed-{number}"))
            .set_attribute_definitions(attribute("k", ScalarAttributeType::B).map(|one| vec![one]))
            .set_key_schema(keys("k", None))
            .billing_mode(BillingMode::PayPerRequest)
            .send()
            .await;
        steps.step(&format!("create {number} to list"), created, |_| "");
    }
    let names = client
        .list_tables()
        .into_paginator()
        .page_size(2)
        .items()
        .send()
        .collect::<Result<Vec<String>, _>>()
        .await;
    steps.step("list with a paginator", names, |names| format!("{names:?}"));
    let page = client.list_tables().limit(2).send().await;
    steps.step("list two", page, |output| {
        Fields::new()
            .field("names", Some(output.table_names()))
            .field("last", output.last_evaluated_table_name())
    });
}

async fn backups(client: &Client, steps: &mut Steps) {
    let made = client
        .create_backup()
        .table_name(TABLE)
        .backup_name("before")
        .send()
        .await;
    let made = steps.step("back up", made, |output| {
        let details = output.backup_details();
        Fields::new()
            .field("name", details.map(|details| details.backup_name()))
            .field("status", details.map(|details| details.backup_status()))
            .field(
                "recent",
                details.map(|details| is_recent(Some(details.backup_creation_date_time()))),
            )
    });
    let arn = made.and_then(|output| Some(output.backup_details?.backup_arn));
    steps.hide(arn.as_deref(), "BACKUP");
    for step in ["delete the backup", "delete it again"] {
        let deleted = client
            .delete_backup()
            .set_backup_arn(arn.clone())
            .send()
            .await;
        steps.step(step, deleted, |output| {
            output.backup_description().is_some()
        });
    }
    let continuous = client
        .describe_continuous_backups()
        .table_name(TABLE)
        .send()
        .await;
    steps.step("continuous backups", continuous, |output| {
        format!("{:?}", output.continuous_backups_description())
    });
}
