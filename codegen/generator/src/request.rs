//! What is asked of the generator. Every stage may look at it; it looks at none.

/// What to generate, as read from the configuration or the command line.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The Cargo package name of the emitted crate. When left out: that of the official crate,
    /// `aws-sdk-` and the SDK ID; for a service that is not of AWS its shape's name, in kebab case.
    pub name: Option<String>,
    /// The Cargo package version; `0.1.0` when left out.
    pub version: Option<String>,
    /// The service's shape ID; may be left out when the model has exactly one.
    pub service: Option<String>,
    /// The operations to generate, by name or shape ID; all of the service's when empty.
    pub operations: Vec<String>,
    /// Whether what cannot be right is only warned of, and left out where it must be, although
    /// operations are asked for by name.
    pub allow_incomplete: bool,
    /// Whether the crate has the tests that come from the model: its protocol test cases, and those of its
    /// endpoint rules.
    pub tests: Tests,
    /// How much documentation goes into the emitted crate.
    pub docs: DocsLevel,
    /// Further `[dev-dependencies]` of the emitted manifest, for the hand-written tests and
    /// examples beside the emitted code, as TOML text.
    pub dev_dependencies: String,
    /// Where the run-time code is.
    pub runtime: Runtime,
    /// Whether items are marked, so that the compiler tells of each use of them: for crates that are only
    /// compiled to find out what of them is used.
    #[doc(hidden)]
    pub marks: bool,
}

/// A part of a request, as the subject of a fault that has no place in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestPart {
    /// The model itself.
    Model,
    /// [`Request::name`].
    Name,
    /// [`Request::service`].
    Service,
    /// The one of [`Request::operations`] with this text.
    Operation(String),
}

/// Where the code is that is the same for all services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Runtime {
    /// In the emitted crate, as a private module.
    #[default]
    Embedded,
    /// In the crate of [`shared_runtime`](crate::shared_runtime), which several clients depend on.
    Shared {
        /// The crate's folder, seen from the client's, with `/` between the parts.
        path: String,
    },
}

/// Whether the tests that come from the model are emitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tests {
    /// They are.
    #[default]
    Emitted,
    /// They are not.
    LeftOut,
}

/// How much of the model's documentation is emitted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocsLevel {
    /// Everything.
    #[default]
    Full,
    /// The first paragraph.
    Summary,
    /// One line for every public item.
    None,
}
