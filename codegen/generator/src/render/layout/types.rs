//! Types.

use syn::{PointerMutability, Type, TypeFnPtr};

use super::delimited::{Delimited, Element};
use super::lists::Trailing;
use super::shape::{Laid, Shape, is_multiline, width};
use super::syntax::Layout;
use super::{generics, paths};

impl Layout for Type {
    fn lay(&self, shape: Shape) -> Laid {
        lay_out(self, shape)
    }
}

fn lay_out(ty: &Type, shape: Shape) -> Laid {
    match ty {
        Type::Array(array) => {
            let element = array.elem.lay(shape.after(1)?.before(1)?)?;
            let room = shape.after(width(&element) + 3)?.before(1)?;
            let length = array.len.lay(room)?;
            let text = format!("[{element}; {length}]");
            (!is_multiline(&text)).then_some(text)
        }
        Type::FnPtr(function) => self::function(function, shape),
        Type::Group(group) => group.elem.lay(shape),
        Type::ImplTrait(bounds) => {
            let bounds = generics::bounds(&bounds.bounds, shape.after(5)?)?;
            Some(format!("impl {bounds}"))
        }
        Type::Infer(_) => Some("_".to_owned()),
        Type::Macro(call) => call.mac.lay(shape),
        Type::Never(_) => Some("!".to_owned()),
        Type::Paren(paren) => {
            let inner = paren.elem.lay(shape.after(1)?.before(1)?)?;
            Some(format!("({inner})"))
        }
        Type::Path(path) => paths::in_type(path.qself.as_ref(), &path.path, shape),
        Type::Ptr(pointer) => {
            let sign = match pointer.mutability {
                PointerMutability::Const(_) => "*const ",
                PointerMutability::Mut(_) => "*mut ",
            };
            let inner = pointer.elem.lay(shape.after(sign.len())?)?;
            Some(format!("{sign}{inner}"))
        }
        Type::Reference(reference) => {
            let mut sign = "&".to_owned();
            if let Some(lifetime) = &reference.lifetime {
                sign = format!("{sign}{lifetime} ");
            }
            if reference.mutability.is_some() {
                sign.push_str("mut ");
            }
            let inner = reference.elem.lay(shape.after(sign.len())?)?;
            Some(format!("{sign}{inner}"))
        }
        Type::Slice(slice) => {
            let inner = slice.elem.lay(shape.after(1)?.before(1)?)?;
            Some(format!("[{inner}]"))
        }
        Type::TraitObject(object) => {
            let bounds = generics::bounds(&object.bounds, shape.after(4)?)?;
            let word = if object.dyn_token.is_some() {
                "dyn "
            } else {
                ""
            };
            Some(format!("{word}{bounds}"))
        }
        Type::Tuple(tuple) => {
            let elements = tuple.elems.iter().map(Element::Type).collect();
            let list = Delimited {
                trailing: (tuple.elems.len() == 1).then_some(Trailing::Always),
                ..Delimited::parentheses("", elements)
            };
            list.lay(shape)
        }
        _ => None,
    }
}

fn function(function: &TypeFnPtr, shape: Shape) -> Laid {
    if function.variadic.is_some() || function.abi.is_some() {
        return None;
    }
    let mut words = match &function.lifetimes {
        Some(lifetimes) => generics::bound_lifetimes(lifetimes, shape)?,
        None => String::new(),
    };
    if function.unsafety.is_some() {
        words.push_str("unsafe ");
    }
    words.push_str("fn");
    let room = shape.after(words.len())?;
    let rest = generics::function(&function.inputs, &function.output, room)?;
    Some(format!("{words}{rest}"))
}
