//! How a client finds out where its requests go. The parameters and the rules are written by the
//! generator; evaluating them is run-time code.

pub(crate) mod invalid_params;
pub(crate) mod resolver;
