//! Reads the blocks of a text in CommonMark: paragraphs, headings, lists, quotes, code. It is also
//! what reads plain text, whose line ends may mean something.

use super::fences::{self, Segment};
use super::inline;
use super::writer::Writer;

/// Reads a text in CommonMark.
pub(super) fn write(text: &str, writer: &mut Writer) {
    let mut reader = Reader {
        writer,
        paragraph: String::new(),
        code: String::new(),
        items: Vec::new(),
        is_blank: true,
    };
    for segment in fences::segments(text) {
        if reader.writer.is_done() {
            return;
        }
        match segment {
            Segment::Prose(text) => text.lines().for_each(|line| reader.line(line)),
            Segment::Code { text, indent } => {
                reader.end_paragraph();
                reader.close_items(indent);
                reader.writer.code_block(text, indent);
                reader.is_blank = true;
            }
        }
    }
    reader.end_paragraph();
}

/// Where the reader is between lines.
struct Reader<'w> {
    writer: &'w mut Writer,
    /// The lines of the paragraph so far.
    paragraph: String,
    /// The lines of the indented code so far.
    code: String,
    /// The open list items, each set in deeper than the one before.
    items: Vec<Item>,
    /// Whether the last line was empty.
    is_blank: bool,
}

/// An open list item.
#[derive(Clone, Copy)]
struct Item {
    indent: usize,
    ordered: bool,
}

/// What a line is, by its start.
enum Line<'a> {
    Heading(usize, &'a str),
    /// An item; its text may be empty.
    Item {
        ordered: bool,
        text: &'a str,
    },
    Quote(&'a str),
    /// A row of a table, or the line under its head, which says nothing.
    Row(Option<String>),
    /// `===` or `---`, under a heading or alone.
    Rule(usize),
    Text(&'a str),
}

impl Reader<'_> {
    fn line(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            if self.code.is_empty() {
                self.end_paragraph();
            } else {
                self.code.push('\n');
            }
            self.is_blank = true;
            return;
        }
        let indent = indent(line);
        let after_text = !self.paragraph.is_empty();
        if indent >= 4 && self.items.is_empty() && !after_text {
            self.code.push_str(line);
            self.code.push('\n');
            return;
        }
        self.end_code();
        match classify(text) {
            Line::Item { ordered, text } => self.item(indent, ordered, text),
            // Below a line of text it makes that line a heading.
            Line::Rule(level) => {
                if after_text && self.items.is_empty() {
                    self.writer.heading(level);
                }
                self.end_paragraph();
            }
            Line::Heading(level, text) => {
                self.end_paragraph();
                self.close_items(indent);
                self.writer.heading(level);
                self.push(text);
                self.end_paragraph();
            }
            Line::Quote(text) => {
                self.end_paragraph();
                self.close_items(indent);
                self.writer.open_quote(None);
                inline::write(text, self.writer);
                self.writer.close_quote();
            }
            Line::Row(cells) => {
                self.end_paragraph();
                self.close_items(indent);
                if let Some(cells) = cells {
                    self.item(indent, false, &cells);
                    self.end_paragraph();
                }
            }
            Line::Text(text) => {
                if self.is_blank {
                    self.close_items(indent);
                }
                self.push(text);
            }
        }
        self.is_blank = false;
    }

    /// Starts an item, in a list as deep as the indent says.
    fn item(&mut self, indent: usize, ordered: bool, text: &str) {
        self.end_paragraph();
        let is_outside = |last: &Item| {
            indent < last.indent || (indent < last.indent + 2 && ordered != last.ordered)
        };
        while self.items.last().is_some_and(is_outside) {
            self.items.pop();
            self.writer.close_list();
        }
        if self
            .items
            .last()
            .is_none_or(|last| indent > last.indent + 1)
        {
            self.writer.open_list(ordered);
            self.items.push(Item { indent, ordered });
        }
        self.writer.open_item();
        self.push(text);
    }

    /// Closes the lists that a block with this indent does not belong to.
    fn close_items(&mut self, indent: usize) {
        while self
            .items
            .last()
            .is_some_and(|last| indent < last.indent + 2)
        {
            self.items.pop();
            self.writer.close_list();
        }
    }

    fn push(&mut self, text: &str) {
        if !self.paragraph.is_empty() {
            self.paragraph.push('\n');
        }
        self.paragraph.push_str(text);
    }

    fn end_paragraph(&mut self) {
        self.end_code();
        inline::write(&self.paragraph, self.writer);
        self.paragraph.clear();
        self.writer.end_heading();
    }

    fn end_code(&mut self) {
        if !self.code.is_empty() {
            self.writer.code_block(&self.code, 4);
            self.code.clear();
        }
    }
}

/// The number of columns that a line is set in by.
fn indent(line: &str) -> usize {
    let columns = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    columns.map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Tells what a line is; `text` has no space around it.
fn classify(text: &str) -> Line<'_> {
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if let (1..=6, Some(title)) = (hashes, text.get(hashes..))
        && (title.is_empty() || title.starts_with(' '))
    {
        return Line::Heading(hashes, title.trim_end_matches('#').trim());
    }
    let is_all = |mark: char, least: usize| text.len() >= least && text.chars().all(|c| c == mark);
    if is_all('=', 2) {
        return Line::Rule(1);
    }
    if is_all('-', 2) || is_all('*', 3) || is_all('_', 3) {
        return Line::Rule(2);
    }
    if let Some(text) = text.strip_prefix('>') {
        return Line::Quote(text.trim_start());
    }
    if let Some(inner) = text
        .strip_prefix('|')
        .and_then(|text| text.strip_suffix('|'))
    {
        let is_under_head = inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '));
        let cells = || {
            inner
                .split('|')
                .map(str::trim)
                .collect::<Vec<_>>()
                .join(" | ")
        };
        return Line::Row((!is_under_head).then(cells));
    }
    item(text).unwrap_or(Line::Text(text))
}

/// Reads a line as an item of a list.
fn item(text: &str) -> Option<Line<'_>> {
    if let Some(text) = ["- ", "* ", "+ ", "• "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return Some(Line::Item {
            ordered: false,
            text: text.trim(),
        });
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    let text = rest
        .strip_prefix(". ")
        .or_else(|| rest.strip_prefix(") "))?;
    (1..=3).contains(&digits).then(|| Line::Item {
        ordered: true,
        text: text.trim(),
    })
}
