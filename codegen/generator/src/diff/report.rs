//! What a comparison finds: the changes, heaviest first, and the verdict.

use std::fmt;

use crate::model::Location;

use super::rules::{self, Level, Rule};
use super::subject::PublicItem;

/// A change.
#[derive(Clone, Debug)]
pub struct Change {
    /// The rule that it falls under.
    pub rule: &'static Rule,
    /// The item as users name it, from the crate's root.
    pub item: String,
    /// What kind of thing that is.
    pub kind: &'static str,
    /// What it was, where that can be said in a line.
    pub before: Option<String>,
    /// What it is now.
    pub after: Option<String>,
    /// Its place in the old model.
    pub old_place: Option<Location>,
    /// Its place in the new model.
    pub new_place: Option<Location>,
    /// The public items that code can no longer use as it did. Those below something that is gone are not
    /// listed.
    pub lost: Vec<PublicItem>,
}

/// What the next version of the crate must be, by semantic versioning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing has changed.
    None,
    /// A patch: what it does or says has changed, and no interface.
    Patch,
    /// A minor version: there is something new.
    Minor,
    /// A major version: code may have to change.
    Major,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// The result of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The changes, heaviest first and then by item.
    pub changes: Vec<Change>,
    /// How many items have other documentation and no other change of their own.
    pub documentation: usize,
}

impl Report {
    /// The changes of a level.
    pub fn of(&self, level: Level) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.rule.level == level)
    }

    /// How many changes of a level there are.
    pub fn count(&self, level: Level) -> usize {
        self.of(level).count()
    }

    /// What the next version must be.
    pub fn verdict(&self) -> Verdict {
        // A variant that is told apart now is new, too.
        let named = [&rules::VALUE_NAMED, &rules::ERROR_NAMED];
        let adds =
            |change: &Change| change.rule.level == Level::Addition || named.contains(&change.rule);
        match self.changes.first() {
            None if self.documentation == 0 => Verdict::None,
            Some(first) if first.rule.level == Level::Break => Verdict::Major,
            _ if self.changes.iter().any(adds) => Verdict::Minor,
            _ => Verdict::Patch,
        }
    }

    /// Why the verdict is what it is.
    pub fn reason(&self) -> String {
        match self.verdict() {
            Verdict::None => "nothing has changed".to_owned(),
            Verdict::Patch if self.changes.is_empty() => {
                "only documentation has changed".to_owned()
            }
            Verdict::Patch => "no interface has changed".to_owned(),
            Verdict::Minor => "there is something new, and all that compiled compiles".to_owned(),
            Verdict::Major => {
                let first = self.changes.first();
                let first = first.map_or_else(String::new, |change| {
                    format!("`{}` {}", change.item, change.rule.message)
                });
                match self.count(Level::Break) {
                    1 => first,
                    2 => format!("{first}; and 1 more break"),
                    breaks => format!("{first}; and {} more breaks", breaks - 1),
                }
            }
        }
    }

    /// All of it in one line.
    pub fn summary(&self) -> String {
        let counted = |level| match (self.count(level), level) {
            (0, _) => None,
            (1, Level::Break) => Some("1 break".to_owned()),
            (n, Level::Break) => Some(format!("{n} breaks")),
            (1, Level::Behaviour) => Some("1 change of behaviour".to_owned()),
            (n, Level::Behaviour) => Some(format!("{n} changes of behaviour")),
            (1, Level::Addition) => Some("1 addition".to_owned()),
            (n, Level::Addition) => Some(format!("{n} additions")),
        };
        let mut parts: Vec<String> = Level::ALL.into_iter().filter_map(counted).collect();
        if self.documentation > 0 {
            parts.push(format!("documentation of {}", self.documentation));
        }
        if parts.is_empty() {
            parts.push("no change".to_owned());
        }
        format!("{} ({})", parts.join(", "), self.verdict())
    }
}
