//! The text of a configuration while it is read, and how faults get their places in it.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::report::{Fault, Place};

/// A configuration that is read.
pub(super) struct Reader<'a> {
    pub(super) root: &'a Path,
    /// The folder that the files of models are seen from.
    pub(super) models: &'a Path,
    /// The file's name as it is shown.
    pub(super) file: String,
    pub(super) text: &'a str,
}

impl Reader<'_> {
    pub(super) fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place::in_text(&self.file, self.text, span)
    }

    pub(super) fn fault<T>(&self, message: String, value: &Spanned<T>) -> Fault {
        Fault::new(message).at(self.place(value.span()))
    }

    pub(super) fn syntax(&self, error: &toml::de::Error) -> Fault {
        Fault::new(error.message()).at(self.place(error.span().unwrap_or(0..0)))
    }

    /// Keys of a table that are none of the known ones.
    pub(super) fn unknown_in(&self, table: &DeTable<'_>, known: &[&str]) -> Vec<Fault> {
        let unknown = table
            .keys()
            .filter(|key| !known.contains(&key.get_ref().as_ref()));
        let faults = unknown.map(|key| {
            let fault = self.fault(format!("unknown key `{}`", key.get_ref()), key);
            fault.help(match nearest(key.get_ref(), known) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("known keys are `{}`", known.join("`, `")),
            })
        });
        faults.collect()
    }
}

/// The tables of an array of them.
pub(super) fn as_tables<'a, 'i>(
    value: &'a Spanned<DeValue<'i>>,
) -> impl Iterator<Item = &'a DeTable<'i>> {
    let items = value.get_ref().as_array().into_iter().flatten();
    items.filter_map(|item| item.get_ref().as_table())
}

/// The known word that was most likely meant.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let scored = known
        .iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), *candidate));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.75).then_some(best.1)
}
