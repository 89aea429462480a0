//! The service-independent code of emitted clients, as ordinary Rust: compiled and tested here, copied
//! into an emitted crate's private module `runtime` as it is, less its unit tests, or emitted once as a
//! crate of its own for several clients.
//!
//! The modules name each other only through `super`, so that they work at either place. Which of them
//! are copied depends on what a service needs. What every client has of its own, since users see its
//! types, is the text in `codegen/client`; the module `support` compiles that for the tests here.
//!
//! What makes a client, finds an endpoint and makes a call is inline in dev builds
//! (`debug_assertions`): there the program that does so compiles it, once, and keeps it while it
//! changes itself. In release builds, which start anew each time, it is compiled here.

pub mod api_key_auth;
pub mod builders;
pub mod checksum;
pub mod client_plugins;
pub mod compression;
pub mod endpoint;
pub mod equality;
pub mod error;
pub mod features;
pub mod idempotency;
pub mod interceptors;
pub mod invoke;
pub mod jmespath;
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
pub mod retries;
pub mod schema;
pub mod service;
pub mod unions;
pub mod waiter;
pub mod wire;

#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)] // no test uses all of a client
#[path = "../../client/root.rs"]
mod support;

/// The modules by the path that a client has for them.
#[cfg(test)]
#[allow(unused_imports)] // the same
mod runtime {
    pub(crate) use super::{
        api_key_auth, builders, checksum, client_plugins, compression, endpoint, equality, error,
        features, idempotency, interceptors, invoke, jmespath, members, merged, metrics, operation,
        paginator, partitions, plugin, request, response, rest_json, retries, schema, service,
        unions, waiter, wire,
    };
}
