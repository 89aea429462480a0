//! Gathers the text of one paragraph as Markdown: white space collapsed, everything escaped, URLs
//! made links, and only such emphasis and links marked as are closed again.

use super::escape::{self, find_url, link_target};

/// Emphasis within emphasis ends here; what is deeper is not marked.
const DEEPEST: usize = 8;

/// What can be open within a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// Emphasis, `*`.
    Emphasis,
    /// Strong emphasis, `**`.
    Strong,
    /// A link to a target that [`link_target`] made, or a link that is not marked as it has none.
    Link(Option<String>),
}

impl Inline {
    fn is_same_kind(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    fn marker(&self) -> &'static str {
        match self {
            Self::Emphasis => "*",
            Self::Strong => "**",
            Self::Link(_) => "[",
        }
    }
}

/// The paragraph so far.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The Markdown, without the opening markers.
    text: String,
    /// Whether a space comes before what is next.
    space: bool,
    /// Whether it ends with emphasis whose last character is punctuation.
    ends_in_mark: bool,
    /// Opening markers to be set in, in order; empty ones were not closed.
    markers: Vec<Marker>,
    /// What is open.
    open: Vec<Open>,
    /// The code span so far, when within one.
    code: Option<String>,
}

/// A place for an opening marker.
#[derive(Debug)]
struct Marker {
    at: usize,
    text: &'static str,
}

/// Something open, and its marker once there is text in it.
#[derive(Debug)]
struct Open {
    inline: Inline,
    marker: Option<usize>,
}

