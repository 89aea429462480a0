//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error, s};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    cases
        .case(
            "a condition that fails, with the item",
            [error(
                400,
                "ConditionalCheckFailedException",
                ",\"Item\":{\"a\":{\"L\":[{\"NULL\":true}]}}",
            )],
            async |config| {
                let call = client(&config).put_item().table_name("t");
                match call.item("id", s("1")).send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_conditional_check_failed_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            },
        )
        .await;
    let modeled = [
        ("ResourceNotFoundException", ",\"New\":{}"),
        ("ResourceInUseException", ""),
        ("LimitExceededException", ",\"Message\":\"upper\""),
        ("InvalidEndpointException", ""),
    ];
    for (kind, rest) in modeled {
        cases
            .case(kind, [error(400, kind, rest)], async |config| {
                client(&config).delete_table().table_name("t").send().await
            })
            .await;
    }
    let validation = Reply::new(400).body(
        "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"1 error: \\u00fc\"}",
    );
    cases
        .case(
            "an error that is not modeled",
            [validation],
            async |config| client(&config).query().send().await,
        )
        .await;
    let large = error(400, "ItemCollectionSizeLimitExceededException", "");
    let large = large.header("x-amzn-errortype", "ReplicatedWriteConflictException");
    cases
        .case(
            "one type in the header, one in the body",
            [large],
            async |config| client(&config).update_item().table_name("t").send().await,
        )
        .await;
    let bodies = [
        ("no body", 413, ""),
        ("no JSON", 400, "Bad"),
        ("null", 404, "null"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).describe_limits().send().await
            })
            .await;
    }
}
