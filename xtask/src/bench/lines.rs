//! How many lines of Rust a crate has. Of ours, the run-time code is told apart from what is emitted for
//! the model by its folder.

use std::path::Path;

use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use cargo_farrier::report::Fault;

use super::files;
use super::measurements::Bench;
use super::row::{Peer, Row, Target, Unit};
use super::subject::Subject;

const PART: &str = "lines";

/// The lines of a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lines {
    /// All of them.
    pub(super) all: usize,
    /// Those outside of the folder of the run-time code, which is the same for every service.
    pub(super) emitted: usize,
}

/// Counts the lines of all crates.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    let official = match &bench.subjects.official {
        Some((subject, _)) => Some(count(&subject.dir)?.all as f64),
        None => None,
    };
    for subject in bench.subjects.ours() {
        let lines = count(&subject.dir)?;
        let row = |what: &str, number: usize| {
            Row::new(PART, format!("{}: {what}", subject.label), Unit::Count)
                .ours([number as f64])
                .beside(Peer::Official, official)
        };
        bench
            .rows
            .push(row("lines in src", lines.all).wanted(target(subject)));
        let emitted = row("lines in src, less the run-time code", lines.emitted);
        bench.rows.push(emitted);
    }
    Ok(())
}

fn target(subject: &Subject) -> Target {
    Target::RatioAtMost(match subject.label {
        "slice" => 1.0 / 60.0,
        _ => 1.0 / 2.0,
    })
}

/// Counts the lines of a crate's sources.
pub(super) fn count(dir: &Path) -> Result<Lines, Fault> {
    let mut lines = Lines::default();
    let runtime = dir.join("src/runtime");
    for (path, text) in sources(dir)? {
        let number = text.lines().count();
        lines.all += number;
        if !Path::new(&path).starts_with(&runtime) {
            lines.emitted += number;
        }
    }
    Ok(lines)
}

/// The Rust sources of a crate: their paths and texts, in the order of the paths.
pub(super) fn sources(dir: &Path) -> Result<Vec<(String, String)>, Fault> {
    let mut sources = Vec::new();
    for entry in WalkDir::new(dir.join("src")).sort_by_file_name() {
        let entry = entry
            .map_err(|error| Fault::new(format!("cannot read `{}`: {error}", dir.display())))?;
        let path = entry.path();
        if path.extension().is_some_and(|end| end == "rs") {
            let text = files::read(path)?;
            sources.push((path.display().to_string(), text));
        }
    }
    Ok(sources)
}