impl Paragraph {
    /// Adds text, decoded but not escaped.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            let inner = match code.is_empty() {
                true => text.trim_start(),
                false => text,
            };
            self.space |= inner.len() < text.len();
            code.push_str(inner);
            return;
        }
        if escape::is_prose(text) {
            self.prose(text);
            return;
        }
        let text = escape::visible_text(text);
        let mut words = text.split(' ');
        self.word(words.next().unwrap_or_default());
        for word in words {
            self.space = true;
            self.word(word);
        }
    }

    /// Adds text that needs nothing but its outer spaces looked at; most text is like that.
    fn prose(&mut self, text: &str) {
        self.space |= text.starts_with(' ');
        let words = text.trim_matches(' ');
        if !words.is_empty() {
            self.begin(words);
            self.text.push_str(words);
            self.space = text.ends_with(' ');
        }
    }

    /// Adds a word, and the link that may be in it.
    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let url = if self.is_in_link() {
            None
        } else {
            find_url(word)
        };
        let Some((before, url, after)) = url else {
            self.begin(word);
            escape::push_text(&mut self.text, word);
            return;
        };
        if !before.is_empty() {
            self.begin(before);
            escape::push_text(&mut self.text, before);
        }
        match link_target(url) {
            Some(target) if target == url => {
                self.begin(url);
                self.text.push('<');
                self.text.push_str(&target);
                self.text.push('>');
            }
            // A pattern such as `https://{host}/` is no link.
            _ => self.code(url),
        }
        escape::push_text(&mut self.text, after);
    }

    /// Adds a code span.
    pub(super) fn code(&mut self, code: &str) {
        if self.code.is_some() {
            self.text(code);
            return;
        }
        let Some(span) = escape::code_span(code) else {
            self.space |= !code.is_empty();
            return;
        };
        // Two spans side by side would be read as one.
        self.space |= code.starts_with(char::is_whitespace) || self.text.ends_with('`');
        self.begin(&span);
        self.text.push_str(&span);
        self.space = code.ends_with(char::is_whitespace);
    }

    /// Starts a code span that [`Self::close_code`] ends.
    pub(super) fn open_code(&mut self) {
        self.code.get_or_insert_default();
    }

    /// Ends the code span, if one is open.
    pub(super) fn close_code(&mut self) {
        if let Some(code) = self.code.take() {
            self.code(&code);
        }
    }

    /// Opens emphasis or a link. Within code only links mean something, and part it.
    pub(super) fn open_inline(&mut self, inline: Inline) {
        match &inline {
            // There is one link at most.
            Inline::Link(target) => {
                self.close_inline(&inline);
                if target.is_some() {
                    self.part_code();
                }
            }
            _ if self.code.is_some() || self.open.len() >= DEEPEST => return,
            _ => {}
        }
        self.open.push(Open {
            inline,
            marker: None,
        });
    }

    /// Closes the last of this kind, if one is open; what was opened within it is not marked.
    pub(super) fn close_inline(&mut self, inline: &Inline) {
        let is_same = |open: &Open| open.inline.is_same_kind(inline);
        let Some(index) = self.open.iter().rposition(is_same) else {
            return;
        };
        if matches!(inline, Inline::Link(_)) && self.is_in_link() {
            self.part_code();
        }
        if let Some(Open { inline, marker }) = self.open.split_off(index).into_iter().next() {
            self.mark(&inline, marker);
        }
    }

    /// Writes the code span so far, when within one, and begins another.
    fn part_code(&mut self) {
        if let Some(code) = self.code.take() {
            self.code(&code);
            self.code = Some(String::new());
        }
    }

    /// Writes the markers of something that ends here.
    fn mark(&mut self, inline: &Inline, marker: Option<usize>) {
        let Some(marker) = marker.and_then(|index| self.markers.get_mut(index)) else {
            // A link without text shows its target.
            if let Inline::Link(Some(target)) = inline {
                self.begin("<");
                self.text.push_str(&format!("<{target}>"));
            }
            return;
        };
        match inline {
            Inline::Link(None) => return,
            inline => marker.text = inline.marker(),
        }
        match inline {
            Inline::Link(Some(target)) => self.text.push_str(&format!("]({target})")),
            inline => {
                self.ends_in_mark = self.text.ends_with(|c: char| !c.is_alphanumeric());
                self.text.push_str(inline.marker());
            }
        }
    }

    /// Writes the space that is due before the next text, and gives whatever is open its place.
    fn begin(&mut self, next: &str) {
        let starts_word = next.starts_with(char::is_alphanumeric);
        let ends_word = self.text.ends_with(char::is_alphanumeric);
        let opens_emphasis = self
            .open
            .iter()
            .any(|open| open.marker.is_none() && !matches!(open.inline, Inline::Link(_)));
        // Markers of emphasis mean nothing between a word and punctuation: `word**(`, `.**word`.
        let needs_space = if starts_word {
            self.ends_in_mark
        } else {
            ends_word && opens_emphasis
        };
        if (self.space || needs_space) && !self.text.is_empty() {
            self.text.push(' ');
        }
        (self.space, self.ends_in_mark) = (false, false);
        let mut unmarked = self.open.iter().filter(|open| open.marker.is_none());
        // `![` would be a picture.
        if self.text.ends_with('!') && unmarked.any(|open| matches!(open.inline, Inline::Link(_))) {
            self.text.insert(self.text.len() - 1, '\\');
        }
        for open in self.open.iter_mut().filter(|open| open.marker.is_none()) {
            open.marker = Some(self.markers.len());
            self.markers.push(Marker {
                at: self.text.len(),
                text: "",
            });
        }
    }

    /// Whether there is a link around what comes next.
    pub(super) fn is_in_link(&self) -> bool {
        self.open
            .iter()
            .any(|open| matches!(open.inline, Inline::Link(Some(_))))
    }

    /// Whether there is nothing yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && self.code.as_ref().is_none_or(String::is_empty)
    }

    /// Takes the paragraph, safe at its start, and begins an empty one. What is open is forgotten.
    pub(super) fn take(&mut self) -> String {
        self.close_code();
        let done = std::mem::take(self);
        let mut out = String::with_capacity(done.text.len() + done.markers.len());
        let mut from = 0;
        for marker in &done.markers {
            out.push_str(done.text.get(from..marker.at).unwrap_or_default());
            out.push_str(marker.text);
            from = marker.at;
        }
        out.push_str(done.text.get(from..).unwrap_or_default());
        escape::line_start(out)
    }
}
