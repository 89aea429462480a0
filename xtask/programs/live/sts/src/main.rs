//! What programs do with STS: who calls, roles, sessions, federated users, and the errors of these.

mod errors;
mod roles;

use aws_sdk_sts::Client;
use aws_sdk_sts::config::Builder;
use aws_sdk_sts::types::Credentials;
use steps::{Fields, Steps, config, credentials};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    callers(&client, &mut steps).await;
    roles::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

async fn callers(client: &Client, steps: &mut Steps) {
    steps.group("callers");
    who(client, "with keys", steps).await;
    let session = client
        .get_session_token()
        .duration_seconds(900)
        .serial_number("arn:aws:iam::123456789012:mfa/user")
        .token_code("123456")
        .send()
        .await;
    let session = steps.step("session", session, |output| shown(output.credentials()));
    let session = session.and_then(|output| output.credentials);
    who(&with(session.as_ref()), "of the session", steps).await;

    let policy = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#;
    let federated = client
        .get_federation_token()
        .name("Bob & Ann")
        .policy(policy)
        .duration_seconds(3600)
        .tags(tag("dept", "ü & ö"))
        .tags(tag("empty", ""))
        .send()
        .await;
    let federated = steps.step("federated user", federated, |output| {
        let user = output.federated_user();
        Fields::new()
            .field("arn", user.map(|user| user.arn()))
            .field("id", user.map(|user| user.federated_user_id()))
            .field("packed", output.packed_policy_size())
            .field("credentials", Some(shown(output.credentials())))
    });
    let federated = federated.and_then(|output| output.credentials);
    who(&with(federated.as_ref()), "of the federated user", steps).await;

    let account = client
        .get_access_key_info()
        .access_key_id("AKIAIOSFODNN7EXAMPLE")
        .send()
        .await;
    steps.step("account of a key", account, |output| {
        Fields::new().field("account", output.account())
    });
}

/// Asks who the client is.
async fn who(client: &Client, what: &str, steps: &mut Steps) {
    let who = client.get_caller_identity().send().await;
    steps.step(&format!("who calls {what}"), who, |output| {
        Fields::new()
            .field("account", output.account())
            .field("arn", output.arn())
            .has("user", output.user_id())
    });
}

/// A client with these credentials.
fn with(given: Option<&Credentials>) -> Client {
    let config = Builder::from(&config());
    Client::from_conf(match given {
        Some(given) => {
            let token = Some(given.session_token());
            let provider = credentials(given.access_key_id(), given.secret_access_key(), token);
            config.credentials_provider(provider).build()
        }
        None => config.build(),
    })
}

/// What does not change of credentials: their form, and that nothing secret is printed of them.
fn shown(credentials: Option<&Credentials>) -> String {
    let Some(credentials) = credentials else {
        return "none".to_owned();
    };
    let printed = format!("{credentials:?}");
    let secrets = [
        ("key", credentials.access_key_id()),
        ("secret", credentials.secret_access_key()),
        ("token", credentials.session_token()),
    ];
    let is_printed = |secret: &(&str, &str)| printed.contains(secret.1);
    let names: Vec<&str> = secrets
        .into_iter()
        .filter(is_printed)
        .map(|(name, _)| name)
        .collect();
    Fields::new()
        .field("key", credentials.access_key_id().get(..4))
        .field("secret", Some(credentials.secret_access_key().len()))
        .field("token", Some(credentials.session_token().len() > 100))
        .field(
            "hours",
            Some(steps::hours_from_now(credentials.expiration())),
        )
        .field("printed", Some(names))
        .to_string()
}

fn tag(key: &str, value: &str) -> aws_sdk_sts::types::Tag {
    let tag = aws_sdk_sts::types::Tag::builder().key(key).value(value);
    tag.build().expect("a key and a value")
}
