//! What the programs share that compare calls without a network: an HTTP client that takes down each
//! request and answers with the next reply of a script, and a configuration in which everything is
//! fixed that would differ from run to run.

mod body;
mod cases;
mod client;
mod comparable;
mod fixed;
mod reply;

pub use body::pieces;
pub use cases::Cases;
pub use client::{Sent, Transport};
pub use comparable::comparable;
pub use fixed::{Fixed, TIME, config, credentials};
pub use reply::Reply;
