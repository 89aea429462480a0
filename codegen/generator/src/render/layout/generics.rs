//! Generic parameters and arguments, bounds and where-clauses.

use syn::punctuated::Punctuated;
use syn::{
    AngleBracketedGenericArguments, BoundLifetimes, GenericArgument, GenericParam, Generics,
    NamedArg, ReturnType, Token, TypeParamBound, WhereClause, WherePredicate,
};

use super::delimited::{Delimited, Element};
use super::shape::{Laid, Shape, is_multiline, reach, width};
use super::syntax::Layout;

/// `<A, B>` behind the name of a type.
pub(super) fn arguments(arguments: &AngleBracketedGenericArguments, shape: Shape) -> Laid {
    let elements = arguments.args.iter().map(Element::Argument).collect();
    Delimited::angles(elements).lay(shape)
}

/// `::<A, B>` behind the name of a method.
pub(super) fn turbofish(turbofish: &AngleBracketedGenericArguments, shape: Shape) -> Laid {
    let arguments = turbofish.args.iter().map(|argument| argument.lay(shape));
    let arguments: Vec<String> = arguments.collect::<Option<_>>()?;
    Some(format!("::<{}>", arguments.join(", ")))
}

impl Layout for GenericArgument {
    fn lay(&self, shape: Shape) -> Laid {
        argument(self, shape)
    }
}

fn argument(argument: &GenericArgument, shape: Shape) -> Laid {
    match argument {
        GenericArgument::Lifetime(lifetime) => Some(lifetime.to_string()),
        GenericArgument::Type(ty) => ty.lay(shape),
        GenericArgument::Const(value) => value.lay(shape),
        GenericArgument::AssocType(item) if item.generics.is_none() => {
            let name = item.ident.to_string();
            let ty = item.ty.lay(shape.after(name.len() + 3)?)?;
            Some(format!("{name} = {ty}"))
        }
        GenericArgument::Constraint(item) if item.generics.is_none() => {
            let name = item.ident.to_string();
            let bounds = bounds(&item.bounds, shape.after(name.len() + 2)?)?;
            Some(format!("{name}: {bounds}"))
        }
        _ => None,
    }
}

/// `<A: B, C = D>` behind the name of an item.
pub(super) fn parameters(generics: &Generics, shape: Shape) -> Laid {
    if generics.params.is_empty() {
        return Some(String::new());
    }
    let elements = generics.params.iter().map(Element::Parameter).collect();
    Delimited::angles(elements).lay(shape)
}

impl Layout for GenericParam {
    fn lay(&self, shape: Shape) -> Laid {
        parameter(self, shape)
    }
}

fn parameter(parameter: &GenericParam, shape: Shape) -> Laid {
    match parameter {
        GenericParam::Lifetime(lifetime) if lifetime.attrs.is_empty() => {
            let name = lifetime.lifetime.to_string();
            let bounds: Vec<String> = lifetime.bounds.iter().map(ToString::to_string).collect();
            Some(match bounds.is_empty() {
                true => name,
                false => format!("{name}: {}", bounds.join(" + ")),
            })
        }
        GenericParam::Type(ty) if ty.attrs.is_empty() => {
            let mut text = ty.ident.to_string();
            if !ty.bounds.is_empty() {
                let bounds = bounds(&ty.bounds, shape.after(text.len() + 2)?)?;
                text = format!("{text}: {bounds}");
            }
            if let Some((_, default)) = &ty.default {
                let default = default.lay(shape.after(text.len() + 3)?)?;
                text = format!("{text} = {default}");
            }
            Some(text)
        }
        GenericParam::Const(value) if value.attrs.is_empty() && value.default.is_none() => {
            let name = format!("const {}", value.ident);
            let ty = value.ty.lay(shape.after(name.len() + 2)?)?;
            Some(format!("{name}: {ty}"))
        }
        _ => None,
    }
}

