//! Invocations: with texts and bytes, without waiting, dry, and of versions.

use aws_sdk_lambda::Client;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::{InvocationType, LogType};
use steps::{Fields, Steps};

use super::FUNCTION;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("invocations");
    let payloads: [(&str, &[u8]); 3] = [
        ("text", br#"{"name":"x","list":[1,2.5,null]}"#),
        ("unicode", "{\"name\":\"grüße ✓ 漢字 🦀\"}".as_bytes()),
        ("space", b"  \"<a>&amp;\"\n"),
    ];
    for (name, payload) in payloads {
        let invoked = client
            .invoke()
            .function_name(FUNCTION)
            .invocation_type(InvocationType::RequestResponse)
            .payload(Blob::new(payload))
            .send()
            .await;
        steps.step(&format!("invoke with {name}"), invoked, |output| {
            Fields::new()
                .field("status", Some(output.status_code()))
                .field("payload", output.payload().map(text))
                .field("error", output.function_error())
                .field("version", output.executed_version())
        });
    }
    let invoked = client.invoke().function_name(FUNCTION).send().await;
    steps.step("invoke without payload", invoked, |output| {
        Fields::new()
            .field("status", Some(output.status_code()))
            .field("payload", output.payload().map(text))
    });
    for kind in [InvocationType::Event, InvocationType::DryRun] {
        let invoked = client
            .invoke()
            .function_name(FUNCTION)
            .invocation_type(kind.clone())
            .payload(Blob::new("{}"))
            .send()
            .await;
        steps.step(&format!("invoke as {kind}"), invoked, |output| {
            Fields::new()
                .field("status", Some(output.status_code()))
                .has("payload", output.payload())
        });
    }
    let invoked = client
        .invoke()
        .function_name("arn:aws:lambda:us-east-1:123456789012:function:hello")
        .qualifier("$LATEST")
        .log_type(LogType::Tail)
        .client_context(steps::base64(r#"{"custom":{"a":"ü"}}"#))
        .payload(Blob::new("1"))
        .send()
        .await;
    steps.step("invoke with all there is", invoked, |output| {
        Fields::new()
            .field("status", Some(output.status_code()))
            .field("payload", output.payload().map(text))
            .field("log", output.log_result())
    });
}

fn text(payload: &Blob) -> String {
    String::from_utf8_lossy(payload.as_ref()).into_owned()
}
