//! The layout of Rust code: that of `rustfmt` with its default configuration, for the Rust that is
//! emitted here.
//!
//! The generator cannot call rustfmt: not everyone has it, and its versions differ. So the rules that
//! matter for emitted code are here: where a list breaks, what stays behind a sign, how imports are
//! ordered. A rule that is missing or wrong shows in the test that runs rustfmt over everything that
//! is emitted in tests. Syntax without a rule is printed by `prettyplease`.

mod arguments;
mod attributes;
mod binary;
mod blocks;
mod chains;
mod closures;
mod control;
mod data;
mod delimited;
mod expressions;
mod fallback;
mod functions;
mod generics;
mod imports;
mod items;
mod kinds;
mod lists;
mod macros;
mod matches;
mod memo;
mod paths;
mod patterns;
mod rhs;
mod shape;
mod structs;
mod syntax;
#[cfg(test)]
mod tests;
mod types;

use shape::{Mode, Shape};

/// The text of a file.
pub(super) fn file(file: &syn::File) -> String {
    let mut text =
        attributes::lay(&file.attrs, Shape::line(0, Mode::default())).unwrap_or_default();
    // Items begin with a new line.
    if text.ends_with('\n') {
        text.pop();
    }
    let mut items = String::new();
    memo::within(|| items::items(&file.items, 0, &mut items));
    if text.is_empty() {
        items.drain(..items.len().min(1));
    }
    text.push_str(&items);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}
