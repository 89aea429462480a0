//! `cargo farrier`, as a library: what a workspace's own `xtask` needs to run the same commands.
//!
//! A command is a file of its own; what they share is the configuration, the disk and the reports. How
//! code is generated is no business of this crate: that is `farrier-codegen`, which never touches the disk.

pub mod config;
pub mod diff;
pub mod disk;
pub mod generate;
pub mod input;
pub mod jobs;
pub mod outcome;
pub mod package;
pub mod program;
pub mod report;
