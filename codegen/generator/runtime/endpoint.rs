//! Endpoint rules: a table that the generator writes ([`program`]), and what evaluates it. The
//! parameters, and the resolver that users can replace, are each client's own.

mod arn;
pub mod builtins;
mod evaluate;
mod functions;
mod params;
pub mod program;
mod url;
mod value;

pub use evaluate::{Partitions, resolve, resolve_with};
pub use functions::is_valid_host_label;
pub use params::RuleParams;
pub use value::Value;
