//! A configuration in which nothing differs from run to run.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_runtime::invocation_id::{
    InvocationId, InvocationIdGenerator, SharedInvocationIdGenerator,
};
use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, TokioSleep};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::retry::RetryConfig;
use aws_types::region::Region;
use aws_types::sdk_config::{Builder, SdkConfig};

use crate::comparable::without_machine;

/// The time of every request, in seconds since the epoch: 2024-05-06T07:08:09Z.
pub const TIME: u64 = 1_714_979_289;

/// A configuration of `us-east-1` with fixed time and credentials and quick retries.
pub fn config() -> Builder {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(TIME);
    let retries = RetryConfig::standard()
        .with_initial_backoff(Duration::from_millis(1))
        .with_max_backoff(Duration::from_millis(1));
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(credentials(None))
        .sleep_impl(SharedAsyncSleep::new(TokioSleep::new()))
        .time_source(SharedTimeSource::new(StaticTimeSource::new(time)))
        .retry_config(retries)
}

/// Credentials that do not expire, with or without a session token.
pub fn credentials(session: Option<&str>) -> SharedCredentialsProvider {
    let session = session.map(str::to_owned);
    let credentials = Credentials::new("AKIDPARITY", "secret/key+", session, None, "parity");
    SharedCredentialsProvider::new(credentials)
}

/// Gives every call the same invocation ID, and both sides one name and version in the user agent, in
/// which nothing else tells of the machine either: it may be signed.
#[derive(Debug)]
pub struct Fixed;

#[dyn_dispatch_hint]
impl Intercept for Fixed {
    fn name(&self) -> &'static str {
        "Fixed"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let state = config.interceptor_state();
        state.store_put(ApiMetadata::new("parity", "0"));
        state.store_put(SharedInvocationIdGenerator::new(FixedInvocationId));
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        for name in ["user-agent", "x-amz-user-agent"] {
            if let Some(agent) = headers.get(name).map(without_machine) {
                headers.insert(name, agent);
            }
        }
        Ok(())
    }
}

#[derive(Debug)]
struct FixedInvocationId;

impl InvocationIdGenerator for FixedInvocationId {
    fn generate(&self) -> Result<Option<InvocationId>, BoxError> {
        Ok(Some(InvocationId::new(
            "00000000-0000-4000-8000-000000000000".to_owned(),
        )))
    }
}
