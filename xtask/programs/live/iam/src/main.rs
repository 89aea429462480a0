//! What programs do with IAM: users and groups, keys, roles and their profiles, policies, the whole account,
//! and the errors of these.

mod account;
mod errors;
mod groups;
mod keys;
mod policies;
mod roles;
mod users;

use aws_sdk_iam::Client;
use aws_sdk_iam::types::Tag;
use steps::{Steps, config, sorted};

/// Who may take on a role.
const TRUST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#;

/// A policy that lets read, with characters that are written differently in URLs.
const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Sid":"Read1","Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"arn:aws:s3:::a+b/%20*","Condition":{"StringLike":{"s3:prefix":["größe&x=1"]}}}]}"#;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&config());
    let mut steps = Steps::new();
    users::run(&client, &mut steps).await;
    groups::run(&client, &mut steps).await;
    keys::run(&client, &mut steps).await;
    roles::run(&client, &mut steps).await;
    policies::run(&client, &mut steps).await;
    account::run(&client, &mut steps).await;
    errors::run(&client, &mut steps).await;
}

fn tag(key: &str, value: &str) -> Tag {
    let tag = Tag::builder().key(key).value(value);
    tag.build().expect("a key and a value")
}

fn shown_tags(tags: &[Tag]) -> String {
    let tags = tags.iter();
    sorted(tags.map(|tag| format!("{}={:?}", tag.key(), tag.value())))
}

/// Makes a user for steps that follow.
async fn user(client: &Client, name: &str, steps: &mut Steps) {
    let created = client.create_user().user_name(name).send().await;
    steps.step(&format!("create user {name}"), created, |output| {
        output
            .user()
            .map(|user| user.arn().to_owned())
            .unwrap_or_default()
    });
}

/// Makes a role for steps that follow.
async fn role(client: &Client, name: &str, steps: &mut Steps) {
    let created = client
        .create_role()
        .role_name(name)
        .assume_role_policy_document(TRUST)
        .send()
        .await;
    steps.step(&format!("create role {name}"), created, |output| {
        output
            .role()
            .map(|role| role.arn().to_owned())
            .unwrap_or_default()
    });
}
