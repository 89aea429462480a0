//! The report for people, as the compiler would give it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use farrier_codegen::diff::{Change, Level};

use super::compared::Compared;
use super::place::places;

/// The report. What is new takes a line; what else has changed also says before and after, places and
/// advice.
pub(super) fn rendered(compared: &[Compared]) -> String {
    let mut text = String::new();
    for one in compared {
        for change in &one.report.changes {
            self::change(&mut text, change);
        }
        let bold = Style::new().bold();
        let summary = one.report.summary();
        let _ = writeln!(text, "{bold}{}{bold:#}: {summary}", one.name);
        let _ = writeln!(text, "    {}", one.report.reason());
    }
    text
}

fn colour(level: Level) -> Style {
    let colour = match level {
        Level::Break => AnsiColor::Red,
        Level::Behaviour => AnsiColor::Yellow,
        Level::Addition => AnsiColor::Green,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

fn change(text: &mut String, change: &Change) {
    let rule = change.rule;
    let level = colour(rule.level);
    let _ = write!(text, "{level}{}[{}]{level:#}: ", rule.level.name(), rule.id);
    let _ = write!(text, "`{}` {}", change.item, rule.message);
    if rule.level == Level::Addition {
        let _ = writeln!(text);
        return;
    }
    let _ = writeln!(text);
    let notes = [("before", &change.before), ("after", &change.after)];
    for (name, note) in notes {
        if let Some(note) = note {
            let _ = writeln!(text, "   = {name}: {}", on_one_line(note));
        }
    }
    for (name, place) in ["old", "new"].into_iter().zip(places(change)) {
        if let Some(place) = place {
            let _ = writeln!(text, "   = {name}: {place}");
        }
    }
    if !rule.advice.is_empty() {
        let _ = writeln!(text, "   = help: {}", rule.advice);
    }
    let _ = writeln!(text);
}

/// A text of the model without what would change the terminal.
fn on_one_line(text: &str) -> String {
    let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
    text.chars().map(plain).collect()
}
