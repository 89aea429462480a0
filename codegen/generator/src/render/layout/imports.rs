//! Imports: their order, and their lists.

use std::cmp::Ordering;

use syn::{Item, ItemUse, UseTree};

use super::lists::{self, Placement, Trailing, row_or_column};
use super::paths::visibility;
use super::shape::{Laid, Shape, is_multiline, width};

/// A step of the path that an import names.
#[derive(Clone, Debug, Eq, PartialEq)]
enum Step {
    /// `self`, perhaps with another name.
    Own(Option<String>),
    /// `super`
    Parent,
    /// `crate`
    Root,
    /// A name, perhaps with another one.
    Name(String, Option<String>),
    /// `*`
    All,
    /// Several paths in braces, in their order.
    List(Vec<Steps>),
}

type Steps = Vec<Step>;

/// An import.
pub(super) fn lay(item: &ItemUse, shape: Shape) -> Laid {
    let start = format!("{}use ", visibility(&item.vis)?);
    let steps = steps(item);
    let path = path(&steps, shape.after(start.len())?.before(1)?)?;
    Some(format!("{start}{path};"))
}

/// Imports that follow each other in their order, and modules in theirs.
pub(super) fn in_order(items: Vec<&Item>) -> Vec<&Item> {
    let kind = |item: &Item| match item {
        Item::Use(_) => 1,
        Item::Mod(module) if module.content.is_none() => 2,
        _ => 0,
    };
    let runs = items.chunk_by(|before, after| kind(before) == kind(after) && kind(after) > 0);
    let ordered = runs.map(|run| {
        let mut run = run.to_vec();
        run.sort_by(|before, after| match (before, after) {
            (Item::Use(before), Item::Use(after)) => order(before, after),
            // Unlike imports, by their characters alone.
            (Item::Mod(before), Item::Mod(after)) => {
                before.ident.to_string().cmp(&after.ident.to_string())
            }
            _ => std::cmp::Ordering::Equal,
        });
        run
    });
    ordered.collect::<Vec<_>>().concat()
}

/// How two imports are ordered.
fn order(one: &ItemUse, other: &ItemUse) -> Ordering {
    compare(&steps(one), &steps(other))
}

fn steps(item: &ItemUse) -> Steps {
    let mut steps = Vec::new();
    if item.leading_colon.is_some() {
        steps.push(Step::Name(String::new(), None));
    }
    walk(&item.tree, &mut steps);
    steps
}

fn walk(tree: &UseTree, steps: &mut Steps) {
    match tree {
        UseTree::Path(path) => {
            steps.push(Step::of(path.ident.to_string(), None));
            walk(&path.tree, steps);
        }
        UseTree::Name(name) => steps.push(Step::of(name.ident.to_string(), None)),
        UseTree::Rename(name) => {
            let rename = Some(name.rename.to_string());
            steps.push(Step::of(name.ident.to_string(), rename));
        }
        UseTree::Glob(_) => steps.push(Step::All),
        UseTree::Group(group) => {
            let mut list: Vec<Steps> = group
                .items
                .iter()
                .map(|tree| {
                    let mut steps = Vec::new();
                    walk(tree, &mut steps);
                    steps
                })
                .collect();
            list.sort_by(compare);
            match list.as_slice() {
                // Braces around one path say nothing.
                [only] if !matches!(only.first(), Some(Step::Own(_))) => steps.extend(only.clone()),
                _ => steps.push(Step::List(list)),
            }
        }
    }
}

impl Step {
    fn of(name: String, rename: Option<String>) -> Self {
        match name.as_str() {
            "self" => Self::Own(rename),
            "super" => Self::Parent,
            "crate" => Self::Root,
            _ => Self::Name(name, rename),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::Own(_) => 0,
            Self::Parent => 1,
            Self::Root => 2,
            Self::Name(..) => 3,
            Self::All => 4,
            Self::List(_) => 5,
        }
    }
}

fn compare(one: &Steps, other: &Steps) -> Ordering {
    let steps = one.iter().zip(other);
    let different = |(one, other): (&Step, &Step)| {
        let order = compare_steps(one, other);
        (order != Ordering::Equal).then_some(order)
    };
    steps
        .map(different)
        .find_map(|order| order)
        .unwrap_or_else(|| one.len().cmp(&other.len()))
}

fn compare_steps(one: &Step, other: &Step) -> Ordering {
    match (one, other) {
        (Step::Name(one, one_rename), Step::Name(other, other_rename)) => {
            by_version(one, other).then_with(|| one_rename.cmp(other_rename))
        }
        (Step::Own(one), Step::Own(other)) => one.cmp(other),
        (Step::List(one), Step::List(other)) => {
            let lists = one.iter().zip(other);
            let different = |(one, other): (&Steps, &Steps)| {
                let order = compare(one, other);
                (order != Ordering::Equal).then_some(order)
            };
            lists
                .map(different)
                .find_map(|order| order)
                .unwrap_or_else(|| one.len().cmp(&other.len()))
        }
        _ => one.rank().cmp(&other.rank()),
    }
}

