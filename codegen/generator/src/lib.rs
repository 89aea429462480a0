//! Farrier's generator: a Smithy model goes in, the files of a Rust client crate come out.
//!
//! The whole way is [`generate`]: load and check the model, select what the asked operations reach,
//! plan the Rust it becomes, write it as tokens, and render the tokens to files. Each stage is a
//! module of its own and data goes through once. Nothing here touches the disk, prints or exits.

mod comments;
mod device_names;
pub mod diagnostics;
pub mod docs;
pub mod emit;
pub mod file_set;
pub mod model;
pub mod plan;
pub mod render;
pub mod request;
pub mod source;

pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use file_set::FileSet;
pub use request::{DocsLevel, Request, RequestPart, Runtime};
pub use source::Sources;

/// The result of a run that could be done.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The Cargo package name of the emitted crate.
    pub name: String,
    /// The emitted files, paths relative to the crate's folder.
    pub files: FileSet,
    /// Warnings: things left out, or understood in a doubtful way.
    pub warnings: Diagnostics,
    /// The number of operations emitted.
    pub operations: usize,
    /// The number of shapes that they reach.
    pub shapes: usize,
}

/// Generates a client crate from model texts.
///
/// # Errors
/// All faults found in the model and the request, each with its place. Nothing is generated then.
pub fn generate(sources: Sources, request: &Request) -> Result<Generated, Diagnostics> {
    let model = model::load::load(sources)?;
    let selection = model::select::select(&model, request)?;
    let plan = plan::plan(&model, &selection, request)?;
    let files = render::render(emit::emit(&plan))?;
    let mut warnings = selection.warnings;
    warnings.extend(plan.warnings.clone());
    Ok(Generated {
        name: plan.package.name.clone(),
        files,
        operations: selection.operations.len(),
        shapes: selection.shapes.len(),
        warnings,
    })
}

/// The crate `farrier-runtime`, on which clients with [`Runtime::Shared`] depend: all of the run-time
/// code, of which their Cargo features take what they need.
///
/// # Errors
/// Only those of rendering: a fault of the generator.
pub fn shared_runtime() -> Result<FileSet, Diagnostics> {
    render::render(emit::shared_runtime())
}
