//! Items of a file, a module, an implementation or a trait.

use syn::{Expr, ImplItem, Item, ItemImpl, ItemMod, ItemTrait, ItemType, TraitItem, Type};

use super::super::blank_lines;
use super::paths::visibility;
use super::shape::{Laid, Mode, Shape, TAB, is_multiline, last_width};
use super::syntax::Layout;
use super::{attributes, blocks, data, fallback, functions, generics, imports, rhs};

/// The items, each from a new line on, with blank lines between them.
pub(super) fn items(items: &[Item], indent: usize, text: &mut String) {
    let items: Vec<&Item> = items.iter().collect();
    let groups = items.chunk_by(|before, after| !blank_lines::between(before, after));
    for (index, group) in groups.enumerate() {
        if index > 0 {
            text.push('\n');
        }
        for item in imports::in_order(group.to_vec()) {
            let shape = Shape::line(indent, Mode::default());
            text.push_str(&shape.new_line());
            text.push_str(&item.lay(shape).unwrap_or_default());
        }
    }
}

impl Layout for Item {
    /// Always something: what has no rule here is printed another way.
    fn lay(&self, shape: Shape) -> Laid {
        let known = twice(shape.indent, &|shape| known(self, shape));
        known.or_else(|| Some(fallback::item(self, shape.indent)))
    }
}

/// A piece as it fits, or as it is when it does not.
fn twice(indent: usize, lay: &dyn Fn(Shape) -> Laid) -> Laid {
    let lenient = Mode {
        lenient: true,
        ..Mode::default()
    };
    lay(Shape::line(indent, Mode::default())).or_else(|| lay(Shape::line(indent, lenient)))
}

fn known(item: &Item, shape: Shape) -> Laid {
    match item {
        Item::Const(item) if item.generics.params.is_empty() => {
            let start = format!("{}const {}", visibility(&item.vis)?, item.ident);
            constant(&item.attrs, &start, &item.ty, Some(&item.expr), shape)
        }
        Item::Static(item) => {
            let start = format!("{}static {}", visibility(&item.vis)?, item.ident);
            let plain = matches!(item.mutability, syn::StaticMutability::None);
            plain.then(|| constant(&item.attrs, &start, &item.ty, Some(&item.expr), shape))?
        }
        Item::Fn(item) => {
            let start = visibility(&item.vis)?;
            function(&item.attrs, &start, &item.sig, Some(&item.block), shape)
        }
        Item::Use(item) => {
            let attributes = attributes::lay(&item.attrs, shape)?;
            Some(format!("{attributes}{}", imports::lay(item, shape)?))
        }
        Item::Mod(item) => module(item, shape),
        Item::Struct(item) => data::structure(item, shape),
        Item::Enum(item) => data::enumeration(item, shape),
        Item::Impl(item) => implementation(item, shape),
        Item::Trait(item) => item_trait(item, shape),
        Item::Type(item) => alias(item, shape),
        Item::Macro(item) if item.ident.is_none() => {
            let attributes = attributes::lay(&item.attrs, shape)?;
            let text = item.mac.lay(shape.before(1)?)?;
            Some(format!("{attributes}{text};"))
        }
        _ => None,
    }
}

fn constant(
    attributes: &[syn::Attribute],
    start: &str,
    ty: &Type,
    value: Option<&Expr>,
    shape: Shape,
) -> Laid {
    let attributes = attributes::lay(attributes, shape)?;
    let ty = ty.lay(shape.after(start.len() + 2)?.before(2)?)?;
    let left = format!("{start}: {ty}");
    let Some(value) = value else {
        return Some(format!("{attributes}{left};"));
    };
    let value = |shape| value.lay(shape);
    let text = rhs::assign(format!("{left} ="), shape.before(1)?, &value)?;
    Some(format!("{attributes}{text};"))
}

