//! The unknown value that the enums of a service share.

use std::fmt;

/// The text of an enum value that the model did not know when the crate was generated.
#[non_exhaustive]
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[allow(dead_code)] // a service may have no enums
pub struct UnknownVariantValue(pub(crate) String);

impl UnknownVariantValue {
    /// Keeps the text of an unknown value.
    #[inline]
    #[allow(dead_code)] // a service may have no enums
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text as it came.
    #[inline]
    #[allow(dead_code)] // a service may have no enums
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
