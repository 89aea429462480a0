//! The wire protocols: the published implementations, mended where they fall short of the protocols' own
//! test cases or of what the official crates read.

pub mod aws_json;
pub mod aws_query;
pub mod http_bindings;
pub mod json;
pub mod json_scanner;
pub mod rest_json;
pub mod rest_xml;
pub mod rpc_v2_cbor;
pub mod xml;
pub mod xml_errors;
pub mod xml_text;
pub mod xml_unions;

#[cfg(test)]
mod json_decisions;
