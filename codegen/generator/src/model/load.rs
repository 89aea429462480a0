//! Reads Smithy JSON models (AST 2.0 and 1.0) and merges them into one [`Model`].
//!
//! The steps, each a file below: text to JSON, JSON to drafts of shapes, mixins and `apply` statements,
//! older spellings to those of 2.0, drafts to shapes. What the shapes say is judged in
//! [`super::validate`], which runs at the end.

mod document;
mod draft;
mod draft_operation;
mod entity;
mod finish;
mod flatten;
mod json;
mod mixins;
mod reader;
mod upgrade;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{Model, Sources, validate};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::Source;

/// Reads, merges and checks models.
///
/// # Errors
/// Every fault found. After a text that is no model at all, only the faults of single files and shapes
/// are given, as those of the whole would mostly follow from it.
pub fn load(sources: Sources) -> Result<Model, Diagnostics> {
    let mut faults = Diagnostics::new();
    if sources.is_empty() {
        faults.push(Diagnostic::error("no model was given"));
    }
    let mut definitions = document::Definitions::default();
    definitions.read(&built_in("smithy prelude", PRELUDE), &mut faults);
    for source in sources.iter() {
        definitions.read(source, &mut faults);
    }
    definitions.add_missing(&built_in("smithy packages", PACKAGES), &mut faults);
    let unreadable = faults.has_errors();
    let mut drafts = draft::drafts(definitions, &mut faults);
    if unreadable {
        return Err(faults);
    }
    flatten::flatten(&mut drafts, &mut faults);
    upgrade::upgrade(&mut drafts, &mut faults);
    let (shapes, doubtful) = finish::finish(drafts, &mut faults);
    let model = Model { shapes, sources };
    validate::check(&model, &doubtful, &mut faults);
    faults.into_result(model)
}

/// A text of the generator's own, which comes after all files in diagnostics.
fn built_in(name: &str, text: &str) -> Arc<Source> {
    Arc::new(Source::new(name.to_owned(), text.to_owned(), u32::MAX))
}

/// The shapes that every model has. Source: Smithy 2.0 specification, "Prelude".
const PRELUDE: &str = include_str!("load/prelude.json");

/// The shapes of Smithy's own packages that services refer to without defining them: the validation
/// errors that servers add. Source: the package `software.amazon.smithy:smithy-validation-model`.
const PACKAGES: &str = include_str!("load/packages.json");
