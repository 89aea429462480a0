//! Walking JSON text to find where a pointer leads, without reading it into values.
//!
//! The text may be cut or broken anywhere: a walk then ends at the last thing understood. Nothing here
//! recurses.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The pointer extended by a key, escaped as RFC 6901 wants it.
pub(super) fn push(pointer: &str, key: &str) -> Arc<str> {
    if key.contains(['~', '/']) {
        let key = key.replace('~', "~0").replace('/', "~1");
        format!("{pointer}/{key}").into()
    } else {
        [pointer, "/", key].concat().into()
    }
}

/// The bytes of the character at an offset; empty at the end of the text.
pub(super) fn char_at(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    let length = text[offset..].chars().next().map_or(0, char::len_utf8);
    offset..offset + length
}

/// What is worth knowing about a text when many places in it are resolved.
pub(super) struct TextIndex {
    /// The offset of each line.
    lines: Vec<usize>,
    /// The entries of the object under `shapes`, where nearly every place is.
    shapes: HashMap<String, Node>,
}

impl TextIndex {
    pub(super) fn new(text: &str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut shapes = HashMap::new();
        if let Some(node) = child(text, &Node::root(text), "shapes") {
            each_entry(text, node.value, |key, node| {
                shapes.insert(key, node);
            });
        }
        Self {
            lines: std::iter::once(0)
                .chain(newlines.map(|(at, _)| at + 1))
                .collect(),
            shapes,
        }
    }

    /// The line that an offset is in, from 1, and the line's own offset.
    pub(super) fn line_of(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        (line, self.lines.get(line - 1).copied().unwrap_or(0))
    }

    /// The token that a pointer leads to.
    pub(super) fn span(&self, text: &str, pointer: &str) -> Range<usize> {
        let mut steps = pointer.split('/').skip(1).map(unescape).peekable();
        let mut node = Node::root(text);
        if pointer.starts_with("/shapes/") {
            let id = pointer.split('/').nth(2).map(unescape).unwrap_or_default();
            if let Some(shape) = self.shapes.get(&id) {
                node = shape.clone();
                steps.nth(1);
            }
        }
        for step in steps {
            match child(text, &node, &step) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.token(text)
    }
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// A value in the text, by its offset, and the token of its key when it has one.
#[derive(Clone)]
struct Node {
    key: Option<Range<usize>>,
    value: usize,
}

impl Node {
    fn root(text: &str) -> Self {
        Self {
            key: None,
            value: skip_space(text, 0),
        }
    }

    fn token(&self, text: &str) -> Range<usize> {
        match (byte(text, self.value), &self.key) {
            (Some(b'{' | b'[') | None, Some(key)) => key.clone(),
            (Some(b'{' | b'[') | None, None) => char_at(text, self.value),
            _ => {
                let end = value_end(text, self.value);
                if text.is_char_boundary(self.value) && text.is_char_boundary(end) {
                    self.value..end
                } else {
                    char_at(text, self.value)
                }
            }
        }
    }
}

/// The value under a key or an index; of repeated keys the last, as readers of JSON take it.
fn child(text: &str, node: &Node, step: &str) -> Option<Node> {
    let mut found = None;
    match byte(text, node.value)? {
        b'{' => each_entry(text, node.value, |key, entry| {
            if key == step {
                found = Some(entry);
            }
        }),
        b'[' => {
            let wanted: usize = step.parse().ok()?;
            let mut at = skip_space(text, node.value + 1);
            for _ in 0..wanted {
                at = next_item(text, value_end(text, at))?;
            }
            let exists = byte(text, at).is_some_and(|byte| byte != b']');
            found = exists.then_some(Node {
                key: None,
                value: at,
            });
        }
        _ => {}
    }
    found
}

/// Visits the entries of the object at an offset.
fn each_entry(text: &str, object: usize, mut visit: impl FnMut(String, Node)) {
    if byte(text, object) != Some(b'{') {
        return;
    }
    let mut at = Some(skip_space(text, object + 1));
    while let Some(key_start) = at.filter(|at| byte(text, *at) == Some(b'"')) {
        let key_end = value_end(text, key_start);
        let colon = skip_space(text, key_end);
        let Some(key) = text.get(key_start..key_end) else {
            return;
        };
        if byte(text, colon) != Some(b':') {
            return;
        }
        let value = skip_space(text, colon + 1);
        let node = Node {
            key: Some(key_start..key_end),
            value,
        };
        visit(key_text(key), node);
        at = next_item(text, value_end(text, value));
    }
}

/// What a key token says.
fn key_text(token: &str) -> String {
    if token.contains('\\') {
        return serde_json::from_str(token).unwrap_or_default();
    }
    token.trim_matches('"').to_owned()
}

/// The offset of what follows the comma after an item.
fn next_item(text: &str, end: usize) -> Option<usize> {
    let comma = skip_space(text, end);
    (byte(text, comma) == Some(b',')).then(|| skip_space(text, comma + 1))
}

/// The offset after the value at an offset.
fn value_end(text: &str, start: usize) -> usize {
    match byte(text, start) {
        Some(b'"') => string_end(text, start),
        Some(b'{' | b'[') => group_end(text, start),
        _ => {
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            let length = rest.iter().position(|byte| b",]}: \t\r\n".contains(byte));
            start + length.unwrap_or(rest.len())
        }
    }
}

fn string_end(text: &str, start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = byte(text, at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

fn group_end(text: &str, start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = byte(text, at) {
        at = match byte {
            b'"' => string_end(text, at),
            _ => at + 1,
        };
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

fn skip_space(text: &str, start: usize) -> usize {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let length = rest.iter().position(|byte| !b" \t\r\n".contains(byte));
    start.min(text.len()) + length.unwrap_or(rest.len())
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}
