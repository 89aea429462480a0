//! The service-independent code of emitted clients, as ordinary Rust: compiled and tested here, copied
//! into an emitted crate's private module `runtime` as it is, less its unit tests, or emitted once as a
//! crate of its own for several clients.
//!
//! The modules name each other only through `super`, so that they work at either place. Which of them
//! are copied depends on what a service needs. What every client has of its own, since users see its
//! types, is the text in `codegen/generator/client`; the module `support` compiles that for the tests here.
//!
//! What makes a client, finds an endpoint and makes a call is inline in dev builds
//! (`debug_assertions`): there the program that does so compiles it, once, and keeps it while it
//! changes itself. In release builds, which start anew each time, it is compiled here.

pub mod api_key_auth;
pub mod aws_json;
pub mod aws_query;
pub mod builders;
pub mod checksum;
pub mod client_plugins;
pub mod compression;
pub mod compression_settings;
pub mod endpoint;
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
pub mod json_scan;
pub mod members;
pub mod merged;
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
pub mod unions;
pub mod waiter;
pub mod wire;
pub mod xml;
pub mod xml_errors;
pub mod xml_text;
pub mod xml_unions;

#[cfg(test)]
mod json_decisions;
#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)] // no test uses all of a client
#[path = "../client/root.rs"]
mod support;

/// The modules by the path that a client has for them.
#[cfg(test)]
#[allow(unused_imports)] // the same
mod runtime {
    pub(crate) use super::{
        api_key_auth, aws_json, aws_query, builders, checksum, client_plugins, compression,
        compression_settings, endpoint, equality, error, features, forward, http_bindings,
        idempotency, interceptors, invoke, jmespath, json, json_scan, members, merged, metrics,
        operation, paginator, partitions, plugin, request, response, rest_json, rest_xml, retries,
        rpc_v2_cbor, schema, service, unions, waiter, wire, xml, xml_errors, xml_text, xml_unions,
    };
}
