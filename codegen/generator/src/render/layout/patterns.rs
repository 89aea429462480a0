//! Patterns.

use syn::{Pat, RangeLimits};

use super::delimited::{Delimited, Element, given_comma};
use super::lists::Trailing;
use super::shape::{Laid, SHORT_ELEMENT, Shape, is_multiline};
use super::syntax::Layout;
use super::{kinds, paths, structs};

impl Layout for Pat {
    fn lay(&self, shape: Shape) -> Laid {
        lay_out(self, shape)
    }
}

fn lay_out(pat: &Pat, shape: Shape) -> Laid {
    match pat {
        Pat::Ident(name) => {
            let mut text = String::new();
            if name.by_ref.is_some() {
                text.push_str("ref ");
            }
            if name.mutability.is_some() {
                text.push_str("mut ");
            }
            text.push_str(&name.ident.to_string());
            if let Some((_, inner)) = &name.subpat {
                let inner = inner.lay(shape.after(text.len() + 3)?)?;
                text = format!("{text} @ {inner}");
            }
            shape.fit(text)
        }
        Pat::Lit(literal) => shape.fit(kinds::literal(&literal.lit)),
        Pat::Or(cases) => {
            let items: Vec<String> = cases
                .cases
                .iter()
                .map(|case| case.lay(shape))
                .collect::<Option<_>>()?;
            Some(alternatives(&items, shape))
        }
        Pat::Paren(paren) => {
            let inner = paren.pat.lay(shape.after(1)?.before(1)?)?;
            Some(format!("({inner})"))
        }
        Pat::Path(path) => paths::in_expression(path.qself.as_ref(), &path.path, shape),
        Pat::Range(range) => {
            let side = |side: &Option<Box<syn::Expr>>| match side {
                Some(side) => side.lay(shape),
                None => Some(String::new()),
            };
            let sign = match range.limits {
                RangeLimits::HalfOpen(_) => "..",
                RangeLimits::Closed(_) => "..=",
            };
            shape.fit(format!(
                "{}{sign}{}",
                side(&range.start)?,
                side(&range.end)?
            ))
        }
        Pat::Reference(reference) => {
            let sign = if reference.mutability.is_some() {
                "&mut "
            } else {
                "&"
            };
            let inner = reference.pat.lay(shape.after(sign.len())?)?;
            Some(format!("{sign}{inner}"))
        }
        Pat::Rest(_) => Some("..".to_owned()),
        Pat::Slice(slice) => {
            let elements = slice.elems.iter().map(Element::Pat).collect();
            Delimited::brackets("", elements).lay(shape)
        }
        Pat::Struct(value) => structs::pattern(value, shape),
        Pat::Tuple(tuple) => {
            let only = tuple.elems.len() == 1 && !matches!(tuple.elems[0], Pat::Rest(_));
            let elements = tuple.elems.iter().map(Element::Pat).collect();
            let list = Delimited {
                trailing: match only {
                    true => Some(Trailing::Always),
                    false => given_comma(tuple.elems.trailing_punct(), shape),
                },
                ..Delimited::parentheses("", elements)
            };
            list.lay(shape)
        }
        Pat::TupleStruct(value) => {
            let path = paths::in_expression(value.qself.as_ref(), &value.path, shape)?;
            let elements = value.elems.iter().map(Element::Pat).collect();
            Delimited::parentheses(&path, elements).lay(shape)
        }
        Pat::Type(typed) => {
            let name = typed.pat.lay(shape)?;
            let ty = typed.ty.lay(shape.after(name.len() + 2)?)?;
            Some(format!("{name}: {ty}"))
        }
        Pat::Wild(_) => Some("_".to_owned()),
        _ => None,
    }
}

/// Patterns with bars between them, on one line or with one on each; short ones fill the lines.
fn alternatives(items: &[String], shape: Shape) -> String {
    let row = items.join(" | ");
    if !is_multiline(&row) && super::shape::width(&row) <= shape.width {
        return row;
    }
    let short = items.iter().all(|item| item.len() <= SHORT_ELEMENT);
    let bar = format!("{}| ", shape.new_line());
    if !short {
        return items.join(&bar);
    }
    let mut text = String::new();
    let mut line = 0;
    for item in items {
        if line > 0 && line + 3 + item.len() > shape.width {
            text.push_str(&bar);
            line = 2;
        } else if line > 0 {
            text.push_str(" | ");
            line += 3;
        }
        text.push_str(item);
        line += item.len();
    }
    text
}
