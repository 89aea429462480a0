//! Reads CommonMark with pulldown-cmark. Tables and the labelled quotes of GitHub are known; what else
//! rustdoc understands beyond CommonMark stays text.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::escape::link_target;
use super::html::{self, Token};
use super::paragraph::Inline;
use super::tags;
use super::writer::Writer;

/// pulldown-cmark takes some hundred bytes of memory for a byte of text in the worst case.
const LONGEST: usize = 1 << 20;
/// For each line pulldown-cmark goes through all containers that are open. A container needs a column.
const DEEPEST: usize = 64;

/// Whether the text is longer, or nests deeper, than documentation does. Markdown is not looked for in
/// such a text.
pub(super) fn is_excessive(text: &str) -> bool {
    let is_container = |c: char| c.is_ascii_digit() || " \t>-*+.)".contains(c);
    let is_deep = |line: &str| {
        let after = line.trim_start_matches(is_container);
        let start = line.strip_suffix(after).unwrap_or_default();
        let columns = start.bytes().map(|byte| match byte {
            b'\t' => 4,
            b' ' | b'>' => 1,
            _ => 0,
        });
        columns.sum::<usize>() > DEEPEST && !start.trim().is_empty()
    };
    text.len() > LONGEST || text.lines().any(is_deep)
}

/// Reads a text in CommonMark.
pub(super) fn write(text: &str, writer: &mut Writer) {
    let text = &*without_indent(text);
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_GFM);
    let definitions: Vec<Definition> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| (definition.span.clone(), definition.dest.to_string()))
        .collect();
    let mut reader = Reader {
        writer,
        text: String::new(),
        html: String::new(),
        bracket: "",
        referenced: HashSet::new(),
    };
    for event in parser {
        reader.event(event);
    }
    reader.unused_definitions(text, definitions);
}

/// The text without the spaces that all lines but the first begin with, as the comments have that models are
/// made from. When they follow an empty line they make code.
fn without_indent(text: &str) -> Cow<'_, str> {
    let Some((first, rest)) = text.split_once('\n') else {
        return Cow::Borrowed(text);
    };
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_text = |line: &&str| !line.trim().is_empty();
    let common = rest.lines().filter(is_text).map(indent).min().unwrap_or(0);
    let follows = rest.lines().next().is_some_and(|line| is_text(&line));
    if common == 0 || !follows || first.is_empty() || first.starts_with([' ', '\t']) {
        return Cow::Borrowed(text);
    }
    let lines = rest
        .lines()
        .map(|line| line.get(common..).unwrap_or_default());
    Cow::Owned(
        [first]
            .into_iter()
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// Where a link is defined, and its target.
type Definition = (Range<usize>, String);

struct Reader<'w> {
    writer: &'w mut Writer,
    /// The text so far: parts of a URL may come one by one.
    text: String,
    /// The HTML block so far.
    html: String,
    /// What follows the text of a link in angle brackets.
    bracket: &'static str,
    /// The targets of the links that refer to a definition.
    referenced: HashSet<String>,
}

impl Reader<'_> {
    /// Shows the definitions of links that no link refers to: `[Note]: x` may be meant as text.
    fn unused_definitions(&mut self, text: &str, mut definitions: Vec<Definition>) {
        definitions.retain(|(_, target)| !self.referenced.contains(target));
        definitions.sort_by_key(|(span, _)| span.start);
        for (span, _) in definitions {
            self.writer.paragraph();
            self.writer.text(text.get(span).unwrap_or_default());
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match &event {
            Event::Text(text) => return self.text.push_str(text),
            Event::SoftBreak | Event::HardBreak => return self.text.push(' '),
            Event::InlineHtml(text) => return self.inline_html(text),
            _ => self.flush(),
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Code(text) => self.writer.code(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::Rule => self.writer.paragraph(),
            // The others were taken before, or need options that are not set.
            _ => {}
        }
    }

    /// A tag that is not known is text.
    fn inline_html(&mut self, html: &str) {
        html::read(html, &mut |token| match token {
            Token::Text(text) => self.text.push_str(text),
            token => {
                self.flush();
                tags::write(token, self.writer);
            }
        });
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.writer.text(&self.text);
            self.text.clear();
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.writer.paragraph();
                self.writer.heading(level as usize);
            }
            Tag::BlockQuote(kind) => self.writer.open_quote(kind.map(label)),
            Tag::CodeBlock(_) => self.writer.open_preformatted(),
            Tag::List(first) => self.writer.open_list(first),
            Tag::Item => self.writer.open_item(),
            Tag::Table(_) => self.writer.open_list(None),
            Tag::TableHead | Tag::TableRow => self.writer.open_row(),
            Tag::TableCell => self.writer.cell(),
            Tag::Emphasis => self.writer.open_inline(Inline::Emphasis),
            Tag::Strong => self.writer.open_inline(Inline::Strong),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            // A link has no links in it: of its pictures the text is shown.
            Tag::Image { .. } if self.writer.is_in_link() => {}
            Tag::Image {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            _ => self.writer.paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.writer.end_heading(),
            TagEnd::BlockQuote(_) => self.writer.close_quote(),
            TagEnd::CodeBlock => self.writer.close_preformatted(),
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                html::read(&html, &mut |token| tags::write(token, self.writer));
                self.writer.paragraph();
            }
            TagEnd::List(_) => self.writer.close_list(),
            TagEnd::Item => self.writer.close_item(),
            TagEnd::Table => {
                self.writer.close_row();
                self.writer.close_list();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.writer.close_row(),
            TagEnd::TableCell => {}
            TagEnd::Emphasis => self.writer.close_inline(&Inline::Emphasis),
            TagEnd::Strong => self.writer.close_inline(&Inline::Strong),
            TagEnd::Link | TagEnd::Image => {
                self.writer.text(std::mem::take(&mut self.bracket));
                self.writer.close_inline(&Inline::Link(None));
            }
            _ => self.writer.paragraph(),
        }
    }

    fn link(&mut self, link_type: LinkType, target: &str) {
        let target_url = link_target(target);
        match link_type {
            // A web address finds itself in its text; anything else is a placeholder, as `<arn:id>`.
            LinkType::Autolink if target_url.is_some() => {}
            LinkType::Autolink | LinkType::Email => {
                self.writer.text("<");
                self.bracket = ">";
            }
            _ => {
                if link_type != LinkType::Inline {
                    self.referenced.insert(target.to_owned());
                }
                self.writer.open_inline(Inline::Link(target_url));
            }
        }
    }
}

fn label(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    }
}
