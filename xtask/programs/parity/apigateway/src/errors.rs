//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    let errors = [
        (400, "BadRequestException"),
        (409, "ConflictException:http://internal/"),
        (401, "UnauthorizedException"),
        (403, "MissingAuthenticationTokenException"),
    ];
    for (status, kind) in errors {
        cases
            .case(kind, [error(status, kind)], async |config| {
                client(&config).create_rest_api().name("n").send().await
            })
            .await;
    }
    let limited = || error(429, "LimitExceededException").header("retry-after", "7");
    cases
        .case(
            "a member that stands in a header",
            [limited(), limited(), limited()],
            async |config| {
                let call = client(&config).create_api_key().send().await;
                match call {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_limit_exceeded_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            },
        )
        .await;
    let body = json(
        404,
        "{\"__type\":\"NotFoundException\",\"Message\":\"upper\"}",
    );
    cases
        .case("the type in the body", [body], async |config| {
            client(&config)
                .get_resources()
                .rest_api_id("a")
                .send()
                .await
        })
        .await;
    let bodies = [
        ("no body", 403, ""),
        ("a page", 404, "<html/>"),
        ("half", 400, "{\"message\":\"a"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).get_account().send().await
            })
            .await;
    }
}
