//! The wire protocols: the published implementations, mended where they fall short of the protocols' own
//! test cases or of what the official crates read; and those of which there is none.

pub mod aws_json;
pub mod aws_query;
pub mod ec2_form;
pub mod ec2_query;
pub mod http_bindings;
pub mod json;
pub mod json_dialect;
pub mod json_scanner;
pub mod rest_json;
pub mod rest_xml;
pub mod rpc_v2_cbor;
pub mod rpc_v2_json;
pub mod rpc_v2_json_values;
pub mod xml;
pub mod xml_errors;
pub mod xml_text;
pub mod xml_unions;

#[cfg(test)]
mod json_decisions;
