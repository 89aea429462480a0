//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    modeled(cases).await;
    others(cases).await;
}

async fn modeled(cases: &mut Cases) {
    let errors = [
        (
            404,
            "ResourceNotFoundException",
            "{\"Type\":\"User\",\"Message\":\"Function not found\"}",
        ),
        (
            400,
            "InvalidRequestContentException:http://internal/",
            "{\"message\":\"\\u00fc\"}",
        ),
        (413, "RequestTooLargeException", ""),
        (
            502,
            "EC2UnexpectedException",
            "{\"EC2ErrorCode\":\"c\",\"Message\":null}",
        ),
        (410, "com.amazonaws.lambda#SnapStartException", "{}"),
    ];
    for (status, kind, body) in errors {
        let replies = [(); 3].map(|()| error(status, kind, body));
        cases
            .case(kind, replies, async |config| {
                client(&config).invoke().function_name("f").send().await
            })
            .await;
    }
    let many = error(
        429,
        "TooManyRequestsException",
        "{\"Reason\":\"CallerRateLimitExceeded\",\"message\":\"m\"}",
    );
    let many = many.header("retry-after", "1");
    cases
        .case(
            "a member that stands in a header",
            [many.clone(), many.clone(), many],
            async |config| {
                let call = client(&config).get_policy().function_name("f");
                match call.send().await {
                    Ok(output) => Ok(format!("{output:?}")),
                    Err(error) => match error.as_service_error() {
                        Some(inner) if inner.is_too_many_requests_exception() => {
                            Ok(format!("{inner:?}"))
                        }
                        _ => Err(error),
                    },
                }
            },
        )
        .await;
}

async fn others(cases: &mut Cases) {
    let unknown = json(
        403,
        "{\"__type\":\"AccessDeniedException\",\"Message\":\"not authorized\"}",
    );
    cases
        .case("an error that is not modeled", [unknown], async |config| {
            client(&config).list_functions().send().await
        })
        .await;
    let code = json(
        409,
        "{\"code\":\"ResourceConflictException\",\"message\":\"m\"}",
    );
    cases
        .case("the type in a member", [code], async |config| {
            client(&config)
                .delete_function()
                .function_name("f")
                .send()
                .await
        })
        .await;
    let bodies = [
        ("no body", 403, ""),
        ("no JSON", 400, "Bad"),
        ("half", 404, "{\"Message\":\"a"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).list_tags().resource("arn").send().await
            })
            .await;
    }
}
