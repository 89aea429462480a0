//! Calls of macros, whose arguments are laid out when they are expressions, types or patterns.

use syn::{Macro, MacroDelimiter};

use super::arguments::{Argument, Arguments};
use super::delimited::{Delimited, Element};
use super::lists::Trailing;
use super::shape::{Laid, Shape};
use super::syntax::Layout;
use super::{memo, paths};

impl Layout for Macro {
    /// Nothing when the arguments have a syntax of their own.
    fn lay(&self, shape: Shape) -> Laid {
        lay_out(self, shape)
    }
}

fn lay_out(call: &Macro, shape: Shape) -> Laid {
    let path = paths::in_expression(None, &call.path, shape)?;
    let name = format!("{path}!");
    let is_array = name == "vec!" && !shape.mode.in_macro;
    let brackets = match call.delimiter {
        MacroDelimiter::Paren(_) if !is_array => false,
        MacroDelimiter::Paren(_) | MacroDelimiter::Bracket(_) => true,
        MacroDelimiter::Brace(_) => return None,
    };
    if call.tokens.is_empty() {
        return Some(if brackets {
            format!("{name}[]")
        } else {
            format!("{name}()")
        });
    }
    let arguments = memo::arguments(call, || Arguments::of(call, is_array))?;
    if let [Argument::Repeat(repeat)] = arguments.list.as_slice() {
        let text = repeat.lay(shape.after(name.len())?)?;
        return Some(format!("{name}{text}"));
    }
    let elements = arguments.list.iter().map(|argument| match argument {
        Argument::Expr(expr) | Argument::Repeat(expr) => Element::Expr(expr),
        Argument::Type(ty) => Element::Type(ty),
        Argument::Pat(pat) => Element::Pat(pat),
    });
    let elements = elements.collect();
    let list = match brackets {
        true => Delimited::brackets(&name, elements),
        false => Delimited::parentheses(&name, elements),
    };
    let mut shape = shape;
    shape.mode.in_macro = !is_array;
    let list = Delimited {
        trailing: Some(match (is_array, arguments.comma) {
            (true, _) => Trailing::InColumn,
            (false, true) => Trailing::Always,
            (false, false) => Trailing::Never,
        }),
        ..list
    };
    list.lay(shape)
}

#[cfg(test)]
mod tests {
    use super::super::shape::Mode;
    use super::*;

    /// Whether the arguments of a call are laid out.
    fn is_known(code: &str) -> bool {
        let call: Macro = syn::parse_str(code).expect("a macro call");
        memo::within(|| call.lay(Shape::line(0, Mode::default())).is_some())
    }

    #[test]
    fn arguments_are_expressions_types_or_patterns() {
        assert!(is_known("m!(a, B { c: d }, [e])"));
        assert!(is_known("matches!(a, B(_) | C { .. })"));
        assert!(is_known("m!(dyn A, b)"));
        assert!(!is_known("m!(a => b)"));
    }
}
