//! What every pass over shapes looks at.

use crate::DocsLevel;
use crate::model::Model;
use crate::model::select::Selection;

use super::recursion::BoxedMembers;
use super::symbols::Symbols;

/// What every pass over shapes looks at.
#[derive(Clone, Copy, Debug)]
pub struct PlanContext<'a> {
    /// The model.
    pub model: &'a Model,
    /// What is generated of it.
    pub selection: &'a Selection,
    /// The names of items.
    pub symbols: &'a Symbols,
    /// The members that are boxed.
    pub boxed: &'a BoxedMembers,
    /// How much documentation is wanted.
    pub docs: DocsLevel,
}
