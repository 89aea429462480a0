//! Questions about expressions that only their kind answers.

use quote::ToTokens;
use syn::{Block, Expr, Lit, Pat, Stmt, Type};

/// A literal as it is written in the source.
pub(super) fn literal(literal: &Lit) -> String {
    match literal {
        Lit::Str(text) => text.token().to_string(),
        Lit::ByteStr(bytes) => bytes.token().to_string(),
        Lit::Bool(value) => value.value.to_string(),
        Lit::Int(number) => number.token().to_string(),
        other => other.to_token_stream().to_string(),
    }
}

/// Whether an expression may go on over several lines as the last of this many arguments.
pub(super) fn may_overflow(expr: &Expr, count: usize) -> bool {
    if has_attributes(expr) {
        return false;
    }
    match expr {
        Expr::Async(_) | Expr::Block(_) | Expr::Closure(_) | Expr::Unsafe(_) => true,
        Expr::Match(_) | Expr::If(_) | Expr::ForLoop(_) | Expr::Loop(_) | Expr::While(_) => {
            count == 1
        }
        Expr::Array(_) | Expr::Struct(_) | Expr::Macro(_) => count == 1,
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Tuple(_) => count == 1,
        Expr::Reference(_) | Expr::Try(_) | Expr::Unary(_) | Expr::Cast(_) => {
            operand(expr).is_some_and(|operand| may_overflow(operand, count))
        }
        _ => false,
    }
}

/// Whether an expression is a literal or a name, perhaps with a sign.
pub(super) fn is_simple(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(path) => path.qself.is_none() && path.path.segments.len() <= 1,
        Expr::Field(field) => is_simple(&field.base),
        Expr::Index(index) => is_simple(&index.expr) && is_simple(&index.index),
        Expr::Repeat(repeat) => is_simple(&repeat.expr) && is_simple(&repeat.len),
        _ => operand(expr).is_some_and(is_simple),
    }
}

/// Whether an expression is a call, perhaps with a sign.
pub(super) fn is_nested_call(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::Macro(_) => true,
        _ => operand(expr).is_some_and(is_nested_call),
    }
}

/// What a sign stands at: in `&a`, `a?`, `-a` and `a as b`.
pub(super) fn operand(expr: &Expr) -> Option<&Expr> {
    match expr {
        Expr::Reference(reference) => Some(&reference.expr),
        Expr::Try(attempt) => Some(&attempt.expr),
        Expr::Unary(unary) => Some(&unary.expr),
        Expr::Cast(cast) => Some(&cast.expr),
        Expr::Group(group) => Some(&group.expr),
        _ => None,
    }
}

/// Whether an expression has attributes of its own.
pub(super) fn has_attributes(expr: &Expr) -> bool {
    match expr {
        Expr::Call(call) => !call.attrs.is_empty(),
        Expr::MethodCall(call) => !call.attrs.is_empty(),
        Expr::Block(block) => !block.attrs.is_empty(),
        Expr::Match(cases) => !cases.attrs.is_empty(),
        Expr::Struct(value) => !value.attrs.is_empty(),
        Expr::If(condition) => !condition.attrs.is_empty(),
        Expr::Macro(call) => !call.attrs.is_empty(),
        Expr::Lit(literal) => !literal.attrs.is_empty(),
        Expr::Path(path) => !path.attrs.is_empty(),
        Expr::Array(array) => !array.attrs.is_empty(),
        Expr::Tuple(tuple) => !tuple.attrs.is_empty(),
        Expr::Closure(closure) => !closure.attrs.is_empty(),
        Expr::Assign(assign) => !assign.attrs.is_empty(),
        _ => false,
    }
}

/// Whether an expression is a method call, perhaps with a sign.
pub(super) fn is_method_call(expr: &Expr) -> bool {
    match expr {
        Expr::MethodCall(_) => true,
        _ => operand(expr).is_some_and(is_method_call),
    }
}

/// Whether an expression could be no statement if it began with a block.
pub(super) fn is_no_statement(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Call(_)
            | Expr::Binary(_)
            | Expr::Cast(_)
            | Expr::Assign(_)
            | Expr::Field(_)
            | Expr::Index(_)
            | Expr::Range(_)
            | Expr::Try(_)
    )
}

pub(super) fn begins_with_block(expr: &Expr) -> bool {
    match expr {
        Expr::Block(_) | Expr::If(_) | Expr::Match(_) | Expr::Loop(_) | Expr::While(_) => true,
        Expr::ForLoop(_) => true,
        Expr::Call(call) => begins_with_block(&call.func),
        Expr::Binary(pair) => begins_with_block(&pair.left),
        Expr::Cast(cast) => begins_with_block(&cast.expr),
        Expr::Assign(assign) => begins_with_block(&assign.left),
        Expr::Field(field) => begins_with_block(&field.base),
        Expr::Index(index) => begins_with_block(&index.expr),
        Expr::Try(attempt) => begins_with_block(&attempt.expr),
        Expr::MethodCall(call) => begins_with_block(&call.receiver),
        _ => false,
    }
}

/// The expression that a block has as its only statement.
pub(super) fn only(block: &Block) -> Option<&Expr> {
    match block.stmts.as_slice() {
        [Stmt::Expr(expr, None)] => Some(expr),
        _ => None,
    }
}

/// Whether a closure has such a body in a block.
pub(super) fn has_condition(expr: &Expr) -> bool {
    match expr {
        Expr::If(_) | Expr::While(_) | Expr::ForLoop(_) | Expr::Loop(_) => true,
        _ => operand(expr).is_some_and(has_condition),
    }
}

/// Whether an expression over several lines may begin behind an arrow.
pub(super) fn may_follow(expr: &Expr) -> bool {
    match expr {
        Expr::Loop(_)
        | Expr::Match(_)
        | Expr::Block(_)
        | Expr::Closure(_)
        | Expr::Array(_)
        | Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Tuple(_) => true,
        Expr::Index(index) => may_follow(&index.expr),
        _ => operand(expr).is_some_and(may_follow),
    }
}

/// Whether a pattern may go on over several lines as the last of this many.
pub(super) fn pattern_may_overflow(pat: &Pat, count: usize) -> bool {
    match pat {
        Pat::Path(_) | Pat::Struct(_) | Pat::Tuple(_) | Pat::TupleStruct(_) => count == 1,
        Pat::Reference(reference) => pattern_may_overflow(&reference.pat, count),
        _ => false,
    }
}

/// Whether a type may go on over several lines as the last of this many.
pub(super) fn type_may_overflow(ty: &Type, count: usize) -> bool {
    match ty {
        Type::Tuple(_) => count == 1,
        Type::Reference(reference) => type_may_overflow(&reference.elem, count),
        Type::Ptr(pointer) => type_may_overflow(&pointer.elem, count),
        _ => false,
    }
}
