//! The result as a table for people, with the spread of every number and the verdict on every target.

use super::measurements::Report;
use super::row::{Peer, Row, Spread, Target, Unit};

/// The heads of the columns.
const HEADS: [&str; 6] = ["what", "ours", "beside", "ratio", "target", ""];

/// The table, with the machine above it and what is missing below.
pub(super) fn table(report: &Report) -> String {
    let mut lines = vec![HEADS.map(str::to_owned)];
    lines.extend(report.rows.iter().map(cells));
    let widths = HEADS.iter().enumerate().map(|(column, _)| {
        let lengths = lines.iter().map(|line| line[column].chars().count());
        lengths.max().unwrap_or_default()
    });
    let widths: Vec<usize> = widths.collect();
    let times = match report.pairs {
        1 => "measured once".to_owned(),
        pairs => format!("median of {pairs} pairs, least to most in brackets"),
    };
    let mut text = format!("{}\n{times}\n\n", report.machine);
    let mut part = "";
    for (index, line) in lines.iter().enumerate() {
        if let Some(row) = index
            .checked_sub(1)
            .and_then(|index| report.rows.get(index))
            && row.part != part
        {
            part = row.part;
            text.push_str(&format!("\n{part}\n"));
        }
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(cell, width)| format!("{cell:width$}", width = *width));
        let cells: Vec<String> = cells.collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    let met = report
        .rows
        .iter()
        .filter(|row| row.is_met() == Some(true))
        .count();
    let missed = report
        .rows
        .iter()
        .filter(|row| row.is_met() == Some(false))
        .count();
    text.push_str(&format!("\ntargets: {met} met, {missed} missed\n"));
    for reason in &report.unavailable {
        text.push_str(&format!("not available: {reason}\n"));
    }
    text
}

fn cells(row: &Row) -> [String; 6] {
    let beside = row.peer.as_ref().map(|(peer, series)| {
        let name = match peer {
            Peer::Official => "",
            Peer::Codec => " (codec)",
            Peer::SerdeJson => " (serde_json)",
            Peer::Floor => " (floor)",
        };
        format!("{}{name}", values(series, row.unit))
    });
    let ratio = row
        .ratio()
        .map(|spread| ranged(spread, row.ours.len(), number));
    let target = row.target.map(|target| match target {
        Target::RatioAtMost(most) => format!("ratio <= {}", number(most)),
        Target::RatioAtLeast(least) => format!("ratio >= {}", number(least)),
        Target::AtMost(most) => format!("<= {}", value(most, row.unit)),
    });
    let verdict = match row.is_met() {
        Some(true) => "met",
        Some(false) => "MISSED",
        None => "",
    };
    [
        row.what.clone(),
        values(&row.ours, row.unit),
        beside.unwrap_or("-".to_owned()),
        ratio.unwrap_or("-".to_owned()),
        target.unwrap_or_default(),
        verdict.to_owned(),
    ]
}

/// The median of a series, and its spread when there is one.
fn values(series: &[f64], unit: Unit) -> String {
    let spread = Spread::of(series.iter().copied());
    spread.map_or("-".to_owned(), |spread| {
        ranged(spread, series.len(), |number| value(number, unit))
    })
}

fn ranged(spread: Spread, count: usize, show: impl Fn(f64) -> String) -> String {
    let median = show(spread.median);
    match count {
        0 | 1 => median,
        _ => format!("{median} [{}, {}]", show(spread.least), show(spread.most)),
    }
}

/// A number with its unit, as people read it.
pub(super) fn value(number: f64, unit: Unit) -> String {
    match unit {
        Unit::Seconds if number < 1.0 => format!("{:.0} ms", number * 1e3),
        Unit::Seconds => format!("{number:.2} s"),
        Unit::Microseconds => format!("{number:.1} \u{b5}s"),
        Unit::Bytes if number < 1e5 => format!("{:.1} KB", number / 1e3),
        Unit::Bytes => format!("{:.2} MB", number / 1e6),
        Unit::MegabytesPerSecond => format!("{number:.0} MB/s"),
        Unit::Count => format!("{number:.0}"),
    }
}

/// A ratio: small ones need more digits.
pub(super) fn number(ratio: f64) -> String {
    match ratio {
        ..0.1 => format!("{ratio:.4}"),
        _ => format!("{ratio:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_shows_its_spread_and_its_verdict() {
        let row = Row::new("p", "slice, dev build: CPU", Unit::Seconds)
            .ours([0.5, 0.6, 0.4])
            .beside(Peer::Official, [40.0, 40.0, 40.0])
            .wanted(Target::RatioAtMost(0.025));
        let cells = cells(&row);
        assert_eq!(cells[1], "500 ms [400 ms, 600 ms]");
        assert_eq!(cells[2], "40.00 s [40.00 s, 40.00 s]");
        assert_eq!(cells[3], "0.0125 [0.0100, 0.0150]");
        assert_eq!(cells[4..], ["ratio <= 0.0250", "met"]);
    }

    #[test]
    fn what_was_not_compared_has_no_verdict() {
        let row = Row::new("p", "w", Unit::Bytes)
            .ours([2e6])
            .wanted(Target::RatioAtMost(0.5));
        let cells = cells(&row);
        assert_eq!(cells[1..], ["2.00 MB", "-", "-", "ratio <= 0.50", ""]);
    }
}