fn function(
    attributes: &[syn::Attribute],
    start: &str,
    signature: &syn::Signature,
    body: Option<&syn::Block>,
    shape: Shape,
) -> Laid {
    let attributes = attributes::lay(attributes, shape)?;
    let text = functions::signature(start, signature, body.is_none(), shape)?;
    let Some(body) = body else {
        return Some(format!("{attributes}{text};"));
    };
    let shape = Shape::line(shape.indent, Mode::default());
    let body = match body.stmts.is_empty() && is_multiline(&text) {
        true => format!("{{{}}}", shape.new_line()),
        false => blocks::lines(body, shape),
    };
    Some(format!("{attributes}{text}{body}"))
}

fn module(module: &ItemMod, shape: Shape) -> Laid {
    let (inner, outer): (Vec<_>, Vec<_>) = module
        .attrs
        .iter()
        .cloned()
        .partition(|attribute| matches!(attribute.style, syn::AttrStyle::Inner(_)));
    if !inner.is_empty() || module.unsafety.is_some() {
        return None;
    }
    let attributes = attributes::lay(&outer, shape)?;
    let start = format!(
        "{attributes}{}mod {}",
        visibility(&module.vis)?,
        module.ident
    );
    match &module.content {
        None => Some(format!("{start};")),
        Some((_, items)) if items.is_empty() => Some(format!("{start} {{}}")),
        Some((_, items)) => {
            let mut text = format!("{start} {{");
            self::items(items, shape.indent + TAB, &mut text);
            Some(format!("{text}{}}}", shape.new_line()))
        }
    }
}

fn alias(alias: &ItemType, shape: Shape) -> Laid {
    if alias.generics.where_clause.is_some() {
        return None;
    }
    let attributes = attributes::lay(&alias.attrs, shape)?;
    let start = format!("{}type {}", visibility(&alias.vis)?, alias.ident);
    let generics = generics::parameters(&alias.generics, shape.after(start.len())?)?;
    let left = format!("{start}{generics} =");
    let text = rhs::assign(left, shape.before(1)?, &|shape| alias.ty.lay(shape))?;
    Some(format!("{attributes}{text};"))
}

fn implementation(block: &ItemImpl, shape: Shape) -> Laid {
    let attributes = attributes::lay(&block.attrs, shape)?;
    let word = if block.unsafety.is_some() {
        "unsafe "
    } else {
        ""
    };
    let generics = generics::parameters(&block.generics, shape.after(word.len() + 4)?)?;
    let mut text = format!("{word}impl{generics} ");
    if let Some((path, _)) = &block.trait_ {
        if block.modifiers.polarity.is_some() {
            text.push('!');
        }
        let path = path.lay(shape.after(last_width(&text))?)?;
        text = format!("{text}{path}");
        let behind = shape
            .after(last_width(&text) + 5)
            .and_then(|shape| shape.before(2));
        let ty = behind.and_then(|shape| block.self_ty.lay(shape));
        text = match ty.filter(|ty| !is_multiline(ty)) {
            Some(ty) => format!("{text} for {ty}"),
            None => {
                let nested = shape.nested();
                let ty = block.self_ty.lay(nested.after(4)?)?;
                format!("{text}{}for {ty}", nested.new_line())
            }
        };
    } else {
        let behind = shape.after(last_width(&text))?.before(2)?;
        text.push_str(&block.self_ty.lay(behind)?);
    }
    let clause = generics::where_clause(block.generics.where_clause.as_ref(), shape)?;
    let separator = match !clause.is_empty() || is_multiline(&text) {
        true => shape.new_line(),
        false => " ".to_owned(),
    };
    let mut body = String::new();
    if block.items.is_empty() && separator == " " {
        return Some(format!("{attributes}{text} {{}}"));
    }
    let groups = block
        .items
        .chunk_by(|before, after| !blank_lines::between_members(before, after));
    for (index, group) in groups.enumerate() {
        if index > 0 {
            body.push('\n');
        }
        for item in group {
            let nested = shape.nested();
            body.push_str(&nested.new_line());
            body.push_str(&member(item, nested.indent));
        }
    }
    Some(format!(
        "{attributes}{text}{clause}{separator}{{{body}{}}}",
        shape.new_line()
    ))
}

