//! Settings that both sides get: everything that would differ from run to run is fixed, and the
//! variations change one thing each.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::invocation_id::{InvocationId, InvocationIdGenerator};
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use aws_types::SdkConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;
use aws_types::sdk_config::Builder;

/// A configuration for either side.
#[derive(Debug)]
pub(crate) struct Settings {
    /// What is special about it.
    pub(crate) name: &'static str,
    /// The configuration that both crates take.
    pub(crate) shared: SdkConfig,
}

/// Fixed region, credentials, time, and quick retries.
pub(crate) fn usual() -> Settings {
    vary("usual", |builder| builder)
}

/// One thing changed at a time.
pub(crate) fn variations() -> Vec<Settings> {
    let custom = "https://runs.example.com:8443/base/";
    vec![
        vary("us-east-1", |builder| {
            builder.region(Region::new("us-east-1"))
        }),
        vary("China", |builder| builder.region(Region::new("cn-north-1"))),
        vary("GovCloud", |builder| {
            builder.region(Region::new("us-gov-west-1"))
        }),
        vary("ISO", |builder| {
            builder.region(Region::new("us-iso-east-1"))
        }),
        vary("unheard-of region", |builder| {
            builder.region(Region::new("mars-1"))
        }),
        vary("hostile region", |builder| {
            builder.region(Region::new("a/b?c#d"))
        }),
        vary("no region", |builder| builder.region(None)),
        vary("FIPS", |builder| builder.use_fips(true)),
        vary("dual stack", |builder| builder.use_dual_stack(true)),
        vary("FIPS and dual stack", |builder| {
            builder.use_fips(true).use_dual_stack(true)
        }),
        vary("FIPS and dual stack where there is none", |builder| {
            let builder = builder.region(Region::new("us-iso-east-1"));
            builder.use_fips(true).use_dual_stack(true)
        }),
        vary("endpoint", move |builder| builder.endpoint_url(custom)),
        vary("endpoint and FIPS", move |builder| {
            builder.endpoint_url(custom).use_fips(true)
        }),
        vary("endpoint and dual stack", move |builder| {
            builder.endpoint_url(custom).use_dual_stack(true)
        }),
        vary("endpoint that is no URL", |builder| {
            builder.endpoint_url("not a URL")
        }),
        vary("session token", |builder| {
            let session = Some("session/token+==".to_owned());
            builder.credentials_provider(credentials(session))
        }),
        vary("app name", |builder| match AppName::new("farrier") {
            Ok(name) => builder.app_name(name),
            Err(_) => builder,
        }),
        vary("no retries", |builder| {
            builder.retry_config(RetryConfig::disabled())
        }),
    ]
}

fn credentials(session: Option<String>) -> SharedCredentialsProvider {
    let credentials = Credentials::new("AKIDPARITY", "secret/key+", session, None, "parity");
    SharedCredentialsProvider::new(credentials)
}

fn vary(name: &'static str, change: impl FnOnce(Builder) -> Builder) -> Settings {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_979_289);
    let retries = RetryConfig::standard()
        .with_initial_backoff(Duration::from_millis(1))
        .with_max_backoff(Duration::from_millis(1));
    let builder = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .credentials_provider(credentials(None))
        .time_source(SharedTimeSource::new(StaticTimeSource::new(time)))
        .retry_config(retries);
    let shared = change(builder).build();
    Settings { name, shared }
}

/// Always the same invocation ID.
#[derive(Debug)]
pub(crate) struct FixedInvocationId;

impl InvocationIdGenerator for FixedInvocationId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new(
            "00000000-0000-4000-8000-000000000000".to_owned(),
        )))
    }
}

/// Gives both sides one name and version, which the user agent tells: that header is signed.
#[derive(Debug)]
pub(crate) struct FixedApiMetadata;

#[dyn_dispatch_hint]
impl Intercept for FixedApiMetadata {
    fn name(&self) -> &'static str {
        "FixedApiMetadata"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let metadata = ApiMetadata::new("parity", "0");
        config.interceptor_state().store_put(metadata);
        Ok(())
    }
}
