//! Fields between braces: in values and in patterns of structures.

use quote::ToTokens;
use syn::{ExprStruct, FieldPat, FieldValue, Member, PatStruct};

use super::lists::{self, Placement, Trailing, row_or_column};
use super::paths;
use super::shape::{Laid, STRUCT_WIDTH, Shape, is_multiline};
use super::syntax::Layout;

/// A value of a structure.
pub(super) fn value(value: &ExprStruct, shape: Shape) -> Laid {
    let path = paths::in_expression(value.qself.as_ref(), &value.path, shape.before(2)?)?;
    let nested = shape.nested();
    let room = nested.before(1)?;
    let mut items: Vec<Laid> = value
        .fields
        .iter()
        .map(|field| self::field(field, room))
        .collect();
    let has_base = value.dot2_token.is_some();
    if has_base {
        items.push(match &value.rest {
            Some(base) => base.lay(nested.after(2)?).map(|base| format!("..{base}")),
            None => Some("..".to_owned()),
        });
    }
    let given = shape.mode.in_macro && !value.fields.trailing_punct();
    braced(&path, &items, has_base || given, shape)
}

fn field(field: &FieldValue, shape: Shape) -> Laid {
    if !field.attrs.is_empty() {
        return None;
    }
    let name = member(&field.member);
    if field.colon_token.is_none() {
        return Some(name);
    }
    if let Some(value) = field.expr.lay(shape.after(name.len() + 2)?) {
        return Some(format!("{name}: {value}"));
    }
    let below = shape.nested();
    let value = field.expr.lay(below)?;
    Some(format!("{name}:{}{value}", below.new_line()))
}

/// A pattern of a structure.
pub(super) fn pattern(pat: &PatStruct, shape: Shape) -> Laid {
    let path = paths::in_expression(pat.qself.as_ref(), &pat.path, shape.before(2)?)?;
    let room = shape.nested().before(1)?;
    let mut items: Vec<Laid> = pat
        .fields
        .iter()
        .map(|field| field_pattern(field, room))
        .collect();
    if pat.rest.is_some() {
        items.push(Some("..".to_owned()));
    }
    braced(&path, &items, pat.rest.is_some(), shape)
}

fn field_pattern(field: &FieldPat, shape: Shape) -> Laid {
    if !field.attrs.is_empty() {
        return None;
    }
    let name = member(&field.member);
    if field.colon_token.is_none() {
        return field.pat.lay(shape);
    }
    let pat = field.pat.lay(shape.after(name.len() + 2)?)?;
    Some(format!("{name}: {pat}"))
}

fn member(member: &Member) -> String {
    member.to_token_stream().to_string()
}

/// `Path { a, b }`, or each field on a line.
fn braced(path: &str, items: &[Laid], no_comma: bool, shape: Shape) -> Laid {
    if items.is_empty() {
        return Some(format!("{path} {{}}"));
    }
    let nested = shape.nested();
    let limit = shape
        .width
        .checked_sub(path.len() + 5)
        .map(|width| width.min(STRUCT_WIDTH));
    let placement = limit.map_or(Placement::Column, |limit| row_or_column(items, limit));
    let trailing = match no_comma {
        true => Trailing::Never,
        false => Trailing::InColumn,
    };
    let text = lists::write(items, placement, trailing, nested)?;
    if is_multiline(&text) || placement != Placement::Row {
        let (inner, outer) = (nested.new_line(), shape.new_line());
        return Some(format!("{path} {{{inner}{text}{outer}}}"));
    }
    Some(format!("{path} {{ {text} }}"))
}
