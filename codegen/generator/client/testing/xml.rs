//! Compares XML bodies by what they mean: the order of attributes and of elements beside each other
//! does not count, nor does white space between elements. Written apart from the code that writes
//! such bodies, on purpose; it knows as much of XML as test cases use.

/// Compares two XML documents.
///
/// # Errors
/// They have different elements, or one is no XML.
pub fn same(found: &[u8], expected: &[u8]) -> Result<(), String> {
    let (found, expected) = (canonical(found)?, canonical(expected)?);
    if found == expected {
        return Ok(());
    }
    Err(format!("body is `{found}`, not `{expected}`"))
}

/// The one spelling of all documents that mean the same.
fn canonical(text: &[u8]) -> Result<String, String> {
    let text = String::from_utf8_lossy(text);
    let mut rest = text.trim();
    if rest.starts_with("<?") {
        rest = rest.split_once("?>").map_or("", |(_, rest)| rest).trim();
    }
    element(&mut rest)
        .filter(|_| rest.trim().is_empty())
        .ok_or_else(|| format!("body `{text}` is no XML"))
}

/// Reads an element, and what is in it.
fn element(rest: &mut &str) -> Option<String> {
    let (tag, after) = rest.strip_prefix('<')?.split_once('>')?;
    *rest = after;
    let (tag, is_empty) = match tag.strip_suffix('/') {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let attributes = self::attributes(attributes)?;
    let content = if is_empty {
        String::new()
    } else {
        content(name, rest)?
    };
    Some(format!("<{name}{attributes}>{content}</{name}>"))
}

/// Reads up to the end tag. White space counts only where nothing else is.
fn content(name: &str, rest: &mut &str) -> Option<String> {
    let (mut elements, mut text) = (Vec::new(), String::new());
    loop {
        let (before, _) = rest.split_once('<')?;
        text.push_str(before);
        *rest = &rest[before.len()..];
        if let Some(end) = rest.strip_prefix("</") {
            let (found, after) = end.split_once('>')?;
            *rest = after;
            if found.trim() != name {
                return None;
            }
            break;
        }
        elements.push(element(rest)?);
    }
    if elements.is_empty() {
        return Some(unescaped(&text));
    }
    elements.sort_unstable();
    elements.push(text.trim().to_owned());
    Some(elements.concat())
}

fn attributes(mut rest: &str) -> Option<String> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let (name, after) = rest.split_once('=')?;
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        found.push(format!(" {name}={:?}", unescaped(value)));
        rest = after;
    }
    found.sort_unstable();
    Some(found.concat())
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, (entity, after))) = rest
        .split_once('&')
        .and_then(|(before, rest)| Some((before, rest.split_once(';')?)))
    {
        plain.push_str(before);
        match character(entity) {
            Some(c) => plain.push(c),
            None => plain.extend(["&", entity, ";"]),
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "apos" => '\'',
        "gt" => '>',
        "lt" => '<',
        "quot" => '"',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn layout_order_and_escapes_do_not_count() {
        let left =
            b"<?xml version=\"1.0\"?>\n<a x='1' y=\"&amp;\">\n  <b>1&#x20;</b>\n  <c/>\n</a>";
        let right = b"<a y=\"&#38;\" x=\"1\"><c></c><b>1 </b></a>";
        assert_eq!(same(left, right), Ok(()));
    }

    #[test]
    fn content_counts_and_faults_are_told() {
        for (left, right) in [
            ("<a>1</a>", "<a>2</a>"),
            ("<a x=\"1\"/>", "<a/>"),
            ("<a><b></a></b>", "<a/>"),
            ("", ""),
        ] {
            assert!(same(left.as_bytes(), right.as_bytes()).is_err(), "{left}");
        }
    }
}