fn member(item: &ImplItem, indent: usize) -> String {
    let laid = twice(indent, &|shape| match item {
        ImplItem::Fn(item) => {
            let start = visibility(&item.vis)?;
            function(&item.attrs, &start, &item.sig, Some(&item.block), shape)
        }
        ImplItem::Const(item) => {
            let start = format!("{}const {}", visibility(&item.vis)?, item.ident);
            constant(&item.attrs, &start, &item.ty, Some(&item.expr), shape)
        }
        ImplItem::Type(item) if item.generics.params.is_empty() => {
            let attributes = attributes::lay(&item.attrs, shape)?;
            let start = format!("{}type {} =", visibility(&item.vis)?, item.ident);
            let text = rhs::assign(start, shape.before(1)?, &|shape| item.ty.lay(shape))?;
            Some(format!("{attributes}{text};"))
        }
        ImplItem::Macro(item) => {
            let attributes = attributes::lay(&item.attrs, shape)?;
            Some(format!("{attributes}{};", item.mac.lay(shape)?))
        }
        _ => None,
    });
    laid.unwrap_or_else(|| fallback::member(item, &quote::quote!(impl), indent))
}

fn item_trait(block: &ItemTrait, shape: Shape) -> Laid {
    let attributes = attributes::lay(&block.attrs, shape)?;
    let word = if block.unsafety.is_some() {
        "unsafe "
    } else {
        ""
    };
    let start = format!("{}{word}trait {}", visibility(&block.vis)?, block.ident);
    let generics = generics::parameters(&block.generics, shape.after(start.len())?)?;
    let mut text = format!("{start}{generics}");
    if !block.supertraits.is_empty() {
        let room = shape.after(last_width(&text) + 2)?.before(2)?;
        text = format!("{text}: {}", generics::bounds(&block.supertraits, room)?);
    }
    let clause = generics::where_clause(block.generics.where_clause.as_ref(), shape)?;
    let separator = match clause.is_empty() {
        true => " ".to_owned(),
        false => shape.new_line(),
    };
    if block.items.is_empty() {
        return Some(format!("{attributes}{text}{clause}{separator}{{}}"));
    }
    let mut body = String::new();
    let groups = block
        .items
        .chunk_by(|before, after| !blank_lines::between_trait_members(before, after));
    for (index, group) in groups.enumerate() {
        if index > 0 {
            body.push('\n');
        }
        for item in group {
            let nested = shape.nested();
            body.push_str(&nested.new_line());
            body.push_str(&trait_member(item, nested.indent));
        }
    }
    Some(format!(
        "{attributes}{text}{clause}{separator}{{{body}{}}}",
        shape.new_line()
    ))
}

fn trait_member(item: &TraitItem, indent: usize) -> String {
    let laid = twice(indent, &|shape| match item {
        TraitItem::Fn(item) => function(&item.attrs, "", &item.sig, item.default.as_ref(), shape),
        TraitItem::Const(item) => {
            let start = format!("const {}", item.ident);
            let value = item.default.as_ref().map(|(_, value)| value);
            constant(&item.attrs, &start, &item.ty, value, shape)
        }
        TraitItem::Type(item) if item.generics.params.is_empty() && item.default.is_none() => {
            let attributes = attributes::lay(&item.attrs, shape)?;
            let start = format!("type {}", item.ident);
            if item.bounds.is_empty() {
                return Some(format!("{attributes}{start};"));
            }
            let bounds = generics::bounds(&item.bounds, shape.after(start.len() + 2)?.before(1)?)?;
            Some(format!("{attributes}{start}: {bounds};"))
        }
        _ => None,
    });
    laid.unwrap_or_else(|| fallback::member(item, &quote::quote!(trait), indent))
}
