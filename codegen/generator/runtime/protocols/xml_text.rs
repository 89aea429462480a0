//! Sees through the XML of a reply as a whole before it is read.
//!
//! The published deserializer ends without an error where the XML does, and reads the text of an
//! element only up to a comment or a CDATA section. So what is broken or cut off is refused here, and
//! text is joined into one plain node, the only form of it that is read. Broken is what that
//! deserializer's tokenizer would not go past: a name, an attribute, a character, a reference.

use std::borrow::Cow;

use aws_smithy_schema::serde::SerdeError;

type Result<T = ()> = std::result::Result<T, SerdeError>;

/// The root element of a document, with plain text in place of CDATA sections and without comments
/// and processing instructions.
///
/// # Errors
/// The document is no UTF-8, is not well-formed, is cut off, or declares a document type.
pub fn root_element(body: &[u8]) -> Result<Cow<'_, str>> {
    let text = std::str::from_utf8(body).map_err(|_| broken("it is no UTF-8"))?;
    check_characters(text)?;
    let mut scanner = Scanner {
        rest: text.strip_prefix('\u{feff}').unwrap_or(text),
    };
    scanner.skip_around_root()?;
    let root = scanner.element()?;
    scanner.skip_around_root()?;
    match scanner.rest.is_empty() {
        true => Ok(root),
        false => Err(broken("something follows its root element")),
    }
}

/// The name of an element that is well-formed, with its prefix.
pub fn name_of(element: &str) -> &str {
    let name = element.strip_prefix('<').unwrap_or(element);
    let end = name.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    end.map_or(name, |end| &name[..end])
}

/// Where the scanner stands in a document.
struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    /// Reads an element with all that is in it.
    fn element(&mut self) -> Result<Cow<'a, str>> {
        let mut plain = Plain::new(self.rest);
        self.expect("<")?;
        let mut open: Vec<&str> = self.start_tag()?.into_iter().collect();
        while let Some(name) = open.last() {
            plain.add_text(self.text()?, self.rest);
            let markup = self.rest;
            if self.skip_comment_or_instruction()? {
                plain.replace(markup, "", self.rest);
            } else if self.take("<![CDATA[") {
                let data = escaped(self.until("]]>")?);
                plain.replace(markup, &data, self.rest);
            } else if self.take("</") {
                if self.name()? != *name {
                    return Err(broken("an end tag names another element"));
                }
                self.skip_spaces();
                self.expect(">")?;
                open.pop();
            } else {
                self.expect("<")?;
                open.extend(self.start_tag()?);
            }
        }
        Ok(plain.finish(self.rest))
    }

    /// Reads a tag after its `<`: the name of the element, if it has an end tag.
    fn start_tag(&mut self) -> Result<Option<&'a str>> {
        let name = self.name()?;
        loop {
            let is_spaced = self.skip_spaces();
            if self.take("/>") {
                return Ok(None);
            }
            if self.take(">") {
                return Ok(Some(name));
            }
            if !is_spaced {
                return Err(self.unexpected());
            }
            self.attribute()?;
        }
    }

    fn attribute(&mut self) -> Result {
        self.name()?;
        self.skip_spaces();
        self.expect("=")?;
        self.skip_spaces();
        let value = match self.take("\"") {
            true => self.until("\"")?,
            false => {
                self.expect("'")?;
                self.until("'")?
            }
        };
        match value.contains('<') {
            true => Err(broken("an attribute holds `<`")),
            false => check_references(value),
        }
    }

    /// Reads a name, of a prefix and a local part or of one part.
    fn name(&mut self) -> Result<&'a str> {
        let end = self.rest.find(|c| !is_name_char(c) && c != ':');
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        let mut parts = name.split(':');
        if name.matches(':').count() > 1 || !parts.all(|part| part.starts_with(is_name_start)) {
            return Err(self.unexpected());
        }
        self.rest = rest;
        Ok(name)
    }

    /// Reads text up to the next tag.
    fn text(&mut self) -> Result<&'a str> {
        let Some((text, _)) = self.rest.split_once('<') else {
            return Err(cut_off());
        };
        self.rest = &self.rest[text.len()..];
        check_references(text)?;
        match text.contains("]]>") {
            true => Err(broken("text holds `]]>`")),
            false => Ok(text),
        }
    }

    /// Goes past a comment or a processing instruction, if one is next.
    fn skip_comment_or_instruction(&mut self) -> Result<bool> {
        if self.take("<!--") {
            self.until("-->")?;
        } else if self.take("<?") {
            self.until("?>")?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn skip_around_root(&mut self) -> Result {
        self.skip_spaces();
        while self.skip_comment_or_instruction()? {
            self.skip_spaces();
        }
        Ok(())
    }

    /// Reads what is before `end`, and `end` itself.
    fn until(&mut self, end: &str) -> Result<&'a str> {
        let (found, rest) = self.rest.split_once(end).ok_or_else(cut_off)?;
        self.rest = rest;
        Ok(found)
    }

    fn skip_spaces(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.rest.len() < before
    }

    fn take(&mut self, wanted: &str) -> bool {
        let rest = self.rest.strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, wanted: &str) -> Result {
        match self.take(wanted) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn unexpected(&self) -> SerdeError {
        match self.rest.chars().next() {
            Some(c) => broken(&format!("`{}` is unexpected", c.escape_debug())),
            None => cut_off(),
        }
    }
}

/// An element in its plain form: a part of the document, unless something in it had to be replaced.
/// Places in the document are given by what follows them.
struct Plain<'a> {
    /// From where nothing is copied yet.
    from: &'a str,
    copy: Option<String>,
}

