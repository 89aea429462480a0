//! What is tried again, and what of a request changes then.

use std::time::Duration;

use aws_sdk_sts::config::retry::RetryConfig;
use aws_sdk_sts::config::timeout::TimeoutConfig;
use aws_types::sdk_config::Builder;
use transport::{Cases, Reply};

use crate::{client, error, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("retries");
    let unreachable = || error(400, "IDPCommunicationError", "unreachable");
    let web = "AssumeRoleWithWebIdentity";
    cases
        .case(
            "a provider that answers in the end",
            [unreachable(), unreachable(), result(web, "")],
            async |config| {
                let call = client(&config).assume_role_with_web_identity();
                call.role_arn("r").web_identity_token("t").send().await
            },
        )
        .await;
    cases
        .case(
            "a fault, then no connection",
            [
                Reply::new(503).body("down"),
                Reply::broken(),
                error(500, "InternalFailure", "again"),
            ],
            async |config| client(&config).get_caller_identity().send().await,
        )
        .await;
    cases
        .case(
            "too many calls, and late",
            [
                error(400, "Throttling", "Rate exceeded"),
                Reply::late(),
                result("AssumeRole", "<PackedPolicySize>1</PackedPolicySize>"),
            ],
            async |config| client(&config).assume_role().role_arn("r").send().await,
        )
        .await;
    let ahead = error(403, "RequestExpired", "at 2024-05-06T09:00:00Z");
    let ahead = ahead.header("date", "Mon, 06 May 2024 09:00:00 GMT");
    cases
        .case(
            "a clock that is late",
            [ahead, result("GetSessionToken", "")],
            async |config| client(&config).get_session_token().send().await,
        )
        .await;
    let once = |builder: Builder| builder.retry_config(RetryConfig::disabled());
    cases
        .case_with(
            "retries that are turned off",
            once,
            [Reply::new(502), result("GetAccessKeyInfo", "")],
            async |config| {
                let call = client(&config).get_access_key_info();
                call.access_key_id("AKIA").send().await
            },
        )
        .await;
    let short = |builder: Builder| {
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(5));
        builder.timeout_config(timeouts.build())
    };
    cases
        .case_with(
            "an attempt that takes too long",
            short,
            [Reply::never(), result("AssumeRoot", "")],
            async |config| client(&config).assume_root().send().await,
        )
        .await;
    cases
        .case(
            "a body that breaks off",
            [
                Reply::ok("<GetFederationTokenResp").breaks_after_body(),
                result("GetFederationToken", ""),
            ],
            async |config| client(&config).get_federation_token().send().await,
        )
        .await;
}