/// `A + B`, on one line.
pub(super) fn bounds(bounds: &Punctuated<TypeParamBound, Token![+]>, shape: Shape) -> Laid {
    let bounds = bounds.iter().map(|bound| self::bound(bound, shape));
    let bounds: Vec<String> = bounds.collect::<Option<_>>()?;
    let text = bounds.join(" + ");
    let fits = bounds.len() == 1 || !is_multiline(&text) && width(&text) <= shape.width;
    (fits || shape.mode.lenient).then_some(text)
}

fn bound(bound: &TypeParamBound, shape: Shape) -> Laid {
    match bound {
        TypeParamBound::Lifetime(lifetime) => Some(lifetime.to_string()),
        TypeParamBound::Trait(bound) => {
            let mut words = String::new();
            if let Some(lifetimes) = &bound.lifetimes {
                words = bound_lifetimes(lifetimes, shape)?;
            }
            if bound.maybe.is_some() {
                words.push('?');
            }
            let path = bound.path.lay(shape.after(words.len())?)?;
            Some(match bound.paren_token {
                Some(_) => format!("({words}{path})"),
                None => format!("{words}{path}"),
            })
        }
        _ => None,
    }
}

/// `for<'a> `
pub(super) fn bound_lifetimes(lifetimes: &BoundLifetimes, shape: Shape) -> Laid {
    let lifetimes = lifetimes
        .lifetimes
        .iter()
        .map(|lifetime| parameter(lifetime, shape));
    let lifetimes: Vec<String> = lifetimes.collect::<Option<_>>()?;
    Some(format!("for<{}> ", lifetimes.join(", ")))
}

/// `(A, B) -> C` behind `fn` or the name of a function trait.
pub(super) fn function(
    inputs: &Punctuated<NamedArg, Token![,]>,
    output: &ReturnType,
    shape: Shape,
) -> Laid {
    let output = match self::output(output, shape.after(3)?)? {
        output if output.is_empty() => output,
        output => format!(" {output}"),
    };
    let mut elements = Vec::with_capacity(inputs.len());
    for input in inputs {
        elements.push(match &input.name {
            Some((name, _)) => {
                let ty = input.ty.lay(shape.nested())?;
                Element::Text(format!("{name}: {ty}"))
            }
            None => Element::Type(&input.ty),
        });
    }
    let room = shape.before(width(&output))?;
    let inputs = Delimited {
        limit: usize::MAX,
        ..Delimited::parentheses("", elements)
    };
    Some(format!("{}{output}", inputs.lay(room)?))
}

/// `-> C`, or nothing.
pub(super) fn output(output: &ReturnType, shape: Shape) -> Laid {
    match output {
        ReturnType::Default => Some(String::new()),
        ReturnType::Type(_, ty) => Some(format!("-> {}", ty.lay(shape.after(3)?)?)),
    }
}

/// `where` and the predicates below it, from a new line on; nothing when there is no clause.
pub(super) fn where_clause(clause: Option<&WhereClause>, shape: Shape) -> Laid {
    let Some(clause) = clause.filter(|clause| !clause.predicates.is_empty()) else {
        return Some(String::new());
    };
    let nested = shape.nested();
    let mut text = format!("{}where", shape.new_line());
    for predicate in &clause.predicates {
        let predicate = self::predicate(predicate, nested.before(1)?)?;
        text = format!("{text}{}{predicate},", nested.new_line());
    }
    Some(text)
}

fn predicate(predicate: &WherePredicate, shape: Shape) -> Laid {
    match predicate {
        WherePredicate::Type(ty) => {
            let mut left = match &ty.lifetimes {
                Some(lifetimes) => bound_lifetimes(lifetimes, shape)?,
                None => String::new(),
            };
            left.push_str(&ty.bounded_ty.lay(shape)?);
            let bounds = bounds(&ty.bounds, shape.after(reach(&left, shape) + 2)?)?;
            Some(format!("{left}: {bounds}"))
        }
        WherePredicate::Lifetime(lifetime) => {
            let bounds: Vec<String> = lifetime.bounds.iter().map(ToString::to_string).collect();
            Some(format!("{}: {}", lifetime.lifetime, bounds.join(" + ")))
        }
        _ => None,
    }
}
