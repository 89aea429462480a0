//! The traits of a shape or member: kept as they stand in the model, read through typed accessors.
//!
//! The container is in `container`; the accessors, one short function a trait, are in the files below by theme.
//! They give nothing when a value has not the form it should have, which [`super::validate`] reports.

mod accessors;
mod aws;
mod behavior;
mod constraints;
mod container;
mod docs;
mod http;
pub mod support;
pub mod uri;

pub use aws::{AwsQueryError, AwsService, HttpChecksum};
pub use behavior::{ErrorFault, Paginated, Retryable};
pub use container::Traits;
pub use docs::Deprecated;
pub(crate) use http::BINDINGS;
pub use http::{Http, XmlNamespace};
