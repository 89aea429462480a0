//! Patterns with labels: the `uri` of `smithy.api#http` and the `hostPrefix` of `smithy.api#endpoint`.
//!
//! Source: Smithy 2.0 specification, "HTTP bindings" and "endpoint trait". Nothing is filled in here.

use crate::model::syntax::is_identifier;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text that stands for itself.
    Literal(String),
    /// `{name}`: the value of a member.
    Label(String),
    /// `{name+}`: the value of a member, which may span several segments of a path.
    GreedyLabel(String),
}

/// A parsed `uri`: the segments of its path and the fixed part of its query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UriPattern {
    /// The segments between slashes; each is one literal or one label. Empty for `/`. A pattern that
    /// ends in a slash has an empty literal at the end.
    pub segments: Vec<Part>,
    /// Names and values of the query, as they stand in the pattern; no value without `=`.
    pub query: Vec<(String, Option<String>)>,
}

impl UriPattern {
    /// Parses a pattern.
    ///
    /// # Errors
    /// What is wrong with it, as a phrase that follows "the URI pattern".
    pub fn parse(pattern: &str) -> Result<Self, String> {
        if let Some(odd) = pattern.chars().find(|c| !c.is_ascii_graphic()) {
            return Err(format!("has the character {odd:?}, which no URI may have"));
        }
        let (path, query) = pattern.split_once('?').unwrap_or((pattern, ""));
        let Some(path) = path.strip_prefix('/') else {
            return Err("does not begin with a slash".to_owned());
        };
        if pattern.contains('#') {
            return Err("has a fragment".to_owned());
        }
        if query.contains(['{', '}']) {
            return Err("has a label in its query".to_owned());
        }
        let mut segments = Vec::new();
        for segment in path.split('/').filter(|_| !path.is_empty()) {
            segments.push(path_segment(segment)?);
        }
        let greedy = segments
            .iter()
            .filter(|part| matches!(part, Part::GreedyLabel(_)))
            .count();
        if greedy > 1 {
            return Err("has more than one greedy label".to_owned());
        }
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let query = pairs.map(|pair| match pair.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (pair.to_owned(), None),
        });
        Ok(Self {
            segments,
            query: query.collect(),
        })
    }

    /// The names of the labels, in order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(Part::label)
    }
}

/// Parses a host prefix, in which literals and labels may stand side by side.
///
/// # Errors
/// What is wrong with it, as a phrase that follows "the host prefix".
pub fn parse_host_prefix(pattern: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((literal, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}').ok_or("has an unclosed label")?;
        if !literal.is_empty() {
            parts.push(host_literal(literal)?);
        }
        parts.push(Part::Label(label_name(label)?));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(host_literal(rest)?);
    }
    Ok(parts)
}

impl Part {
    /// The label's name, when it is a label.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Literal(_) => None,
            Self::Label(name) | Self::GreedyLabel(name) => Some(name),
        }
    }
}

fn path_segment(segment: &str) -> Result<Part, String> {
    let Some(inner) = segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    else {
        if segment.contains(['{', '}']) {
            return Err(format!(
                "has the segment `{segment}`, which is neither a label nor literal"
            ));
        }
        return Ok(Part::Literal(segment.to_owned()));
    };
    match inner.strip_suffix('+') {
        Some(name) => label_name(name).map(Part::GreedyLabel),
        None => label_name(inner).map(Part::Label),
    }
}

fn host_literal(literal: &str) -> Result<Part, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    match literal.chars().find(|c| !fits(*c)) {
        Some(odd) => Err(format!(
            "has the character {odd:?}, which no host name may have"
        )),
        None => Ok(Part::Literal(literal.to_owned())),
    }
}

fn label_name(name: &str) -> Result<String, String> {
    if is_identifier(name) {
        Ok(name.to_owned())
    } else {
        Err(format!("has the label `{name}`, which is no member name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uri_patterns() -> Result<(), String> {
        let pattern = UriPattern::parse("/v1/{AppId}/{key+}/?list-type=2&acl")?;
        assert_eq!(
            pattern.segments,
            [
                Part::Literal("v1".into()),
                Part::Label("AppId".into()),
                Part::GreedyLabel("key".into()),
                Part::Literal(String::new()),
            ]
        );
        assert_eq!(
            pattern.query,
            [("list-type".into(), Some("2".into())), ("acl".into(), None)]
        );
        assert_eq!(UriPattern::parse("/")?, UriPattern::default());
        for bad in [
            "",
            "v1",
            "/{a",
            "/x{a}",
            "/{}",
            "/{a-b}",
            "/a b",
            "/?x={y}",
            "/{a+}/{b+}",
            "/#f",
            "/{a}{b}",
        ] {
            assert!(UriPattern::parse(bad).is_err(), "{bad}");
        }
        Ok(())
    }

    #[test]
    fn host_prefixes() -> Result<(), String> {
        let parts = parse_host_prefix("data-{Account}.")?;
        let expected = [
            Part::Literal("data-".into()),
            Part::Label("Account".into()),
            Part::Literal(".".into()),
        ];
        assert_eq!(parts, expected);
        for bad in ["{", "a/b", "{a b}", "a}"] {
            assert!(parse_host_prefix(bad).is_err(), "{bad}");
        }
        Ok(())
    }
}
