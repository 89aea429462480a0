//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    batches(cases).await;
    others(cases).await;
}

async fn batches(cases: &mut Cases) {
    let bodies = [
        (
            "a batch with messages",
            "<InvalidChangeBatch xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\"><Messages><Message>a &amp; b</Message><Message>c</Message></Messages><RequestId>b-1</RequestId></InvalidChangeBatch>",
        ),
        (
            "a batch in the usual form",
            "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidChangeBatch</Code><Message>one</Message><Messages><Message>two</Message></Messages></Error><RequestId>b-2</RequestId></ErrorResponse>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::new(400).body(body)], async |config| {
                let call = client(&config).change_resource_record_sets();
                match call.hosted_zone_id("Z").send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_invalid_change_batch() => Ok(format!("{inner:?}")),
                        _ => Err(error),
                    },
                }
            })
            .await;
    }
}

async fn others(cases: &mut Cases) {
    let errors = [
        (404, "NoSuchHostedZone", "No hosted zone found with ID: Z"),
        (400, "InvalidInput", "\u{fc}"),
        (400, "HostedZoneNotEmpty", ""),
        (403, "AccessDenied", "not modeled"),
    ];
    for (status, code, message) in errors {
        cases
            .case(code, [error(status, code, message)], async |config| {
                client(&config).delete_hosted_zone().id("Z").send().await
            })
            .await;
    }
    let exists = error(409, "HealthCheckAlreadyExists", "m").header("x-amzn-requestid", "h-1");
    cases
        .case(
            "a check that there is, the ID twice",
            [exists],
            async |config| client(&config).create_health_check().send().await,
        )
        .await;
    let bodies = [
        ("no body", 404, ""),
        ("a page", 403, "<html/>"),
        ("JSON", 400, "{}"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).get_hosted_zone_count().send().await
            })
            .await;
    }
}
