//! What the golden tests need: the cases, the disk, and compiling what was emitted.

pub(crate) mod case;
pub(crate) mod compile;
pub(crate) mod disk;
pub(crate) mod rustfmt;
