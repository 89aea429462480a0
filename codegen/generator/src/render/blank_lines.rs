//! Blank lines between items, which tokens do not have.

use syn::{ImplItem, Item, TraitItem};

/// Whether a blank line stands between two items: not between the lines of one list, as imports,
/// modules and constants without documentation are.
pub(super) fn between(before: &Item, after: &Item) -> bool {
    let together = match (before, after) {
        (Item::Use(_), Item::Use(after)) => after.attrs.is_empty(),
        (Item::Mod(before), Item::Mod(after)) => {
            before.content.is_none() && after.content.is_none() && after.attrs.is_empty()
        }
        (Item::Const(_), Item::Const(after)) => after.attrs.is_empty(),
        (Item::Type(_), Item::Type(after)) => after.attrs.is_empty(),
        _ => false,
    };
    !together
}

/// Whether a blank line stands between two items of an implementation.
pub(super) fn between_members(before: &ImplItem, after: &ImplItem) -> bool {
    match (before, after) {
        (ImplItem::Fn(before), ImplItem::Fn(after)) => {
            !is_companion(&before.sig.ident.to_string(), &after.sig.ident.to_string())
        }
        (ImplItem::Type(_), ImplItem::Type(_)) => false,
        _ => true,
    }
}

/// Whether a blank line stands between two items of a trait.
pub(super) fn between_trait_members(before: &TraitItem, after: &TraitItem) -> bool {
    !matches!((before, after), (TraitItem::Type(_), TraitItem::Type(_)))
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

#[cfg(test)]
mod tests {
    use super::super::layout;

    fn laid_out(code: &str) -> String {
        layout::file(&syn::parse_file(code).expect("valid Rust"))
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
