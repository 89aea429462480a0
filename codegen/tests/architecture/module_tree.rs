//! The modules of a crate and what each of them names: items, child modules, and what `use` brings in.
//! What is compiled for tests alone is left out.

use std::collections::BTreeMap;

use syn::{Attribute, Item, ItemUse, UseTree};

use super::paths;

/// A path, segment by segment.
pub(crate) type Segments = Vec<String>;

/// One module, in a file of its own or inside of one.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The file that it stands in.
    pub(crate) file: String,
    /// The module around it; none for the root.
    pub(crate) parent: Option<usize>,
    /// The modules in it.
    pub(crate) children: BTreeMap<String, usize>,
    /// The items that are defined in it.
    pub(crate) items: Vec<String>,
    /// What `use` brings in, by the name that it has here.
    pub(crate) uses: BTreeMap<String, Segments>,
    /// The modules whose names `use path::*` brings in.
    pub(crate) globs: Vec<Segments>,
    /// The paths that stand in its code.
    pub(crate) paths: Vec<Segments>,
}

/// The modules of a crate; the first is its root.
#[derive(Debug, Default)]
pub(crate) struct ModuleTree {
    pub(crate) modules: Vec<Module>,
}

/// Reads a file by its path; nothing when there is none.
type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

impl ModuleTree {
    /// The modules from this root on.
    pub(crate) fn read(root: &str, read: Read<'_>) -> Self {
        let mut tree = Self::default();
        let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
        tree.file(root.to_owned(), folder.to_owned(), None, read);
        tree
    }

    /// Adds the module of a file; its child modules are files in `folder`.
    fn file(
        &mut self,
        path: String,
        folder: String,
        parent: Option<usize>,
        read: Read<'_>,
    ) -> usize {
        let text = read(&path).unwrap_or_else(|| panic!("{path} is missing"));
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        self.module(path, folder, parent, file.items, read)
    }

    fn module(
        &mut self,
        file: String,
        folder: String,
        parent: Option<usize>,
        items: Vec<Item>,
        read: Read<'_>,
    ) -> usize {
        let at = self.modules.len();
        self.modules.push(Module {
            file,
            parent,
            ..Module::default()
        });
        for item in items {
            self.item(at, &folder, item, read);
        }
        at
    }

    fn item(&mut self, at: usize, folder: &str, item: Item, read: Read<'_>) {
        if attributes(&item).iter().any(is_for_tests) {
            return;
        }
        match item {
            Item::Mod(module) => {
                let name = name_of(&module.ident);
                let below = join(folder, &name);
                let file = self.modules[at].file.clone();
                let child = match module.content {
                    Some((_, items)) => self.module(file, below, Some(at), items, read),
                    None => {
                        let given = module.attrs.iter().find_map(given_path);
                        let path = match given {
                            Some(given) => join(folder, &given),
                            None => format!("{below}.rs"),
                        };
                        self.file(path, below, Some(at), read)
                    }
                };
                self.modules[at].children.insert(name, child);
            }
            Item::Use(item) => self.modules[at].add_use(&item),
            item => {
                self.modules[at].items.extend(defined(&item));
                self.modules[at].paths.extend(paths::of(&item));
            }
        }
    }
}

impl Module {
    fn add_use(&mut self, item: &ItemUse) {
        if item.leading_colon.is_none() {
            self.add_tree(Vec::new(), &item.tree);
        }
    }

    fn add_tree(&mut self, mut path: Segments, tree: &UseTree) {
        match tree {
            UseTree::Path(next) => {
                path.push(name_of(&next.ident));
                self.add_tree(path, &next.tree);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(path.clone(), tree);
                }
            }
            UseTree::Glob(_) => self.globs.push(path),
            UseTree::Name(leaf) => self.add_leaf(path, &name_of(&leaf.ident), None),
            UseTree::Rename(leaf) => {
                let name = name_of(&leaf.rename);
                self.add_leaf(path, &name_of(&leaf.ident), Some(name));
            }
        }
    }

    fn add_leaf(&mut self, mut path: Segments, leaf: &str, rename: Option<String>) {
        if leaf != "self" {
            path.push(leaf.to_owned());
        }
        let Some(last) = path.last() else { return };
        // What is imported `as _` has no name; it is imported all the same.
        let name = match rename.as_deref() {
            Some("_") => path.join("::"),
            Some(rename) => rename.to_owned(),
            None => last.clone(),
        };
        self.uses.insert(name, path);
    }
}

fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    }
}

/// An identifier without the mark of a raw one.
pub(crate) fn name_of(ident: &proc_macro2::Ident) -> String {
    let text = ident.to_string();
    text.strip_prefix("r#").map_or(text.clone(), str::to_owned)
}

fn is_for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<syn::Path>()
            .is_ok_and(|condition| condition.is_ident("test"))
}

/// The file that `#[path = "..."]` gives a module.
fn given_path(attribute: &Attribute) -> Option<String> {
    let value = attribute.meta.require_name_value().ok()?;
    match (&value.value, value.path.is_ident("path")) {
        (
            syn::Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(text),
                ..
            }),
            true,
        ) => Some(text.value()),
        _ => None,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

/// The name that an item defines.
fn defined(item: &Item) -> Option<String> {
    Some(name_of(match item {
        Item::Const(it) => &it.ident,
        Item::Enum(it) => &it.ident,
        Item::Fn(it) => &it.sig.ident,
        Item::Macro(it) => it.ident.as_ref()?,
        Item::Static(it) => &it.ident,
        Item::Struct(it) => &it.ident,
        Item::Trait(it) => &it.ident,
        Item::Type(it) => &it.ident,
        _ => return None,
    }))
}