impl<'a> Plain<'a> {
    fn new(from: &'a str) -> Self {
        Self { from, copy: None }
    }

    /// Takes over text that stands before `end`. A `>` in it must not come to stand behind a `]]`
    /// that something was between.
    fn add_text(&mut self, text: &str, end: &'a str) {
        if self.copy.is_some() && text.contains('>') {
            let start = &self.from[self.from.len() - end.len() - text.len()..];
            self.replace(start, &text.replace('>', "&gt;"), end);
        }
    }

    /// Puts something in the place of what is between `start` and `end`.
    fn replace(&mut self, start: &'a str, new: &str, end: &'a str) {
        let copy = self.copy.get_or_insert_default();
        copy.push_str(&self.from[..self.from.len() - start.len()]);
        copy.push_str(new);
        self.from = end;
    }

    /// The element, which stands before `end`.
    fn finish(self, end: &str) -> Cow<'a, str> {
        let last = &self.from[..self.from.len() - end.len()];
        match self.copy {
            Some(copy) => Cow::Owned(copy + last),
            None => Cow::Borrowed(last),
        }
    }
}

/// The content of a CDATA section as text.
fn escaped(data: &str) -> String {
    let data = data.replace('&', "&amp;");
    data.replace('<', "&lt;").replace('>', "&gt;")
}

/// Checks that there are no characters that XML forbids.
fn check_characters(text: &str) -> Result {
    let is_forbidden = |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r');
    let has_forbidden = text.bytes().any(is_forbidden);
    match has_forbidden || text.contains('\u{fffe}') || text.contains('\u{ffff}') {
        true => Err(broken("it has a control character")),
        false => Ok(()),
    }
}

/// Checks references to characters. Such a reference may name a control character, which XML 1.0
/// forbids: some services send them where a name has one.
fn check_references(text: &str) -> Result {
    let mut references = text.split('&').skip(1);
    let is_known = |after: &str| match after.split_once(';') {
        Some(("amp" | "apos" | "gt" | "lt" | "quot", _)) => true,
        Some((other, _)) => is_character(other),
        None => false,
    };
    match references.all(is_known) {
        true => Ok(()),
        false => Err(broken("a reference is unknown")),
    }
}

/// Whether a reference without `&` and `;` is the number of a character.
fn is_character(reference: &str) -> bool {
    let code = match (reference.strip_prefix("#x"), reference.strip_prefix('#')) {
        (Some(digits), _) => u32::from_str_radix(digits, 16).ok(),
        (None, Some(digits)) => digits.parse().ok(),
        (None, None) => None,
    };
    code.and_then(char::from_u32).is_some()
}

/// `NameStartChar` of XML 1.0 (section 2.3) less the colon.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

/// `NameChar` of XML 1.0 (section 2.3) less the colon.
fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '0'..='9' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}')
}

fn broken(what: &str) -> SerdeError {
    SerdeError::invalid_input(format!("the reply is no well-formed XML: {what}"))
}

