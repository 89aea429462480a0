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
fn endpoint() -> Option<String> {
    std::env::var("AWS_ENDPOINT_URL").ok()
}

/// The server's host and port, if there is a server.
pub(crate) fn host() -> Option<String> {
    let endpoint = endpoint()?;
    Some(endpoint.trim_start_matches("http://").to_owned())
}

/// The configuration for the server.
///
/// # Panics
/// The environment does not say where it is.
pub fn config() -> SdkConfig {
    config_at(&endpoint().expect("AWS_ENDPOINT_URL is set"))
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
