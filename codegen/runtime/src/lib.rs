//! The operation-independent code of an emitted client, as ordinary Rust: compiled and tested here,
//! copied verbatim into the emitted crate's private module `runtime`.
//!
//! The modules name each other only through `super`, so that they work at either place. What differs
//! from service to service is one module, [`service`]: here it is a fixture, in an emitted crate it
//! is written by the generator. Which of the other modules are copied depends on what the service
//! needs.

#![allow(dead_code)] // emitted code calls what nothing calls here

pub mod auth;
pub mod client;
pub mod config;
pub mod customize;
pub mod endpoint;
pub mod enums;
pub mod error;
pub mod features;
pub mod interceptors;
pub mod invoke;
pub mod operation;
pub mod partitions;
pub mod plugin;
pub mod request;
pub mod response;
pub mod retries;
pub mod schema;
pub mod service;
pub mod wire;