/// A part of a name as it is compared.
#[derive(Debug, Eq, PartialEq)]
enum Chunk<'a> {
    Underscore,
    Number(u64, usize),
    Text(&'a str),
}

/// Compares names so that `x9` comes before `x10`, and an underscore before all else.
fn by_version(one: &str, other: &str) -> Ordering {
    let (one, other) = (
        one.strip_prefix("r#").unwrap_or(one),
        other.strip_prefix("r#").unwrap_or(other),
    );
    let (mut ones, mut others) = (chunks(one).into_iter(), chunks(other).into_iter());
    let mut zeros = Ordering::Equal;
    loop {
        let order = match (ones.next(), others.next()) {
            (None, None) => return zeros,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some((a, _)), Some((b, _))) if a == b => Ordering::Equal,
            (Some((Chunk::Underscore, _)), _) => Ordering::Less,
            (_, Some((Chunk::Underscore, _))) => Ordering::Greater,
            (Some((Chunk::Number(a, x), _)), Some((Chunk::Number(b, y), _))) => {
                if zeros == Ordering::Equal {
                    zeros = y.cmp(&x);
                }
                a.cmp(&b)
            }
            (Some((_, a)), Some((_, b))) => a.cmp(b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn chunks(name: &str) -> Vec<(Chunk<'_>, &str)> {
    let kind = |c: char| match c {
        '_' => 0,
        '0'..='9' => 1,
        _ => 2,
    };
    let mut chunks = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let end = match kind(first) {
            0 => 1,
            own => rest.find(|c| kind(c) != own).unwrap_or(rest.len()),
        };
        let (text, after) = rest.split_at(end);
        rest = after;
        let chunk = match kind(first) {
            0 => Chunk::Underscore,
            1 => match text.parse() {
                Ok(number) => Chunk::Number(number, text.len()),
                Err(_) => Chunk::Text(text),
            },
            _ => Chunk::Text(text),
        };
        chunks.push((chunk, text));
    }
    chunks
}

/// The path as text.
fn path(steps: &Steps, shape: Shape) -> Laid {
    let mut text = String::new();
    for (index, step) in steps.iter().enumerate() {
        if index > 0 {
            text.push_str("::");
        }
        match step {
            Step::Own(rename) => named(&mut text, "self", rename),
            Step::Parent => text.push_str("super"),
            Step::Root => text.push_str("crate"),
            Step::Name(name, rename) => named(&mut text, name, rename),
            Step::All => text.push('*'),
            Step::List(list) => {
                let list = braces(list, shape.after(width(&text))?)?;
                text.push_str(&list);
            }
        }
    }
    Some(text)
}

fn named(text: &mut String, name: &str, rename: &Option<String>) {
    text.push_str(name);
    if let Some(rename) = rename {
        text.push_str(" as ");
        text.push_str(rename);
    }
}

fn braces(list: &[Steps], shape: Shape) -> Laid {
    let nested = shape.nested().before(1)?;
    let is_list = |steps: &Steps| matches!(steps.last(), Some(Step::List(_)));
    let items: Vec<Laid> = list.iter().map(|steps| path(steps, nested)).collect();
    let has_lists = list.len() > 1 && list.iter().any(is_list);
    // rustfmt counts the braces twice.
    let limit = if has_lists {
        0
    } else {
        shape.width.saturating_sub(4)
    };
    let placement = match row_or_column(&items, limit) {
        Placement::Column if has_lists => Placement::Column,
        Placement::Column => Placement::Filled,
        row => row,
    };
    let text = lists::write(&items, placement, Trailing::InColumn, nested)?;
    if placement == Placement::Row && !is_multiline(&text) {
        return Some(format!("{{{text}}}"));
    }
    Some(format!(
        "{{{}{text}{}}}",
        nested.new_line(),
        shape.new_line()
    ))
}

#[cfg(test)]
mod tests {
    use super::super::shape::Mode;
    use super::*;

    fn laid_out(code: &str) -> String {
        let item = syn::parse_str(code).expect("an import");
        lay(&item, Shape::line(0, Mode::default())).expect("known syntax")
    }

    #[test]
    fn lists_are_in_order_and_fill_their_lines() {
        assert_eq!(
            laid_out("use a::{c, self, B, x10, x9};"),
            "use a::{self, B, c, x9, x10};"
        );
        assert_eq!(laid_out("pub use a::{b};"), "pub use a::b;");
        let long = "use aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa::{bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccc, ddddddddddddddddddd};";
        let expected = "use aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa::{\n    bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, ccccccccccccccccccccccccccccccc, ddddddddddddddddddd,\n};";
        assert_eq!(laid_out(long), expected);
    }

    #[test]
    fn names_are_ordered_by_their_parts() {
        assert_eq!(by_version("_a", "a"), Ordering::Less);
        assert_eq!(by_version("a_b", "ab"), Ordering::Less);
        assert_eq!(by_version("a", "a_b"), Ordering::Less);
        assert_eq!(by_version("Z", "a"), Ordering::Less);
        assert_eq!(by_version("x9", "x10"), Ordering::Less);
        assert_eq!(by_version("r#type", "type_"), Ordering::Less);
    }
}
