//! The report for people, as the compiler would give it.

use std::fmt::Write as _;
use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};
use farrier_codegen::diff::{Change, Level};

use super::compared::Compared;
use super::place::places;

/// Whether the standard output stream shows colours.
pub(super) fn has_colours() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// The report. What is new takes a line; what else has changed also says before and after, places and
/// advice.
pub(super) fn rendered(compared: &[Compared], colours: bool) -> String {
    let mut text = String::new();
    for one in compared {
        for change in &one.report.changes {
            self::change(&mut text, change, colours);
        }
        let bold = style(Style::new().bold(), colours);
        let summary = one.report.summary();
        let _ = writeln!(text, "{bold}{}{bold:#}: {summary}", one.name);
        let _ = writeln!(text, "    {}", one.report.reason());
    }
    text
}

fn style(style: Style, colours: bool) -> Style {
    match colours {
        true => style,
        false => Style::new(),
    }
}

fn colour(level: Level) -> Style {
    let colour = match level {
        Level::Break => AnsiColor::Red,
        Level::Behaviour => AnsiColor::Yellow,
        Level::Addition => AnsiColor::Green,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

fn change(text: &mut String, change: &Change, colours: bool) {
    let rule = change.rule;
    let level = style(colour(rule.level), colours);
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
            let _ = writeln!(text, "   = {name}: {}", note.replace('\n', " "));
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
