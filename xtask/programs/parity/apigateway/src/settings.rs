//! Keys, plans, usage, deployments and tags.

use aws_sdk_apigateway::types::{
    ApiStage, CacheClusterSize, QuotaPeriodType, QuotaSettings, StageKey, ThrottleSettings,
};
use transport::{Cases, Reply};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("settings");
    keys(cases).await;
    others(cases).await;
}

async fn keys(cases: &mut Cases) {
    let made = json(
        201,
        "{\"id\":\"k\",\"value\":\"secret\",\"enabled\":true,\"createdDate\":1.714979289123E9,\"stageKeys\":[\"a/b\"]}",
    );
    cases
        .case("a key", [made], async |config| {
            let stage = StageKey::builder().rest_api_id("a").stage_name("s").build();
            let call = client(&config).create_api_key().name("k").value("secret");
            let call = call.enabled(true).generate_distinct_id(false);
            call.stage_keys(stage).customer_id("c").send().await
        })
        .await;
    let keys = json(
        200,
        "{\"warnings\":[\"w\"],\"item\":[{\"value\":\"x\"}],\"position\":\"\"}",
    );
    cases
        .case("keys with their values", [keys], async |config| {
            let call = client(&config).get_api_keys().name_query("a b&c");
            call.include_values(true).limit(0).send().await
        })
        .await;
    let plan = json(
        201,
        "{\"throttle\":{\"burstLimit\":1,\"rateLimit\":1e2},\"quota\":{\"period\":\"YEAR\"},\"apiStages\":[{\"throttle\":{\"/a/GET\":{\"rateLimit\":0.1}}}]}",
    );
    cases
        .case("a plan with limits", [plan], async |config| {
            let throttle = ThrottleSettings::builder().burst_limit(5).rate_limit(1e21);
            let stage = ApiStage::builder().api_id("a").stage("s");
            let slow = ThrottleSettings::builder().rate_limit(0.1).build();
            let quota = QuotaSettings::builder()
                .limit(-1)
                .period(QuotaPeriodType::Month);
            let call = client(&config).create_usage_plan().name("p");
            let call = call.throttle(throttle.build()).quota(quota.build());
            call.api_stages(stage.throttle("/a/GET", slow).build())
                .send()
                .await
        })
        .await;
    let usage = json(
        200,
        "{\"values\":{\"k\":[[0,9007199254740993],[]]},\"startDate\":\"2024-05-06\"}",
    );
    cases
        .case("numbers in lists in a map", [usage], async |config| {
            let call = client(&config).get_usage().usage_plan_id("p").key_id("k");
            call.start_date("2024-05-06")
                .end_date("2024-05-07")
                .send()
                .await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    let deployed = json(
        201,
        "{\"apiSummary\":{\"/a\":{\"GET\":{\"apiKeyRequired\":true}}}}",
    );
    cases
        .case("a deployment", [deployed], async |config| {
            let call = client(&config).create_deployment().rest_api_id("a");
            let call = call.stage_name("").variables("v", "\u{2028}");
            let call = call.cache_cluster_size(CacheClusterSize::Size0Point5Gb);
            call.tracing_enabled(true).send().await
        })
        .await;
    cases
        .case(
            "tags that are taken away",
            [Reply::new(204)],
            async |config| {
                let call = client(&config)
                    .untag_resource()
                    .resource_arn("arn:aws:apigateway:r::/restapis/a");
                call.tag_keys("a b").tag_keys("").send().await
            },
        )
        .await;
    cases
        .case("tags that are added", [Reply::new(204)], async |config| {
            let call = client(&config).tag_resource().resource_arn("arn:\u{fc}/%");
            call.tags("aws:x", "").send().await
        })
        .await;
    cases
        .case(
            "a certificate",
            [json(201, "{\"expirationDate\":-1}")],
            async |config| client(&config).generate_client_certificate().send().await,
        )
        .await;
}
