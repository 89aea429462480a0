//! Presigned requests: signed now, and sent later by others, who need no credentials.

pub(crate) mod call;
pub(crate) mod config;
pub(crate) mod request;
