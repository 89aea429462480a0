//! Schemas of shapes, and how values are written and read with them, whatever the protocol.

pub mod builders;
pub mod equality;
pub mod error_correction;
pub mod members;
pub mod redacted;
pub mod shape_serde;
pub mod table;
pub mod unions;
