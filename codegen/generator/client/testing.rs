//! Runs the test cases that a model gives, for protocols and for endpoint rules, and compares bodies. It is
//! compiled for tests alone.

pub(crate) mod cbor;
pub(crate) mod endpoint;
pub(crate) mod form;
pub(crate) mod json;
pub(crate) mod protocol;
pub(crate) mod xml;
