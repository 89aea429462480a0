//! Calls without a network, through the official crate and through generated ones.
//!
//! `read` and `write` in the folder `side` are compiled against each crate; `transport` answers them,
//! `bodies` makes what is read and sent, `floor` does the same work with serde_json, and `codec` with the
//! published JSON codec alone. What is measured, and how often, is for the two programs to say.

pub mod bodies;
pub mod caller;
pub mod clock;
pub mod codec;
pub mod floor;
pub mod line;
mod official;
mod slice;
pub mod transport;
#[cfg(feature = "whole")]
mod whole;

use caller::Caller;
use clock::Phase;

/// A crate that calls are made through.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Its name in the result.
    pub name: &'static str,
    /// Makes calls whose replies have this many runs of a journey.
    pub read: fn(runs: usize, timed: Option<Phase>) -> Caller,
    /// Makes calls that send this many endpoints, if the crate has the operation for that.
    pub write: Option<fn(endpoints: usize, timed: Option<Phase>) -> Caller>,
}

/// All crates, the official one first.
#[must_use]
pub fn sides() -> Vec<Side> {
    vec![
        official::SIDE,
        slice::SIDE,
        #[cfg(feature = "whole")]
        whole::SIDE,
    ]
}
