//! What the checks look at.

use std::collections::HashSet;

use crate::model::{Model, Shape, ShapeId};

/// A model, with the shapes that have faults of their own already.
pub(super) struct Checked<'a> {
    pub(super) model: &'a Model,
    pub(super) doubtful: &'a HashSet<ShapeId>,
}

impl<'a> Checked<'a> {
    /// The shapes that are not doubtful.
    pub(super) fn shapes(&self) -> impl Iterator<Item = &'a Shape> {
        let doubtful = self.doubtful;
        self.model
            .shapes
            .values()
            .filter(move |shape| !doubtful.contains(&shape.id))
    }

    /// The shape with this ID, if it exists and is not doubtful.
    pub(super) fn get(&self, id: &ShapeId) -> Option<&'a Shape> {
        self.model
            .get(id)
            .filter(|shape| !self.doubtful.contains(&shape.id))
    }
}
