//! The room that a piece of code has on its line, and how wide pieces are.

/// Columns of a line.
pub(super) const MAX_WIDTH: usize = 100;
/// Columns of one step of indentation.
pub(super) const TAB: usize = 4;
/// How wide the arguments of a call may be on one line.
pub(super) const CALL_WIDTH: usize = 60;
/// How wide a chain of calls may be on one line.
pub(super) const CHAIN_WIDTH: usize = 60;
/// How wide the elements of an array may be on one line.
pub(super) const ARRAY_WIDTH: usize = 60;
/// How wide the arguments of an attribute may be on one line.
pub(super) const ATTRIBUTE_WIDTH: usize = 70;
/// How wide the fields of a structure's value may be on one line.
pub(super) const STRUCT_WIDTH: usize = 18;
/// How wide the fields of an enum's variant may be on one line.
pub(super) const VARIANT_WIDTH: usize = 35;
/// How wide an `if` with its `else` may be on one line.
pub(super) const IF_ELSE_WIDTH: usize = 50;
/// How wide a `let` with its `else` may be on one line.
pub(super) const LET_ELSE_WIDTH: usize = 50;
/// How wide each element may be of a list that fills its lines.
pub(super) const SHORT_ELEMENT: usize = 10;

/// A laid out piece, or nothing where it does not fit or its syntax is unknown here.
pub(super) type Laid = Option<String>;

/// What changes how everything inside a piece is laid out.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub(super) struct Mode {
    /// Pieces may be wider than their room: something in them cannot be broken.
    pub(super) lenient: bool,
    /// Inside the arguments of a macro, where no comma and no block may come or go.
    pub(super) in_macro: bool,
    /// Chains of calls must stay on one line.
    pub(super) one_line_chain: bool,
}

/// Where a piece begins, and how much room it has there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The indentation of the line on which the piece begins.
    pub(super) indent: usize,
    /// The columns between the indentation and the piece.
    pub(super) offset: usize,
    /// The columns that the piece may take.
    pub(super) width: usize,
    /// How everything inside is laid out.
    pub(super) mode: Mode,
}

impl Shape {
    /// A line of its own.
    pub(super) fn line(indent: usize, mode: Mode) -> Self {
        Self {
            indent,
            offset: 0,
            width: MAX_WIDTH.saturating_sub(indent),
            mode,
        }
    }

    /// A line of its own, one step further in.
    pub(super) fn nested(self) -> Self {
        Self::line(self.indent + TAB, self.mode)
    }

    /// What is left behind text of this width.
    pub(super) fn after(self, width: usize) -> Option<Self> {
        let shape = self.before(width)?;
        // How far beyond the end makes no difference.
        let end = MAX_WIDTH.max(self.offset);
        Some(Self {
            offset: (self.offset + width).min(end),
            ..shape
        })
    }

    /// What is left before text of this width.
    pub(super) fn before(self, width: usize) -> Option<Self> {
        if width > self.width && !self.mode.lenient {
            return None;
        }
        Some(self.with_width(self.width.saturating_sub(width)))
    }

    /// The same place with other room.
    pub(super) fn with_width(self, width: usize) -> Self {
        Self { width, ..self }
    }

    /// The column at which the piece begins.
    pub(super) fn column(self) -> usize {
        self.indent + self.offset
    }

    /// The columns at the end of the line that are kept for what follows.
    pub(super) fn reserved(self) -> usize {
        MAX_WIDTH.saturating_sub(self.column() + self.width)
    }

    /// A new line with this indentation.
    pub(super) fn new_line(self) -> String {
        new_line(self.indent)
    }

    /// The text, when its lines fit.
    pub(super) fn fit(self, text: String) -> Laid {
        (self.mode.lenient || self.fits(&text)).then_some(text)
    }

    /// Whether the lines of a text fit.
    pub(super) fn fits(self, text: &str) -> bool {
        if first_width(text) > self.width {
            return false;
        }
        !is_multiline(text)
            || text.lines().skip(1).all(|line| width(line) <= MAX_WIDTH)
                && last_width(text) <= self.column() + self.width
    }
}

/// A new line with this indentation.
pub(super) fn new_line(indent: usize) -> String {
    let mut line = String::with_capacity(indent + 1);
    line.push('\n');
    line.extend(std::iter::repeat_n(' ', indent));
    line
}

/// The columns of a text, as a terminal shows them.
pub(super) fn width(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => unicode_width::UnicodeWidthStr::width(text),
    }
}

/// The columns of the first line.
pub(super) fn first_width(text: &str) -> usize {
    width(text.split('\n').next().unwrap_or_default())
}

/// The columns of the last line, with its indentation.
pub(super) fn last_width(text: &str) -> usize {
    width(text.rsplit('\n').next().unwrap_or_default())
}

/// The columns of the last line, without its indentation.
pub(super) fn last_trimmed_width(text: &str) -> usize {
    width(text.rsplit('\n').next().unwrap_or_default().trim())
}

/// How far text reaches beyond the column where it began.
pub(super) fn reach(text: &str, shape: Shape) -> usize {
    match is_multiline(text) {
        // What comes next is counted from the indentation.
        true => last_width(text).saturating_sub(shape.column()),
        false => width(text),
    }
}

/// The indentation of the last line of a text of several lines.
pub(super) fn last_indent(text: &str) -> usize {
    let last = text.rsplit('\n').next().unwrap_or_default();
    match is_multiline(text) {
        true => last.len() - last.trim_start_matches(' ').len(),
        false => 0,
    }
}

/// Whether a text has several lines.
pub(super) fn is_multiline(text: &str) -> bool {
    text.contains('\n')
}

/// Whether the first line ends with this.
pub(super) fn first_ends_with(text: &str, end: char) -> bool {
    text.split('\n').next().unwrap_or_default().ends_with(end)
}

/// Whether the last line has nothing but closing delimiters, so that more may follow it.
pub(super) fn is_extendable(text: &str) -> bool {
    let last = text.rsplit('\n').next().unwrap_or_default();
    let closes = |c: char| matches!(c, '(' | ')' | ']' | '}' | '?' | '>') || c.is_whitespace();
    text.ends_with("\"#") || last.chars().all(closes)
}
