//! Auth schemes that the published crates do not have as Smithy defines them.

pub mod api_key;
