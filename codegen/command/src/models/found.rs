//! A model that was found, and where.

/// The model of a crate.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file's text.
    pub text: String,
    /// The SHA-256 of the text.
    pub sha256: String,
    /// Where it comes from: a path or a URL.
    pub source: String,
    /// The commit that it was published with, where that is known.
    pub revision: Option<String>,
}
