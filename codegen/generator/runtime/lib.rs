//! The service-independent code of emitted clients, as ordinary Rust: compiled and tested here, copied
//! into an emitted crate's private module `runtime` as it is, less its unit tests, or emitted once as a
//! crate of its own for several clients.
//!
//! The modules name each other only through `super`, so that they work at either place. Which of them
//! are copied depends on what a service needs. What every client has of its own, since users see its
//! types, is the text in `codegen/generator/client`; the module `support` compiles that for the tests here.
//!
//! Functions that make a client, find an endpoint or make a call are inline in dev builds
//! (`debug_assertions`): the program that calls them compiles them, once, and keeps them while it
//! changes itself. In release builds, which start anew each time, they are compiled here.

pub mod auth;
pub mod call;
pub mod endpoint;
pub mod features;
pub mod operation;
pub mod protocols;
pub mod schema;
pub mod service;

#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, unreachable_pub)] // no test uses all of a client
#[path = "../client/root.rs"]
mod support;

/// The modules by the path that a client has for them.
#[cfg(test)]
#[allow(unused_imports)] // the same
mod runtime {
    pub(crate) use super::{auth, call, endpoint, features, operation, protocols, schema, service};
}
