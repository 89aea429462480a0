//! What is tried again.

use aws_sdk_iam::config::retry::RetryConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{client, done, error, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let throttled = || error(400, "Throttling", "Rate exceeded");
    let replies = [throttled(), throttled(), done("TagRole")];
    cases
        .case("too many calls", replies, async |config| {
            client(&config).tag_role().role_name("r").send().await
        })
        .await;
    let replies = [
        Reply::broken(),
        Reply::new(502).body("<html/>"),
        Reply::late(),
    ];
    cases
        .case("connections and a gateway", replies, async |config| {
            client(&config)
                .put_user_policy()
                .user_name("u")
                .send()
                .await
        })
        .await;
    let replies = [error(409, "ConcurrentModification", "m"), done("UntagRole")];
    cases
        .case(
            "no retry of what is changed by another",
            replies,
            async |config| {
                client(&config)
                    .untag_role()
                    .role_name("r")
                    .tag_keys("k")
                    .send()
                    .await
            },
        )
        .await;
    let twice =
        |builder: Builder| builder.retry_config(RetryConfig::standard().with_max_attempts(2));
    let late = error(403, "RequestExpired", "m");
    let late = late.header("date", "Mon, 06 May 2024 07:38:09 GMT");
    let replies = [late, Reply::new(500), result("CreateRole", "")];
    cases
        .case_with(
            "two attempts, the first too late",
            twice,
            replies,
            async |config| client(&config).create_role().role_name("r").send().await,
        )
        .await;
}
