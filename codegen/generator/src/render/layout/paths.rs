//! Paths, in expressions and in types.

use syn::{Path, PathArguments, PathSegment, QSelf, Visibility};

use super::generics;
use super::shape::{Laid, Mode, Shape, reach};
use super::syntax::Layout;

/// A path in an expression or pattern, where generic arguments follow `::`.
pub(super) fn in_expression(qself: Option<&QSelf>, path: &Path, shape: Shape) -> Laid {
    lay(qself, path, "::", shape)
}

/// A path in a type.
pub(super) fn in_type(qself: Option<&QSelf>, path: &Path, shape: Shape) -> Laid {
    lay(qself, path, "", shape)
}

impl Layout for Path {
    fn lay(&self, shape: Shape) -> Laid {
        in_type(None, self, shape)
    }
}

fn lay(qself: Option<&QSelf>, path: &Path, turbofish: &str, shape: Shape) -> Laid {
    let mut text = String::new();
    if path.leading_colon.is_some() && qself.is_none() {
        text.push_str("::");
    }
    let mut segments = path.segments.iter();
    if let Some(qself) = qself {
        let ty = qself.ty.lay(shape.after(1)?)?;
        text = format!("<{ty}");
        if qself.position > 0 {
            text.push_str(" as ");
            if path.leading_colon.is_some() {
                text.push_str("::");
            }
            for index in 0..qself.position {
                if index > 0 {
                    text.push_str("::");
                }
                segment(segments.next()?, "", &mut text, shape)?;
            }
        }
        text.push_str(">::");
    }
    for (index, part) in segments.enumerate() {
        if index > 0 {
            text.push_str("::");
        }
        segment(part, turbofish, &mut text, shape)?;
    }
    Some(text)
}

fn segment(segment: &PathSegment, turbofish: &str, text: &mut String, shape: Shape) -> Option<()> {
    let room = shape.after(reach(text, shape))?;
    let name = segment.ident.to_string();
    let room = room.after(name.len())?;
    text.push_str(&name);
    match &segment.arguments {
        PathArguments::None => {}
        PathArguments::AngleBracketed(arguments) => {
            // rustfmt does not count the `::` before generic arguments.
            text.push_str(turbofish);
            text.push_str(&generics::arguments(arguments, room)?);
        }
        PathArguments::Parenthesized(arguments) => {
            text.push_str(&generics::function(
                &arguments.inputs,
                &arguments.output,
                room,
            )?);
        }
    }
    Some(())
}

/// `pub `, `pub(crate) ` or nothing.
pub(super) fn visibility(visibility: &Visibility) -> Laid {
    match visibility {
        Visibility::Public(_) => Some("pub ".to_owned()),
        Visibility::Inherited => Some(String::new()),
        Visibility::Restricted(restricted) => {
            let path = restricted.path.lay(Shape::line(0, Mode::default()))?;
            let word = if restricted.in_token.is_some() {
                "in "
            } else {
                ""
            };
            Some(format!("pub({word}{path}) "))
        }
    }
}
