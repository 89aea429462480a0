//! `cargo farrier`, as a library: what a workspace's own `xtask` needs to run the same commands.
//!
//! A command is a file of its own; what they share is the configuration, the disk and the reports. How
//! code is generated is no business of this crate: that is `farrier-codegen`, which never touches the disk.

pub mod cargo_options;
pub mod config;
pub mod cost;
pub mod disk;
pub mod generate;
pub mod help;
pub mod input;
pub mod jobs;
pub mod outcome;
pub mod package;
pub mod packaging;
pub mod program;
pub mod report;
pub mod subjects;
pub mod terminal;
pub mod undo;
pub mod why;
pub mod workspace;
