//! APIs, their resources and their methods.

use aws_sdk_apigateway::types::{
    ApiKeySourceType, ContentHandlingStrategy, EndpointConfiguration, EndpointType,
    IntegrationType, Op, PatchOperation,
};
use transport::{Cases, Reply};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("apis");
    made(cases).await;
    methods(cases).await;
    changed(cases).await;
    listed(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = json(
        201,
        "{\"id\":\"a\",\"name\":\"n\",\"createdDate\":1714979289,\"apiKeySource\":\"NEWER\",\"minimumCompressionSize\":null,\"endpointConfiguration\":{\"types\":[\"EDGE\",\"NEW\"]},\"tags\":{\"k\":\"v\"},\"disableExecuteApiEndpoint\":true,\"warnings\":[]}",
    );
    cases
        .case("an API with much", [made], async |config| {
            let endpoint = EndpointConfiguration::builder().types(EndpointType::Regional);
            let endpoint = endpoint.vpc_endpoint_ids("vpce-1").build();
            let call = client(&config)
                .create_rest_api()
                .name("gr\u{fc}n \u{1f4f7}");
            let call = call.binary_media_types("image/*").binary_media_types("");
            let call = call
                .minimum_compression_size(0)
                .endpoint_configuration(endpoint);
            let call = call.api_key_source(ApiKeySourceType::Header);
            let call = call.policy("{\"a\": \"/\"}").tags("k \"1\"", "\n");
            call.disable_execute_api_endpoint(false).send().await
        })
        .await;
    cases
        .case("an API without a name", [json(201, "{}")], async |config| {
            let call = client(&config).create_rest_api();
            call.set_tags(Some(Default::default())).send().await
        })
        .await;
    let made = json(
        201,
        "{\"id\":\"r\",\"path\":\"/a/{b+}\",\"resourceMethods\":{\"GET\":{\"methodResponses\":{\"200\":{\"responseParameters\":{\"a\":true}}}}}}",
    );
    cases
        .case("a resource", [made], async |config| {
            let call = client(&config).create_resource().rest_api_id("a b/c");
            call.parent_id("%2F?").path_part("{b+}").send().await
        })
        .await;
}

async fn methods(cases: &mut Cases) {
    let made = json(201, "{\"httpMethod\":\"GET\",\"apiKeyRequired\":false}");
    cases
        .case("a method", [made], async |config| {
            let call = client(&config)
                .put_method()
                .rest_api_id("a")
                .resource_id("r");
            let call = call.http_method("GET").authorization_type("NONE");
            let call = call.request_parameters("method.request.path.b", true);
            call.authorization_scopes("s")
                .api_key_required(true)
                .send()
                .await
        })
        .await;
    let made = json(
        201,
        "{\"type\":\"HTTP_PROXY\",\"timeoutInMillis\":50,\"cacheKeyParameters\":[null,\"a\"]}",
    );
    cases
        .case("an integration", [made], async |config| {
            let call = client(&config).put_integration().rest_api_id("a");
            let call = call.resource_id("r").http_method("ANY");
            let call = call
                .r#type(IntegrationType::HttpProxy)
                .uri("https://e/{a}?b=c");
            let call = call.request_templates("application/json", "$input.json('$')");
            let call = call.content_handling(ContentHandlingStrategy::ConvertToBinary);
            call.timeout_in_millis(i32::MAX).send().await
        })
        .await;
    let tested = json(
        200,
        "{\"status\":200,\"body\":\"\\u0000\",\"headers\":{\"A\":\"b\"},\"multiValueHeaders\":{\"A\":[\"b\",\"c\"]},\"log\":\"l\",\"latency\":12}",
    );
    cases
        .case("a method that is tested", [tested], async |config| {
            let call = client(&config).test_invoke_method().rest_api_id("a");
            let call = call.resource_id("r").http_method("POST").body("{\"x\":1}");
            let call = call.path_with_query_string("/a?b=c d").headers("X-A", "1");
            let values = vec!["v".to_owned(), String::new()];
            call.multi_value_headers("X-B", values).send().await
        })
        .await;
}

async fn changed(cases: &mut Cases) {
    cases
        .case(
            "an API that is patched",
            [json(200, "{}")],
            async |config| {
                let patch = PatchOperation::builder()
                    .op(Op::Replace)
                    .path("/name")
                    .value("");
                let other = PatchOperation::builder().op("newer".into()).from("/a~1b");
                let call = client(&config).update_rest_api().rest_api_id("a");
                let call = call
                    .patch_operations(patch.build())
                    .patch_operations(other.build());
                call.patch_operations(PatchOperation::builder().build())
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case(
            "a stage that is patched with nothing",
            [json(
                200,
                "{\"cacheClusterSize\":\"0.5\",\"lastUpdatedDate\":1.5}",
            )],
            async |config| {
                let call = client(&config)
                    .update_stage()
                    .rest_api_id("a")
                    .stage_name("s");
                call.set_patch_operations(Some(Vec::new())).send().await
            },
        )
        .await;
    cases
        .case(
            "an API that is deleted",
            [Reply::new(202)],
            async |config| {
                client(&config)
                    .delete_rest_api()
                    .rest_api_id("\u{fc}")
                    .send()
                    .await
            },
        )
        .await;
}

async fn listed(cases: &mut Cases) {
    let pages = [
        json(
            200,
            "{\"item\":[{\"id\":\"a\"},{}],\"position\":\"p+/= \u{fc}\"}",
        ),
        json(200, "{\"item\":[{\"id\":\"b\"}]}"),
    ];
    cases
        .case("all pages of APIs", pages, async |config| {
            let pages = client(&config)
                .get_rest_apis()
                .into_paginator()
                .page_size(2);
            pages.items().send().collect::<Result<Vec<_>, _>>().await
        })
        .await;
    cases
        .case(
            "resources with their methods",
            [json(200, "{\"item\":[]}")],
            async |config| {
                let call = client(&config).get_resources().rest_api_id("a").limit(500);
                call.embed("methods").embed("a&b").send().await
            },
        )
        .await;
}
