//! The side of the generated client with one operation, which sends no body.

use generated as sdk;

use crate::Side;

#[allow(clippy::duplicate_mod)]
#[path = "side/read.rs"]
mod read;

/// This side.
pub(crate) const SIDE: Side = Side {
    name: "slice",
    read: read::caller,
    write: None,
};
