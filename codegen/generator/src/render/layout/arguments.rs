//! The arguments of macro calls, as far as they are Rust.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Macro, Pat, Token, Type};

/// The arguments of a macro.
pub(super) struct Arguments {
    pub(super) list: Vec<Argument>,
    /// Whether a comma follows the last.
    pub(super) comma: bool,
}

/// An argument of a macro.
pub(super) enum Argument {
    /// `element; length`, alone in `vec!`.
    Repeat(Expr),
    /// An expression, which most are.
    Expr(Expr),
    /// A type.
    Type(Type),
    /// A pattern.
    Pat(Pat),
}

impl Arguments {
    /// The arguments of a call, when they are expressions, types or patterns; `is_array` says whether
    /// it is `vec!`.
    pub(super) fn of(call: &Macro, is_array: bool) -> Option<Self> {
        let repeat = is_array.then(|| repeat(&call.tokens)).flatten();
        if let Some(repeat) = repeat {
            return Some(Self {
                list: vec![Argument::Repeat(repeat)],
                comma: false,
            });
        }
        Self::parse.parse2(call.tokens.clone()).ok()
    }

    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut arguments = Self {
            list: Vec::new(),
            comma: false,
        };
        while !input.is_empty() {
            arguments.list.push(argument(input)?);
            arguments.comma = !input.is_empty();
            if arguments.comma {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(arguments)
    }
}

/// `element; length`
fn repeat(tokens: &TokenStream) -> Option<Expr> {
    let is_semicolon =
        |token: TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ';');
    if !tokens.clone().into_iter().any(is_semicolon) {
        return None;
    }
    syn::parse2(quote::quote!([#tokens])).ok()
}

fn argument(input: ParseStream<'_>) -> syn::Result<Argument> {
    let ends = |input: ParseStream<'_>| input.is_empty() || input.peek(Token![,]);
    let ahead = input.fork();
    if let Ok(expr) = ahead.parse::<Expr>()
        && ends(&ahead)
        && !matches!(expr, Expr::Verbatim(_))
    {
        return Ok(Argument::Expr(input.parse()?));
    }
    let ahead = input.fork();
    if ahead.parse::<Type>().is_ok() && ends(&ahead) {
        return Ok(Argument::Type(input.parse()?));
    }
    Ok(Argument::Pat(input.call(Pat::parse_multi)?))
}
