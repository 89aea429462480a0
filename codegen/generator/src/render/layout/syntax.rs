//! What every kind of syntax can do. Syntax nests in all ways, so the files for its kinds know this
//! instead of each other.

use super::shape::{Laid, Shape};

/// A piece of syntax that has a layout.
pub(super) trait Layout {
    /// The piece inside another, or at the end of a block.
    fn lay(&self, shape: Shape) -> Laid;

    /// The piece as a statement, or as the body of a `match` arm: blocks in it have lines of their own.
    fn lay_as_statement(&self, shape: Shape) -> Laid {
        self.lay(shape)
    }

    /// The piece as the last argument of a call, which goes on over several lines.
    fn lay_as_last(&self, shape: Shape) -> Laid {
        self.lay(shape)
    }
}
