//! `cargo farrier`, as a library: what a workspace's own `xtask` needs to run the same commands.
//!
//! A command is a file of its own; what they share is the configuration, the disk and the reports. How
//! code is generated is no business of this crate: that is `farrier-codegen`, which never touches the disk.

pub mod adopt;
mod adopted;
pub mod cargo_options;
pub mod check;
pub mod cli;
pub mod compile;
pub mod config;
pub mod cost;
pub mod diff;
pub mod disk;
pub mod farrier_lock;
pub mod find;
pub mod generate;
pub mod hash;
pub mod help;
pub mod input;
pub mod jobs;
pub mod models;
pub mod operations;
pub mod outcome;
pub mod package;
pub mod packaging;
pub mod patch;
pub mod program;
pub mod progress;
pub mod remove;
pub mod report;
pub mod search;
pub mod subjects;
pub mod sync;
pub mod terminal;
mod toml_text;
pub mod undo;
pub mod update;
pub mod why;
pub mod workspace;
