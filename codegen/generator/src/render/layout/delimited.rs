//! What stands between parentheses, brackets or angle brackets: arguments, elements, generics.
//!
//! Such a list is put on one line; or its last element alone goes on over several lines, as a closure
//! does; or each element has a line of its own.

use syn::{Expr, GenericArgument, GenericParam, Pat, Type};

use super::kinds;
use super::lists::{self, Placement, Trailing, row_or_column};
use super::shape::{
    ARRAY_WIDTH, CALL_WIDTH, Laid, SHORT_ELEMENT, Shape, TAB, first_width, is_multiline,
    last_width, width,
};
use super::syntax::Layout;

/// An element of a list.
pub(super) enum Element<'a> {
    Expr(&'a Expr),
    Type(&'a Type),
    Argument(&'a GenericArgument),
    Parameter(&'a GenericParam),
    Pat(&'a Pat),
    /// What has one layout only.
    Text(String),
}

/// Macros that take a few arguments before the pieces of a text, and how many.
const FORMATTING: &[(&str, usize)] = &[
    ("assert", 1),
    ("assert_eq", 2),
    ("assert_ne", 2),
    ("debug_assert", 1),
    ("debug_assert_eq", 2),
    ("debug_assert_ne", 2),
    ("eprintln", 0),
    ("format", 0),
    ("format_args", 0),
    ("panic", 0),
    ("println", 0),
    ("unreachable", 0),
    ("write", 1),
    ("writeln", 1),
];

/// A list with what stands before it.
pub(super) struct Delimited<'a> {
    /// What stands before the opening delimiter.
    pub(super) name: &'a str,
    pub(super) open: char,
    pub(super) close: char,
    pub(super) elements: Vec<Element<'a>>,
    /// How wide the elements may be on one line.
    pub(super) limit: usize,
    /// Whether the last element is followed by a comma, where that is not for the layout to say.
    pub(super) trailing: Option<Trailing>,
}

/// The arguments of a call; `comma` says whether one follows the last in the source.
pub(super) fn call<'a>(
    name: &'a str,
    arguments: impl IntoIterator<Item = &'a Expr>,
    comma: bool,
    shape: Shape,
) -> Laid {
    let elements = arguments.into_iter().map(Element::Expr).collect();
    Delimited {
        trailing: given_comma(comma, shape),
        ..Delimited::parentheses(name, elements)
    }
    .lay(shape)
}

/// The comma that a list inside a macro keeps.
pub(super) fn given_comma(comma: bool, shape: Shape) -> Option<Trailing> {
    let given = match comma {
        true => Trailing::Always,
        false => Trailing::Never,
    };
    shape.mode.in_macro.then_some(given)
}

impl<'a> Delimited<'a> {
    pub(super) fn parentheses(name: &'a str, elements: Vec<Element<'a>>) -> Self {
        Self {
            name,
            open: '(',
            close: ')',
            elements,
            limit: CALL_WIDTH,
            trailing: None,
        }
    }

    pub(super) fn brackets(name: &'a str, elements: Vec<Element<'a>>) -> Self {
        Self {
            open: '[',
            close: ']',
            limit: ARRAY_WIDTH,
            ..Self::parentheses(name, elements)
        }
    }

    pub(super) fn angles(elements: Vec<Element<'a>>) -> Self {
        Self {
            open: '<',
            close: '>',
            limit: usize::MAX,
            ..Self::parentheses("", elements)
        }
    }

    /// The list in this room.
    pub(super) fn lay(&self, shape: Shape) -> Laid {
        let (open, close) = (self.open, self.close);
        if self.elements.is_empty() {
            let broken = last_width(self.name) + 2 > shape.width && !shape.mode.lenient;
            let new_line = if broken {
                shape.new_line()
            } else {
                String::new()
            };
            return Some(format!("{}{open}{new_line}{close}", self.name));
        }
        let nested = shape
            .nested()
            .with_width(shape.nested().width.saturating_sub(1));
        if shape.mode.lenient
            && let Some(text) = self.too_wide(shape, nested)
        {
            return Some(format!("{}{open}{text}{close}", self.name));
        }
        let row_width = shape.width.saturating_sub(last_width(self.name) + 2);
        let mut items: Vec<Laid> = self.elements.iter().map(|item| item.lay(nested)).collect();
        let placement = self.place(&mut items, shape, nested, row_width);
        let trailing = self.trailing.unwrap_or(match placement {
            Placement::Filled => Trailing::Always,
            _ => Trailing::InColumn,
        });
        let text = lists::write(&items, placement, trailing, nested)?;
        let room = shape.width.saturating_sub(last_width(self.name));
        if placement == Placement::Row && first_width(&text) < room {
            return Some(format!("{}{open}{text}{close}", self.name));
        }
        let (inner, outer) = (nested.new_line(), shape.new_line());
        Some(format!("{}{open}{inner}{text}{outer}{close}", self.name))
    }

    /// The elements on one line where breaking would not help: there is only one, or one is as wide.
    fn too_wide(&self, shape: Shape, nested: Shape) -> Laid {
        if let [only] = self.elements.as_slice() {
            return match only.may_overflow(1) {
                true => only.lay(shape.after(last_width(self.name) + 1)?.before(1)?),
                false => None,
            };
        }
        let items: Vec<Laid> = self.elements.iter().map(|item| item.lay(nested)).collect();
        let is_line = |item: &Laid| item.as_ref().is_some_and(|item| !is_multiline(item));
        let is_wide = |item: &String| width(item) > nested.width;
        match items.iter().all(is_line) && items.iter().flatten().any(is_wide) {
            true => lists::write(&items, Placement::Row, Trailing::InColumn, nested),
            false => None,
        }
    }

    /// How the elements are placed; the last one is laid out again where it goes on over several lines.
    fn place(
        &self,
        items: &mut [Laid],
        shape: Shape,
        nested: Shape,
        row_width: usize,
    ) -> Placement {
        let count = items.len();
        let limit = self.limit.min(row_width);
        let complete = items.iter().all(Option::is_some);
        if complete && row_or_column(items, limit) == Placement::Row {
            return Placement::Row;
        }
        if let Some(overflown) = self.overflow_last(items, shape) {
            let plain = items[count - 1].take();
            items[count - 1] = overflown.split('\n').next().map(str::to_owned);
            if row_or_column(items, limit) == Placement::Row {
                // One line more than needed: not worth it for an element that fits on its own line.
                let lines = overflown.matches('\n').count();
                let fits = plain.as_deref().is_some_and(|plain| !is_multiline(plain));
                items[count - 1] = match count == 1 && lines == 1 && fits {
                    true => plain,
                    false => Some(overflown),
                };
                return Placement::Row;
            }
            items[count - 1] = plain;
        }
        if let ([Some(only)], true) = (&*items, row_width > 0)
            && !is_multiline(only)
            && width(only) <= row_width
        {
            return Placement::Row;
        }
        match row_or_column(items, limit) {
            Placement::Column => self.column(items, nested),
            row => row,
        }
    }

    /// The placement of a list that does not fit on one line.
    fn column(&self, items: &[Laid], nested: Shape) -> Placement {
        let simple = self.elements.iter().all(Element::is_simple);
        let formatting = FORMATTING
            .iter()
            .find(|(name, _)| self.name.strip_suffix('!') == Some(*name));
        if let Some((_, before)) = formatting.filter(|(_, before)| self.elements.len() > *before) {
            let is_row = |items| row_or_column(items, nested.width) == Placement::Row;
            return match simple && is_row(&items[..*before]) && is_row(&items[before + 1..]) {
                true => Placement::Split(*before),
                false => Placement::Column,
            };
        }
        let is_short = |item: &Laid| {
            item.as_ref()
                .is_some_and(|item| item.len() <= SHORT_ELEMENT)
        };
        match simple && items.iter().all(is_short) {
            true => Placement::Filled,
            false => Placement::Column,
        }
    }

    /// The last element on the line of the others, going on below, where such an element may do so.
    fn overflow_last(&self, items: &[Laid], shape: Shape) -> Laid {
        // The choice takes time at each level.
        if shape.mode.lenient {
            return None;
        }
        let last = self.elements.last()?;
        let only = self.elements.len() == 1;
        let hugs = only && self.name.len() < TAB && matches!(last, Element::Expr(_));
        if !hugs && !last.may_overflow(self.elements.len()) {
            return None;
        }
        let mut shape = shape.after(last_width(self.name) + 1)?.before(1)?;
        if !only || last.is_nested_call() {
            let others = &items[..items.len() - 1];
            let before: usize = others.iter().flatten().map(|item| item.len() + 2).sum();
            shape = shape
                .with_width(shape.width.min(self.limit))
                .after(before)?;
        }
        let Element::Expr(expr) = last else {
            return last.lay(shape);
        };
        if !hugs && kinds::is_method_call(expr) {
            shape.mode.one_line_chain = true;
        }
        match expr {
            Expr::Closure(_) if self.has_many_closures() => None,
            _ => expr.lay_as_last(shape),
        }
    }

    fn has_many_closures(&self) -> bool {
        let is_closure =
            |element: &&Element<'_>| matches!(element, Element::Expr(Expr::Closure(_)));
        self.elements.iter().filter(is_closure).count() > 1
    }
}

impl Element<'_> {
    fn lay(&self, shape: Shape) -> Laid {
        match self {
            Self::Expr(expr) => expr.lay(shape),
            Self::Type(ty) => ty.lay(shape),
            Self::Argument(argument) => argument.lay(shape),
            Self::Parameter(parameter) => parameter.lay(shape),
            Self::Pat(pat) => pat.lay(shape),
            Self::Text(text) => Some(text.clone()),
        }
    }

    /// Whether the element may go on over several lines behind the others.
    fn may_overflow(&self, count: usize) -> bool {
        match self {
            Self::Expr(expr) => kinds::may_overflow(expr, count),
            Self::Type(ty) => kinds::type_may_overflow(ty, count),
            Self::Argument(GenericArgument::Type(ty)) => kinds::type_may_overflow(ty, count),
            Self::Pat(pat) => kinds::pattern_may_overflow(pat, count),
            Self::Argument(_) | Self::Parameter(_) | Self::Text(_) => false,
        }
    }

    fn is_simple(&self) -> bool {
        matches!(self, Self::Expr(expr) if kinds::is_simple(expr))
    }

    fn is_nested_call(&self) -> bool {
        matches!(self, Self::Expr(expr) if kinds::is_nested_call(expr))
    }
}
