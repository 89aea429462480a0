//! Doc comments of many lines, which are one attribute until all is printed: for each attribute there
//! are tokens, syntax and printing, that cost a hundred times what its text does.

/// Stands between two lines of a comment; documentation holds no control characters.
const SEPARATOR: char = '\u{1e}';

/// The lines as the value of one `#[doc]` attribute.
pub(crate) fn joined<S: AsRef<str>>(lines: &[S]) -> String {
    let mut joined = String::new();
    for (index, line) in lines.iter().map(AsRef::as_ref).enumerate() {
        if index > 0 {
            joined.push(SEPARATOR);
        }
        if !line.is_empty() {
            joined.push(' ');
            joined.extend(line.chars().filter(|c| *c != SEPARATOR));
        }
    }
    joined
}

/// The text of a doc comment.
pub(crate) fn of(attribute: &syn::Attribute) -> Option<String> {
    match &attribute.meta {
        syn::Meta::NameValue(syn::MetaNameValue {
            path,
            value: syn::Expr::Lit(literal),
            ..
        }) if path.is_ident("doc") => match &literal.lit {
            syn::Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a line of a comment ends here.
pub(crate) fn ends_line(c: char) -> bool {
    c == SEPARATOR || c == '\n'
}

/// Gives each line of a comment that was printed as one attribute a line of its own.
pub(crate) fn expand(text: String) -> String {
    if !text.contains(SEPARATOR) {
        return text;
    }
    let mut expanded = String::with_capacity(text.len() * 2);
    for line in text.split_inclusive('\n') {
        let sign = line
            .find("///")
            .filter(|at| line[..*at].trim_start().is_empty());
        match sign {
            Some(at) => {
                let start = &line[..at + 3];
                expanded.push_str(&line.replace(SEPARATOR, &format!("\n{start}")));
            }
            None => expanded.push_str(line),
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_has_its_sign() {
        let joined = joined(&["a", "", "b\u{1e}c"]);
        let text = format!("mod m {{\n    ///{joined}\n    fn f() {{}}\n}}\n");
        let expected = "mod m {\n    /// a\n    ///\n    /// bc\n    fn f() {}\n}\n";
        assert_eq!(expand(text), expected);
    }
}
