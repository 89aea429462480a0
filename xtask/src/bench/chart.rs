//! The ratios to the official crate as a bar chart, in SVG: a bar for each row that has a target on
//! that ratio, as long as ours is in parts of the official crate's.

use super::measurements::Report;
use super::row::{Peer, Row, Spread, Target};
use super::table::value;

/// The width of the picture, in pixels.
const WIDTH: f64 = 860.0;
/// Where the bars start, below the names.
const LEFT: f64 = 330.0;
/// How long a bar is that stands for the official crate's own.
const UNIT: f64 = 330.0;
/// The most that is shown; longer bars are cut.
const MOST: f64 = 1.2;
/// The distance between two bars.
const STEP: f64 = 22.0;
/// The height above the first bar.
const TOP: f64 = 56.0;

/// Draws the chart.
pub(super) fn chart(report: &Report) -> String {
    let bars: Vec<(&Row, f64)> = report
        .rows
        .iter()
        .filter(|row| is_shown(row))
        .filter_map(|row| Some((row, row.ratio()?.median)))
        .collect();
    let height = TOP + STEP * bars.len() as f64 + 30.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"12\" y=\"22\" font-size=\"15\">Generated crate, in parts of the official one (less is better)</text>\n\
         <text x=\"12\" y=\"40\" fill=\"#666\">{}</text>\n",
        escape(&report.machine.to_string()),
    );
    for (index, (row, ratio)) in bars.iter().enumerate() {
        svg.push_str(&bar(row, *ratio, TOP + STEP * index as f64));
    }
    let end = LEFT + UNIT;
    svg.push_str(&format!(
        "<line x1=\"{end}\" x2=\"{end}\" y1=\"{}\" y2=\"{}\" stroke=\"#999\" stroke-dasharray=\"3 3\"/>\n\
         <text x=\"{end}\" y=\"{}\" fill=\"#666\" text-anchor=\"middle\">official crate</text>\n</svg>\n",
        TOP - 6.0,
        height - 26.0,
        height - 12.0,
    ));
    svg
}

/// Rows where less is better, beside the official crate.
fn is_shown(row: &Row) -> bool {
    matches!(row.peer, Some((Peer::Official, _)))
        && matches!(row.target, Some(Target::RatioAtMost(_)))
}

/// A bar, with its name before it and what it says after it.
fn bar(row: &Row, ratio: f64, y: f64) -> String {
    let length = (ratio.min(MOST) * UNIT).max(1.5);
    let colour = match row.is_met() {
        Some(true) => "#2b7a4b",
        _ => "#b9772a",
    };
    let median = |series: &[f64]| {
        let spread = Spread::of(series.iter().copied());
        spread.map_or(String::new(), |spread| value(spread.median, row.unit))
    };
    let peer = row.peer.as_ref().map(|(_, series)| median(series));
    let text = format!("{} of {}", median(&row.ours), peer.unwrap_or_default());
    let baseline = y + 12.0;
    format!(
        "<text x=\"{}\" y=\"{baseline}\" text-anchor=\"end\">{}</text>\n\
         <rect x=\"{LEFT}\" y=\"{y}\" width=\"{length:.1}\" height=\"15\" fill=\"{colour}\"/>\n\
         <text x=\"{:.1}\" y=\"{baseline}\" fill=\"#333\" stroke=\"#fff\" stroke-width=\"3\" \
         paint-order=\"stroke\">{}</text>\n",
        LEFT - 8.0,
        escape(&row.what),
        LEFT + length + 6.0,
        escape(&text),
    )
}

/// Text as XML takes it.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::row::Unit;
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_ratio_and_text_is_escaped() {
        let row = Row::new("p", "a < b", Unit::Count)
            .ours([1.0])
            .beside(Peer::Official, [2.0])
            .wanted(Target::RatioAtMost(0.8));
        assert!(is_shown(&row));
        let svg = bar(&row, 0.5, 0.0);
        assert!(
            svg.contains("a &lt; b") && svg.contains("width=\"165.0\""),
            "{svg}"
        );
        assert!(svg.contains("1 of 2"), "{svg}");
    }
}