fn cut_off() -> SerdeError {
    SerdeError::invalid_input("the XML of the reply is cut off")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(document: &str) -> Option<String> {
        root_element(document.as_bytes()).ok().map(Cow::into_owned)
    }

    #[test]
    fn what_is_plain_is_borrowed() {
        let element = "<a x='1' y:z = \"&quot;>\"><b/> t &#x41;&#1;&apos; <c ></c\n></a>";
        let document = format!("\u{feff}<?xml version=\"1.0\"?>\n<!-- -- -->{element}\n<?p?> ");
        let found = root_element(document.as_bytes()).expect("a root element");
        assert!(matches!(found, Cow::Borrowed(_)));
        assert_eq!(found, element);
    }

    #[test]
    fn text_is_joined_and_escaped() {
        for (document, plain) in [
            ("<a><![CDATA[gzip]]></a>", "<a>gzip</a>"),
            ("<a>1<!--<b>-->2<?p <b>?>3</a>", "<a>123</a>"),
            (
                "<a><![CDATA[<b>&amp;]]>&lt;</a>",
                "<a>&lt;b&gt;&amp;amp;&lt;</a>",
            ),
            ("<a><![CDATA[]]]]><![CDATA[>]]></a>", "<a>]]&gt;</a>"),
            ("<a>]]<!---->></a>", "<a>]]&gt;</a>"),
            ("<a><![CDATA[&]]>lt;</a>", "<a>&amp;lt;</a>"),
            ("<a><![CDATA[]]><b x='>'/></a>", "<a><b x='>'/></a>"),
            (
                "<a> <b><!-- --></b>&gt;<b/> </a>",
                "<a> <b></b>&gt;<b/> </a>",
            ),
        ] {
            assert_eq!(root(document).as_deref(), Some(plain), "{document}");
        }
    }

    #[test]
    fn every_cut_is_an_error() {
        let document = "<?xml version='1.0'?><n:a x='&lt;'>t<b/><!-- c --><![CDATA[d]]></n:a>";
        assert!(root(document).is_some());
        for end in 0..document.len() {
            assert_eq!(root(&document[..end]), None, "{}", &document[..end]);
        }
    }

    #[test]
    fn what_is_not_well_formed_is_an_error() {
        for document in [
            "",
            "text",
            "<a></b>",
            "<a><b></a></b>",
            "<n:a></m:a>",
            "<a/><a/>",
            "<a/>text",
            "<a></a></a>",
            "<a x></a>",
            "<a x=1></a>",
            "<a x='1'y='2'></a>",
            "<a x='<!'></a>",
            "<a x='&b;'></a>",
            "<a>&b;</a>",
            "<a>&</a>",
            "<a>&#xD800;</a>",
            "<a>&#x<!-- -->41;</a>",
            "<a>]]></a>",
            "<a>\u{1}</a>",
            "<a>\u{ffff}</a>",
            "< a></a>",
            "<1/>",
            "<a:b:c/>",
            "<:a/>",
            "<a/ >",
            "<\u{d7}/>",
            "<a><!x></a>",
            "<![CDATA[a]]>",
            "<!DOCTYPE a><a/>",
            "<a><!DOCTYPE a></a>",
        ] {
            assert_eq!(root(document), None, "{document}");
        }
        assert!(root_element(b"<a>\xff</a>").is_err());
    }

    /// The published deserializer stops without an error where its tokenizer fails. Each byte of a
    /// document is replaced by each character that means something.
    #[test]
    fn what_is_accepted_can_be_read_to_its_end() {
        let document = "<?x?><n:a x='&lt;' y=\"1\">t\u{f6}<!-- c --><\u{f6} /><![CDATA[>]]></n:a>";
        let (mut accepted, mut refused) = (0, 0);
        for (at, old) in document.char_indices() {
            let (before, after) = (&document[..at], &document[at + old.len_utf8()..]);
            for new in " \n<>/&;:='\"!?-[]#x1.\u{1}\u{b7}\u{d7}\u{fffe}".chars() {
                let changed = format!("{before}{new}{after}");
                let Some(root) = root(&changed) else {
                    refused += 1;
                    continue;
                };
                let mut last = None;
                for token in aws_smithy_xml::decode::Document::new(&root) {
                    let depth = token.map(|(_, depth)| depth);
                    last = Some(depth.unwrap_or_else(|error| panic!("{changed}: {error}")));
                }
                assert_eq!(last, Some(0), "{changed}");
                accepted += 1;
            }
        }
        assert!(accepted > 100 && refused > 100, "{accepted}, {refused}");
    }
}
