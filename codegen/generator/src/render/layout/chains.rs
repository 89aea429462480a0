//! Chains of fields and method calls.

use syn::{Expr, Member};

use super::shape::{
    CHAIN_WIDTH, Laid, Shape, TAB, first_width, is_extendable, is_multiline, last_width, width,
};
use super::syntax::Layout;
use super::{delimited, generics};

/// A part of a chain, with the `?` that follow it.
struct Link<'a> {
    expr: &'a Expr,
    tries: usize,
}

/// The parts of a chain, and what it begins with.
struct Chain<'a> {
    root: Link<'a>,
    links: Vec<Link<'a>>,
}

/// A chain.
pub(super) fn lay(expr: &Expr, shape: Shape) -> Laid {
    let chain = Chain::of(expr);
    if chain.links.is_empty() {
        return chain.root.lay(shape);
    }
    let (mut text, rest) = chain.root(shape)?;
    let Some((last, between)) = rest.split_last() else {
        return shape.fit(text);
    };
    let indent = match chain.ends_with_block(&text, rest.len()) {
        true => shape.indent,
        false => shape.indent + TAB,
    };
    let extendable = indent == shape.indent && is_extendable(&text);
    let child = Shape::line(indent, shape.mode);
    let mut links = Vec::with_capacity(rest.len());
    for link in between {
        links.push(link.lay(child)?);
    }
    let budget = match chain.links.len() {
        1 => shape.width,
        _ => shape.width.min(CHAIN_WIDTH),
    };
    let (last, one_line) = last_link(last, &text, &links, budget, extendable, shape, child)?;
    links.push(last);
    if !one_line && shape.mode.one_line_chain && !shape.mode.lenient {
        return None;
    }
    for link in links {
        if !one_line {
            text.push_str(&child.new_line());
        }
        text.push_str(&link);
    }
    shape.fit(text)
}

/// The last part of a chain, and whether the whole chain stays on one line up to it.
fn last_link(
    last: &Link<'_>,
    root: &str,
    links: &[String],
    budget: usize,
    extendable: bool,
    shape: Shape,
    child: Shape,
) -> Option<(String, bool)> {
    let before = last.tries
        + match extendable {
            true => last_width(root),
            false => width(root) + links.iter().map(|link| width(link)).sum::<usize>(),
        };
    let budget = budget.saturating_sub(before);
    let lines = is_multiline(root) || links.iter().any(|link| is_multiline(link));
    let one_line = !lines && budget > 0;
    let below = child.before(shape.reserved() + last.tries)?;
    if one_line || extendable {
        let behind = match one_line {
            true => shape.before(last.tries)?,
            false => child.before(last.tries)?,
        };
        if let Some(text) = behind.after(before).and_then(|shape| last.lay(shape)) {
            let fits = first_width(&text) <= budget;
            let count = text.lines().count();
            if fits && (count >= 5 || count == 1) {
                return Some((text, one_line));
            }
            return Some(match last.lay(below) {
                Some(other) if !fits => (other, false),
                Some(other) if other.lines().count() < count => (other, false),
                _ => (text, fits && one_line),
            });
        }
    }
    let room = match (one_line, extendable) {
        (true, _) => shape.before(last.tries)?,
        (false, true) => child.before(last.tries)?,
        (false, false) => below,
    };
    Some((last.lay(room)?, false))
}

impl<'a> Chain<'a> {
    fn of(expr: &'a Expr) -> Self {
        let mut links = Vec::new();
        let mut tries = 0;
        let mut expr = expr;
        loop {
            let base = match expr {
                Expr::Try(attempt) => {
                    tries += 1;
                    expr = &attempt.expr;
                    continue;
                }
                Expr::Await(waiting) => &waiting.base,
                Expr::Field(field) => &field.base,
                Expr::MethodCall(call) => &call.receiver,
                root => {
                    links.reverse();
                    let root = Link { expr: root, tries };
                    return Self { root, links };
                }
            };
            links.push(Link { expr, tries });
            tries = 0;
            expr = base;
        }
    }

    /// What the chain begins with: short parts do not stand alone on a line.
    fn root(&self, shape: Shape) -> Option<(String, &[Link<'a>])> {
        let mut text = self.root.lay(shape)?;
        let mut rest = self.links.as_slice();
        let short = TAB.saturating_sub(shape.offset);
        while let Some((link, after)) = rest.split_first()
            && text.len() <= short
            && !is_multiline(&text)
        {
            match link.lay(shape.after(text.len())?) {
                Some(link) => text.push_str(&link),
                None => break,
            }
            rest = after;
        }
        Some((text, rest))
    }

    fn ends_with_block(&self, root: &str, rest: usize) -> bool {
        match rest < self.links.len() {
            true => is_extendable(root),
            false => is_block_like(self.root.expr, root),
        }
    }
}

impl Link<'_> {
    fn lay(&self, shape: Shape) -> Laid {
        let shape = shape.before(self.tries)?;
        let mut text = match self.expr {
            Expr::Await(_) => ".await".to_owned(),
            Expr::Field(field) => match &field.member {
                Member::Named(name) => format!(".{name}"),
                Member::Unnamed(index) => format!(".{}", index.index),
            },
            Expr::MethodCall(call) => {
                let types = match &call.turbofish {
                    Some(types) => generics::turbofish(types, shape)?,
                    None => String::new(),
                };
                let name = format!(".{}{types}", call.method);
                delimited::call(&name, &call.args, call.args.trailing_punct(), shape)?
            }
            root => root.lay(shape)?,
        };
        text.extend(std::iter::repeat_n('?', self.tries));
        Some(text)
    }
}

/// Whether the text of an expression ends like a block.
fn is_block_like(expr: &Expr, text: &str) -> bool {
    match expr {
        Expr::Array(_)
        | Expr::Async(_)
        | Expr::Block(_)
        | Expr::Call(_)
        | Expr::ForLoop(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Macro(_)
        | Expr::Match(_)
        | Expr::MethodCall(_)
        | Expr::Struct(_)
        | Expr::While(_) => is_multiline(text),
        Expr::Paren(paren) => is_block_like(&paren.expr, text),
        Expr::Binary(pair) => is_block_like(&pair.right, text),
        Expr::Index(index) => is_block_like(&index.index, text),
        Expr::Unary(unary) => is_block_like(&unary.expr, text),
        Expr::Closure(closure) => is_block_like(&closure.body, text),
        _ => false,
    }
}
