//! In which messages of the selected operations a shape occurs.

use std::ops::BitOr;

/// In which messages a shape occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Usage {
    /// In the input of an operation.
    pub input: bool,
    /// In the output of an operation.
    pub output: bool,
    /// In an error.
    pub error: bool,
    /// As the target of a member, and not as a whole message alone.
    pub nested: bool,
    /// As the target of a required member of a message that is read: a reply may leave the member out, and it
    /// is then what Smithy's client error correction says.
    pub corrected: bool,
}

impl Usage {
    pub(super) const INPUT: Self = Self {
        input: true,
        output: false,
        error: false,
        nested: false,
        corrected: false,
    };
    pub(super) const OUTPUT: Self = Self {
        input: false,
        output: true,
        error: false,
        nested: false,
        corrected: false,
    };
    /// Whether replies hold it.
    pub fn is_read(self) -> bool {
        self.output || self.error
    }

    pub(super) const ERROR: Self = Self {
        input: false,
        output: false,
        error: true,
        nested: false,
        corrected: false,
    };
}

impl BitOr for Usage {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self {
            input: self.input || other.input,
            output: self.output || other.output,
            error: self.error || other.error,
            nested: self.nested || other.nested,
            corrected: self.corrected || other.corrected,
        }
    }
}
