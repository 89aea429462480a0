//! The rows that have a target, as a table for the README.

use super::measurements::Report;
use super::row::{Peer, Row, Spread, Target};
use super::table::{number, value};

/// The table, with the machine above it and what is missing below.
pub(super) fn markdown(report: &Report) -> String {
    let times = match report.pairs {
        1 => "one measurement".to_owned(),
        pairs => format!("medians of {pairs} pairs"),
    };
    let mut text = format!(
        "{} ({times}):\n\n| what | ours | beside | ratio | wanted |\n|---|---|---|---|---|\n",
        report.machine
    );
    for row in report.rows.iter().filter(|row| row.target.is_some()) {
        text.push_str(&line(row));
    }
    for reason in &report.unavailable {
        text.push_str(&format!("\nNot available: {reason}\n"));
    }
    text
}

fn line(row: &Row) -> String {
    let median = |series: &[f64]| {
        let spread = Spread::of(series.iter().copied());
        spread.map_or("-".to_owned(), |spread| value(spread.median, row.unit))
    };
    let beside = row.peer.as_ref().map(|(peer, series)| match peer {
        Peer::Official => median(series),
        Peer::Codec => format!("{} (codec)", median(series)),
        Peer::SerdeJson => format!("{} (serde_json)", median(series)),
        Peer::Floor => format!("{} (floor)", median(series)),
    });
    let ratio = row.ratio().map(|spread| number(spread.median));
    let wanted = match row.target {
        Some(Target::RatioAtMost(most)) => format!("at most {}", number(most)),
        Some(Target::RatioAtLeast(least)) => format!("at least {}", number(least)),
        Some(Target::AtMost(most)) => format!("at most {}", value(most, row.unit)),
        None => String::new(),
    };
    let missed = if row.is_met() == Some(false) {
        ", missed"
    } else {
        ""
    };
    format!(
        "| {} {} | {} | {} | {} | {wanted}{missed} |\n",
        row.part,
        row.what,
        median(&row.ours),
        beside.unwrap_or("-".to_owned()),
        ratio.unwrap_or("-".to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::super::row::Unit;
    use super::*;

    #[test]
    fn a_line_has_medians_and_says_what_was_missed() {
        let row = Row::new("compile", "whole, check: CPU", Unit::Seconds)
            .ours([9.0, 8.0, 10.0])
            .beside(Peer::Official, [16.0, 16.0, 16.0])
            .wanted(Target::RatioAtMost(0.5));
        let wanted =
            "| compile whole, check: CPU | 9.00 s | 16.00 s | 0.56 | at most 0.50, missed |\n";
        assert_eq!(line(&row), wanted);
    }
}
