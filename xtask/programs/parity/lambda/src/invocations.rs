//! Functions that are invoked.

#![expect(deprecated, reason = "programs still invoke functions so")]

use aws_sdk_lambda::primitives::{Blob, ByteStream};
use aws_sdk_lambda::types::{InvocationType, LogType};
use transport::{Cases, Reply, pieces};

use crate::{client, json};

const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("invocations");
    plain(cases).await;
    failed(cases).await;
    streams(cases).await;
}

async fn plain(cases: &mut Cases) {
    let done = json(200, "{\"a\": 1}")
        .header("x-amz-executed-version", "$LATEST")
        .header("x-amz-log-result", "bG9n");
    cases
        .case("a call with its log", [done], async |config| {
            let call = client(&config).invoke().function_name(ARN);
            let call = call.payload(Blob::new("{\"name\": \"gr\u{fc}n\"}"));
            let call = call.log_type(LogType::Tail).qualifier("$LATEST");
            let call = call.invocation_type(InvocationType::RequestResponse);
            call.client_context("eyJhIjoxfQ==").send().await
        })
        .await;
    cases
        .case(
            "an event without a payload",
            [json(202, "")],
            async |config| {
                let call = client(&config).invoke().function_name("f");
                call.invocation_type(InvocationType::Event).send().await
            },
        )
        .await;
    cases
        .case(
            "an empty payload, bytes come back",
            [json(200, "\u{0}\u{1}")],
            async |config| {
                let call = client(&config).invoke().function_name("a b/c?d#e");
                let call = call.payload(Blob::new([])).tenant_id("t");
                call.invocation_type("Newer".into()).send().await
            },
        )
        .await;
    cases
        .case("no name", [], async |config| {
            client(&config)
                .invoke()
                .payload(Blob::new("x"))
                .send()
                .await
        })
        .await;
}

async fn failed(cases: &mut Cases) {
    let fault = json(200, "{\"errorMessage\":\"a\",\"errorType\":\"E\"}");
    let fault = fault.header("x-amz-function-error", "Unhandled");
    cases
        .case("a function that fails", [fault], async |config| {
            let call = client(&config).invoke().function_name("f");
            call.payload(Blob::new([0, 255])).send().await
        })
        .await;
}

async fn streams(cases: &mut Cases) {
    cases
        .case("arguments in a stream", [json(202, "")], async |config| {
            let call = client(&config).invoke_async().function_name("f");
            let call = call
                .invoke_args(ByteStream::from_static(b"{}"))
                .send()
                .await;
            call
        })
        .await;
    cases
        .case("arguments in pieces", [Reply::new(202)], async |config| {
            let body = ByteStream::new(pieces(&["{\"a\":", "1}"], Some(7)));
            let call = client(&config).invoke_async().function_name("f:1");
            let call = call.invoke_args(body).send().await;
            call
        })
        .await;
}
