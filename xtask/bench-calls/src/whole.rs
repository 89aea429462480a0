//! The side of the generated client of the whole service.

use whole as sdk;

use crate::Side;

#[allow(clippy::duplicate_mod)]
#[path = "side/read.rs"]
mod read;
#[allow(clippy::duplicate_mod)]
#[path = "side/write.rs"]
mod write;

/// This side.
pub(crate) const SIDE: Side = Side {
    name: "whole",
    read: read::caller,
    write: Some(write::caller),
};
