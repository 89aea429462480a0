//! Reads HTML with html5gum: its tokens become tags that are known, code between backticks, and text.
//! What the tags mean is decided in [`super::tags`].
//!
//! A browser drops what it cannot read; here all of that is text, as documentation is full of
//! placeholders such as `<account-id>` and of tags that never end.

use std::borrow::Cow;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, Tokenizer};

use super::tag::Tag;
pub(super) use super::token::{Attributes, Token};

/// A code span is given up on when it does not end within this many bytes.
const LONGEST_CODE: usize = 16 << 10;
/// No name of a character reference is longer than this.
const LONGEST_REFERENCE: usize = 32;

/// Takes the tokens.
type Sink<'s> = dyn FnMut(Token<'_>) + 's;

/// Reads a text, which has LF for each end of a line.
pub(super) fn read(text: &str, sink: &mut Sink<'_>) {
    let text = with_whole_references(text);
    let mut reader = Reader {
        text: &text,
        sink,
        buffer: String::new(),
        is_in_code: false,
        tag: None,
        end: 0,
        is_cut_off: false,
        text_from: None,
    };
    // How many bytes may be read once more; so many tags that are none are in no documentation.
    let mut allowance = 2 * text.len();
    while !reader.text.is_empty() {
        let read = reader.run();
        let Some(start) = reader.text_from.take() else {
            break;
        };
        // The bracket at `start` begins no tag: it is text, and what follows is read anew.
        let (bracket, rest) = reader.text.split_at(start + 1);
        reader
            .buffer
            .push_str(bracket.get(start..).unwrap_or_default());
        reader.text = rest;
        match allowance.checked_sub(read - start) {
            Some(left) => allowance = left,
            None => {
                reader.buffer.push_str(&rest.replace("&amp;", "&"));
                break;
            }
        }
    }
    reader.flush();
}

/// Reads tokens from the start of a text.
struct Reader<'t, 's> {
    text: &'t str,
    sink: &'s mut Sink<'s>,
    /// The text since the last known tag.
    buffer: String,
    /// Whether backticks are text.
    is_in_code: bool,
    /// The opening tag that is being read.
    tag: Option<OpeningTag>,
    /// Where the last token ends.
    end: usize,
    /// Whether the text ends within a tag.
    is_cut_off: bool,
    /// The place of a `<` that begins no tag, though html5gum has read on.
    text_from: Option<usize>,
}

struct OpeningTag {
    start: usize,
    tag: Option<Tag>,
    attributes: Attributes,
    attribute: Attribute,
}

/// The attribute whose value comes next.
enum Attribute {
    Href,
    Alt,
    Other,
}

