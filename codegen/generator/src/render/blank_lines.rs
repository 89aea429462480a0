//! Blank lines between items, which tokens do not have and the printer does not add.
//!
//! Looking for the ends of items in printed text would have to understand string literals. Instead a
//! marker item is put between two items before printing, and the lines that it makes are emptied
//! after it: neither the items nor the text of a literal can change.

use proc_macro2::Span;
use syn::{ImplItem, Item, TraitItem};

/// The name of the marker, a macro call on a line of its own.
const NAME: &str = "__farrier_blank_line";
/// The line that the printer makes of a marker, without its indentation.
const LINE: &str = "__farrier_blank_line!();";

/// Puts markers between items, in modules, implementations and traits too.
pub(super) fn mark(items: &mut Vec<Item>) {
    let mut marked: Vec<Item> = Vec::with_capacity(items.len() * 2);
    for mut item in std::mem::take(items) {
        mark_inside(&mut item);
        if marked
            .last()
            .is_some_and(|before| !stay_together(before, &item))
        {
            marked.push(Item::Macro(syn::ItemMacro {
                attrs: Vec::new(),
                ident: None,
                mac: marker(),
                semi_token: None,
            }));
        }
        marked.push(item);
    }
    *items = marked;
}

/// Empties the lines of the markers.
pub(super) fn unmark(text: &str) -> String {
    let mut unmarked = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.trim() == LINE {
            unmarked.push('\n');
        } else {
            unmarked.push_str(line);
        }
    }
    unmarked
}

fn mark_inside(item: &mut Item) {
    match item {
        Item::Mod(module) => {
            if let Some((_, items)) = &mut module.content {
                mark(items);
            }
        }
        Item::Impl(block) => {
            intersperse(
                &mut block.items,
                |before, after| match (before, after) {
                    (ImplItem::Fn(before), ImplItem::Fn(after)) => {
                        is_companion(&before.sig.ident.to_string(), &after.sig.ident.to_string())
                    }
                    (ImplItem::Type(_), ImplItem::Type(_)) => true,
                    _ => false,
                },
                || {
                    ImplItem::Macro(syn::ImplItemMacro {
                        attrs: Vec::new(),
                        mac: marker(),
                        semi_token: None,
                    })
                },
            );
        }
        Item::Trait(block) => {
            intersperse(
                &mut block.items,
                |before, after| matches!((before, after), (TraitItem::Type(_), TraitItem::Type(_))),
                || {
                    TraitItem::Macro(syn::TraitItemMacro {
                        attrs: Vec::new(),
                        mac: marker(),
                        semi_token: None,
                    })
                },
            );
        }
        _ => {}
    }
}

/// Whether a function is the `set_` or `get_` of the one before it.
fn is_companion(before: &str, after: &str) -> bool {
    let Some(base) = after
        .strip_prefix("set_")
        .or_else(|| after.strip_prefix("get_"))
    else {
        return false;
    };
    let before = before.strip_prefix("set_").unwrap_or(before);
    before
        .strip_prefix("r#")
        .unwrap_or(before)
        .starts_with(base)
}

/// Puts a marker before each item but the first, except between two that stay together.
fn intersperse<T>(
    items: &mut Vec<T>,
    stay_together: impl Fn(&T, &T) -> bool,
    marker: impl Fn() -> T,
) {
    let mut marked = Vec::with_capacity(items.len() * 2);
    for item in std::mem::take(items) {
        if marked
            .last()
            .is_some_and(|before| !stay_together(before, &item))
        {
            marked.push(marker());
        }
        marked.push(item);
    }
    *items = marked;
}

/// Whether two items are lines of one list: imports, modules, constants without documentation.
fn stay_together(before: &Item, after: &Item) -> bool {
    match (before, after) {
        (Item::Use(_), Item::Use(after)) => after.attrs.is_empty(),
        (Item::Mod(before), Item::Mod(after)) => {
            before.content.is_none() && after.content.is_none() && after.attrs.is_empty()
        }
        (Item::Const(_), Item::Const(after)) => after.attrs.is_empty(),
        (Item::Type(_), Item::Type(after)) => after.attrs.is_empty(),
        _ => false,
    }
}

fn marker() -> syn::Macro {
    syn::Macro {
        path: syn::Ident::new(NAME, Span::call_site()).into(),
        bang_token: Default::default(),
        delimiter: syn::MacroDelimiter::Paren(Default::default()),
        tokens: Default::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(code: &str) -> String {
        let mut file = syn::parse_file(code).expect("valid Rust");
        mark(&mut file.items);
        unmark(&prettyplease::unparse(&file))
    }

    #[test]
    fn items_are_set_apart_and_lists_stay_together() {
        let code = "use a::B; use c::D; mod x; mod y; const A: u8 = 1; const B: u8 = 2; fn f() {} fn g() {}";
        let expected = "use a::B;\nuse c::D;\n\nmod x;\nmod y;\n\nconst A: u8 = 1;\nconst B: u8 = 2;\n\nfn f() {}\n\nfn g() {}\n";
        assert_eq!(laid_out(code), expected);
    }

    #[test]
    fn a_setter_stays_with_its_companions() {
        let text =
            laid_out("impl A { fn r#type() {} fn set_type() {} fn get_type() {} fn b() {} }");
        assert_eq!(text.matches("\n\n").count(), 1, "{text}");
    }

    #[test]
    fn traits_and_modules_are_reached_and_literals_kept() {
        let code = "mod m { trait T { type A; type B; fn f(); fn g(); } const C: &str = \"a\nfn x() {}\nb\"; }";
        let text = laid_out(code);
        assert!(
            text.contains("type B;\n\n        fn f();\n\n        fn g();"),
            "{text}"
        );
        assert!(text.contains("\"a\nfn x() {}\nb\""), "{text}");
    }
}
