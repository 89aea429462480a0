//! Bodies that are no JSON of the client's.

use aws_sdk_apigateway::primitives::Blob;
use aws_sdk_apigateway::types::PutMode;
use transport::{Cases, Reply};

use crate::{client, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("bodies");
    let made = json(201, "{\"id\":\"a\",\"warnings\":[\"w\"]}");
    cases
        .case("an API from a description", [made], async |config| {
            let call = client(&config).import_rest_api().fail_on_warnings(true);
            let call = call.parameters("ignore", "documentation & more");
            call.body(Blob::new("swagger: \"2.0\"\n")).send().await
        })
        .await;
    cases
        .case(
            "an API from an empty description",
            [json(200, "{}")],
            async |config| {
                let call = client(&config).put_rest_api().rest_api_id("a");
                call.mode(PutMode::Overwrite)
                    .body(Blob::new([]))
                    .send()
                    .await
            },
        )
        .await;
    cases
        .case(
            "no description, a parameter in the way",
            [json(200, "{}")],
            async |config| {
                let call = client(&config).put_rest_api().rest_api_id("a");
                call.mode(PutMode::Merge)
                    .parameters("mode", "x")
                    .send()
                    .await
            },
        )
        .await;
    let exported = Reply::new(200)
        .header("content-type", "application/yaml")
        .header("content-disposition", "attachment; filename=\"a\"")
        .body([0, 255, 10]);
    cases
        .case(
            "a description in another form",
            [exported],
            async |config| {
                let call = client(&config)
                    .get_export()
                    .rest_api_id("a")
                    .stage_name("s");
                let call = call.export_type("oas30").accepts("application/yaml");
                call.parameters("extensions", "integrations").send().await
            },
        )
        .await;
    let parts = json(200, "{\"ids\":[\"a\"]}");
    cases
        .case("parts of a documentation", [parts], async |config| {
            let call = client(&config)
                .import_documentation_parts()
                .rest_api_id("a");
            call.body(Blob::new("{}")).mode("newer".into()).send().await
        })
        .await;
    cases
        .case(
            "a client in another language",
            [Reply::ok("PK\u{3}\u{4}")],
            async |config| {
                let call = client(&config).get_sdk().rest_api_id("a").stage_name("s");
                call.sdk_type("java")
                    .parameters("serviceName", "n")
                    .send()
                    .await
            },
        )
        .await;
}
