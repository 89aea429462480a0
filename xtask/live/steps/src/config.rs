//! The configuration that all programs use, with the server of `AWS_ENDPOINT_URL`.
//!
//! It is made by hand, since `aws-config` brings official crates of services along.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::Builder;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_types::SdkConfig;
use aws_types::region::Region;

/// The server's address, such as `http://127.0.0.1:5000`.
///
/// # Panics
/// The environment does not say it.
fn endpoint() -> String {
    std::env::var("AWS_ENDPOINT_URL").expect("AWS_ENDPOINT_URL is set")
}

/// The server's host and port.
pub(crate) fn host() -> String {
    endpoint().trim_start_matches("http://").to_owned()
}

/// The configuration for the server.
pub fn config() -> SdkConfig {
    config_at(&endpoint())
}

/// The configuration for another server.
pub fn config_at(endpoint: &str) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .endpoint_url(endpoint)
        .credentials_provider(credentials("AKIDEXAMPLE", "secret", None))
        .http_client(Builder::new().build_http())
        .build()
}

/// Credentials that do not expire.
pub fn credentials(id: &str, secret: &str, token: Option<&str>) -> SharedCredentialsProvider {
    let credentials = Credentials::new(id, secret, token.map(str::to_owned), None, "program");
    SharedCredentialsProvider::new(credentials)
}
