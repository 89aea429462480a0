//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{TOPIC, client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    publishing(cases).await;
    others(cases).await;
    bodies(cases).await;
}

async fn publishing(cases: &mut Cases) {
    let errors = [
        (400, "EndpointDisabled", "Endpoint is disabled"),
        (400, "ParameterValueInvalid", "\u{fc}"),
        (404, "NotFound", "Topic does not exist"),
        (400, "KMSOptInRequired", "&lt;a&gt;"),
        (403, "AuthorizationError", ""),
        (400, "InvalidParameterValue", "not the one that is named so"),
    ];
    for (status, code, message) in errors {
        cases
            .case(code, [error(status, code, message)], async |config| {
                client(&config)
                    .publish()
                    .topic_arn(TOPIC)
                    .message("m")
                    .send()
                    .await
            })
            .await;
    }
}

async fn others(cases: &mut Cases) {
    let verification = Reply::new(400)
        .header("x-amzn-requestid", "in-header")
        .body("<ErrorResponse><Error><Code>VerificationException</Code><Message>m</Message><Status>TOO_MANY</Status></Error></ErrorResponse>");
    cases
        .case(
            "an error with a member of its own",
            [verification],
            async |config| {
                let call = client(&config).verify_sms_sandbox_phone_number();
                let call = call.phone_number("+1").one_time_password("123456");
                match call.send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_verification_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            },
        )
        .await;
    cases
        .case(
            "too many tags",
            [error(400, "TagLimitExceeded", "m")],
            async |config| {
                client(&config)
                    .tag_resource()
                    .resource_arn(TOPIC)
                    .send()
                    .await
            },
        )
        .await;
    let unknown = error(400, "SignatureDoesNotMatch", "The request signature");
    cases
        .case("an error that is not modeled", [unknown], async |config| {
            client(&config).create_topic().name("t").send().await
        })
        .await;
}

async fn bodies(cases: &mut Cases) {
    let bodies = [
        ("no body", 403, ""),
        ("a page", 404, "<html><head/></html>"),
        (
            "an error that has spaces",
            400,
            "\n<ErrorResponse>\n <Error>\n  <Code>\n  NotFound </Code></Error></ErrorResponse>",
        ),
        (
            "no code",
            400,
            "<ErrorResponse><Error><Message>m</Message></Error></ErrorResponse>",
        ),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config)
                    .delete_endpoint()
                    .endpoint_arn("e")
                    .send()
                    .await
            })
            .await;
    }
}
