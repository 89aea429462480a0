//! Closures, whose body has a block when it does not fit on the line.

use syn::{Expr, ExprClosure, ReturnType};

use super::lists::{self, Placement, Trailing};
use super::shape::{Laid, Shape, is_multiline, last_width};
use super::syntax::Layout;
use super::{blocks, control, generics, kinds};

/// A closure.
pub(super) fn lay(closure: &ExprClosure, shape: Shape) -> Laid {
    let head = head(closure, shape)?;
    let room = shape.after(last_width(&head) + 1)?;
    let Expr::Block(body) = &*closure.body else {
        return unblocked(&closure.body, &head, room)
            .or_else(|| blocked(&closure.body, &head, room));
    };
    if body.block.stmts.is_empty() {
        return Some(format!("{head} {{}}"));
    }
    let plain = matches!(closure.output, ReturnType::Default) && !shape.mode.in_macro;
    let without = plain.then(|| {
        let inner = inner(&closure.body);
        match kinds::has_condition(inner) {
            true => blocked(inner, &head, shape),
            false => unblocked(inner, &head, room),
        }
    });
    without.flatten().or_else(|| {
        let block = blocks::short(&body.block, room)?;
        Some(format!("{head} {block}"))
    })
}

/// A closure that is the last argument of a call and goes on over several lines.
pub(super) fn last(closure: &ExprClosure, shape: Shape) -> Laid {
    let body = match &*closure.body {
        Expr::Block(body) if !shape.mode.in_macro => {
            kinds::only(&body.block).unwrap_or(&closure.body)
        }
        body => body,
    };
    let head = head(closure, shape)?;
    let room = shape.after(last_width(&head) + 1)?;
    if !shape.mode.in_macro && kinds::has_condition(body) {
        let with_block = blocked(body, &head, room)?;
        let short =
            matches!(closure.output, ReturnType::Default) && with_block.lines().count() <= 7;
        let line = short.then(|| unblocked(body, &head, shape)).flatten();
        return Some(
            line.filter(|line| !is_multiline(line))
                .unwrap_or(with_block),
        );
    }
    if control::breaks_condition(body, room) {
        return blocked(body, &head, room);
    }
    lay(closure, shape)
}

/// `move |a, b| -> C`
fn head(closure: &ExprClosure, shape: Shape) -> Laid {
    if closure.lifetimes.is_some() || closure.constness.is_some() {
        return None;
    }
    let mut words = String::new();
    if closure.asyncness.is_some() {
        words.push_str("async ");
    }
    if closure.capture.is_some() {
        words.push_str("move ");
    }
    let room = shape.after(words.len())?.before(4)?.after(1)?;
    let inputs: Vec<Laid> = closure.inputs.iter().map(|pat| pat.lay(room)).collect();
    let inputs = lists::write(&inputs, Placement::Row, Trailing::Never, room)?;
    let output = match generics::output(&closure.output, room)? {
        output if output.is_empty() => output,
        output => format!(" {output}"),
    };
    let head = format!("{words}|{inputs}|{output}");
    (!is_multiline(&head)).then_some(head)
}

/// The body without a block; it must stay on one line, unless it has its own delimiters.
fn unblocked(body: &Expr, head: &str, shape: Shape) -> Laid {
    let text = body.lay(shape)?;
    (has_delimiters(body) || !is_multiline(&text)).then(|| format!("{head} {text}"))
}

/// The body in a block.
fn blocked(body: &Expr, head: &str, shape: Shape) -> Laid {
    if kinds::is_no_statement(body) && kinds::begins_with_block(body) {
        return None;
    }
    let block = blocks::around(body, shape)?;
    Some(format!("{head} {block}"))
}

fn has_delimiters(expr: &Expr) -> bool {
    match expr {
        Expr::Match(_) | Expr::Async(_) | Expr::Block(_) | Expr::Loop(_) | Expr::Struct(_) => true,
        _ => kinds::operand(expr).is_some_and(has_delimiters),
    }
}

/// What is in a block of one expression, or the expression itself.
fn inner(expr: &Expr) -> &Expr {
    match expr {
        Expr::Block(block) => kinds::only(&block.block).map_or(expr, inner),
        _ => expr,
    }
}
