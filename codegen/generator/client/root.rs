//! The text that every client has of its own, since users see its types: as ordinary Rust, copied into
//! an emitted crate's private module `support` as it is, less its unit tests. This root is for the tests
//! of `codegen/runtime`, which compile the text beside a fixture of a service; an emitted crate's root
//! names the files that it needs.

pub(crate) mod account_id_endpoints;
pub(crate) mod api_key_auth;
pub(crate) mod auth;
pub(crate) mod basic_auth;
pub(crate) mod bearer_auth;
pub(crate) mod client;
pub(crate) mod compression_settings;
pub(crate) mod config;
pub(crate) mod customize;
pub(crate) mod endpoint;
pub(crate) mod enums;
pub(crate) mod error;
pub(crate) mod idempotency;
pub(crate) mod operation;
#[path = "fixture/service.rs"]
pub(crate) mod service;
pub(crate) mod sigv4a;
pub(crate) mod structures;
pub(crate) mod testing;
pub(crate) mod testing_cbor;
pub(crate) mod testing_endpoint;
pub(crate) mod testing_form;
pub(crate) mod testing_json;
pub(crate) mod testing_xml;
