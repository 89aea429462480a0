//! Attributes and doc comments, each on lines of its own.

use syn::punctuated::Punctuated;
use syn::{AttrStyle, Attribute, Expr, Lit, Meta, MetaList, MetaNameValue, Token};

use super::delimited::{Delimited, Element};
use super::kinds;
use super::lists::Trailing;
use super::shape::{ATTRIBUTE_WIDTH, Laid, Shape, is_multiline};
use super::syntax::Layout;
use crate::comments;

/// The attributes, each followed by a new line.
pub(super) fn lay(attributes: &[Attribute], shape: Shape) -> Laid {
    let mut text = String::new();
    let new_line = shape.new_line();
    for attribute in attributes {
        match doc_lines(attribute) {
            Some(lines) => {
                let sign = match attribute.style {
                    AttrStyle::Outer => "///",
                    AttrStyle::Inner(_) => "//!",
                };
                for line in lines {
                    text.push_str(sign);
                    text.push_str(line.trim_end());
                    text.push_str(&new_line);
                }
            }
            None => {
                text.push_str(&self::attribute(attribute, shape)?);
                text.push_str(&new_line);
            }
        }
    }
    Some(text)
}

/// The lines of a doc comment; nothing for other attributes, and for what would be no doc comment.
fn doc_lines(attribute: &Attribute) -> Option<Vec<String>> {
    let text = comments::of(attribute)?;
    let lines: Vec<String> = text.split(comments::ends_line).map(str::to_owned).collect();
    let is_comment = |line: &String| !line.starts_with('/');
    lines.iter().all(is_comment).then_some(lines)
}

fn attribute(attribute: &Attribute, shape: Shape) -> Laid {
    let sign = match attribute.style {
        AttrStyle::Outer => "#",
        AttrStyle::Inner(_) => "#!",
    };
    let meta = meta(&attribute.meta, shape.after(sign.len() + 1)?.before(1)?)?;
    Some(format!("{sign}[{meta}]"))
}

fn meta(meta: &Meta, shape: Shape) -> Laid {
    match meta {
        Meta::Path(path) => path.lay(shape),
        Meta::NameValue(pair) => name_value(pair, shape),
        Meta::List(list) => self::list(list, shape),
    }
}

fn name_value(pair: &MetaNameValue, shape: Shape) -> Laid {
    let path = pair.path.lay(shape)?;
    let value = match &pair.value {
        Expr::Lit(literal) => kinds::literal(&literal.lit),
        value => value.lay(shape.after(path.len() + 3)?)?,
    };
    Some(format!("{path} = {value}"))
}

fn list(list: &MetaList, shape: Shape) -> Laid {
    let path = list.path.lay(shape)?;
    let items = list
        .parse_args_with(Punctuated::<Item, Token![,]>::parse_terminated)
        .ok()?;
    let mut elements = Vec::with_capacity(items.len());
    for item in &items {
        elements.push(Element::Text(match item {
            Item::Lit(literal) => kinds::literal(literal),
            Item::Meta(meta) => self::meta(meta, shape.nested())?,
        }));
    }
    let only = items.first().filter(|_| items.len() == 1);
    let list = Delimited {
        limit: ATTRIBUTE_WIDTH,
        trailing: Some(Trailing::Never),
        ..Delimited::parentheses(&path, elements)
    };
    let laid = list.lay(shape)?;
    match only {
        // A list alone in another one goes on over several lines behind it.
        Some(Item::Meta(Meta::List(inner))) if is_multiline(&laid) => {
            let inner = self::list(inner, shape.after(path.len() + 1)?.before(1)?)?;
            Some(format!("{path}({inner})"))
        }
        _ => Some(laid),
    }
}

/// An item of an attribute's list.
enum Item {
    Lit(Lit),
    Meta(Meta),
}

impl syn::parse::Parse for Item {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        match input.peek(Lit) && !input.peek(syn::LitBool) {
            true => input.parse().map(Self::Lit),
            false => input.parse().map(Self::Meta),
        }
    }
}

/// The attributes in these tokens.
#[cfg(test)]
fn parsed(tokens: proc_macro2::TokenStream) -> Vec<Attribute> {
    use syn::parse::Parser;
    Attribute::parse_outer.parse2(tokens).expect("attributes")
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::super::shape::Mode;
    use super::*;

    fn laid_out(tokens: TokenStream) -> String {
        lay(&parsed(tokens), Shape::line(0, Mode::default())).expect("known syntax")
    }

    #[test]
    fn each_attribute_has_its_line() {
        let tokens = quote!(#[doc = " A.\n B."] #[inline] #[cfg(feature = "x")]);
        assert_eq!(
            laid_out(tokens),
            "/// A.\n/// B.\n#[inline]\n#[cfg(feature = \"x\")]\n"
        );
    }

    #[test]
    fn long_lists_are_columns_without_a_comma_at_the_end() {
        let tokens = quote!(#[allow(clippy::module_inception, clippy::new_ret_no_self, clippy::wrong_self_convention)]);
        let expected = "#[allow(\n    clippy::module_inception,\n    clippy::new_ret_no_self,\n    clippy::wrong_self_convention\n)]\n";
        assert_eq!(laid_out(tokens), expected);
    }

    #[test]
    fn what_would_be_a_plain_comment_stays_an_attribute() {
        assert_eq!(laid_out(quote!(#[doc = "/ a"])), "#[doc = \"/ a\"]\n");
    }
}
