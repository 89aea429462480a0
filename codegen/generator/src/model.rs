//! The model graph: shapes, members and traits of one or more Smithy models merged into one.
//!
//! What the API *is* lives here; what Rust it becomes is decided in [`crate::plan`]. Loading is in
//! [`load`], typed views of traits in [`traits`], checks in [`validate`], what the chosen
//! operations reach in [`select`], the ways on which they do in [`paths`], and what of that is not supported in
//! `support`.

pub mod auth;
pub mod discovery;
pub mod load;
mod lookup;
pub mod paths;
pub mod select;
pub mod sessions;
mod shapes;
pub(crate) mod suggest;
mod support;
mod syntax;
pub mod traits;
mod usage;
pub mod validate;

pub use crate::source::{Location, Source, Sources};
pub use lookup::UNIT;
pub use shapes::{
    Member, Members, Model, Operation, Resource, Service, Shape, ShapeId, ShapeKind, SimpleKind,
};
pub use traits::Traits;
