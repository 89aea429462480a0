//! Farrier's generator: a Smithy model goes in, the files of a Rust client crate come out.
//!
//! The whole way is [`generate`]: load and check the model, select what the asked operations reach,
//! plan the Rust it becomes, write it as tokens, and render the tokens to files. Each stage is a
//! module of its own and data goes through once. Nothing here touches the disk, prints or exits.

mod comments;
pub mod diagnostics;
pub mod docs;
pub mod emit;
pub mod file_set;
pub mod model;
pub mod plan;
pub mod render;

pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use file_set::FileSet;
pub use model::Sources;

/// What to generate, as read from the configuration or the command line.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The Cargo package name of the emitted crate.
    pub name: String,
    /// The Cargo package version; `0.1.0` when left out.
    pub version: Option<String>,
    /// The service's shape ID; may be left out when the model has exactly one.
    pub service: Option<String>,
    /// The operations to generate, by name or shape ID; all of the service's when empty.
    pub operations: Vec<String>,
    /// Whether what cannot be right is only warned of, and left out where it must be, although
    /// operations are asked for by name.
    pub allow_incomplete: bool,
    /// How much documentation goes into the emitted crate.
    pub docs: DocsLevel,
    /// Further `[dev-dependencies]` of the emitted manifest, for the hand-written tests and
    /// examples beside the emitted code, as TOML text.
    pub dev_dependencies: String,
    /// Where the run-time code is.
    pub runtime: Runtime,
}

/// Where the code is that is the same for all services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// In the emitted crate, as a private module.
    #[default]
    Embedded,
    /// In the crate of [`shared_runtime`], which several clients depend on.
    Shared {
        /// The crate's folder, seen from the client's, with `/` between the parts.
        path: String,
    },
}

/// How much of the model's documentation is emitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocsLevel {
    /// Everything.
    #[default]
    Full,
    /// The first paragraph.
    Summary,
    /// A one-line stand-in for every public item.
    None,
}

/// The result of a run that could be done.
#[derive(Clone, Debug)]
pub struct Generated {
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
