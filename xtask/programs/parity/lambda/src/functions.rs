//! Functions, layers, sources of events and tags.

use aws_sdk_lambda::primitives::{Blob, DateTime};
use aws_sdk_lambda::types::{
    Architecture, Cors, DeadLetterConfig, Environment, EventSourcePosition, FunctionCode,
    FunctionUrlAuthType, FunctionVersion, LayerVersionContentInput, PackageType, Runtime,
    SelfManagedEventSource, VpcConfig,
};
use transport::Cases;

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("functions");
    made(cases).await;
    changed(cases).await;
    sources(cases).await;
    read(cases).await;
    tags(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = json(
        201,
        "{\"FunctionName\":\"f\",\"Runtime\":\"newer9\",\"CodeSize\":123456789012,\"LastModified\":\"2024-05-06T07:08:09.123+0000\",\"Environment\":{\"Variables\":{\"A\":\"b\"},\"Error\":null},\"VpcConfig\":{\"SubnetIds\":[]},\"Layers\":[{\"CodeSize\":1}],\"SnapStart\":{},\"New\":{}}",
    );
    cases
        .case("a function with much", [made], async |config| {
            let code = FunctionCode::builder()
                .zip_file(Blob::new([80, 75, 3, 4, 255]))
                .build();
            let vpc = VpcConfig::builder()
                .subnet_ids("s-1")
                .subnet_ids("s-2")
                .build();
            let environment = Environment::builder().variables("NAME", "\u{1f4f7} \"x\"");
            let letters = DeadLetterConfig::builder().target_arn("").build();
            let call = client(&config).create_function().function_name("f");
            let call = call
                .runtime(Runtime::Python311)
                .role("arn:r")
                .handler("a.b");
            let call = call
                .code(code)
                .vpc_config(vpc)
                .environment(environment.build());
            let call = call.dead_letter_config(letters).tags("k", "\u{fc}");
            let call = call
                .package_type(PackageType::Zip)
                .publish(false)
                .timeout(0);
            call.architectures(Architecture::Arm64)
                .layers("l:1")
                .send()
                .await
        })
        .await;
    let layer = json(
        201,
        "{\"Version\":9007199254740993,\"Content\":{\"CodeSize\":0},\"CompatibleRuntimes\":[\"nodejs\",\"new\"]}",
    );
    cases
        .case("a layer", [layer], async |config| {
            let content = LayerVersionContentInput::builder()
                .s3_bucket("b")
                .s3_key("k/l");
            let call = client(&config)
                .publish_layer_version()
                .layer_name("arn:l/m");
            let call = call.content(content.build()).license_info("MIT");
            call.compatible_runtimes("new".into()).send().await
        })
        .await;
    let url = json(
        201,
        "{\"FunctionUrl\":\"https:\\/\\/u\",\"Cors\":{\"AllowCredentials\":false,\"MaxAge\":0}}",
    );
    cases
        .case("a function's URL", [url], async |config| {
            let cors = Cors::builder().allow_credentials(true).allow_methods("*");
            let cors = cors.allow_origins("https://a").max_age(-1).build();
            let call = client(&config)
                .create_function_url_config()
                .function_name("f");
            let call = call.auth_type(FunctionUrlAuthType::AwsIam).cors(cors);
            call.qualifier("a/b").send().await
        })
        .await;
}

async fn changed(cases: &mut Cases) {
    cases
        .case("other code", [json(200, "{}")], async |config| {
            let call = client(&config).update_function_code().function_name("f");
            let call = call.zip_file(Blob::new([])).revision_id("r").dry_run(true);
            call.set_architectures(Some(Vec::new())).send().await
        })
        .await;
    let limit = json(200, "{\"ReservedConcurrentExecutions\":100}");
    cases
        .case("a limit of none", [limit], async |config| {
            let call = client(&config)
                .put_function_concurrency()
                .function_name("f");
            call.reserved_concurrent_executions(0).send().await
        })
        .await;
    cases
        .case(
            "a function that is deleted",
            [json(204, "")],
            async |config| {
                let call = client(&config).delete_function().function_name("f");
                call.qualifier("1&2=3+4 5").send().await
            },
        )
        .await;
}

async fn sources(cases: &mut Cases) {
    let made = json(
        202,
        "{\"UUID\":\"u\",\"LastModified\":1.7149792895E9,\"StartingPositionTimestamp\":0,\"SelfManagedEventSource\":{\"Endpoints\":{\"KAFKA_BOOTSTRAP_SERVERS\":[\"a:1\"]}},\"MaximumRetryAttempts\":-1}",
    );
    cases
        .case("a source of events", [made], async |config| {
            let servers = vec!["a:9092".to_owned(), String::new()];
            let managed = SelfManagedEventSource::builder();
            let managed = managed
                .endpoints("KAFKA_BOOTSTRAP_SERVERS".into(), servers)
                .build();
            let call = client(&config)
                .create_event_source_mapping()
                .function_name("f");
            let call = call.starting_position(EventSourcePosition::AtTimestamp);
            let time = DateTime::from_secs_and_nanos(1_714_979_289, 250_000_000);
            let call = call.starting_position_timestamp(time).topics("t");
            let call = call.self_managed_event_source(managed).enabled(false);
            call.function_response_types("New".into()).send().await
        })
        .await;
}

async fn read(cases: &mut Cases) {
    let pages = [
        json(
            200,
            "{\"Functions\":[{\"FunctionName\":\"a\"},{}],\"NextMarker\":\"m+/= \u{fc}\"}",
        ),
        json(
            200,
            "{\"Functions\":[{\"FunctionName\":\"b\"}],\"NextMarker\":\"\"}",
        ),
    ];
    cases
        .case("all pages of functions", pages, async |config| {
            let call = client(&config)
                .list_functions()
                .function_version(FunctionVersion::All);
            let pages = call.into_paginator().page_size(2).items().send();
            pages.collect::<Result<Vec<_>, _>>().await
        })
        .await;
    cases
        .case("a version of a layer", [json(200, "{}")], async |config| {
            let call = client(&config).get_layer_version().layer_name("l");
            call.version_number(-7).send().await
        })
        .await;
}

async fn tags(cases: &mut Cases) {
    cases
        .case(
            "tags that are taken away",
            [json(204, "")],
            async |config| {
                let call = client(&config)
                    .untag_resource()
                    .resource("arn:aws:lambda:r:1:function:f");
                call.tag_keys("a b")
                    .tag_keys("c&d")
                    .tag_keys("")
                    .send()
                    .await
            },
        )
        .await;
    let read = json(200, "{\"Tags\":{\"k\":\"\"}}");
    cases
        .case("tags that are read", [read], async |config| {
            client(&config)
                .list_tags()
                .resource("arn:\u{1f4f7}/%2F")
                .send()
                .await
        })
        .await;
    cases
        .case(
            "who may invoke",
            [json(201, "{\"Statement\":\"{}\"}")],
            async |config| {
                let call = client(&config).add_permission().function_name("f");
                let call = call.statement_id("s").action("lambda:*").principal("*");
                call.event_source_token("t").qualifier("").send().await
            },
        )
        .await;
}
