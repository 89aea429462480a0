//! The two sides that a program is run with.

/// The sides that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Official,
    Ours,
}

impl Side {
    /// The name of folders and files.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Ours => "ours",
        }
    }
}
