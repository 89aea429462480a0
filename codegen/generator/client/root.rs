//! The text that every client has of its own, since users see its types: as ordinary Rust, copied into
//! an emitted crate's private module `support` as it is, less its unit tests. This root is for the tests
//! of `codegen/runtime`, which compile the text beside a fixture of a service; an emitted crate's root
//! names the files that it needs.

pub(crate) mod auth;
pub(crate) mod client;
pub(crate) mod config;
pub(crate) mod customize;
pub(crate) mod endpoint;
pub(crate) mod endpoint_discovery;
#[path = "fixture/endpoint_rules.rs"]
pub(crate) mod endpoint_rules;
pub(crate) mod enums;
pub(crate) mod error;
pub(crate) mod extended_request_id;
#[path = "fixture/facts.rs"]
pub(crate) mod facts;
pub(crate) mod login_tokens;
#[path = "fixture/logins.rs"]
pub(crate) mod logins;
pub(crate) mod operation;
pub(crate) mod presigning;
#[path = "fixture/service.rs"]
pub(crate) mod service;
pub(crate) mod settings;
pub(crate) mod structures;
pub(crate) mod testing;
