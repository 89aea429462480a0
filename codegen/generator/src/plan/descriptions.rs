//! What the emitted crate says about an item: its documentation and deprecation.

use crate::DocsLevel;
use crate::docs;
use crate::model::{Member, Model, Traits};

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// Lines of Markdown, without `///`.
    pub lines: Vec<String>,
    /// The note of its deprecation.
    pub deprecated: Option<String>,
}

impl Docs {
    /// One line, that is Markdown already.
    pub fn plain(line: &str) -> Self {
        Self {
            lines: vec![line.to_owned()],
            deprecated: None,
        }
    }
}

impl Docs {
    /// The first paragraph; all of it when that is no paragraph but the beginning of a block.
    pub fn brief(&self) -> Self {
        let first: Vec<String> = self
            .lines
            .iter()
            .take_while(|line| !line.is_empty())
            .cloned()
            .collect();
        match first
            .iter()
            .any(|line| line.trim_start().starts_with("```"))
        {
            true => self.clone(),
            false => Self {
                lines: first,
                deprecated: self.deprecated.clone(),
            },
        }
    }
}

/// The lines for an item, without `///`: the documentation as far as the level asks for it, or the
/// fallback, which is Markdown already, where there is none.
pub fn lines(level: DocsLevel, documentation: Option<&str>, fallback: &str) -> Vec<String> {
    let lines = match (level, documentation) {
        (DocsLevel::Full, Some(text)) => docs::markdown(text),
        (DocsLevel::Summary, Some(text)) => docs::summary(text),
        (DocsLevel::None, _) | (_, None) => Vec::new(),
    };
    if lines.is_empty() {
        vec![fallback.to_owned()]
    } else {
        lines
    }
}

/// What the traits of a shape say of it; `fallback` is for a shape without documentation.
pub fn of(level: DocsLevel, traits: &Traits, fallback: &str) -> Docs {
    let mut lines = lines(level, traits.documentation(), fallback);
    if level == DocsLevel::Full {
        let links = docs::external_links(traits.external_documentation());
        if !links.is_empty() {
            lines.push(String::new());
            lines.extend(links);
        }
    }
    Docs {
        lines,
        deprecated: deprecation(traits),
    }
}

/// What the traits of a member say of it, or else what those of its target say.
pub fn of_member(level: DocsLevel, model: &Model, member: &Member, fallback: &str) -> Docs {
    let target = &model.target(member).traits;
    let traits = match member.traits.documentation() {
        None if target.documentation().is_some() => target,
        _ => &member.traits,
    };
    Docs {
        deprecated: deprecation(&member.traits),
        ..of(level, traits, fallback)
    }
}

fn deprecation(traits: &Traits) -> Option<String> {
    let deprecated = traits.deprecated()?;
    Some(docs::deprecation_note(deprecated.message, deprecated.since))
}
