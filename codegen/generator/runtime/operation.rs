//! An operation as data: its table, and what its input, output and errors can do.

pub mod error;
pub mod input_checks;
pub mod shapes;
pub mod table;
