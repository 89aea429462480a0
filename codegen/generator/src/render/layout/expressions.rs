//! Expressions: the small ones, and the way to the files of the larger ones.

use syn::{Expr, ExprRange, RangeLimits, UnOp};

use super::delimited::{self, Delimited, Element, given_comma};
use super::shape::{Laid, Shape, is_multiline, last_width, width};
use super::syntax::Layout;
use super::{binary, blocks, chains, closures, control, kinds, matches, memo, paths, rhs, structs};

impl Layout for Expr {
    fn lay(&self, shape: Shape) -> Laid {
        match self {
            Self::Lit(_) | Self::Path(_) => lay_out(self, shape),
            _ if shape.width == 0 && !shape.mode.lenient => None,
            _ => memo::expression(self, shape, || lay_out(self, shape)),
        }
    }

    fn lay_as_statement(&self, shape: Shape) -> Laid {
        match self {
            Self::Block(block) if block.attrs.is_empty() && block.label.is_none() => {
                Some(blocks::lines(&block.block, shape))
            }
            Self::If(condition) if condition.attrs.is_empty() => {
                control::lay(self, control::Place::Statement, shape)
            }
            _ => self.lay(shape),
        }
    }

    fn lay_as_last(&self, shape: Shape) -> Laid {
        match self {
            Self::Closure(closure) => closures::last(closure, shape),
            _ if control::breaks_condition(self, shape) => None,
            _ => self.lay(shape),
        }
    }
}

fn lay_out(expr: &Expr, shape: Shape) -> Laid {
    if kinds::has_attributes(expr) {
        return None;
    }
    match expr {
        Expr::Array(array) => {
            let elements = array.elems.iter().map(Element::Expr).collect();
            let list = Delimited {
                trailing: given_comma(array.elems.trailing_punct(), shape),
                ..Delimited::brackets("", elements)
            };
            list.lay(shape)
        }
        Expr::Assign(assign) => {
            let left = assign.left.lay(shape.before(2)?)?;
            rhs::assign(format!("{left} ="), shape, &|shape| assign.right.lay(shape))
        }
        Expr::Async(block) => blocks::asynchronous(block, shape),
        Expr::Await(_) | Expr::Field(_) | Expr::MethodCall(_) | Expr::Try(_) => {
            chains::lay(expr, shape)
        }
        Expr::Binary(pair) => binary::lay(pair, shape),
        Expr::Block(block) if block.label.is_none() => blocks::short(&block.block, shape),
        Expr::Break(jump) => {
            let label = jump.label.as_ref().map(ToString::to_string);
            leaving("break", label, jump.expr.as_deref(), shape)
        }
        Expr::Call(call) => {
            let name = call.func.lay(shape)?;
            delimited::call(&name, &call.args, call.args.trailing_punct(), shape)
        }
        Expr::Cast(cast) => {
            let left = |shape| cast.expr.lay(shape);
            binary::pair(&left, " as ", &|shape| cast.ty.lay(shape), shape)
        }
        Expr::Closure(closure) => closures::lay(closure, shape),
        Expr::Continue(jump) => {
            let label = jump.label.as_ref().map(ToString::to_string);
            leaving("continue", label, None, shape)
        }
        Expr::ForLoop(_) | Expr::If(_) | Expr::Loop(_) | Expr::While(_) => {
            control::lay(expr, control::Place::Inside, shape)
        }
        Expr::Group(group) => group.expr.lay(shape),
        Expr::Index(index) => {
            let of = index.expr.lay(shape)?;
            let index = index
                .index
                .lay(shape.after(last_width(&of) + 1)?.before(1)?)?;
            (!is_multiline(&index)).then(|| format!("{of}[{index}]"))
        }
        Expr::Infer(_) => Some("_".to_owned()),
        Expr::Let(condition) => control::binding(condition, shape),
        Expr::Lit(literal) => {
            let text = kinds::literal(&literal.lit);
            // Text is not broken, however long it is.
            match text.starts_with('"') && !is_multiline(&text) {
                true => Some(text),
                false => shape.fit(text),
            }
        }
        Expr::Macro(call) => call.mac.lay(shape),
        Expr::Match(cases) => matches::lay(cases, shape),
        Expr::Paren(paren) => {
            let inner = paren.expr.lay(shape.after(1)?.before(1)?)?;
            Some(format!("({inner})"))
        }
        Expr::Path(path) => paths::in_expression(path.qself.as_ref(), &path.path, shape),
        Expr::Range(range) => self::range(range, shape),
        Expr::Reference(reference) => {
            let sign = if reference.mutability.is_some() {
                "&mut "
            } else {
                "&"
            };
            prefixed(sign, &reference.expr, shape)
        }
        Expr::Repeat(repeat) => {
            let element = repeat.expr.lay(shape.after(1)?.before(1)?)?;
            let room = shape.after(width(&element) + 3)?.before(1)?;
            let length = repeat.len.lay(room)?;
            let text = format!("[{element}; {length}]");
            (!is_multiline(&text)).then_some(text)
        }
        Expr::Return(leave) => leaving("return", None, leave.expr.as_deref(), shape),
        Expr::Struct(value) => structs::value(value, shape),
        Expr::Tuple(tuple) => {
            let only = tuple.elems.len() == 1;
            let elements = tuple.elems.iter().map(Element::Expr).collect();
            let list = Delimited {
                trailing: match only {
                    true => Some(super::lists::Trailing::Always),
                    false => given_comma(tuple.elems.trailing_punct(), shape),
                },
                ..Delimited::parentheses("", elements)
            };
            list.lay(shape)
        }
        Expr::Unary(unary) => {
            let sign = match unary.op {
                UnOp::Deref(_) => "*",
                UnOp::Not(_) => "!",
                UnOp::Neg(_) => "-",
                _ => return None,
            };
            prefixed(sign, &unary.expr, shape)
        }
        _ => None,
    }
}

fn prefixed(sign: &str, expr: &Expr, shape: Shape) -> Laid {
    let inner = expr.lay(shape.after(sign.len())?)?;
    Some(format!("{sign}{inner}"))
}

/// `return`, `break` or `continue`.
fn leaving(word: &str, label: Option<String>, value: Option<&Expr>, shape: Shape) -> Laid {
    let word = match label {
        Some(label) => format!("{word} {label}"),
        None => word.to_owned(),
    };
    match value {
        Some(value) => prefixed(&format!("{word} "), value, shape),
        None => shape.fit(word),
    }
}

fn range(range: &ExprRange, shape: Shape) -> Laid {
    let sign = match range.limits {
        RangeLimits::HalfOpen(_) => "..",
        RangeLimits::Closed(_) => "..=",
    };
    match (range.start.as_deref(), range.end.as_deref()) {
        (None, None) => Some(sign.to_owned()),
        (None, Some(end)) => prefixed(sign, end, shape),
        (Some(start), None) => {
            let start = start.lay(shape.before(sign.len())?)?;
            Some(format!("{start}{sign}"))
        }
        (Some(start), Some(end)) => {
            let (start, end) = (|shape| start.lay(shape), |shape| end.lay(shape));
            binary::pair(&start, sign, &end, shape)
        }
    }
}
