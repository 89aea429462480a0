//! What is tried again.

use transport::{Cases, Reply};

use crate::{ACCOUNT, client, error, xml};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(503, "SlowDown", "m"),
        error(500, "InternalServiceException", "m"),
        xml("CreateJobResult", "<JobId>j</JobId>"),
    ];
    cases
        .case("slower, then a fault", replies, async |config| {
            let call = client(&config).create_job().account_id(ACCOUNT);
            call.client_request_token("t").send().await
        })
        .await;
    let replies = [
        error(400, "TooManyRequestsException", "m"),
        Reply::broken(),
        Reply::late(),
    ];
    cases
        .case(
            "too many calls, and no connection",
            replies,
            async |config| client(&config).list_jobs().account_id(ACCOUNT).send().await,
        )
        .await;
    let early = error(403, "RequestTimeTooSkewed", "m");
    let early = early.header("date", "Mon, 06 May 2024 06:00:00 GMT");
    cases
        .case(
            "a clock that is early",
            [early, Reply::new(200)],
            async |config| {
                client(&config)
                    .delete_access_point()
                    .account_id(ACCOUNT)
                    .name("p")
                    .send()
                    .await
            },
        )
        .await;
    let internal = error(200, "InternalError", "m");
    cases
        .case("an error in a success", [internal], async |config| {
            client(&config)
                .get_bucket()
                .account_id(ACCOUNT)
                .bucket("b")
                .send()
                .await
        })
        .await;
}
