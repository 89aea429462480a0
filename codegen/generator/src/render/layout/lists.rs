//! Lists: on one line, with an element on each line, or filling their lines.

use super::shape::{Laid, Shape, is_multiline, width};

/// How the elements of a list are placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Placement {
    /// All on one line.
    Row,
    /// Each on a line of its own.
    Column,
    /// As many on each line as fit.
    Filled,
    /// The first few together, the others together on a line below, as in `write!`.
    Split(usize),
}

/// Whether the last element is followed by a comma.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Trailing {
    /// Always.
    Always,
    /// In a list of several lines.
    InColumn,
    /// Never.
    Never,
}

/// On one line when that is no wider than this, else each on its own.
pub(super) fn row_or_column(items: &[Laid], limit: usize) -> Placement {
    let total: usize = items.iter().flatten().map(|item| width(item)).sum();
    let separators = 2 * items.len().saturating_sub(1);
    let lines = items.iter().flatten().any(|item| is_multiline(item));
    match total + separators <= limit && !lines {
        true => Placement::Row,
        false => Placement::Column,
    }
}

/// The elements with commas between them; nothing when one of them is not laid out.
pub(super) fn write(
    items: &[Laid],
    placement: Placement,
    trailing: Trailing,
    shape: Shape,
) -> Laid {
    let mut text = String::new();
    let new_line = shape.new_line();
    // The width of the line so far.
    let mut line = 0;
    let mut broken = false;
    for (index, item) in items.iter().enumerate() {
        let item = item.as_deref()?;
        let last = index + 1 == items.len();
        if index > 0 {
            let breaks = match placement {
                Placement::Row => false,
                Placement::Column => true,
                Placement::Filled => {
                    let separator = usize::from(!last || broken || trailing == Trailing::Always);
                    line + 1 + width(item) + separator > shape.width
                }
                Placement::Split(before) => index == before,
            };
            if breaks {
                text.push_str(&new_line);
                line = 0;
                broken = true;
            } else {
                text.push(' ');
                line += 1;
            }
        }
        text.push_str(item);
        let comma = !last || follows(placement, trailing);
        if comma {
            text.push(',');
        }
        line += width(item) + usize::from(comma);
    }
    Some(text)
}

/// Whether a comma follows the last element.
fn follows(placement: Placement, trailing: Trailing) -> bool {
    match trailing {
        Trailing::Always => true,
        Trailing::InColumn => matches!(placement, Placement::Column | Placement::Filled),
        Trailing::Never => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::shape::Mode;
    use super::*;

    fn items(texts: &[&str]) -> Vec<Laid> {
        texts.iter().map(|text| Some((*text).to_owned())).collect()
    }

    #[test]
    fn a_list_is_a_row_when_it_fits() {
        let list = items(&["aa", "bb"]);
        assert_eq!(row_or_column(&list, 6), Placement::Row);
        assert_eq!(row_or_column(&list, 5), Placement::Column);
    }

    #[test]
    fn commas_and_lines_are_those_of_the_placement() {
        let list = items(&["aa", "bb", "cc"]);
        let shape = Shape::line(4, Mode::default());
        let written = |placement, trailing, shape| write(&list, placement, trailing, shape);
        let row = written(Placement::Row, Trailing::InColumn, shape);
        assert_eq!(row.as_deref(), Some("aa, bb, cc"));
        let column = written(Placement::Column, Trailing::InColumn, shape);
        assert_eq!(column.as_deref(), Some("aa,\n    bb,\n    cc,"));
        let narrow = shape.with_width(7);
        let filled = written(Placement::Filled, Trailing::Always, narrow);
        assert_eq!(filled.as_deref(), Some("aa, bb,\n    cc,"));
        let split = written(Placement::Split(1), Trailing::Never, shape);
        assert_eq!(split.as_deref(), Some("aa,\n    bb, cc"));
    }
}
