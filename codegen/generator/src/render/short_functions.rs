//! Short functions on one line, as one would write them by hand: emitted code is full of them.
//!
//! The printer gives every statement a line of its own, and breaks signatures early. This pass joins
//! the lines of a signature, and those of a function whose whole body is one or two short statements,
//! and puts `#[inline]` before it where both fit.

/// How long a joined line may be, in characters.
const WIDTH: usize = 140;
/// The attribute that may go before its function.
const INLINE: &str = "#[inline]";

/// Joins what fits.
pub(super) fn join(text: &str) -> String {
    let text = join_signatures(text);
    let lines: Vec<&str> = text.lines().collect();
    let mut joined = String::with_capacity(text.len());
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        let rest = &lines[next..];
        match inlined_function(rest).or_else(|| short_function(rest)) {
            Some((function, used)) => {
                joined.push_str(&function);
                next += used;
            }
            None => {
                joined.push_str(line);
                next += 1;
            }
        }
        joined.push('\n');
    }
    joined
}

/// Puts signatures on one line that fit there.
fn join_signatures(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut joined = String::with_capacity(text.len());
    let mut next = 0;
    while let Some(line) = lines.get(next) {
        match signature(&lines[next..]) {
            Some((signature, used)) => {
                joined.push_str(&signature);
                next += used;
            }
            None => {
                joined.push_str(line);
                next += 1;
            }
        }
        joined.push('\n');
    }
    joined
}

/// The signature that begins here on one line, and how many lines it had.
fn signature(lines: &[&str]) -> Option<(String, usize)> {
    let first = lines.first()?;
    if !first.ends_with('(') {
        return None;
    }
    let head = first.trim_start();
    if !is_function(head) {
        return None;
    }
    let indent = &first[..first.len() - head.len()];
    let closing = lines.iter().take(8).position(|line| {
        line.strip_prefix(indent)
            .is_some_and(|rest| rest.starts_with(')') && rest.ends_with('{'))
    })?;
    let parameters: Vec<&str> = lines
        .get(1..closing)?
        .iter()
        .map(|line| line.trim())
        .collect();
    let parameters = parameters.join(" ");
    let parameters = parameters.strip_suffix(',').unwrap_or(&parameters);
    let joined = format!("{first}{parameters}{}", lines.get(closing)?.trim_start());
    fits(&joined).then_some((joined, closing + 1))
}

/// The attribute that stands here with its function on one line, and how many lines they had.
fn inlined_function(lines: &[&str]) -> Option<(String, usize)> {
    let (attribute, after) = lines.split_first()?;
    if !attribute.ends_with(INLINE) || attribute.trim_start() != INLINE {
        return None;
    }
    let (function, used) = short_function(after)?;
    let joined = format!("{attribute} {}", function.trim_start());
    fits(&joined).then_some((joined, used + 1))
}

/// The function that begins here on one line, and how many lines it had.
fn short_function(lines: &[&str]) -> Option<(String, usize)> {
    let first = lines.first()?;
    if !first.ends_with('{') {
        return None;
    }
    let head = first.trim_start();
    if !is_function(head) {
        return None;
    }
    let indent = &first[..first.len() - head.len()];
    let closing = lines
        .iter()
        .take(4)
        .position(|line| line.strip_prefix(indent).is_some_and(|rest| rest == "}"))?;
    let body = lines.get(1..closing)?;
    if body.is_empty() || body.iter().any(|line| !is_statement(line, indent)) {
        return None;
    }
    let statements: Vec<&str> = body.iter().map(|line| line.trim()).collect();
    let short = format!("{first} {} }}", statements.join(" "));
    fits(&short).then_some((short, closing + 1))
}

fn is_function(head: &str) -> bool {
    const STARTS: &[&str] = &[
        "fn ",
        "pub fn ",
        "pub const fn ",
        "pub(crate) fn ",
        "pub async fn ",
    ];
    STARTS.iter().any(|start| head.starts_with(start))
}

/// Whether a line is a whole statement or expression, one step further in than the function.
fn is_statement(line: &str, indent: &str) -> bool {
    let Some(statement) = line
        .strip_prefix(indent)
        .and_then(|rest| rest.strip_prefix("    "))
    else {
        return false;
    };
    let opens = |c| statement.matches(c).count();
    !statement.starts_with([' ', '#', '/', '.'])
        && opens('{') == opens('}')
        && opens('(') == opens(')')
        && opens('[') == opens(']')
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_function_takes_its_attribute_along() {
        let text = "    #[inline]\n    pub fn a(&self) -> &str {\n        &self.a\n    }\n";
        assert_eq!(
            join(text),
            "    #[inline] pub fn a(&self) -> &str { &self.a }\n"
        );
    }

    #[test]
    fn two_statements_are_short_too() {
        let text = "fn a(mut self) -> Self {\n    self.a = 1;\n    self\n}\n";
        assert_eq!(join(text), "fn a(mut self) -> Self { self.a = 1; self }\n");
    }

    #[test]
    fn a_signature_is_joined_before_its_body() {
        let text = "fn a(\n    b: C,\n    d: E,\n) -> F {\n    g(b, d)\n}\n";
        assert_eq!(join(text), "fn a(b: C, d: E) -> F { g(b, d) }\n");
    }

    #[test]
    fn what_is_long_or_nested_stays() {
        let nested = "fn a() {\n    match b {\n        c => {}\n    }\n}\n";
        assert_eq!(join(nested), nested);
        let chained = "fn a() {\n    b\n        .c()\n}\n";
        assert_eq!(join(chained), chained);
        let long = format!("fn a() {{\n    {}\n}}\n", "b".repeat(WIDTH));
        assert_eq!(join(&long), long);
    }
}
