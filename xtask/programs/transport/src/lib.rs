//! What the programs share that compare calls without a network: an HTTP client that takes down each
//! request and answers with the next reply of a script, and a configuration in which everything is
//! fixed that would differ from run to run.

mod cases;
mod client;
mod fixed;
mod reply;

pub use cases::Cases;
pub use client::{Sent, Transport};
pub use fixed::{Fixed, TIME, config, credentials};
pub use reply::Reply;
