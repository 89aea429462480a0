//! An operation as its file has it, before inputs and outputs that are left out are filled in.

use crate::model::ShapeId;

/// An operation; no input or output means the unit structure.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct DraftOperation {
    pub(super) input: Option<ShapeId>,
    pub(super) output: Option<ShapeId>,
    pub(super) errors: Vec<ShapeId>,
}
