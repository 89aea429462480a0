//! The official crate's side of the comparison.

use aws_sdk_pinpoint as sdk;

#[allow(clippy::duplicate_mod)] // on purpose: one source, compiled against either crate
#[path = "side/mod.rs"]
pub(crate) mod side;
