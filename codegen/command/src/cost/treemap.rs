//! The picture: crates, in them operations, in these their own files and types, and beside the operations what
//! several of them share and what any slice has. Areas are lines of code.
//!
//! What is a part of what is in `parts`, where each part goes in `layout`, how it is drawn in `draw`, and the page
//! around it in `page`.

mod draw;
mod layout;
mod page;
mod parts;

use farrier_codegen::cost::Cost;

use super::estimate::Mode;
use crate::subjects::Answer;

pub(super) use page::html;

/// The picture alone.
pub(super) fn svg(answers: &[Answer<Cost>], mode: Mode) -> String {
    draw::picture(&parts::of_all(answers, mode), draw::Frame::File)
}

#[cfg(test)]
mod tests;
