//! What is promised of any text, looked for in what rustdoc would make of the outcome. The texts are
//! random strings of what means something in HTML or Markdown.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag};

use super::super::{escaped, markdown, plain, summary};

const TEXTS: usize = 20_000;
const LONGEST: usize = 14;

const PIECES: &str = r##"a|b c| |    |`|``|```|~~~|*|**|_|__|[|]|(|)|[x](y)|[x](https://h/)|![x](https://h/)|[x]|<|</|>
<p>|</p>|<ul>|<li>|</li>|</ul>|<ol>|<note>|</note>|<code>|</code>|<pre>|</pre>|<b>|</b>|<i>|<a href="https://h/">
<a href='javascript:x'>|</a>|<x>|<br>|<script>|</script>|<!--|-->|<!x>|&|&lt;|&#91;|&#96;|&gt;|&nbsp;|- |* |1. |2) |> 
# |## |===|---|\|!|#![x]|https://h/|http://|<https://h/>|<h1>|</h1>|<table>|<tr>|<td>|</table>|<dl><dt>|<dd>|é|$|^
[^1]|[ ] |=|.|'|"|-|--|::|Vec|{#x}|999999999. |3. "##;
const LINES: [&str; 9] = [
    "\n",
    "\n\n",
    "\t",
    "```rust\n",
    "[x]: https://h/\n",
    "\u{202e}",
    "\0",
    "|",
    "|-|",
];

/// A generator of numbers, the same at each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        const FACTOR: u64 = 6_364_136_223_846_793_005;
        self.0 = self.0.wrapping_mul(FACTOR).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit
    }
}

#[test]
fn no_text_breaks_a_promise() {
    let pieces: Vec<&str> = PIECES.split(['|', '\n']).chain(LINES).collect();
    let mut numbers = Numbers(1);
    for _ in 0..TEXTS {
        let length = 1 + numbers.below(LONGEST);
        let text: String = (0..length)
            .filter_map(|_| pieces.get(numbers.below(pieces.len())))
            .copied()
            .collect();
        for lines in [
            markdown(&text),
            summary(&text),
            vec![escaped(&plain(&text))],
        ] {
            assert_eq!(broken_promises(&lines), [""; 0], "{text:?}: {lines:#?}");
        }
        assert!(summary(&text).len() <= 1, "{text:?}");
    }
}

/// What rustdoc would make of the lines and must not.
fn broken_promises(lines: &[String]) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let text = lines.join("\n");
    let mut found = Vec::new();
    let mut unknown_link = |link: pulldown_cmark::BrokenLink<'_>| {
        found.push(format!("link to an item: {}", link.reference));
        None
    };
    let parser = Parser::new_with_broken_link_callback(&text, options, Some(&mut unknown_link));
    let events: Vec<Event<'_>> = parser.filter(|event| !is_expected(event)).collect();
    found.extend(events.iter().map(|event| format!("{event:?}")));
    if lines.iter().any(|line| line.contains(char::is_control)) {
        found.push(String::from("a control character"));
    }
    found
}

fn is_expected(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => match tag {
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) => true,
            Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong => true,
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => &**info == "text",
            Tag::Link {
                link_type: LinkType::Inline | LinkType::Autolink,
                dest_url,
                ..
            } => dest_url.starts_with("https://h") || dest_url.starts_with("http://"),
            _ => false,
        },
        Event::Text(_) | Event::Code(_) | Event::End(_) => true,
        _ => false,
    }
}
