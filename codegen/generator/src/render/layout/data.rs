//! Structures and enums.

use syn::{Field, Fields, FieldsNamed, FieldsUnnamed, ItemEnum, ItemStruct, Variant};

use super::delimited::{Delimited, Element};
use super::lists::{self, Placement, Trailing, row_or_column};
use super::paths::visibility;
use super::shape::{Laid, Shape, VARIANT_WIDTH, is_multiline, last_width};
use super::syntax::Layout;
use super::{attributes, generics, rhs};

/// A structure.
pub(super) fn structure(item: &ItemStruct, shape: Shape) -> Laid {
    let attributes = attributes::lay(&item.attrs, shape)?;
    let start = format!("{}struct {}", visibility(&item.vis)?, item.ident);
    let generics = generics::parameters(&item.generics, shape.after(start.len())?)?;
    let start = format!("{start}{generics}");
    let clause = generics::where_clause(item.generics.where_clause.as_ref(), shape)?;
    if !clause.is_empty() && !matches!(item.fields, Fields::Named(_)) {
        return None;
    }
    let text = match &item.fields {
        Fields::Unit => format!("{start};"),
        Fields::Unnamed(fields) => format!("{};", unnamed(&start, fields, shape.before(1)?)?),
        Fields::Named(fields) if clause.is_empty() => {
            let separator = before_brace(&start, shape);
            format!("{start}{separator}{}", named(fields, None, shape)?)
        }
        Fields::Named(fields) => {
            let new_line = shape.new_line();
            format!("{start}{clause}{new_line}{}", named(fields, None, shape)?)
        }
    };
    Some(format!("{attributes}{text}"))
}

/// An enum.
pub(super) fn enumeration(item: &ItemEnum, shape: Shape) -> Laid {
    if item.generics.where_clause.is_some() {
        return None;
    }
    let attributes = attributes::lay(&item.attrs, shape)?;
    let start = format!("{}enum {}", visibility(&item.vis)?, item.ident);
    let generics = generics::parameters(&item.generics, shape.after(start.len())?)?;
    let start = format!("{start}{generics}");
    let separator = before_brace(&start, shape);
    let start = format!("{attributes}{start}{separator}");
    if item.variants.is_empty() {
        return Some(format!("{start}{{}}"));
    }
    let nested = shape.nested();
    let room = nested.before(1)?;
    let variants: Vec<Laid> = item
        .variants
        .iter()
        .map(|variant| self::variant(variant, room))
        .collect();
    let text = lists::write(&variants, Placement::Column, Trailing::InColumn, nested)?;
    Some(format!(
        "{start}{{{}{text}{}}}",
        nested.new_line(),
        shape.new_line()
    ))
}

/// A space before the brace, or a new line when the head is too wide for it.
fn before_brace(head: &str, shape: Shape) -> String {
    match last_width(head) + 2 > shape.width {
        true => shape.new_line(),
        false => " ".to_owned(),
    }
}

fn variant(variant: &Variant, shape: Shape) -> Laid {
    let attributes = attributes::lay(&variant.attrs, shape)?;
    let name = variant.ident.to_string();
    let text = match &variant.fields {
        Fields::Unit => match &variant.discriminant {
            None => shape.fit(name)?,
            Some((_, value)) => {
                let value = |shape| value.lay(shape);
                rhs::assign(format!("{name} ="), shape, &value)?
            }
        },
        Fields::Unnamed(fields) => unnamed(&name, fields, shape)?,
        Fields::Named(fields) => {
            let limit = shape
                .width
                .saturating_sub(name.len() + 5)
                .min(VARIANT_WIDTH);
            format!("{name} {}", named(fields, Some(limit), shape)?)
        }
    };
    Some(format!("{attributes}{text}"))
}

/// `Name(A, B)`
fn unnamed(name: &str, fields: &FieldsUnnamed, shape: Shape) -> Laid {
    let mut elements = Vec::with_capacity(fields.unnamed.len());
    for field in &fields.unnamed {
        if !field.attrs.is_empty() {
            return None;
        }
        let visibility = visibility(&field.vis)?;
        let room = shape.nested().before(1)?.after(visibility.len())?;
        let ty = field.ty.lay(room)?;
        elements.push(Element::Text(format!("{visibility}{ty}")));
    }
    Delimited::parentheses(name, elements).lay(shape)
}

/// `{ ... }`, on one line only when it may be and is no wider than this.
fn named(fields: &FieldsNamed, limit: Option<usize>, shape: Shape) -> Laid {
    if fields.named.is_empty() {
        return Some("{}".to_owned());
    }
    let nested = shape.nested();
    let room = nested.before(1)?;
    let items: Vec<Laid> = fields
        .named
        .iter()
        .map(|field| self::field(field, room))
        .collect();
    let placement = limit.map_or(Placement::Column, |limit| row_or_column(&items, limit));
    let text = lists::write(&items, placement, Trailing::InColumn, nested)?;
    if placement == Placement::Row {
        return Some(format!("{{ {text} }}"));
    }
    Some(format!(
        "{{{}{text}{}}}",
        nested.new_line(),
        shape.new_line()
    ))
}

fn field(field: &Field, shape: Shape) -> Laid {
    if field.default.is_some() {
        return None;
    }
    let attributes = attributes::lay(&field.attrs, shape)?;
    let name = field.ident.as_ref()?;
    let left = format!("{}{name}:", visibility(&field.vis)?);
    let behind = shape.after(last_width(&left) + 1);
    let ty = behind.and_then(|shape| field.ty.lay(shape));
    if let Some(ty) = ty.filter(|ty| !is_multiline(ty)) {
        return Some(format!("{attributes}{left} {ty}"));
    }
    let text = rhs::assign(left, shape, &|shape| field.ty.lay(shape))?;
    Some(format!("{attributes}{text}"))
}
