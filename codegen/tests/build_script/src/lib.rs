//! The client that the build script generates.

// What the emitted root has; `include!` takes no attributes of a whole crate.
#![allow(deprecated, non_camel_case_types)]
#![allow(clippy::all)]

include!(concat!(env!("OUT_DIR"), "/client/src/root.rs"));
