//! The operation-independent code of an emitted client, as ordinary Rust: compiled and tested here,
//! copied into the emitted crate's private module `runtime` as it is, less its unit tests.
//!
//! The modules name each other only through `super`, so that they work at either place. What differs
//! from service to service is one module, [`service`]: here it is a fixture, in an emitted crate it
//! is written by the generator. Which of the other modules are copied depends on what the service
//! needs.
//!
//! What makes a client, finds an endpoint and makes a call is inline in dev builds
//! (`debug_assertions`): there the program that does so compiles it, once, and keeps it while it
//! changes itself. In release builds, which start anew each time, it is compiled here.

#![allow(dead_code, unused_imports, unused_macros)] // emitted code uses what nothing uses here

pub mod account_id_endpoints;
pub mod api_key_auth;
pub mod auth;
pub mod aws_json;
pub mod aws_query;
pub mod basic_auth;
pub mod bearer_auth;
pub mod builders;
pub mod checksum;
pub mod client;
pub mod compression;
pub mod compression_settings;
pub mod config;
pub mod customize;
pub mod endpoint;
pub mod enums;
pub mod equality;
pub mod error;
pub mod features;
pub mod forward;
pub mod http_bindings;
pub mod idempotency;
pub mod interceptors;
pub mod invoke;
pub mod jmespath;
pub mod json;
#[cfg(test)]
mod json_decisions;
pub mod json_scan;
pub mod members;
pub mod metrics;
pub mod operation;
pub mod paginator;
pub mod partitions;
pub mod plugin;
pub mod request;
pub mod response;
pub mod rest_json;
pub mod rest_xml;
pub mod retries;
pub mod rpc_v2_cbor;
pub mod schema;
pub mod service;
pub mod sigv4a;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
pub mod testing_cbor;
#[cfg(test)]
pub mod testing_form;
#[cfg(test)]
pub mod testing_json;
#[cfg(test)]
pub mod testing_xml;
pub mod unions;
pub mod waiter;
pub mod wire;
pub mod xml;
pub mod xml_errors;
pub mod xml_text;
pub mod xml_unions;

/// The modules by the path that emitted code has for them; macros name them so.
pub mod runtime {
    pub use super::{builders, equality, error, forward, operation};
}
