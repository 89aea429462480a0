//! Operators between two operands, and chains of one operator.

use quote::ToTokens;
use syn::{BinOp, Expr, ExprBinary};

use super::shape::{
    Laid, MAX_WIDTH, Shape, TAB, first_ends_with, first_width, is_multiline, last_trimmed_width,
    last_width, width,
};
use super::syntax::Layout;
use super::{kinds, rhs};

/// Operands with the sign of one operator between them.
struct Operands<'a> {
    exprs: Vec<&'a Expr>,
    sign: String,
    is_and: bool,
}

/// An operation.
pub(super) fn lay(operation: &ExprBinary, shape: Shape) -> Laid {
    let sign = operation.op.to_token_stream().to_string();
    if is_assignment(&operation.op) {
        let left = operation.left.lay(shape.before(sign.len() + 1)?)?;
        let right = |shape| operation.right.lay(shape);
        return rhs::assign(format!("{left} {sign}"), shape, &right);
    }
    let operands = Operands::of(operation, sign);
    let items = operands.lay(shape);
    if operands.needs_lines() {
        return operands.column(&items, shape);
    }
    operands
        .row(&items, shape)
        .or_else(|| operands.column(&items, shape))
        .or_else(|| {
            let left = |shape| operation.left.lay(shape);
            let right = |shape| operation.right.lay(shape);
            pair(&left, &format!(" {} ", operands.sign), &right, shape)
        })
}

fn is_assignment(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

impl<'a> Operands<'a> {
    fn of(operation: &'a ExprBinary, sign: String) -> Self {
        let mut exprs = vec![&*operation.right];
        let mut left = &*operation.left;
        while let Expr::Binary(inner) = left
            && std::mem::discriminant(&inner.op) == std::mem::discriminant(&operation.op)
        {
            exprs.push(&inner.right);
            left = &inner.left;
        }
        exprs.push(left);
        exprs.reverse();
        let is_and = matches!(operation.op, BinOp::And(_));
        Self {
            exprs,
            sign,
            is_and,
        }
    }

    /// Each operand, the first where the operation begins, the others below it.
    fn lay(&self, shape: Shape) -> Vec<Laid> {
        let below = shape.nested().before(shape.reserved());
        let below = below.and_then(|below| below.after(self.sign.len() + 1));
        let lay = |(index, expr): (usize, &&Expr)| match index {
            0 => expr.lay(shape),
            _ => expr.lay(below?),
        };
        self.exprs.iter().enumerate().map(lay).collect()
    }

    /// Whether conditions with a `let` have a line each.
    fn needs_lines(&self) -> bool {
        let is_let = |expr: &&&Expr| matches!(expr, Expr::Let(_));
        let short = |expr: &Expr| is_name(expr) && self.exprs.len() == 2;
        self.is_and
            && self.exprs.iter().any(|expr| is_let(&expr))
            && !(short(self.exprs[0]) && is_let(&&self.exprs[1]))
    }

    fn row(&self, items: &[Laid], shape: Shape) -> Laid {
        let mut text = String::new();
        for item in &items[..items.len() - 1] {
            let item = item.as_deref().filter(|item| !is_multiline(item))?;
            if text.len() > shape.width {
                return None;
            }
            text.push_str(item);
            text.push(' ');
            text.push_str(&self.sign);
            text.push(' ');
        }
        let before = text.len();
        let base = Shape { offset: 0, ..shape };
        let last = self.exprs.last()?;
        let last = last.lay(base.after(last_width(&text))?)?;
        text.push_str(&last);
        if first_width(&text) > shape.width && !shape.mode.lenient {
            return None;
        }
        // An operand of several lines stays behind a very short one only.
        let lines = is_multiline(&text) && !last.starts_with('{');
        if lines && (last.starts_with('(') || before > TAB) {
            return None;
        }
        shape.fit(text)
    }

    fn column(&self, items: &[Laid], shape: Shape) -> Laid {
        let nested = shape.nested().before(shape.reserved())?;
        let mut text = items.first()?.clone()?;
        for (expr, item) in self.exprs.iter().zip(items).skip(1) {
            let offset = if is_multiline(&text) {
                0
            } else {
                shape.column()
            };
            // Nothing so short has a line of its own.
            if last_width(&text) + offset <= nested.column() {
                let used = self.sign.len() + 2 + last_trimmed_width(&text);
                let behind = shape.after(used);
                if let Some(item) = behind.and_then(|shape| expr.lay(shape)) {
                    text = format!("{text} {} {item}", self.sign);
                    continue;
                }
            }
            let item = item.as_deref()?;
            text = format!("{text}{}{} {item}", nested.new_line(), self.sign);
        }
        Some(text)
    }
}

/// Whether an expression is a name or `true`, perhaps with a sign.
fn is_name(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => path.path.segments.len() == 1,
        Expr::Lit(literal) => matches!(literal.lit, syn::Lit::Bool(_)),
        Expr::Paren(paren) => is_name(&paren.expr),
        Expr::Reference(_) | Expr::Try(_) | Expr::Unary(_) => {
            kinds::operand(expr).is_some_and(is_name)
        }
        _ => false,
    }
}

/// Two pieces with a sign between them: behind each other, or the second one below.
pub(super) fn pair(
    left: &dyn Fn(Shape) -> Laid,
    sign: &str,
    right: &dyn Fn(Shape) -> Laid,
    shape: Shape,
) -> Laid {
    let left = left(shape.with_width(MAX_WIDTH.saturating_sub(shape.column())))?;
    let behind = shape.after(last_width(&left) + sign.len());
    if let Some(right) = behind.and_then(right) {
        let same_line = left.len() <= TAB || first_ends_with(&right, '{');
        let used = last_width(&left) + sign.len() + first_width(&right);
        if (!is_multiline(&right) || same_line) && (used <= shape.width || shape.mode.lenient) {
            return Some(format!("{left}{sign}{right}"));
        }
    }
    let below = shape.nested().before(shape.reserved())?;
    let sign = sign.trim_start();
    let right = right(below.after(width(sign))?)?;
    Some(format!("{left}{}{sign}{right}", below.new_line()))
}
