//! What processes use: time, processor time and memory. Of compilers, crate by crate.

pub(crate) mod process;
pub(crate) mod rustc;
