//! Blocks and the statements in them.

use syn::{Block, Expr, ExprAsync, Item, Local, Stmt, StmtMacro};

use super::shape::{
    LET_ELSE_WIDTH, Laid, MAX_WIDTH, Mode, Shape, TAB, is_extendable, is_multiline, last_indent,
    last_width, width,
};
use super::syntax::Layout;
use super::{attributes, fallback, imports, kinds, rhs};

/// A block that is on one line if it holds one short expression.
pub(super) fn short(block: &Block, shape: Shape) -> Laid {
    if block.stmts.is_empty() {
        return Some("{}".to_owned());
    }
    if let Some(line) = one_line("", block, shape) {
        return Some(line);
    }
    Some(lines(block, shape))
}

/// `prefix { expression }` when it fits.
fn one_line(prefix: &str, block: &Block, shape: Shape) -> Laid {
    let expr = kinds::only(block)?;
    let text = expr.lay(shape.after(prefix.len())?)?;
    let line = format!("{prefix}{{ {text} }}");
    (!line.contains('\n') && line.len() <= shape.width).then_some(line)
}

/// `async { ... }`
pub(super) fn asynchronous(block: &ExprAsync, shape: Shape) -> Laid {
    let prefix = match block.capture {
        Some(_) => "async move ",
        None => "async ",
    };
    if block.block.stmts.is_empty() {
        return Some(format!("{prefix}{{}}"));
    }
    let line = one_line(prefix, &block.block, shape);
    Some(line.unwrap_or_else(|| format!("{prefix}{}", lines(&block.block, shape))))
}

/// A block over several lines, unless it is empty.
pub(super) fn lines(block: &Block, shape: Shape) -> String {
    if block.stmts.is_empty() {
        return "{}".to_owned();
    }
    let mut text = "{".to_owned();
    statements(&block.stmts, shape.indent + TAB, shape.mode, &mut text);
    text.push_str(&shape.new_line());
    text.push('}');
    text
}

/// A block around one expression.
pub(super) fn around(expr: &Expr, shape: Shape) -> Laid {
    let nested = shape.nested();
    let text = expr.lay(nested)?;
    Some(format!(
        "{{{}{text}{}}}",
        nested.new_line(),
        shape.new_line()
    ))
}

/// Each statement on a new line.
fn statements(stmts: &[Stmt], indent: usize, mode: Mode, text: &mut String) {
    let is_use = |stmt: &&Stmt| matches!(stmt, Stmt::Item(Item::Use(_)));
    let uses = stmts.iter().take_while(is_use).count();
    let (uses, rest) = stmts.split_at(uses);
    let imported = uses.iter().filter_map(|stmt| match stmt {
        Stmt::Item(item) => Some(item),
        _ => None,
    });
    for item in imports::in_order(imported.collect()) {
        push_item(item, indent, text);
    }
    // What is around is laid out leniently does not mean that statements are.
    let mode = Mode {
        lenient: false,
        ..mode
    };
    for (index, stmt) in rest.iter().enumerate() {
        let last = index + 1 == rest.len();
        let shape = Shape::line(indent, mode);
        if let Stmt::Item(item) = stmt {
            push_item(item, indent, text);
            continue;
        }
        let laid = statement(stmt, last, shape).or_else(|| {
            let lenient = Mode {
                lenient: true,
                ..mode
            };
            statement(stmt, last, Shape::line(indent, lenient))
        });
        text.push_str(&shape.new_line());
        text.push_str(&laid.unwrap_or_else(|| fallback::statement(stmt, indent)));
    }
}

fn push_item(item: &Item, indent: usize, text: &mut String) {
    let shape = Shape::line(indent, Mode::default());
    text.push_str(&shape.new_line());
    text.push_str(&item.lay(shape).unwrap_or_default());
}

fn statement(stmt: &Stmt, last: bool, shape: Shape) -> Laid {
    match stmt {
        Stmt::Local(local) => self::local(local, shape),
        Stmt::Expr(expr, semicolon) => {
            let needed = match expr {
                Expr::While(_) | Expr::Loop(_) | Expr::ForLoop(_) => false,
                Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
                _ => semicolon.is_some(),
            };
            if needed {
                let text = expr.lay_as_statement(shape.before(1)?)?;
                return Some(format!("{text};"));
            }
            match last && semicolon.is_none() {
                true => expr.lay(shape),
                false => expr.lay_as_statement(shape),
            }
        }
        Stmt::Macro(call) => self::macro_call(call, shape),
        Stmt::Item(_) => None,
    }
}

fn macro_call(call: &StmtMacro, shape: Shape) -> Laid {
    if !call.attrs.is_empty() {
        return None;
    }
    match call.semi_token {
        Some(_) => Some(format!("{};", call.mac.lay(shape.before(1)?)?)),
        None => call.mac.lay(shape),
    }
}

fn local(local: &Local, shape: Shape) -> Laid {
    let attributes = attributes::lay(&local.attrs, shape)?;
    let shape = shape.before(1)?;
    let mut left = format!("let {}", untyped(local).lay(shape.after(4)?.before(1)?)?);
    if let syn::Pat::Type(typed) = &local.pat {
        let room = shape.after(last_width(&left) + 2)?;
        left = format!("{left}: {}", typed.ty.lay(room)?);
    }
    let Some(init) = &local.init else {
        return Some(format!("{attributes}{left};"));
    };
    left.push_str(" =");
    let text = rhs::assign(left, shape, &|shape| init.expr.lay(shape))?;
    let Some((_, diverge)) = &init.diverge else {
        return Some(format!("{attributes}{text};"));
    };
    let Expr::Block(otherwise) = &**diverge else {
        return None;
    };
    let diverge = diverging(&text, &otherwise.block, shape);
    Some(format!("{attributes}{text}{diverge};"))
}

/// The `else` of a `let`.
fn diverging(left: &str, block: &Block, shape: Shape) -> String {
    let same_line = match is_multiline(left) {
        true => is_extendable(left) && last_indent(left) <= shape.indent,
        false => shape.indent + width(left) + " else {".len() <= MAX_WIDTH,
    };
    let begin = match same_line {
        true => " else ".to_owned(),
        false => format!("{}else ", shape.new_line()),
    };
    let room = LET_ELSE_WIDTH.saturating_sub(width(left) + begin.len());
    let short = match same_line && !is_multiline(left) {
        true => one_line("", block, Shape::line(0, shape.mode).with_width(room)),
        false => None,
    };
    let short = short.filter(|line| line.len() < room);
    format!("{begin}{}", short.unwrap_or_else(|| lines(block, shape)))
}

fn untyped(local: &Local) -> &syn::Pat {
    match &local.pat {
        syn::Pat::Type(typed) => &typed.pat,
        pat => pat,
    }
}
