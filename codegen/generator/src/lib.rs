//! Generates a Rust client crate from a [Smithy](https://smithy.io) model, with just the operations asked for.
//!
//! The whole way is [`generate`]: model texts and a [`Request`] go in, the files of a crate come out, in
//! memory. Nothing here touches the disk, prints or exits; a build script or an `xtask` of your own reads
//! the models and writes the files:
//!
//! ```
//! use farrier_codegen::{Request, Sources, generate};
//!
//! let model = r#"{
//!     "smithy": "2.0",
//!     "shapes": {
//!         "example.clock#Clock": {
//!             "type": "service",
//!             "version": "2026-01-01",
//!             "operations": [{ "target": "example.clock#GetTime" }],
//!             "traits": { "aws.protocols#restJson1": {} }
//!         },
//!         "example.clock#GetTime": {
//!             "type": "operation",
//!             "traits": { "smithy.api#http": { "method": "GET", "uri": "/time" } }
//!         }
//!     }
//! }"#;
//! let mut sources = Sources::new();
//! sources.push("clock.json", model);
//! let request = Request {
//!     operations: vec!["GetTime".to_owned()],
//!     ..Request::default()
//! };
//! let generated = generate(sources, &request).expect("a model without faults");
//! assert!(generated.files.contains("src/operation/get_time.rs"));
//! ```
//!
//! The command `cargo farrier` (package `cargo-farrier`) does all of it for a workspace.
//!
//! Each stage on the way is a module of its own, and data goes through once: `model`, `plan`, `emit`,
//! `render`. They are public for Farrier's own commands and tests, and change with every version.

mod comments;
pub mod cost;
mod device_names;
pub mod diagnostics;
pub mod diff;
#[doc(hidden)]
pub mod docs;
#[doc(hidden)]
pub mod emit;
pub mod file_set;
pub mod interface;
#[doc(hidden)]
pub mod model;
#[doc(hidden)]
pub mod plan;
#[doc(hidden)]
pub mod render;
pub mod request;
pub mod source;
pub mod why;

pub use diagnostics::{Diagnostic, Diagnostics, Severity};
pub use file_set::FileSet;
pub use request::{DocsLevel, Request, RequestPart, Runtime, Tests};
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
