//! Reads the public items of one emitted file.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, TraitItem, Visibility};

/// The public items of files, by the path of what has them and their names there, with their signatures.
pub type Items = BTreeMap<(String, String), String>;

/// The module, as users know it, of the items of a file; nothing for files whose items have no path of
/// their own.
pub(super) fn module_of(path: &str) -> Option<String> {
    let path = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["types", file] if file.starts_with('_') => Some("types".to_owned()),
        ["types", "error", file] if file.starts_with('_') => Some("types::error".to_owned()),
        ["operation", module] | ["operation", module, "input" | "output" | "error"] => {
            Some(format!("operation::{module}"))
        }
        ["operation", module, part @ ("builders" | "paginator")] => {
            Some(format!("operation::{module}::{part}"))
        }
        ["waiters", module] => Some(format!("waiters::{module}")),
        ["client"] => Some("client".to_owned()),
        ["config", "endpoint", "params"] => Some("config::endpoint".to_owned()),
        ["config", "endpoint", "settings"] | ["support", "settings", _] => {
            Some("config".to_owned())
        }
        ["error_meta"] => Some(String::new()),
        _ => None,
    }
}

/// A file's module, and the structures that the file defines.
struct Module<'f> {
    path: &'f str,
    structures: BTreeSet<String>,
}

impl<'f> Module<'f> {
    fn of(path: &'f str, file: &syn::File) -> Self {
        let structures = file.items.iter().filter_map(|item| match item {
            Item::Struct(item) => Some(item.ident.to_string()),
            _ => None,
        });
        Self {
            path,
            structures: structures.collect(),
        }
    }

    /// The path of a type. The builders of structures are public in a module of their own, and the client
    /// and the configuration at the crate's root.
    fn path(&self, name: &str) -> String {
        let structure = name.strip_suffix("Builder");
        let is_builder = structure.is_some_and(|it| self.structures.contains(it));
        match (self.path, name) {
            ("client", "Client") | ("config", "Config") | ("", _) => name.to_owned(),
            ("config::endpoint", _) => format!("{}::{name}", self.path),
            (path, name) if is_builder => format!("{path}::builders::{name}"),
            (path, name) => format!("{path}::{name}"),
        }
    }
}

/// Adds the items of a file.
pub(super) fn add(items: &mut Items, module: &str, file: &syn::File) {
    let module = &Module::of(module, file);
    for item in &file.items {
        match item {
            Item::Struct(item) if is_public(&item.vis) => {
                let owner = module.path(&item.ident.to_string());
                items.insert((owner.clone(), "struct".to_owned()), String::new());
                fields(items, &owner, &item.fields);
            }
            Item::Enum(item) if is_public(&item.vis) => {
                let owner = module.path(&item.ident.to_string());
                items.insert((owner.clone(), "enum".to_owned()), String::new());
                for variant in &item.variants {
                    let name = format!("variant {}", variant.ident);
                    items.insert((owner.clone(), name), text(&variant.fields));
                }
            }
            Item::Trait(item) if is_public(&item.vis) => {
                let owner = module.path(&item.ident.to_string());
                items.insert((owner.clone(), "trait".to_owned()), String::new());
                for function in &item.items {
                    if let TraitItem::Fn(function) = function {
                        add_function(items, &owner, &function.sig);
                    }
                }
            }
            Item::Type(item) if is_public(&item.vis) => {
                let owner = module.path(&item.ident.to_string());
                items.insert((owner, "type".to_owned()), text(&item.ty));
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let owner = implementor(module, &item.self_ty);
                for function in &item.items {
                    if let ImplItem::Fn(function) = function
                        && is_public(&function.vis)
                    {
                        add_function(items, &owner, &function.sig);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The type that functions belong to. One of another module is named without that.
fn implementor(module: &Module<'_>, ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(of) if of.path.segments.len() > 1 => {
            let last = of.path.segments.last();
            last.map(text).unwrap_or_default().replace(' ', "")
        }
        ty => module.path(&text(ty)),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn fields(items: &mut Items, owner: &str, fields: &Fields) {
    for field in fields.iter().filter(|field| is_public(&field.vis)) {
        let name = field.ident.as_ref().map(unraw).unwrap_or_default();
        let item = (owner.to_owned(), format!("field {name}"));
        items.insert(item, text(&field.ty));
    }
}

fn add_function(items: &mut Items, owner: &str, signature: &syn::Signature) {
    let inputs = text(&signature.inputs);
    let item = (owner.to_owned(), format!("fn {}", unraw(&signature.ident)));
    items.insert(item, format!("({inputs}){}", text(&signature.output)));
}

/// A name without `r#`.
fn unraw(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}

/// What stands there, without the white space and last commas that its layout has.
fn text(tokens: impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(" , >", " >").replace(" , )", " )")
}
