//! Auth schemes that the published crates do not have, or not as Smithy defines them.

pub mod api_key;
pub mod session_cache;
pub mod sessions;
