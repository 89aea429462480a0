//! The picture as SVG. It needs nothing from elsewhere, follows light and dark, and says with `title` elements
//! what each part is.

use std::fmt::Write as _;

use html_escape::encode_text;

use super::layout::{Rect, squarified};
use super::parts::{Kind, Part};

/// The size of the picture, in pixels.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 760.0;
/// Below the picture, in a file of its own: the legend.
const LEGEND: f64 = 34.0;
/// The height of the heading of a crate, and of an operation.
const HEADINGS: [f64; 2] = [20.0, 15.0];
/// A part of a group that is smaller than this on a side is drawn without its own parts.
const SMALLEST: f64 = 6.0;

/// The colours, light and dark. Text has a contrast of at least 4.5 to 1 to what it stands on.
const STYLE: &str = "\
.treemap{--page:#fff;--ink:#1b1f24;--crate:#e6e9ed;--operation:#f6f8fa;--line:#8b949e;--files:#9cc7f0;--own:#cfe6fb;\
--shared:#f7cf95;--client:#cdd3da;--run-time:#b9c0c9;font:11px system-ui,sans-serif}\
@media(prefers-color-scheme:dark){.treemap{--page:#0d1117;--ink:#e6edf3;--crate:#21262d;--operation:#161b22;\
--line:#57606a;--files:#1f4e7a;--own:#173652;--shared:#6b4510;--client:#373e47;--run-time:#2b3138}}\
.treemap rect{stroke:var(--line);stroke-width:.5}\
.treemap text{fill:var(--ink)}\
.treemap .page{fill:var(--page);stroke:none}\
.treemap .crate{fill:var(--crate)}.treemap .operation{fill:var(--operation)}\
.treemap .files{fill:var(--files)}.treemap .own{fill:var(--own)}.treemap .shared{fill:var(--shared)}\
.treemap .client{fill:var(--client)}.treemap .run-time{fill:var(--run-time)}\
.treemap g:hover>rect{stroke:var(--ink);stroke-width:1.5}\
.treemap .name{font-weight:600}";

/// Where the picture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// In a file of its own.
    File,
    /// In a page, which has a legend.
    Page,
}

/// Draws a part that has no name, and all that are in it.
pub(super) fn picture(all: &Part, frame: Frame) -> String {
    let height = match frame {
        Frame::File => HEIGHT + LEGEND,
        Frame::Page => HEIGHT,
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"treemap\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\">\n\
         <style>{STYLE}</style>\n\
         <title>What operations bring: areas are lines of code</title>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height}\"/>\n"
    );
    let space = Rect {
        x: 0.0,
        y: 0.0,
        width: WIDTH,
        height: HEIGHT,
    };
    write_parts(&mut svg, all, space, 0);
    if frame == Frame::File {
        svg.push_str(&legend());
    }
    svg.push_str("</svg>\n");
    svg
}

/// Writes the parts of a group into a space. Groups are no deeper than crates, operations and types.
fn write_parts(svg: &mut String, group: &Part, space: Rect, depth: usize) {
    let sizes: Vec<f64> = group.parts.iter().map(|part| part.size as f64).collect();
    for (part, rect) in group.parts.iter().zip(squarified(&sizes, space)) {
        let Rect {
            x,
            y,
            width,
            height,
        } = rect;
        let label = label(part, rect);
        let heading = match label.is_empty() {
            true => 2.0,
            false => HEADINGS.get(depth).copied().unwrap_or_default(),
        };
        let inside = rect.within(2.0, heading);
        let is_divided = inside.width > SMALLEST && inside.height > SMALLEST;
        // A group that is drawn whole looks as most of what is in it would.
        let kind = match part.parts.first() {
            Some(largest) if !is_divided => largest.kind,
            _ => part.kind,
        };
        let _ = write!(
            svg,
            "<g><rect class=\"{}\" x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\"/><title>{}</title>{label}",
            kind.class(),
            escaped(&part.about),
        );
        if is_divided && !part.parts.is_empty() {
            svg.push('\n');
            write_parts(svg, part, inside, depth + 1);
        }
        svg.push_str("</g>\n");
    }
}

/// The name of a part, in the upper left corner; none where there is no room for a few letters. A picture in
/// the picture cuts off what is too long.
fn label(part: &Part, rect: Rect) -> String {
    if rect.width < 28.0 || rect.height < 13.0 {
        return String::new();
    }
    let class = match part.parts.is_empty() {
        true => "",
        false => " class=\"name\"",
    };
    let Rect {
        x,
        y,
        width,
        height,
    } = rect;
    format!(
        "<svg x=\"{x:.2}\" y=\"{y:.2}\" width=\"{:.2}\" height=\"{height:.2}\"><text{class} x=\"3\" y=\"11\">{}</text></svg>",
        width - 3.0,
        escaped(&part.label),
    )
}

/// The legend in the picture.
fn legend() -> String {
    let mut svg = String::new();
    let mut x = 8.0;
    for (kind, text) in Kind::LEGEND {
        let (top, baseline) = (HEIGHT + 10.0, HEIGHT + 21.0);
        let _ = writeln!(
            svg,
            "<rect class=\"{}\" x=\"{x}\" y=\"{top}\" width=\"14\" height=\"14\"/><text x=\"{}\" y=\"{baseline}\">{}</text>",
            kind.class(),
            x + 20.0,
            escaped(text),
        );
        // Letters are about so wide.
        x += 48.0 + 5.6 * text.len() as f64;
    }
    svg
}

/// Text as XML and HTML take it: no markup, and no characters that XML has not.
pub(super) fn escaped(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | ' '..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    let text: String = text.chars().filter(is_allowed).collect();
    encode_text(&text).into_owned()
}

/// The style sheet, for a page that has parts of the picture outside of it.
pub(super) fn style() -> &'static str {
    STYLE
}
