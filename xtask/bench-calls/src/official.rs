//! The official crate's side.

use aws_sdk_pinpoint as sdk;

use crate::Side;

#[allow(clippy::duplicate_mod)] // on purpose: one source, compiled against each crate
#[path = "side/read.rs"]
mod read;
#[allow(clippy::duplicate_mod)]
#[path = "side/write.rs"]
mod write;

/// This side.
pub(crate) const SIDE: Side = Side {
    name: "official",
    read: read::caller,
    write: Some(write::caller),
};
