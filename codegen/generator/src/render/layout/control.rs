//! `if`, `while`, `for` and `loop`.

use syn::{Block, Expr, ExprIf, ExprLet, Pat};

use super::shape::{
    IF_ELSE_WIDTH, Laid, MAX_WIDTH, Shape, is_extendable, is_multiline, last_indent, width,
};
use super::syntax::Layout;
use super::{blocks, kinds, rhs};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// As a statement: an `if` has its blocks on lines of their own.
    Statement,
    /// Inside an expression, or at the end of a block.
    Inside,
}

/// The words and the condition before a block.
struct Head<'a> {
    /// The label with its colon and space.
    label: String,
    word: &'static str,
    /// What a `for` binds.
    pat: Option<&'a Pat>,
    condition: Option<&'a Expr>,
    block: &'a Block,
}

/// A conditional expression or a loop.
pub(super) fn lay(expr: &Expr, place: Place, shape: Shape) -> Laid {
    match expr {
        Expr::If(condition) => conditional(condition, place, false, shape),
        _ => {
            let head = Head::of(expr)?;
            let (text, _) = head.lay(shape, 0)?;
            Some(format!("{text}{}", blocks::lines(head.block, shape)))
        }
    }
}

/// `let pattern = value` in a condition.
pub(super) fn binding(condition: &ExprLet, shape: Shape) -> Laid {
    let pat = condition.pat.lay(shape.after(4)?)?;
    let value = |shape| condition.expr.lay(shape);
    rhs::assign(format!("let {pat} ="), shape, &value)
}

/// Whether the condition of an expression would go over several lines.
pub(super) fn breaks_condition(expr: &Expr, shape: Shape) -> bool {
    let condition = match expr {
        Expr::Match(cases) => shape
            .after(6)
            .and_then(|shape| shape.before(2))
            .and_then(|shape| cases.expr.lay(shape)),
        _ => Head::of(expr).and_then(|head| head.condition(shape, 0)),
    };
    condition.is_some_and(|condition| is_multiline(&condition) || width(&condition) > shape.width)
}

/// An `if`, perhaps behind an `else`.
fn conditional(condition: &ExprIf, place: Place, behind_else: bool, shape: Shape) -> Laid {
    let head = Head {
        label: String::new(),
        word: "if",
        pat: None,
        condition: Some(&condition.cond),
        block: &condition.then_branch,
    };
    let (text, condition_text) = head.lay(shape, if behind_else { "} else ".len() } else { 0 })?;
    if place == Place::Inside
        && let Some(line) = one_line(condition, &condition_text, shape)
    {
        return Some(line);
    }
    let mut text = format!("{text}{}", filled(&condition.then_branch, shape));
    match condition
        .else_branch
        .as_ref()
        .map(|(_, otherwise)| &**otherwise)
    {
        None => {}
        Some(Expr::If(next)) => {
            let line = Shape::line(shape.indent, shape.mode);
            text.push_str(" else ");
            text.push_str(&conditional(next, Place::Statement, true, line)?);
        }
        Some(Expr::Block(block)) => {
            text.push_str(" else ");
            text.push_str(&filled(&block.block, shape));
        }
        Some(_) => return None,
    }
    Some(text)
}

/// A block on lines of its own, even an empty one beside another.
fn filled(block: &Block, shape: Shape) -> String {
    match block.stmts.is_empty() {
        true => format!("{{{}}}", shape.new_line()),
        false => blocks::lines(block, shape),
    }
}

/// `if a { b } else { c }`
fn one_line(condition: &ExprIf, text: &str, shape: Shape) -> Laid {
    let (_, otherwise) = condition.else_branch.as_ref()?;
    let Expr::Block(otherwise) = &**otherwise else {
        return None;
    };
    let first = kinds::only(&condition.then_branch)?;
    let second = kinds::only(&otherwise.block)?;
    if is_multiline(text) {
        return None;
    }
    let fixed = "if   {  } else {  }".len() - 1;
    let room = shape.width.checked_sub(text.len() + fixed)?;
    let strict = super::shape::Mode {
        lenient: false,
        ..shape.mode
    };
    let room = Shape {
        width: room,
        ..Shape::line(0, strict)
    };
    let first = first.lay(room)?;
    let second = second.lay(room.before(first.len())?)?;
    let line = format!("if {text} {{ {first} }} else {{ {second} }}");
    (!is_multiline(&line) && line.len() <= IF_ELSE_WIDTH).then_some(line)
}

impl<'a> Head<'a> {
    fn of(expr: &'a Expr) -> Option<Self> {
        let plain = |word, condition, block| Self {
            label: String::new(),
            word,
            pat: None,
            condition,
            block,
        };
        let (head, label) = match expr {
            Expr::If(condition) => {
                let head = plain("if", Some(&*condition.cond), &condition.then_branch);
                (head, None)
            }
            Expr::While(repeat) => {
                let head = plain("while", Some(&*repeat.cond), &repeat.body);
                (head, repeat.label.as_ref())
            }
            Expr::ForLoop(repeat) => {
                let mut head = plain("for", Some(&*repeat.expr), &repeat.body);
                head.pat = Some(&repeat.pat);
                (head, repeat.label.as_ref())
            }
            Expr::Loop(repeat) => (plain("loop", None, &repeat.body), repeat.label.as_ref()),
            _ => return None,
        };
        let label = label.map(|label| format!("{}: ", label.name));
        Some(Self {
            label: label.unwrap_or_default(),
            ..head
        })
    }

    /// The head with the space before the block, and the condition alone.
    fn lay(&self, shape: Shape, before: usize) -> Option<(String, String)> {
        let (label, word) = (&self.label, self.word);
        if self.condition.is_none() {
            return Some((format!("{label}{word} "), String::new()));
        }
        let condition = self.condition(shape, before)?;
        let used = shape.column() + before + word.len() + 1 + 2;
        let long = is_multiline(&condition) || width(&condition) > MAX_WIDTH.saturating_sub(used);
        let closes = is_extendable(&condition) && last_indent(&condition) <= shape.column();
        let separator = match long && !closes {
            true => shape.new_line(),
            false => " ".to_owned(),
        };
        Some((format!("{label}{word} {condition}{separator}"), condition))
    }

    fn condition(&self, shape: Shape, before: usize) -> Laid {
        let room = shape.after(before)?.after(self.word.len() + 1)?;
        let condition = self.condition?;
        let lay = |shape| condition.lay(shape);
        let Some(pat) = self.pat else {
            return lay(room);
        };
        let pat = pat.lay(room.before(" in".len())?)?;
        rhs::assign(format!("{pat} in"), room, &lay)
    }
}
