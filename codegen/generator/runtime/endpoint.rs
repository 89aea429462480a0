//! Endpoint rules at run time: tables that the generator writes ([`program`]), and what evaluates them
//! ([`evaluate`]). The parameters, and the resolver that users can replace, are each client's own.

pub mod arn;
pub mod auth_schemes;
pub mod builtins;
pub mod evaluate;
pub mod functions;
pub mod params;
pub mod partitions;
pub mod program;
pub mod text;
pub mod url;
pub mod value;
