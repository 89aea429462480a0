//! What the layout does not know is left to `prettyplease`, whose lines differ but are as readable.
//!
//! A piece is printed inside as many modules or blocks as it is deep, and taken out of them again, so
//! that no line has to be moved and no literal can change.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Item, Stmt};

use super::shape::TAB;
use crate::comments;

/// An item.
pub(super) fn item(item: &Item, indent: usize) -> String {
    let depth = indent / TAB;
    let wrapped = (0..depth).fold(item.to_token_stream(), |inner, _| quote!(mod m { #inner }));
    printed(wrapped, depth, depth).unwrap_or_else(|| plain(item))
}

/// An item of an implementation or trait.
pub(super) fn member(member: &dyn ToTokens, word: &TokenStream, indent: usize) -> String {
    let depth = indent / TAB;
    let member = member.to_token_stream();
    let block = quote!(#word m { #member });
    let wrapped = (1..depth).fold(block, |inner, _| quote!(mod m { #inner }));
    printed(wrapped, depth, depth).unwrap_or_else(|| plain(&member))
}

/// A statement.
pub(super) fn statement(stmt: &Stmt, indent: usize) -> String {
    let depth = indent / TAB;
    let inner = (1..depth).fold(stmt.to_token_stream(), |inner, _| quote!({ #inner }));
    printed(quote!(fn f() { #inner }), depth, depth).unwrap_or_else(|| plain(stmt))
}

/// What the printer makes of a file, without its first and last lines.
fn printed(file: TokenStream, before: usize, after: usize) -> Option<String> {
    let file = syn::parse2(file).ok()?;
    let text = comments::expand(prettyplease::unparse(&file));
    let lines: Vec<&str> = text.lines().collect();
    let lines = lines.get(before..lines.len().checked_sub(after)?)?;
    Some(lines.join("\n").trim_start().to_owned())
}

/// The tokens on one line.
fn plain(tokens: &dyn ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_out_as_deep_as_they_are() {
        let macro_call: Item = syn::parse_str("m! { a => b }").expect("an item");
        assert!(item(&macro_call, 4).starts_with("m! {"));
        let stmt: Stmt = syn::parse_str("m!(a => b);").expect("a statement");
        assert_eq!(statement(&stmt, 8), "m!(a => b);");
    }
}
