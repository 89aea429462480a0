//! What is tried again.

use transport::{Cases, Reply};

use crate::{client, error, json};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let replies = [
        error(429, "TooManyRequestsException"),
        error(503, "ServiceUnavailableException"),
        json(201, "{}"),
    ];
    cases
        .case("throttled, then no service", replies, async |config| {
            client(&config)
                .create_deployment()
                .rest_api_id("a")
                .send()
                .await
        })
        .await;
    let replies = [
        Reply::broken(),
        Reply::late(),
        Reply::new(504).body("<html/>"),
    ];
    cases
        .case("connections, then a gateway", replies, async |config| {
            client(&config).get_rest_apis().send().await
        })
        .await;
    cases
        .case(
            "no retry of conflicts",
            [error(409, "ConflictException"), json(200, "{}")],
            async |config| {
                client(&config)
                    .update_rest_api()
                    .rest_api_id("a")
                    .send()
                    .await
            },
        )
        .await;
    let early = error(403, "RequestExpired").header("date", "Mon, 06 May 2024 06:00:00 GMT");
    cases
        .case(
            "a request that has expired",
            [early, json(200, "{}")],
            async |config| client(&config).get_account().send().await,
        )
        .await;
}
