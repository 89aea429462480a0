//! What expressions came to before.
//!
//! Each level of nesting tries several places for what is inside, so that without a memory the time
//! would double with every level. With it, each place is tried once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use syn::{Expr, Macro};

use super::arguments::Arguments;
use super::shape::{Laid, Mode, Shape, is_multiline};

/// An expression at its place, both as they are in memory.
type Key = (usize, usize, usize, usize, Mode);

#[derive(Default)]
struct Memory {
    expressions: HashMap<Key, Laid>,
    arguments: HashMap<usize, Option<Rc<Arguments>>>,
}

thread_local! {
    /// Of the file that this thread lays out.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Runs this with a memory of its own. The syntax tree must stay in its place as long.
pub(super) fn within<T>(work: impl FnOnce() -> T) -> T {
    let before = MEMORY.take();
    let done = work();
    MEMORY.set(before);
    done
}

/// What an expression came to at this place, or what it comes to now.
pub(super) fn expression(expr: &Expr, shape: Shape, lay: impl FnOnce() -> Laid) -> Laid {
    let address = std::ptr::from_ref(expr).addr();
    let key = (address, shape.indent, shape.offset, shape.width, shape.mode);
    if let Some(known) = MEMORY.with_borrow(|memory| memory.expressions.get(&key).cloned()) {
        return known;
    }
    let laid = lay();
    // What fits on one line is as fast to lay out again.
    if laid.as_deref().is_none_or(is_multiline) {
        MEMORY.with_borrow_mut(|memory| memory.expressions.insert(key, laid.clone()));
    }
    laid
}

/// The arguments of a macro, which stay in their place from here on.
pub(super) fn arguments(
    call: &Macro,
    parse: impl FnOnce() -> Option<Arguments>,
) -> Option<Rc<Arguments>> {
    let address = std::ptr::from_ref(call).addr();
    let known = MEMORY.with_borrow(|memory| memory.arguments.get(&address).cloned());
    known.unwrap_or_else(|| {
        let parsed = parse().map(Rc::new);
        MEMORY.with_borrow_mut(|memory| memory.arguments.insert(address, parsed.clone()));
        parsed
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;

    #[test]
    fn deep_nesting_takes_no_time() {
        let nested = [
            ("Some(", ")", 100),
            ("a.b(c, ", ")", 100),
            ("vec![", "]", 100),
            ("|a| f(", ")", 40),
        ];
        for (open, close, depth) in nested {
            let value = format!("{}x{}", open.repeat(depth), close.repeat(depth));
            let code = format!("fn f() {{ let a = {value}; }}");
            let text = file(&syn::parse_file(&code).expect("valid Rust"));
            let is_syntax = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '{' | '}');
            let (before, after): (String, String) = (
                code.chars().filter(is_syntax).collect(),
                text.chars().filter(is_syntax).collect(),
            );
            assert_eq!(before, after);
        }
    }
}
