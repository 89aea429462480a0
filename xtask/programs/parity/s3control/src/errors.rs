//! Errors that the service sends.

use aws_sdk_s3control::operation::RequestId;
use transport::{Cases, Reply};

use crate::{ACCOUNT, client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    let absent = error(404, "NoSuchPublicAccessBlockConfiguration", "&lt;none&gt;");
    let absent = absent
        .header("x-amz-request-id", "r-2")
        .header("x-amz-id-2", "h-2");
    cases
        .case("what is not there, with its ID", [absent], async |config| {
            let call = client(&config)
                .get_public_access_block()
                .account_id(ACCOUNT);
            match call.send().await {
                Ok(output) => Ok(format!("{output:?}")),
                Err(error) => match error.as_service_error() {
                    Some(inner) if inner.is_no_such_public_access_block_configuration() => {
                        Ok(format!("{:?} {inner}", error.request_id()))
                    }
                    _ => Err(error),
                },
            }
        })
        .await;
    let errors = [
        (400, "BadRequestException", "Request invalid"),
        (400, "IdempotencyException", ""),
        (403, "AccessDenied", "\u{fc}"),
    ];
    for (status, code, message) in errors {
        cases
            .case(code, [error(status, code, message)], async |config| {
                let call = client(&config).create_job().account_id(ACCOUNT);
                call.client_request_token("t").send().await
            })
            .await;
    }
    let plain = Reply::new(404).body(
        "<Error><Code>NotFoundException</Code><Message>m</Message><RequestId>e</RequestId></Error>",
    );
    cases
        .case("an error without a wrapper", [plain], async |config| {
            client(&config)
                .describe_job()
                .account_id(ACCOUNT)
                .job_id("j")
                .send()
                .await
        })
        .await;
    let bodies = [
        ("no body", 404, ""),
        ("a page", 403, "<html/>"),
        ("JSON", 400, "{}"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config)
                    .list_access_points()
                    .account_id(ACCOUNT)
                    .send()
                    .await
            })
            .await;
    }
}
