//! The two small notations inside strings of the rules language: templates, and paths to attributes.

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece<'t> {
    /// Text as it stands.
    Text(String),
    /// `{name}` or `{name#path}`.
    Reference(&'t str, Option<&'t str>),
}

/// The pieces of a template; `{{` and `}}` stand for braces. Nothing when a brace has no counterpart.
pub(super) fn pieces(text: &str) -> Option<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.extend(from.chars().next());
            rest = after;
            continue;
        }
        let (inside, after) = from.strip_prefix('{')?.split_once('}')?;
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(match inside.split_once('#') {
            Some((name, path)) => Piece::Reference(name, Some(path)),
            None => Piece::Reference(inside, None),
        });
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Some(pieces)
}

/// A step of a path to an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'t> {
    /// The attribute with this name.
    Attribute(&'t str),
    /// An element, from the end when negative.
    Index(i32),
}

/// The steps of `a.b[0]`.
///
/// # Errors
/// What is wrong with it, as a message.
pub(super) fn segments(path: &str) -> Result<Vec<Segment<'_>>, String> {
    let mut segments = Vec::new();
    for part in path.split('.') {
        let (name, index) = part.split_at(part.find('[').unwrap_or(part.len()));
        if !name.is_empty() || index.is_empty() {
            segments.push(Segment::Attribute(name));
        }
        if !index.is_empty() {
            let number = index
                .strip_prefix('[')
                .and_then(|index| index.strip_suffix(']')?.parse().ok())
                .ok_or_else(|| format!("`{index}` is no index"))?;
            segments.push(Segment::Index(number));
        }
    }
    Ok(segments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates() {
        assert_eq!(pieces(""), Some(Vec::new()));
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(
            pieces("a{b}{{}}{c#d[0]}"),
            Some(vec![
                text("a"),
                Piece::Reference("b", None),
                text("{}"),
                Piece::Reference("c", Some("d[0]")),
            ])
        );
        for broken in ["{", "}", "a{b", "a}b", "{{}"] {
            assert_eq!(pieces(broken), None, "{broken}");
        }
    }

    #[test]
    fn paths() {
        use Segment::{Attribute, Index};
        assert_eq!(segments("a.b"), Ok(vec![Attribute("a"), Attribute("b")]));
        assert_eq!(segments("a[-2]"), Ok(vec![Attribute("a"), Index(-2)]));
        assert_eq!(segments("[1]"), Ok(vec![Index(1)]));
        assert_eq!(segments(""), Ok(vec![Attribute("")]));
        for broken in ["a[", "a[]", "a[x]", "a[1][2]", "a[99999999999]"] {
            assert!(segments(broken).is_err(), "{broken}");
        }
    }
}
