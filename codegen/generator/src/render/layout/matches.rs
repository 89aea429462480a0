//! `match`, and where the bodies of its arms stand.

use syn::{Arm, Expr, ExprMatch, Pat};

use super::control::breaks_condition;
use super::shape::{
    Laid, MAX_WIDTH, Shape, TAB, first_width, is_extendable, is_multiline, last_trimmed_width,
    reach, width,
};
use super::syntax::Layout;
use super::{attributes, kinds, rhs};

/// A `match`.
pub(super) fn lay(cases: &ExprMatch, shape: Shape) -> Laid {
    if !cases.attrs.is_empty() {
        return None;
    }
    let room = shape
        .with_width(MAX_WIDTH.saturating_sub(shape.column()))
        .after(6)?;
    let of = cases.expr.lay(room)?;
    if cases.arms.is_empty() {
        return Some(format!("match {of} {{}}"));
    }
    let long = is_multiline(&of) || width(&of) + 2 > room.width;
    let separator = match long && !is_extendable(&of) {
        true => shape.new_line(),
        false => " ".to_owned(),
    };
    let mut text = format!("match {of}{separator}{{");
    let nested = shape.nested();
    for arm in &cases.arms {
        text.push_str(&nested.new_line());
        text.push_str(&self::arm(arm, nested)?);
    }
    text.push_str(&shape.new_line());
    text.push('}');
    Some(text)
}

fn arm(arm: &Arm, shape: Shape) -> Laid {
    let attributes = attributes::lay(&arm.attrs, shape)?;
    let (pat, condition) = match &arm.pat {
        Pat::Guard(guarded) => (&*guarded.pat, Some(&*guarded.guard)),
        pat => (pat, None),
    };
    let mut head = pat.lay(shape.before(5)?)?;
    if let Some(condition) = condition {
        let guard = guard(condition, &head, shape)?;
        head.push_str(&guard);
    }
    let text = body(&head, &arm.body, shape)?;
    Some(format!("{attributes}{text}"))
}

/// The condition of an arm.
fn guard(condition: &Expr, pat: &str, shape: Shape) -> Laid {
    let used = last_trimmed_width(pat);
    let behind = shape.after(used + 4).and_then(|shape| shape.before(5));
    if !is_multiline(pat) || used <= TAB {
        let text = behind.and_then(|shape| condition.lay(shape));
        if let Some(text) = text.filter(|text| !is_multiline(text) || used <= TAB) {
            return Some(format!(" if {text}"));
        }
    }
    let nested = shape.nested();
    let text = condition.lay(nested.after(3)?.before(5)?)?;
    Some(format!("{}if {text}", nested.new_line()))
}

/// An arm with its body: behind the arrow, or in a block.
fn body(head: &str, body: &Expr, shape: Shape) -> Laid {
    let behind = shape.after(reach(head, shape) + 4);
    let (extends, body) = flattened(body, behind);
    let is_block = matches!(body, Expr::Block(_));
    let comma = if is_block { "" } else { "," };
    let together = |text: &str| Some(format!("{head} => {text}{comma}"));
    let room = behind.and_then(|shape| shape.before(comma.len()));
    let first = room.and_then(|room| body.lay_as_statement(room));
    let budget = room.map_or(0, |room| room.width);
    if let Some(text) = &first
        && (is_block || !is_multiline(text) && width(text) <= budget)
    {
        return together(text);
    }
    let nested = shape.nested();
    let apart = |text: &str| {
        let (inner, outer) = (nested.new_line(), shape.new_line());
        Some(format!("{head} => {{{inner}{text}{outer}}}"))
    };
    let second = body.lay_as_statement(nested);
    match (first, second) {
        (Some(first), Some(second)) if rhs::is_better(&second, &first) => apart(&second),
        (Some(first), _) if extends && first_width(&first) <= budget => together(&first),
        (Some(first), Some(second)) if is_multiline(&first) => apart(&second),
        (None, Some(second)) => apart(&second),
        (Some(first), _) => together(&first),
        (None, None) => None,
    }
}

/// The expression in a block of one expression, and whether it may begin behind the arrow.
fn flattened(body: &Expr, behind: Option<Shape>) -> (bool, &Expr) {
    let inner = match body {
        Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
            kinds::only(&block.block)
        }
        _ => None,
    };
    match inner {
        None => (kinds::may_follow(body), body),
        Some(Expr::Macro(_)) => (kinds::may_follow(body), body),
        Some(inner @ Expr::Block(_)) => flattened(inner, None),
        Some(inner) => match behind.is_some_and(|shape| breaks_condition(inner, shape)) {
            true => (false, body),
            false => (kinds::may_follow(inner), inner),
        },
    }
}
