//! What becomes of texts as models have them, and of hostile ones.

mod promises;

use super::*;

fn assert_markdown(text: &str, expected: &[&str]) {
    assert_eq!(markdown(text), expected, "{text:?}");
}

#[test]
fn html_becomes_markdown() {
    assert_markdown(
        "<p>Gets a <code>Thing</code> by\n   its <i>name</i>.</p><p>See <a href=\"https://example.com/a\">this</a>.</p>",
        &[
            "Gets a `Thing` by its *name*.",
            "",
            "See [this](https://example.com/a).",
        ],
    );
    assert_markdown(
        "<p>One of:</p><ul><li><p>a</p></li><li><p>b</p><ol><li>x</li></ol></li></ul><note><p>n</p></note>",
        &["One of:", "", "- a", "- b", "  1. x", "", "> **Note:** n"],
    );
    assert_markdown(
        "<dl><dt>Term</dt><dd><p>What it means.</p></dd></dl><h1>Head</h1>",
        &["- **Term**", "", "  What it means.", "", "## Head"],
    );
    assert_markdown(
        "<table><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td></tr></table>",
        &["- a | b", "- c"],
    );
    assert_markdown(
        "<important><ul><li>a</li></ul><p>b</p></important>",
        &["> **Important:**", ">", "> - a", ">", "> b"],
    );
}

#[test]
fn commonmark_stays_markdown() {
    assert_markdown(
        "Some **bold** text\nwith `code<T>` and [a link](https://example.com).\n\n- a\n- b_c_d",
        &[
            "Some **bold** text with `code<T>` and [a link](https://example.com).",
            "",
            "- a",
            "- b_c_d",
        ],
    );
    assert_markdown("Title\n===\n# Other", &["## Title", "", "## Other"]);
    assert_markdown(
        "1. one\n   ```js\n   x()\n   ```\n2. two",
        &["1. one", "", "   ```text", "   x()", "   ```", "", "2. two"],
    );
    assert_markdown("| a | b |\n|---|---|\n| 1 | 2 |", &["- a | b", "- 1 | 2"]);
}

#[test]
fn what_commonmark_has_is_kept() {
    assert_markdown("3. c\n4. d", &["3. c", "4. d"]);
    assert_markdown("> [!NOTE]\n> Text.", &["> **Note:** Text."]);
    assert_markdown("a  \nb\\\nc", &["a b c"]);
    assert_markdown("[a][x]\n\n[x]: https://h/", &["[a](https://h/)"]);
    assert_markdown("[Note]: x\n\nText.", &["Text.", "", "\\[Note\\]: x"]);
    assert_markdown(
        "![p](https://h/p) [![q](https://h/q)](https://h/)",
        &["[p](https://h/p) [q](https://h/)"],
    );
    assert_markdown(
        "<arn:id> <https://h/x,> <a@b.c>",
        &["\\<arn:id> <https://h/x>, \\<a@b.c>"],
    );
    assert_markdown(
        "<b>a</b> <code>x</code>&rarr;&unknown;",
        &["**a** `x`→\\&unknown;"],
    );
}

#[test]
fn indents_of_comments_mean_nothing() {
    assert_markdown(
        "One of:\n        1. a\n        2. b",
        &["One of:", "", "1. a", "2. b"],
    );
    assert_markdown("Do:\n\n    run()", &["Do:", "", "```text", "run()", "```"]);
}

#[test]
fn code_may_hold_backticks() {
    assert_markdown("<p><code>a `b` c</code></p>", &["``a `b` c``"]);
    assert_markdown("<p>`a<x>b` `c</p><p>d`</p>", &["`a<x>b` \\`c", "", "d\\`"]);
    assert_markdown(
        "<p>Run:</p>\n```sh\na\n\n  b\n```\nThen.",
        &["Run:", "", "```text", "a", "", "  b", "```", "", "Then."],
    );
    assert_markdown(
        "<code>a<a>b</a>.</code> <code>c<a href=\"https://h/\">d</a></code><br>",
        &["`ab.` `c` [`d`](https://h/)"],
    );
}

#[test]
fn what_a_browser_would_drop_is_text() {
    assert_markdown("<p>a <b", &["a \\<b"]);
    assert_markdown("<p>a </b c", &["a \\</b c"]);
    assert_markdown("<p>a <!-- b <i>c</i>", &["a \\<!-\\- b *c*"]);
    assert_markdown(
        "<p>a <a href=\"https://h/>b</a> <i>c</i> \"d\"</p>",
        &["a \\<a href=\"`https://h/>b` *c* \"d\""],
    );
    assert_markdown("<p>a <x and <b>c</b></p>", &["a \\<x and **c**"]);
    assert_markdown(
        "<p>a?b=1&region=2&amp;c</ x></p>",
        &["a?b=1&region=2&c\\</ x>"],
    );
}

#[test]
fn what_is_written_is_read_as_it_was_meant() {
    // A list that begins with another number than 1 would go on with the text before it.
    assert_markdown("- a\n\n  3. b\n  4. c", &["- a", "", "  3. b", "  4. c"]);
    assert_markdown(
        "<ul><li>a<ol><li></li><li>b</li></ol></li></ul>",
        &["- a", "  1. b"],
    );
    // A longer number would begin no list.
    assert_markdown("999999999. a\n1. b", &["99999999. a", "100000000. b"]);
    // Nothing in a heading that is set bold would be a rule.
    assert_markdown("<ul><li><h1><code>\0</code></h1>a", &["- a"]);
    // What looks like a picture is none, whatever stands between.
    assert_markdown("!*[x](https://h/)*", &["\\!*[x](https://h/)*"]);
    // Code spans side by side would be one.
    assert_markdown("<p>http://{a}<b></b>`b`</p>", &["`http://{a}` `b`"]);
    assert_markdown("<p><code>a</code>http://{b}</p>", &["`a` `http://{b}`"]);
}

