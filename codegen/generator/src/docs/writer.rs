//! Lays blocks out as lines of Markdown: one line a paragraph, an empty line between blocks, set in as
//! far as their lists and quotes say. Whoever calls may open and close in any order and leave anything open.

use super::containers::Containers;
use super::escape;
pub(super) use super::paragraph::Inline;
use super::paragraph::Paragraph;

/// The lines so far and what is open.
#[derive(Debug, Default)]
pub(super) struct Writer {
    lines: Vec<String>,
    paragraph: Paragraph,
    containers: Containers,
    /// The quotes that the last line stands in.
    last_quotes: Vec<usize>,
    /// Whether the last line is the first of an item.
    after_item_start: bool,
    label: Option<&'static str>,
    heading: Option<usize>,
    preformatted: Option<String>,
    is_in_row: bool,
    is_hidden: bool,
    first_only: bool,
}

impl Writer {
    /// A writer that is done after the first paragraph.
    pub(super) fn first_paragraph() -> Self {
        Self {
            first_only: true,
            ..Self::default()
        }
    }

    /// The lines, after the end of the text.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.close_preformatted();
        self.end_paragraph();
        self.lines
    }

    /// Adds decoded text. An empty line in it parts paragraphs.
    pub(super) fn text(&mut self, text: &str) {
        if self.is_hidden {
            return;
        }
        if let Some(preformatted) = &mut self.preformatted {
            preformatted.push_str(text);
            return;
        }
        let mut lines = text.split('\n');
        self.paragraph.text(lines.next().unwrap_or_default());
        let mut last_is_blank = false;
        for line in lines {
            if last_is_blank {
                self.paragraph();
            }
            last_is_blank = line.trim().is_empty();
            self.paragraph.text("\n");
            self.paragraph.text(line);
        }
    }

    /// Adds a code span.
    pub(super) fn code(&mut self, code: &str) {
        match &mut self.preformatted {
            Some(preformatted) => preformatted.push_str(code),
            None if self.is_hidden => {}
            None => self.paragraph.code(code),
        }
    }

    /// Starts a code span.
    pub(super) fn open_code(&mut self) {
        self.paragraph.open_code();
    }

    /// Ends a code span.
    pub(super) fn close_code(&mut self) {
        self.paragraph.close_code();
    }

    /// Starts emphasis or a link.
    pub(super) fn open_inline(&mut self, inline: Inline) {
        self.paragraph.open_inline(inline);
    }

    /// Ends emphasis or a link.
    pub(super) fn close_inline(&mut self, inline: &Inline) {
        self.paragraph.close_inline(inline);
    }

    /// Whether there is a link around what comes next.
    pub(super) fn is_in_link(&self) -> bool {
        self.paragraph.is_in_link()
    }

    /// Begins or ends text that is not to be seen.
    pub(super) fn hide(&mut self, is_hidden: bool) {
        self.is_hidden = is_hidden;
    }

    /// Ends the paragraph. The paragraphs in a row of a table are one.
    pub(super) fn paragraph(&mut self) {
        if self.is_in_row {
            self.paragraph.text(" ");
        } else if self.preformatted.is_none() {
            self.end_paragraph();
        }
    }

    /// Ends the line.
    pub(super) fn line_break(&mut self) {
        match &mut self.preformatted {
            Some(preformatted) => preformatted.push('\n'),
            None => self.paragraph(),
        }
    }

    /// Makes the paragraph a heading, of a level from 1.
    pub(super) fn heading(&mut self, level: usize) {
        self.heading = Some(level);
    }

    /// Ends the heading or paragraph.
    pub(super) fn end_heading(&mut self) {
        self.paragraph();
        self.heading = None;
    }

    /// Starts text whose line ends stay.
    pub(super) fn open_preformatted(&mut self) {
        self.end_paragraph();
        self.preformatted.get_or_insert_default();
    }

    /// Ends text whose line ends stay.
    pub(super) fn close_preformatted(&mut self) {
        if let Some(text) = self.preformatted.take() {
            self.code_block(&text);
        }
    }

    /// Starts a list, with its first number when it is numbered.
    pub(super) fn open_list(&mut self, first: Option<u64>) {
        self.end_paragraph();
        self.write_label();
        self.containers.open_list(first);
    }

    /// Ends a list, and whatever is open in it.
    pub(super) fn close_list(&mut self) {
        self.end_paragraph();
        self.containers.close_list();
    }

    /// Starts an item, after the end of the one before it; without a list, it makes one.
    pub(super) fn open_item(&mut self) {
        self.end_paragraph();
        self.containers.open_item();
    }

    /// Ends an item.
    pub(super) fn close_item(&mut self) {
        self.end_paragraph();
        self.containers.close_item();
    }

    /// Starts a row of a table, which is an item.
    pub(super) fn open_row(&mut self) {
        self.close_row();
        self.open_item();
        self.is_in_row = true;
    }

    /// Starts a cell of a row.
    pub(super) fn cell(&mut self) {
        if !self.paragraph.is_empty() {
            self.paragraph.text(" | ");
        }
    }

    /// Ends a row.
    pub(super) fn close_row(&mut self) {
        self.is_in_row = false;
        self.end_paragraph();
    }

    /// Starts a quote; its first paragraph begins with the label.
    pub(super) fn open_quote(&mut self, label: Option<&'static str>) {
        self.end_paragraph();
        self.containers.open_quote();
        self.label = label;
    }

    /// Ends a quote, and whatever is open in it.
    pub(super) fn close_quote(&mut self) {
        self.end_paragraph();
        self.label = None;
        self.containers.close_quote();
    }

    /// Writes lines of code.
    pub(super) fn code_block(&mut self, text: &str) {
        self.end_paragraph();
        let code: Vec<String> = text.lines().map(code_line).collect();
        let is_empty = |line: &String| line.is_empty();
        let first = code
            .iter()
            .position(|line| !is_empty(line))
            .unwrap_or(code.len());
        let last = code
            .iter()
            .rposition(|line| !is_empty(line))
            .map_or(first, |last| last + 1);
        let code = code.get(first..last).unwrap_or_default();
        if code.is_empty() || self.first_only {
            return;
        }
        self.write_label();
        let longest = code
            .iter()
            .map(|line| escape::longest_run(line, '`'))
            .max()
            .unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.block(&format!("{fence}text"));
        for line in code.iter().chain([&fence]) {
            let prefix = self.containers.prefix();
            self.lines
                .push(format!("{prefix}{line}").trim_end().to_owned());
        }
        self.after_item_start = false;
    }

    /// Writes the label of a quote whose first block is no paragraph.
    fn write_label(&mut self) {
        let label = self.label.take().filter(|_| !self.first_only);
        if let Some(label) = label {
            self.block(&format!("**{label}:**"));
        }
    }

    /// Writes the paragraph, if there is one.
    fn end_paragraph(&mut self) {
        if self.paragraph.is_empty() {
            // Forgets what is open.
            self.paragraph.take();
            return;
        }
        let text = self.paragraph.take();
        let heading = self.heading.take();
        // Code may hold nothing that is visible.
        if text.is_empty() {
            return;
        }
        if self.first_only {
            if self.lines.is_empty() && heading.is_none() {
                self.lines.push(text);
            }
            return;
        }
        let text = match (heading, self.label.take()) {
            (Some(_), _) if !self.containers.is_empty() => {
                format!("**{}**", text.replace("**", ""))
            }
            // The item itself is the page, so its headings are below.
            (Some(level), _) => {
                let text = match text.strip_suffix('#') {
                    Some(start) => format!("{start}\\#"),
                    None => text,
                };
                format!("{} {text}", "#".repeat((level + 1).min(6)))
            }
            (None, Some(label)) => format!("**{label}:** {text}"),
            (None, None) => text,
        };
        self.block(&text);
    }

    /// Writes the first line of a block.
    fn block(&mut self, text: &str) {
        let quotes = self.containers.quotes();
        let starts_item = self.containers.starts_item();
        let is_tight = self.after_item_start
            && self.containers.may_follow_text()
            && quotes == self.last_quotes;
        if !self.lines.is_empty() && !is_tight {
            let line = self.containers.empty_line(&self.last_quotes);
            self.lines.push(line);
        }
        let prefix = self.containers.prefix();
        self.lines.push(format!("{prefix}{text}"));
        self.after_item_start = starts_item;
        self.last_quotes = quotes;
    }
}

/// A line of code without what cannot be seen.
fn code_line(line: &str) -> String {
    let line = line.replace('\t', "    ");
    escape::visible_text(&line).trim_end().to_owned()
}
