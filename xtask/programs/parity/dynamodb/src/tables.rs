//! Tables, backups and imports.

use aws_sdk_dynamodb::primitives::DateTime;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, CreateGlobalSecondaryIndexAction, GlobalSecondaryIndexUpdate,
    InputFormat, KeySchemaElement, KeyType, OnDemandThroughput, Projection, ProjectionType,
    ProvisionedThroughput, S3BucketSource, ScalarAttributeType, StreamSpecification,
    StreamViewType, TableCreationParameters, Tag, TimeToLiveSpecification,
};
use transport::Cases;

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("tables");
    made(cases).await;
    changed(cases).await;
    others(cases).await;
}

fn key(name: &str, kind: KeyType) -> KeySchemaElement {
    let key = KeySchemaElement::builder().attribute_name(name);
    key.key_type(kind).build().expect("a name and a type")
}

fn attribute(name: &str, kind: &str) -> AttributeDefinition {
    let attribute = AttributeDefinition::builder().attribute_name(name);
    let attribute = attribute.attribute_type(ScalarAttributeType::from(kind));
    attribute.build().expect("a name and a type")
}

async fn made(cases: &mut Cases) {
    let table = json(
        "{\"TableDescription\":{\"TableName\":\"t\",\"TableStatus\":\"NEWER\",\"CreationDateTime\":1.714979289123E9,\"ItemCount\":9007199254740993,\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"},{}],\"ProvisionedThroughput\":{\"LastIncreaseDateTime\":-0.5,\"ReadCapacityUnits\":1},\"GlobalSecondaryIndexes\":[{\"Backfilling\":null,\"Projection\":{\"NonKeyAttributes\":[\"a\"]}}],\"TableSizeBytes\":0,\"Replicas\":[]}}",
    );
    cases
        .case("a table with everything", [table], async |config| {
            let throughput = ProvisionedThroughput::builder().read_capacity_units(5);
            let throughput = throughput.write_capacity_units(i64::MAX).build();
            let stream = StreamSpecification::builder().stream_enabled(true);
            let stream = stream.stream_view_type(StreamViewType::NewImage).build();
            let tag = Tag::builder().key("k").value("\u{fc}").build();
            let call = client(&config).create_table().table_name("t");
            let call = call.attribute_definitions(attribute("id", "S"));
            let call = call.attribute_definitions(attribute("at", "NEWER"));
            let call = call
                .key_schema(key("id", KeyType::Hash))
                .key_schema(key("at", KeyType::Range));
            let call = call.billing_mode(BillingMode::Provisioned);
            let call = call.provisioned_throughput(throughput.expect("both units"));
            let call = call.stream_specification(stream.expect("whether it is on"));
            let call = call.tags(tag.expect("a key and a value"));
            call.deletion_protection_enabled(true).send().await
        })
        .await;
    let imported = json(
        "{\"ImportTableDescription\":{\"ImportStatus\":\"IN_PROGRESS\",\"StartTime\":1714979289,\"S3BucketSource\":{},\"ErrorCount\":0}}",
    );
    cases
        .case("a table that is imported", [imported], async |config| {
            let source = S3BucketSource::builder().s3_bucket("b").s3_key_prefix("p/");
            let table = TableCreationParameters::builder().table_name("t");
            let table = table.attribute_definitions(attribute("id", "B"));
            let table = table.key_schema(key("id", KeyType::Hash)).build();
            let call = client(&config).import_table().client_token("given");
            let call = call.s3_bucket_source(source.build().expect("a bucket"));
            let call = call.input_format(InputFormat::Ion);
            let call = call.table_creation_parameters(table.expect("all of it"));
            call.send().await
        })
        .await;
}

async fn changed(cases: &mut Cases) {
    cases
        .case(
            "a table that is changed",
            [json("{\"TableDescription\":null}")],
            async |config| {
                let projection = Projection::builder().projection_type(ProjectionType::Include);
                let projection = projection.non_key_attributes("a").build();
                let index = CreateGlobalSecondaryIndexAction::builder().index_name("i");
                let index = index
                    .key_schema(key("a", KeyType::Hash))
                    .projection(projection);
                let demand = OnDemandThroughput::builder().max_read_request_units(-1);
                let index = index.on_demand_throughput(demand.build()).build();
                let update = GlobalSecondaryIndexUpdate::builder();
                let update = update.create(index.expect("a name and a key")).build();
                let call = client(&config).update_table().table_name("t");
                let call = call.global_secondary_index_updates(update);
                call.billing_mode("SOMETHING".into()).send().await
            },
        )
        .await;
    let lives = json("{\"TimeToLiveSpecification\":{\"Enabled\":true}}");
    cases
        .case("how long items live", [lives], async |config| {
            let lives = TimeToLiveSpecification::builder().enabled(true);
            let lives = lives.attribute_name("until").build();
            let call = client(&config).update_time_to_live().table_name("t");
            let call = call.time_to_live_specification(lives.expect("both members"));
            call.send().await
        })
        .await;
    cases
        .case("tags that are taken away", [json("")], async |config| {
            let call = client(&config).untag_resource().resource_arn("arn");
            call.tag_keys("a").tag_keys("").send().await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    let pages = [
        json("{\"TableNames\":[\"a\",\"b\"],\"LastEvaluatedTableName\":\"b\"}"),
        json("{\"TableNames\":[],\"LastEvaluatedTableName\":\"\"}"),
    ];
    cases
        .case("all pages of tables", pages, async |config| {
            let pages = client(&config).list_tables().into_paginator().items();
            pages.send().collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let backups = json(
        "{\"BackupSummaries\":[{\"BackupName\":\"n\",\"BackupCreationDateTime\":1.5,\"BackupSizeBytes\":2,\"BackupType\":\"USER\"}]}",
    );
    cases
        .case("backups between two times", [backups], async |config| {
            let call = client(&config).list_backups().table_name("t").limit(100);
            let call = call.time_range_lower_bound(DateTime::from_secs_and_nanos(1, 500_000_000));
            let call = call.time_range_upper_bound(DateTime::from_secs(-1));
            call.send().await
        })
        .await;
    let limits = json("{\"AccountMaxReadCapacityUnits\":80000}");
    cases
        .case("a call without members", [limits], async |config| {
            client(&config).describe_limits().send().await
        })
        .await;
}
