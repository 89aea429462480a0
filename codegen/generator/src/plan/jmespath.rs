//! JMESPath expressions over an operation's input and output, resolved against their shapes: what
//! waiters look at, and where an input gives endpoint parameters. Reading the text is in
//! `jmespath/parse.rs`, resolving it in `jmespath/resolve.rs`; `jmespath/path.rs` is for the part of
//! the language that endpoint parameters may use.
//!
//! Source: the JMESPath specification. Left out are slices, multi-select hashes, expression
//! references and the functions that no waiter needs; they are refused with a message.

mod expr;
mod parse;
mod path;
mod resolve;
#[cfg(test)]
mod tests;

pub use expr::{Expr, Order, TextTest};
pub use path::resolve_path;
pub use resolve::{Kind, Scope, resolve};
