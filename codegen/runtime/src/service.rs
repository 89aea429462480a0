//! A fixture of the one module that differs from service to service. An emitted crate has its own,
//! with the same items.

use aws_runtime::user_agent::ApiMetadata;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_types::sdk_config::SdkConfig;

use super::config::Builder;

/// The `sdkId` of the service.
pub const SDK_ID: &str = "Fixture";
/// The name that signatures carry.
pub const SIGNING_NAME: &str = "fixture";
/// The name of the service shape.
pub const SHAPE_NAME: &str = "Fixture";
/// The namespace of the service shape.
pub const SHAPE_NAMESPACE: &str = "farrier.test";
/// The version of the service.
pub const VERSION: &str = "2026-01-01";
/// Whether error codes may be those of the query protocol, which the service once spoke.
pub const QUERY_COMPATIBLE: bool = false;
/// Whether endpoints may be those of an account, as a setting says.
pub const ACCOUNT_ID_ENDPOINTS: bool = false;
/// The URI and prefix of the service's `@xmlNamespace`.
pub const XML_NAMESPACE: Option<(&str, Option<&str>)> = None;
/// What clients in one process must have in common to share an allowance of retries.
pub const RETRY_PARTITION: &str = "fixture";
/// The scope of the client's metrics.
pub const METRICS_SCOPE: &str = "fixture";
/// What the user agent says of the service and the crate.
pub static API_METADATA: ApiMetadata = ApiMetadata::new("fixture", env!("CARGO_PKG_VERSION"));

/// The service's protocol.
pub fn protocol() -> SharedClientProtocol {
    SharedClientProtocol::new(super::rest_json::RestJson::new())
}

/// The IDs of the auth schemes of an operation, in order of preference.
pub fn auth_schemes(_operation: &str) -> &'static [&'static str] {
    &["sigv4"]
}

/// Adds the auth schemes and whatever else the service needs.
pub fn components(components: RuntimeComponentsBuilder) -> RuntimeComponentsBuilder {
    components.with_auth_scheme(aws_runtime::auth::sigv4::SigV4AuthScheme::new())
}

/// Takes over what this service alone has from the shared configuration.
pub fn from_sdk_config(_builder: &mut Builder, _config: &SdkConfig) {}

/// Makes what this service alone has repeatable, for tests.
pub fn test_defaults(_builder: &mut Builder) {}

pub use endpoint::{
    Params as EndpointParams, ParamsBuilder as EndpointParamsBuilder, RULES as ENDPOINT_RULES,
    from_config as endpoint_params,
};

/// Endpoint rules that know the configured URL alone.
mod endpoint {
    use aws_smithy_types::config_bag::ConfigBag;

    use super::super::endpoint::program::{Condition, Expr, Function, Outcome, Program};
    use super::super::endpoint::{InvalidParams, RuleParams, Value, builtins};

    /// What the endpoint of a request depends on.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Params {
        endpoint: Option<String>,
    }

    impl RuleParams for Params {
        fn values<'a>(&'a self, slots: &mut Vec<Value<'a>>) {
            slots.push(Value::from(self.endpoint.as_deref()));
        }
    }

    /// Puts [`Params`] together.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ParamsBuilder {
        endpoint: Option<String>,
    }

    impl ParamsBuilder {
        /// The parameters.
        ///
        /// # Errors
        /// None: nothing is required.
        pub fn build(self) -> Result<Params, InvalidParams> {
            Ok(Params {
                endpoint: self.endpoint,
            })
        }
    }

    /// The parameters that the configuration gives.
    pub fn from_config(config: &ConfigBag) -> ParamsBuilder {
        ParamsBuilder {
            endpoint: builtins::endpoint(config),
        }
    }

    /// The configured URL, or an error.
    pub static RULES: Program = Program {
        slots: 1,
        conditions: &[Condition::Test(Expr::Call(
            Function::IsSet,
            &[Expr::Slot(0)],
        ))],
        nodes: &[[0, -1, -2]],
        start: 0,
        properties: &[],
        outcomes: &[
            Outcome::Url(Expr::Slot(0)),
            Outcome::Error(Expr::Text("no endpoint is set")),
        ],
    };
}
