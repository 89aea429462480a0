//! The paths that stand in an item's code, those in the arguments of macros too. They are taken from
//! its tokens: a path is a chain of identifiers with `::` between them, wherever it stands.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Item;

use super::module_tree::{Segments, name_of};

/// Macros whose arguments are code of another crate.
const QUOTES: [&str; 2] = ["quote", "quote_spanned"];

/// Every path of an item that has at least two segments, and every single name: which of them name
/// something of the crate is found out later.
pub(crate) fn of(item: &Item) -> Vec<Segments> {
    let mut paths = Vec::new();
    collect(item.to_token_stream(), &mut paths);
    paths
}

fn collect(tokens: TokenStream, paths: &mut Vec<Segments>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(_) => at = path(&tokens, at, paths),
            TokenTree::Group(group) => {
                collect(group.stream(), paths);
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Takes the path that begins here; gives the place after it.
fn path(tokens: &[TokenTree], start: usize, paths: &mut Vec<Segments>) -> usize {
    // `.name` is a member, and `::name` goes on from a path of another crate.
    let before = start.checked_sub(1).and_then(|at| tokens.get(at));
    let is_own =
        !before.is_some_and(|it| is_punct(it, '.') || is_punct(it, ':') && colons(tokens, start));
    let mut segments = Vec::new();
    let mut at = start;
    while let Some(TokenTree::Ident(ident)) = tokens.get(at) {
        segments.push(name_of(ident));
        at += 1;
        if !colons(tokens, at + 2) {
            break;
        }
        at += 2;
    }
    if is_own && !segments.is_empty() {
        let is_quote = segments
            .last()
            .is_some_and(|name| QUOTES.contains(&name.as_str()))
            && tokens.get(at).is_some_and(|it| is_punct(it, '!'));
        paths.push(segments);
        if is_quote
            && matches!(tokens.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() != Delimiter::None)
        {
            return at + 2;
        }
    }
    at.max(start + 1)
}

/// Whether `::` stands before this place.
fn colons(tokens: &[TokenTree], at: usize) -> bool {
    let is_colon = |back: usize| {
        let token = at.checked_sub(back).and_then(|at| tokens.get(at));
        token.is_some_and(|token| is_punct(token, ':'))
    };
    is_colon(1) && is_colon(2)
}

fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(found) if found.as_char() == punct)
}
