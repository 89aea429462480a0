//! The report as an entry for a changelog, or the text of a pull request.

use std::fmt::Write as _;

use farrier_codegen::diff::{Change, Level};

use super::compared::Compared;

/// So many additions are listed openly; more are folded.
const OPEN_ADDITIONS: usize = 20;

/// The entry.
pub(super) fn rendered(compared: &[Compared]) -> String {
    let mut text = String::new();
    for one in compared {
        let report = &one.report;
        let _ = writeln!(text, "### {}: {}\n", code(&one.name), report.verdict());
        let _ = writeln!(text, "{}\n", capitalized(&report.reason()));
        for (level, title) in [
            (Level::Break, "Breaking"),
            (Level::Behaviour, "Behaviour"),
            (Level::Addition, "New"),
        ] {
            let changes: Vec<&Change> = report.of(level).collect();
            let is_folded = level == Level::Addition && changes.len() > OPEN_ADDITIONS;
            if changes.is_empty() {
                continue;
            }
            if is_folded {
                let number = changes.len();
                let _ = writeln!(text, "<details><summary>{title}: {number}</summary>\n");
            } else {
                let _ = writeln!(text, "**{title}**\n");
            }
            for change in changes {
                text.push_str(&line(change));
            }
            let _ = writeln!(text);
            if is_folded {
                let _ = writeln!(text, "</details>\n");
            }
        }
        if report.documentation > 0 {
            let _ = writeln!(
                text,
                "The documentation of {} items has changed.\n",
                report.documentation
            );
        }
    }
    text
}

fn line(change: &Change) -> String {
    let rule = change.rule;
    let mut line = match rule.level {
        Level::Addition => format!("- {}", code(&change.item)),
        _ => format!("- {} {}", code(&change.item), rule.message),
    };
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let _ = write!(line, " ({} → {})", code(before), code(after));
        }
        (Some(before), None) if rule.level != Level::Addition => {
            let _ = write!(line, " (was {})", code(before));
        }
        _ => {}
    }
    if rule.level == Level::Break {
        let _ = write!(line, ": {}", rule.advice);
    }
    line.push('\n');
    line
}

/// Text as code, whatever it holds.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let first = first.map(String::from).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
