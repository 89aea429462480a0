//! Where the models have what a change is about.

use farrier_codegen::diff::Change;

/// A place in a model's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The file as it was named.
    pub(super) file: String,
    /// The line, from 1.
    pub(super) line: usize,
    /// The column in characters, from 1.
    pub(super) column: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// The places in the old and in the new model.
pub(super) fn places(change: &Change) -> [Option<Place>; 2] {
    [&change.old_place, &change.new_place].map(|location| {
        let location = location.as_ref()?;
        let place = location.resolve();
        Some(Place {
            file: place.file.to_owned(),
            line: place.line,
            column: place.column,
        })
    })
}