impl Reader<'_, '_> {
    /// Reads tokens up to a `<` that is text, or to the end. Returns how far html5gum has come.
    fn run(&mut self) -> usize {
        (self.tag, self.end, self.is_cut_off) = (None, 0, false);
        let text = self.text;
        let mut read = text.len();
        let callback = |event: CallbackEvent<'_>, span: Span<usize>| {
            if self.text_from.is_none() {
                self.event(event, span);
            }
            // A value ends the run.
            self.text_from.map(|_| span.end)
        };
        let mut tokenizer = Tokenizer::new_with_emitter(text, CallbackEmitter::new(callback));
        if let Some(Ok(end)) = tokenizer.next() {
            read = end;
        }
        drop(tokenizer);
        if self.is_cut_off && self.text_from.is_none() {
            let start = self.tag.as_ref().map_or(self.end, |tag| tag.start);
            self.text_from = (start < text.len()).then_some(start);
        }
        read
    }

    fn event(&mut self, event: CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::String { value } => {
                self.buffer.push_str(&String::from_utf8_lossy(value));
            }
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(OpeningTag {
                    start: span.start,
                    tag: std::str::from_utf8(name).ok().and_then(Tag::named),
                    attributes: Attributes::default(),
                    attribute: Attribute::Other,
                });
                return;
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    tag.attribute = match name {
                        b"href" => Attribute::Href,
                        b"alt" => Attribute::Alt,
                        _ => Attribute::Other,
                    };
                }
                return;
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(tag) = &mut self.tag {
                    tag.set(&String::from_utf8_lossy(value));
                }
                return;
            }
            CallbackEvent::CloseStartTag { self_closing } => self.open(self_closing, span.end),
            CallbackEvent::EndTag { name } => {
                match std::str::from_utf8(name).ok().and_then(Tag::named) {
                    Some(tag) => self.token(Token::Close(tag)),
                    None => self.source(span),
                }
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => self.declaration(span),
            CallbackEvent::Error(Error::EofInTag) => {
                self.is_cut_off = true;
                return;
            }
            CallbackEvent::Error(_) => return,
        }
        self.end = span.end;
    }

    /// Ends an opening tag.
    fn open(&mut self, is_closed: bool, end: usize) {
        let Some(mut opening) = self.tag.take() else {
            return;
        };
        let span = Span {
            start: opening.start,
            end,
        };
        let inner = self.text.get(opening.start + 1..end).unwrap_or_default();
        match opening.tag {
            // A quotation mark that is missing makes text a value.
            Some(_) if inner.contains("</") => self.text_from = Some(opening.start),
            None if inner.contains('<') => self.text_from = Some(opening.start),
            None => self.source(span),
            Some(tag) => {
                opening.attributes.is_closed = is_closed;
                self.token(Token::Open(tag, &opening.attributes));
            }
        }
    }

    /// A comment or declaration, which is not shown if it ends, or what html5gum takes for one.
    fn declaration(&mut self, span: Span<usize>) {
        let source = self.text.get(span.start..span.end).unwrap_or_default();
        if source.starts_with("</") {
            self.source(span);
        } else if !source.ends_with(if source.starts_with("<!--") {
            "->"
        } else {
            ">"
        }) {
            self.text_from = Some(span.start);
        }
    }

    /// Takes a piece of the source as text.
    fn source(&mut self, span: Span<usize>) {
        let source = self.text.get(span.start..span.end).unwrap_or_default();
        self.buffer.push_str(&source.replace("&amp;", "&"));
    }

    fn token(&mut self, token: Token<'_>) {
        self.flush();
        match token {
            Token::Open(Tag::Code | Tag::Preformatted, _) => self.is_in_code = true,
            Token::Close(Tag::Code | Tag::Preformatted) => self.is_in_code = false,
            _ => {}
        }
        (self.sink)(token);
    }

    /// Hands on the text so far.
    fn flush(&mut self) {
        if self.is_in_code {
            (self.sink)(Token::Text(&self.buffer));
        } else {
            text_and_code(&self.buffer, self.sink);
        }
        self.buffer.clear();
    }
}

impl OpeningTag {
    fn set(&mut self, value: &str) {
        let slot = match self.attribute {
            Attribute::Href => &mut self.attributes.href,
            Attribute::Alt => &mut self.attributes.alt,
            Attribute::Other => return,
        };
        slot.get_or_insert_with(|| value.to_owned());
    }
}

/// Finds the code between backticks.
fn text_and_code(text: &str, sink: &mut Sink<'_>) {
    let (mut start, mut at) = (0, 0);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('`')) {
        let opening = at + found;
        let rest = text.get(opening..).unwrap_or_default();
        let fence = run_of_backticks(rest);
        at = opening + fence;
        let Some(inner) = code(rest, fence) else {
            continue;
        };
        sink(Token::Text(text.get(start..opening).unwrap_or_default()));
        match inner.split_once('\n') {
            Some((info, lines)) if fence >= 3 && !info.trim().contains(char::is_whitespace) => {
                sink(Token::Fenced(lines));
            }
            _ => sink(Token::Code(inner)),
        }
        at += inner.len() + fence;
        start = at;
    }
    let rest = text.get(start..).unwrap_or_default();
    if !rest.is_empty() {
        sink(Token::Text(rest));
    }
}

/// What stands between the backticks that the text starts with and as many others. Only code with a
/// fence of lines has empty lines in it.
fn code(text: &str, fence: usize) -> Option<&str> {
    let mut at = fence;
    while at < fence + LONGEST_CODE {
        let found = at + text.get(at..)?.find('`')?;
        let run = run_of_backticks(text.get(found..)?);
        if run == fence {
            let inner = text.get(fence..found)?;
            let is_code = fence >= 3 || !inner.contains("\n\n");
            return (is_code && inner.len() <= LONGEST_CODE).then_some(inner);
        }
        at = found + run;
    }
    None
}

/// The number of backticks that the text starts with.
fn run_of_backticks(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'`').count()
}

/// The text with every `&` escaped that begins no character reference. A browser takes
/// `&region=` for `®ion=`.
fn with_whole_references(text: &str) -> Cow<'_, str> {
    let is_reference = |after: &str| {
        let window = after.bytes().take(LONGEST_REFERENCE + 1);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = window.take_while(is_name).count();
        length > 0 && after.as_bytes().get(length) == Some(&b';')
    };
    let mut parts = text.split('&');
    let first = parts.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(first);
    for part in parts {
        out.push_str(if is_reference(part) { "&" } else { "&amp;" });
        out.push_str(part);
    }
    Cow::Owned(out)
}
