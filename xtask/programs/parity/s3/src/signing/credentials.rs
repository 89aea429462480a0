//! Whose credentials sign, if any.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::future;
use aws_sdk_s3::config::{Builder, Credentials, ProvideCredentials, SharedCredentialsProvider};
use aws_sdk_s3::primitives::ByteStream;
use transport::{Cases, Reply, TIME, credentials};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    signed(cases).await;
    anonymous(cases).await;
}

async fn signed(cases: &mut Cases) {
    cases
        .s3("a session token")
        .with(|builder| builder.credentials_provider(credentials(Some("session/token+=="))))
        .call(async |s3| s3.get_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("a session token for one call only")
        .call(async |s3| {
            let other = Builder::new().credentials_provider(credentials(Some("other")));
            let call = s3.list_buckets().customize();
            call.config_override(other).send().await
        })
        .await;
    cases
        .s3("credentials that expire between two calls")
        .with(|builder| builder.credentials_provider(Numbered::default()))
        .replies([Reply::new(200), Reply::new(200)])
        .call(async |s3| {
            let call = s3.head_bucket().bucket("photos");
            call.send().await?;
            s3.head_bucket().bucket("photos").send().await
        })
        .await;
    cases
        .s3("credentials of an account, for another region")
        .region("eu-south-2")
        .with(|builder| {
            let credentials = Credentials::builder().provider_name("parity");
            let credentials = credentials
                .access_key_id("AKIDACCOUNT")
                .account_id("123456789012");
            let credentials = credentials.secret_access_key("other").build();
            builder.credentials_provider(SharedCredentialsProvider::new(credentials))
        })
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(ByteStream::from_static(b"mine")).send().await
        })
        .await;
    cases
        .s3("no credentials can be had")
        .with(|builder| builder.credentials_provider(Failing))
        .call(async |s3| s3.get_bucket_tagging().bucket("photos").send().await)
        .await;
}

async fn anonymous(cases: &mut Cases) {
    cases
        .s3("nobody's call")
        .without_credentials()
        .with(|builder| builder.allow_no_auth())
        .call(async |s3| {
            let call = s3.get_object().bucket("public").key("a b");
            call.range("bytes=-1").send().await
        })
        .await;
    cases
        .s3("nobody's body")
        .with(|builder| builder.allow_no_auth())
        .call(async |s3| {
            let call = s3.put_object().bucket("public").key("a");
            call.body(ByteStream::from_static(b"whose?")).send().await
        })
        .await;
    cases
        .s3("nobody's call where credentials are needed")
        .without_credentials()
        .call(async |s3| s3.delete_object().bucket("photos").key("a").send().await)
        .await;
}

/// Gives other credentials each time, which have expired right away.
#[derive(Debug, Default)]
struct Numbered(AtomicU64);

impl ProvideCredentials for Numbered {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let number = self.0.fetch_add(1, Ordering::Relaxed);
        let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(TIME - 1);
        let (id, token) = (format!("AKID{number}"), format!("token {number}"));
        let credentials = Credentials::new(id, "secret", Some(token), Some(expiry), "parity");
        future::ProvideCredentials::ready(Ok(credentials))
    }
}

#[derive(Debug)]
struct Failing;

impl ProvideCredentials for Failing {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let error = CredentialsError::not_loaded("there are none");
        future::ProvideCredentials::ready(Err(error))
    }
}
