//! What the HTML tags of AWS documentation are called. Tags that are not listed are text.

/// What a tag means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A paragraph, or anything else that stands on lines of its own.
    Paragraph,
    /// The end of a line, or a rule between paragraphs.
    Break,
    /// A list, with its first number when it is numbered.
    List(Option<u64>),
    /// An item of a list.
    Item,
    /// The term in a list of definitions.
    Term,
    /// A heading of a level from 1.
    Heading(usize),
    /// Preformatted text.
    Preformatted,
    /// Code within a paragraph.
    Code,
    /// Emphasis within a paragraph.
    Emphasis,
    /// Strong emphasis within a paragraph.
    Strong,
    /// A link, when it has a target.
    Link,
    /// A block apart, with what it is called.
    Quote(Option<&'static str>),
    /// A table, which becomes a list of its rows.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A picture, of which the text is shown.
    Image,
    /// A tag whose content is no text.
    Hidden,
    /// A tag that changes nothing.
    Transparent,
}

impl Tag {
    /// The meaning of a name in lower case.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "p" | "div" | "section" | "article" | "body" | "html" | "fullname" | "shortdesc"
            | "dd" | "center" | "caption" => Self::Paragraph,
            "br" | "hr" => Self::Break,
            "ul" | "dl" | "simplelist" => Self::List(None),
            "ol" => Self::List(Some(1)),
            "li" => Self::Item,
            "dt" => Self::Term,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "pre" | "programlisting" => Self::Preformatted,
            "code" | "tt" | "kbd" | "samp" => Self::Code,
            "i" | "em" | "replaceable" | "cite" | "dfn" => Self::Emphasis,
            "b" | "strong" => Self::Strong,
            "a" | "link" => Self::Link,
            "blockquote" => Self::Quote(None),
            "note" => Self::Quote(Some("Note")),
            "important" => Self::Quote(Some("Important")),
            "warning" => Self::Quote(Some("Warning")),
            "caution" => Self::Quote(Some("Caution")),
            "tip" => Self::Quote(Some("Tip")),
            "table" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "img" => Self::Image,
            "script" | "style" => Self::Hidden,
            "span" | "u" | "small" | "big" | "sup" | "sub" | "font" | "nobr" | "wbr" | "tbody"
            | "thead" | "tfoot" | "abbr" => Self::Transparent,
            _ => return None,
        })
    }

    /// Whether the tag stands for a block, which plain text and CommonMark do not have.
    pub(super) fn is_block(self) -> bool {
        !matches!(
            self,
            Self::Code
                | Self::Emphasis
                | Self::Strong
                | Self::Link
                | Self::Image
                | Self::Transparent
        )
    }
}
