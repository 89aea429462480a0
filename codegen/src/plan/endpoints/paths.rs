//! Paths into an operation's input that give endpoint parameters: a part of JMESPath, resolved
//! against the input's shapes.
//!
//! Source: Smithy 2.0 specification, "operationContextParams trait": identifiers, sub-expressions,
//! wildcards, multi-select lists, flattening, and the function `keys`.

use crate::model::{Model, Shape, ShapeKind, SimpleKind};
use crate::plan::names;

/// One step of a path, from the value before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// The structure's member with this accessor, when it is set.
    Member(String),
    /// Each element of the list.
    Each,
    /// Each key of the map.
    Keys,
    /// Each value of the map.
    Values,
    /// What each of these paths gives.
    Select(Vec<Vec<Step>>),
}

/// What a path arrives at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A string or an enum.
    Text,
    /// A boolean.
    Flag,
}

/// Paths within paths go no deeper than this.
const DEPTH: usize = 16;

/// Resolves a path from a structure: the steps, and what they arrive at.
///
/// # Errors
/// What is wrong with the path, as a message.
pub(super) fn resolve(
    model: &Model,
    from: &Shape,
    path: &str,
) -> Result<(Vec<Step>, Found), String> {
    let mut reader = Reader {
        model,
        rest: path,
        depth: 0,
    };
    let mut steps = Vec::new();
    let at = reader.path(At::Shape(from), &mut steps)?;
    if !reader.rest.is_empty() {
        return Err(format!("`{}` is not understood", reader.rest));
    }
    let found = reader.arrive(at, &mut steps)?;
    Ok((steps, found))
}

/// Where a path has come to.
#[derive(Clone, Copy)]
enum At<'m> {
    Shape(&'m Shape),
    /// A key of a map, or what a multi-select has found.
    Text,
}

struct Reader<'m, 'p> {
    model: &'m Model,
    rest: &'p str,
    depth: usize,
}

impl<'m, 'p> Reader<'m, 'p> {
    /// A whole path, up to the end or to a character that ends it.
    fn path(&mut self, from: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err("the path is nested too deeply".to_owned());
        }
        let mut at = self.first(from, steps)?;
        loop {
            if self.take("[*]") || self.take("[]") {
                at = self.each(at, steps)?;
            } else if self.take(".*") {
                at = self.values(at, steps)?;
            } else if self.take(".") {
                at = self.first(at, steps)?;
            } else {
                self.depth -= 1;
                return Ok(at);
            }
        }
    }

    /// What may stand at the start of a path or after a dot.
    fn first(&mut self, at: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        if self.take("keys(") {
            let at = self.path(at, steps)?;
            self.expect(")")?;
            return self.keys(at, steps);
        }
        if self.take("[") {
            return self.select(at, steps);
        }
        let name = self.name()?;
        self.member(at, name, steps)
    }

    fn select(&mut self, at: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        let mut paths = Vec::new();
        loop {
            let mut path = Vec::new();
            let end = self.path(at, &mut path)?;
            if self.arrive(end, &mut path)? != Found::Text {
                return Err("a selection must be of strings".to_owned());
            }
            paths.push(path);
            if !self.take(",") {
                break;
            }
        }
        self.expect("]")?;
        steps.push(Step::Select(paths));
        Ok(At::Text)
    }

    fn member(&self, at: At<'m>, name: &str, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        let At::Shape(shape) = at else {
            return Err(format!("a string has no member `{name}`"));
        };
        let ShapeKind::Structure(members) = &shape.kind else {
            return Err(format!(
                "`{}` is no structure and has no member `{name}`",
                shape.id
            ));
        };
        let Some(member) = members.get(name) else {
            return Err(format!("`{}` has no member `{name}`", shape.id));
        };
        steps.push(Step::Member(names::member_name(name)));
        Ok(At::Shape(self.model.target(member)))
    }

    fn each(&self, at: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        match at {
            // A multi-select is flat here from the outset.
            At::Text if matches!(steps.last(), Some(Step::Select(_) | Step::Keys)) => Ok(at),
            At::Text => Err("a string is no list".to_owned()),
            At::Shape(Shape {
                kind: ShapeKind::List(member),
                traits,
                ..
            }) if !traits.sparse() => {
                steps.push(Step::Each);
                Ok(At::Shape(self.model.target(member)))
            }
            At::Shape(shape) => Err(format!("`{}` is no list (or a sparse one)", shape.id)),
        }
    }

    fn keys(&self, at: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        match at {
            At::Shape(Shape {
                kind: ShapeKind::Map { .. },
                ..
            }) => {
                steps.push(Step::Keys);
                Ok(At::Text)
            }
            At::Shape(shape) => Err(format!("`{}` is no map", shape.id)),
            At::Text => Err("a string is no map".to_owned()),
        }
    }

    fn values(&self, at: At<'m>, steps: &mut Vec<Step>) -> Result<At<'m>, String> {
        match at {
            At::Shape(Shape {
                kind: ShapeKind::Map { value, .. },
                traits,
                ..
            }) if !traits.sparse() => {
                steps.push(Step::Values);
                Ok(At::Shape(self.model.target(value)))
            }
            At::Shape(shape) => Err(format!("`{}` is no map (or a sparse one)", shape.id)),
            At::Text => Err("a string is no map".to_owned()),
        }
    }

    /// What a path that ends here gives. A list stands for its elements.
    fn arrive(&self, at: At<'m>, steps: &mut Vec<Step>) -> Result<Found, String> {
        let shape = match at {
            At::Text => return Ok(Found::Text),
            At::Shape(shape) => shape,
        };
        match &shape.kind {
            _ if is_text(shape) => Ok(Found::Text),
            ShapeKind::Simple(SimpleKind::Boolean) => Ok(Found::Flag),
            ShapeKind::List(member) if is_text(self.model.target(member)) => {
                self.each(at, steps)?;
                Ok(Found::Text)
            }
            _ => Err(format!("`{}` is neither a string nor a boolean", shape.id)),
        }
    }

    /// A member's name, quoted or not.
    fn name(&mut self) -> Result<&'p str, String> {
        if self.take("\"") {
            let (name, rest) = self.rest.split_once('"').ok_or("a quote is not closed")?;
            self.rest = rest;
            return Ok(name);
        }
        let is_name = |c: char| c == '_' || c.is_ascii_alphanumeric();
        let end = self.rest.find(|c| !is_name(c)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() {
            return Err(format!("a name is missing before `{rest}`"));
        }
        self.rest = rest;
        Ok(name)
    }

    fn take(&mut self, text: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, text: &str) -> Result<(), String> {
        match self.take(text) {
            true => Ok(()),
            false => Err(format!("`{text}` is missing before `{}`", self.rest)),
        }
    }
}

fn is_text(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::Simple(SimpleKind::String) | ShapeKind::Enum(_)
    )
}
