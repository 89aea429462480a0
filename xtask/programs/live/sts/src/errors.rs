//! Errors: of the server, of replies that never came, and of inputs that are not complete.

use aws_sdk_sts::Client;
use aws_sdk_sts::config::retry::RetryConfig;
use aws_sdk_sts::operation::assume_role_with_web_identity::AssumeRoleWithWebIdentityError;
use aws_sdk_sts::types::Tag;
use steps::{Steps, config_at};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("errors");
    let policy = "x".repeat(3000);
    let long = client
        .get_federation_token()
        .name("bob")
        .policy(policy)
        .send()
        .await;
    steps.step("a policy that is too long", long, |_| "");
    let long = client
        .get_federation_token()
        .name("n".repeat(70))
        .send()
        .await;
    steps.step("a name that is too long", long, |_| "");
    let long = client
        .assume_role()
        .role_arn("arn:aws:iam::123456789012:role/reader")
        .role_session_name("s".repeat(70))
        .send()
        .await;
    steps.step("a session name that is too long", long, |_| "");
    let long = client
        .assume_role()
        .role_arn("arn:aws:iam::123456789012:role/reader")
        .role_session_name("s")
        .duration_seconds(100_000)
        .send()
        .await;
    steps.step("a session that is too long", long, |_| "");

    let broken = client
        .assume_role_with_web_identity()
        .role_arn("arn:aws:iam::123456789012:role/reader")
        .role_session_name("web")
        .web_identity_token("no token")
        .send()
        .await;
    if let Err(error) = &broken {
        let is_known = error
            .as_service_error()
            .map(AssumeRoleWithWebIdentityError::is_invalid_identity_token_exception);
        steps.seen("is InvalidIdentityToken", format!("{is_known:?}"));
    }
    steps.step("a token that is none", broken, |_| "");

    let decoded = client
        .decode_authorization_message()
        .encoded_message("no message")
        .customize()
        .config_override(aws_sdk_sts::config::Builder::new().retry_config(RetryConfig::disabled()))
        .send()
        .await;
    steps.step("decode what is no message", decoded, |output| {
        format!("{:?}", output.decoded_message())
    });
    not_sent(client, steps).await;
}

async fn not_sent(client: &Client, steps: &mut Steps) {
    let tag = Tag::builder().key("k").build();
    steps.step("a tag without value", tag, |_| "");
    let empty = client.assume_role().role_arn("").send().await;
    steps.step("a role without name", empty, |_| "");
    let config = config_at("http://127.0.0.1:1");
    let config = aws_sdk_sts::config::Builder::from(&config)
        .retry_config(RetryConfig::disabled())
        .build();
    let nobody = Client::from_conf(config);
    let who = nobody.get_caller_identity().send().await;
    steps.step("nobody listens", who, |_| "");
}
