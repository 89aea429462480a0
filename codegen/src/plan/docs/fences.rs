//! Finds fenced code, which goes before everything else in a text.

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// What is no code.
    Prose(&'a str),
    /// The lines between two fences.
    Code {
        /// The lines.
        text: &'a str,
        /// The number of spaces before the opening fence.
        indent: usize,
    },
}

/// Parts the text at its fences. A fence that is not closed reaches to the end.
pub(super) fn segments(text: &str) -> Vec<Segment<'_>> {
    let has = |byte: u8| text.as_bytes().contains(&byte);
    if !has(b'`') && !has(b'~') {
        return vec![Segment::Prose(text)];
    }
    let mut segments = Vec::new();
    let mut open: Option<Fence> = None;
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let part = text.get(start..at).unwrap_or_default();
        match (&open, fence(line)) {
            (None, Some(fence)) => {
                segments.push(Segment::Prose(part));
                open = Some(fence);
                start = end;
            }
            (Some(opening), Some(closing)) if closing.closes(opening) => {
                segments.push(Segment::Code {
                    text: part,
                    indent: opening.indent,
                });
                open = None;
                start = end;
            }
            _ => {}
        }
        at = end;
    }
    let rest = text.get(start..).unwrap_or_default();
    segments.push(match open {
        Some(fence) => Segment::Code {
            text: rest,
            indent: fence.indent,
        },
        None => Segment::Prose(rest),
    });
    segments
}

/// A line that opens or closes fenced code.
struct Fence {
    byte: u8,
    length: usize,
    indent: usize,
    has_info: bool,
}

impl Fence {
    fn closes(&self, opening: &Self) -> bool {
        self.byte == opening.byte && self.length >= opening.length && !self.has_info
    }
}

/// Reads a line as a fence.
fn fence(line: &str) -> Option<Fence> {
    let inner = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - inner.len();
    let byte = inner
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = inner.bytes().take_while(|next| *next == byte).count();
    let info = inner.get(length..).unwrap_or_default().trim();
    let is_fence = length >= 3 && !info.contains('`');
    is_fence.then_some(Fence {
        byte,
        length,
        indent,
        has_info: !info.is_empty(),
    })
}