#[test]
fn nothing_is_a_doctest() {
    assert_markdown("```rust\nfail!()\n```", &["```text", "fail!()", "```"]);
    assert_markdown("    fail!()\n", &["```text", "fail!()", "```"]);
    assert_markdown(
        "<pre>\n  a ```\nx</pre>",
        &["````text", "  a ```", "x", "````"],
    );
    assert_markdown("<p>\n\n    fail!()</p>", &["fail!()"]);
    assert_markdown("```\nnot closed", &["```text", "not closed", "```"]);
}

#[test]
fn nothing_links_to_an_item() {
    assert_markdown(
        "[Foo] [`Bar`] [a][b] <Baz>",
        &["\\[Foo\\] \\[`Bar`\\] \\[a\\]\\[b\\] \\<Baz>"],
    );
    assert_markdown("[x](Foo) <a href=\"Foo::bar\">y</a>", &["x y"]);
    assert_markdown(
        "[x]: https://example.com",
        &["\\[x\\]: <https://example.com>"],
    );
}

#[test]
fn only_web_addresses_are_targets() {
    assert_markdown(
        "<a href=\"javascript:alert(1)\">x</a> <a href='/y'>y</a>",
        &["x y"],
    );
    assert_markdown(
        "<a href=\"https://h/a b(c)\">x</a>",
        &["[x](https://h/a%20b%28c%29)"],
    );
    assert_markdown("<a href=\"https://h/\"></a>", &["<https://h/>"]);
    assert_markdown("See (https://h/a_b_c).", &["See (<https://h/a_b_c>)."]);
    assert_markdown("https://<region>.h/", &["`https://<region>.h/`"]);
}

#[test]
fn placeholders_and_entities_are_text() {
    assert_markdown(
        "<p><account-id> &lt;b&gt; &amp;lt; a<=b</p>",
        &["\\<account-id> \\<b> \\&lt; a\\<=b"],
    );
    assert_markdown("a\u{202e}b\0c\u{200b}d &#x202e;", &["abcd"]);
    assert_markdown(
        "<p># a</p><p>1. b</p><p>- c</p><p>> d</p>",
        &["\\# a", "", "1\\. b", "", "\\- c", "", "\\> d"],
    );
    assert_markdown("Hi!<a href=\"https://h/\">x</a>", &["Hi\\![x](https://h/)"]);
    assert_markdown("<script>alert()</script>a<!-- b -->c", &["ac"]);
    assert_markdown("<h2>C #</h2>", &["### C \\#"]);
}

#[test]
fn the_first_paragraph_is_the_summary() {
    assert_eq!(
        summary("<h1>Title</h1><ul><li><p>First.</p><p>Second.</p></li></ul>"),
        ["First."]
    );
    assert_eq!(summary(" \n"), [""; 0]);
}

#[test]
fn notes_are_plain() {
    assert_eq!(
        deprecation_note(Some("<p>Use <code>b_c</code>.</p>"), Some("2020-01-01")),
        "Use b_c. (since 2020-01-01)"
    );
    assert_eq!(deprecation_note(None, None), "deprecated by the service");
    let links = external_links([("API [x]", "https://h/"), ("bad", "javascript:x")]);
    assert_eq!(links, ["- [API \\[x\\]](https://h/)"]);
    assert_eq!(escaped("# [Vec] `a`"), r"\# \[Vec\] \`a\`");
}

#[test]
fn excessive_texts_are_not_looked_into() {
    let deep = "- ".repeat(80) + "*a*";
    assert_eq!(markdown(&deep), [format!("\\{}\\*a\\*", "- ".repeat(80))]);
    let long = "*a* ".repeat(1 << 19);
    assert_eq!(markdown(&long), [r"\*a\* ".repeat(1 << 19).trim_end()]);
    let nested = "<ul><li>".repeat(100_000) + "a" + &"</ul>".repeat(100_000) + "<p>b</p>";
    let lines = ["- - - - - a", "", "b"].map(String::from);
    assert_eq!(markdown(&nested), lines);
    let quotes = "<note>".repeat(100_000) + "a" + &"</note>".repeat(100_000) + "b";
    assert_eq!(markdown(&quotes), ["> > **Note:** a", "", "b"]);
}

#[test]
fn hostile_texts_end() {
    let parts = [
        "<ul><li>",
        "<note>",
        "<b>",
        "<i><b>",
        "<a href=\"https://h/\">",
        "<a href=\"",
        "`",
        "``a`",
        "<!--",
        "<!x>",
        "[",
        "](",
        "[x](",
        "*a ",
        "_",
        "> ",
        "- ",
        "&",
        "&#",
        "http://",
        "<pre>",
        "```\n",
        "</ul>",
        "</note></li>",
        "<code>",
        "<tr><td>",
        "a_",
        "\\",
        "    x\n",
    ];
    for part in parts {
        for text in [part.repeat(2_000), format!("<p>{}", part.repeat(2_000))] {
            let lines = markdown(&text);
            assert!(
                lines.iter().all(|line| !line.contains(['\n', '\r'])),
                "{part}"
            );
            summary(&text);
            plain(&text);
        }
    }
}
