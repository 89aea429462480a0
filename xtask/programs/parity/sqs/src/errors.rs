//! Errors, in the service's JSON and with the codes of its former protocol.

use aws_sdk_sqs::error::ProvideErrorMetadata;
use transport::{Cases, Reply};

use crate::{QUEUE, client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    with_codes(cases).await;
    types(cases).await;
    bodies(cases).await;
}

async fn with_codes(cases: &mut Cases) {
    let absent = "AWS.SimpleQueueService.NonExistentQueue;Sender";
    cases
        .case(
            "a queue that there is not, in its details",
            [error("QueueDoesNotExist", absent)],
            async |config| {
                let call = client(&config).get_queue_url().queue_name("absent");
                let told = call.send().await.map(|_| None).or_else(|error| {
                    let text = error.to_string();
                    let inner = error.into_service_error();
                    let is = inner.is_queue_does_not_exist();
                    let (code, kind) = (inner.code(), inner.meta().extra("type"));
                    let told = format!("{text} {is} {code:?} {kind:?} {:?}", inner.message());
                    Ok::<_, aws_sdk_sqs::error::BuildError>(Some(told))
                });
                told
            },
        )
        .await;
    let throttled = error("KmsThrottled", "KMS.ThrottlingException;Sender");
    cases
        .case(
            "keys that are used too often",
            [throttled],
            async |config| {
                client(&config)
                    .receive_message()
                    .queue_url(QUEUE)
                    .send()
                    .await
            },
        )
        .await;
    let odd = error("ReceiptHandleIsInvalid", "no separator");
    cases
        .case("a header without a fault", [odd], async |config| {
            client(&config)
                .delete_message()
                .queue_url(QUEUE)
                .send()
                .await
        })
        .await;
    let unmodeled = error("AccessDenied", "AccessDenied;Sender");
    cases
        .case(
            "an error that is not modeled",
            [unmodeled],
            async |config| client(&config).list_queues().send().await,
        )
        .await;
    let other = error("InvalidAttributeValue", "QueueAlreadyExists;Receiver;x");
    cases
        .case("a code that says something else", [other], async |config| {
            client(&config).create_queue().queue_name("q").send().await
        })
        .await;
}

async fn types(cases: &mut Cases) {
    let header = Reply::new(400)
        .header("x-amzn-errortype", "OverLimit:http://internal.amazon.com/")
        .body("{\"Message\":\"upper\"}");
    cases
        .case("the type in a header", [header], async |config| {
            let call = client(&config).add_permission().queue_url(QUEUE);
            call.label("l").send().await
        })
        .await;
    let code =
        Reply::new(404).body("{\"code\":\"ResourceNotFoundException\",\"errorMessage\":\"m\"}");
    cases
        .case("the type in a member", [code], async |config| {
            client(&config).start_message_move_task().send().await
        })
        .await;
    let long = "{\"__type\":\"a.b#MessageNotInflight:http://c#d\",\"message\":null}";
    cases
        .case(
            "a type with all that it can have",
            [Reply::new(400).body(long)],
            async |config| {
                let call = client(&config).change_message_visibility();
                call.visibility_timeout(1).send().await
            },
        )
        .await;
}

async fn bodies(cases: &mut Cases) {
    let bodies = [
        ("no body", 403, ""),
        ("no JSON", 413, "<html>Too large</html>"),
        ("a list", 400, "[]"),
        ("half an error", 400, "{\"__type\":\"OverLi"),
        ("a number as type", 404, "{\"__type\":7,\"message\":[]}"),
        ("a message alone", 409, "{\"message\":\"\\ud83d\\udcf7\"}"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).purge_queue().queue_url(QUEUE).send().await
            })
            .await;
    }
}
