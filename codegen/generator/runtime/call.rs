//! A call, from a client's configuration to the operation's output: the same code for every operation.

pub mod client_plugins;
pub mod endpoint_params;
pub mod invoke;
pub mod merged_plugins;
pub mod metrics;
pub mod plugins;
pub mod presigned;
pub mod request;
pub mod response;
pub mod retries;
pub mod sdk_features;
pub mod telemetry;
