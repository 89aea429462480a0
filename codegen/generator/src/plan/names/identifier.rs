//! An identifier that may be a keyword, and is raw then. How it is chosen is decided in [`super`].

use std::fmt;

use super::reserved::{NEVER_RAW, is_keyword};

/// A Rust identifier; where it is a keyword, it is written raw: `r#type`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Identifier(String);

impl Identifier {
    /// The identifier of this name, which is one already or a keyword; where Rust knows no raw form of
    /// that, `_` follows it.
    pub(in crate::plan) fn new(mut name: String) -> Self {
        if NEVER_RAW.contains(&name.as_str()) {
            name.push('_');
        }
        Self(name)
    }

    /// The name without `r#`, as messages, `Debug` and links of the documentation have it.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether it is only an identifier with `r#` before it.
    pub fn is_raw(&self) -> bool {
        is_keyword(&self.0)
    }
}

/// As it stands in code.
impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = if self.is_raw() { "r#" } else { "" };
        write!(f, "{prefix}{}", self.0)
    }
}
