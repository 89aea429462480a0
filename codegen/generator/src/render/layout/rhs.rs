//! What stands to the right of a sign: behind it, or below it, whichever looks better.

use super::shape::{Laid, Shape, first_ends_with, is_multiline, last_width, width};

/// `left`, which ends with the sign, and what follows it.
pub(super) fn assign(left: String, shape: Shape, lay: &dyn Fn(Shape) -> Laid) -> Laid {
    let indent = if is_multiline(&left) { shape.indent } else { 0 };
    let used = last_width(&left).saturating_sub(indent) + 1;
    let behind = shape.after(used).unwrap_or(Shape {
        width: 0,
        offset: shape.offset + used,
        ..shape
    });
    let first = lay(behind);
    if shape.mode.lenient {
        return Some(format!("{left} {}", first?));
    }
    if let Some(text) = &first
        && !is_multiline(text)
        && width(text) <= behind.width
    {
        return Some(format!("{left} {text}"));
    }
    let below = shape.nested().before(behind.reserved())?;
    let second = lay(below);
    match (first, second) {
        (Some(first), Some(second)) if below.fits(&second) && is_better(&second, &first) => {
            Some(format!("{left}{}{second}", below.new_line()))
        }
        (None, Some(second)) => Some(format!("{left}{}{second}", below.new_line())),
        (Some(first), _) => Some(format!("{left} {first}")),
        (None, None) => None,
    }
}

/// Whether text on the next line looks better than behind the sign.
pub(super) fn is_better(below: &str, behind: &str) -> bool {
    let lines = |text: &str| text.matches('\n').count();
    !is_multiline(below)
        || lines(behind) > lines(below) + 1
        || ['(', '{', '[']
            .iter()
            .any(|open| first_ends_with(behind, *open) && !first_ends_with(below, *open))
}
