//! Parts of texts, borrowed from the parameters of a request wherever these were.

use std::borrow::Cow;

/// A part of a text; it borrows for as long as the whole text does, and is copied out of an owned one.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn map_str<'a>(
    text: &Cow<'a, str>,
    part: impl FnOnce(&str) -> Option<&str>,
) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => part(text).map(Cow::Borrowed),
        Cow::Owned(text) => part(text).map(|part| Cow::Owned(part.to_owned())),
    }
}
