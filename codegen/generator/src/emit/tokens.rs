//! The small pieces that every emitted file is made of: identifiers, paths, types and comments.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::comments;
use crate::plan::descriptions::Docs;
use crate::plan::names::Identifier;
use crate::plan::symbols::{Item, Module};
use crate::plan::types::RustType;

/// An identifier that is no keyword, which the plan has made a valid one.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// An identifier that may be a keyword.
pub(super) fn raw_ident(name: &Identifier) -> Ident {
    match name.is_raw() {
        true => Ident::new_raw(name.text(), Span::call_site()),
        false => ident(name.text()),
    }
}

/// `set_` or `get_` before a member's base name.
pub(super) fn prefixed(prefix: &str, base: &str) -> Ident {
    Ident::new(&format!("{prefix}{base}"), Span::call_site())
}

/// The path of an item from the root of the emitted crate.
pub(super) fn path(item: &Item) -> TokenStream {
    let name = ident(&item.name);
    let module = module(&item.module);
    quote!(#module::#name)
}

fn module(module: &Module) -> TokenStream {
    match module {
        Module::Types => quote!(crate::types),
        Module::TypeBuilders => quote!(crate::types::builders),
        Module::Errors => quote!(crate::types::error),
        Module::ErrorBuilders => quote!(crate::types::error::builders),
        Module::Operation(name) => {
            let name = ident(name);
            quote!(crate::operation::#name)
        }
        Module::OperationBuilders(name) => {
            let name = ident(name);
            quote!(crate::operation::#name::builders)
        }
    }
}

/// A doc comment and, where the model says so, a deprecation.
pub(super) fn docs(docs: &Docs) -> TokenStream {
    let comment = comment(&docs.lines);
    let deprecated = docs
        .deprecated
        .as_ref()
        .map(|note| quote!(#[deprecated(note = #note)]));
    quote!(#comment #deprecated)
}

/// The mark of an item without a deprecation of the model's own, where it has one.
pub(super) fn mark(note: Option<&str>) -> Option<TokenStream> {
    note.map(|note| quote!(#[deprecated(note = #note)]))
}

/// A doc comment.
pub(super) fn comment<S: AsRef<str>>(lines: &[S]) -> TokenStream {
    if lines.is_empty() {
        return TokenStream::new();
    }
    let text = comments::joined(lines);
    quote!(#[doc = #text])
}

/// Derive macros, which share their names with what a model may call a structure.
const DERIVES: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Eq",
    "Hash",
    "Ord",
    "PartialEq",
    "PartialOrd",
];

/// A link to a structure from the documentation of its file.
pub(super) fn link(structure: &str) -> String {
    match DERIVES.contains(&structure) {
        true => format!("[`{structure}`](struct@{structure})"),
        false => format!("[`{structure}`]"),
    }
}

/// An index into a table.
pub(super) fn index(index: usize) -> Literal {
    Literal::usize_unsuffixed(index)
}

/// How a file names the types of the standard prelude: plainly, unless an item of the file has the
/// name of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prelude {
    qualified: bool,
}

/// The types and traits of the prelude that emitted code names.
const PRELUDE: &[&str] = &[
    "Box",
    "Clone",
    "Default",
    "From",
    "Into",
    "Option",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "Vec",
    "AsRef",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "ToString",
    "None",
    "Ok",
    "Err",
];

impl Prelude {
    /// How a file that defines these items names the prelude.
    pub(super) fn beside(items: &[&str]) -> Self {
        Self {
            qualified: items.iter().any(|item| PRELUDE.contains(item)),
        }
    }

    fn pick(self, plain: TokenStream, full: TokenStream) -> TokenStream {
        if self.qualified { full } else { plain }
    }

    /// `Option<inner>`
    pub(super) fn option(self, inner: &TokenStream) -> TokenStream {
        self.pick(
            quote!(Option<#inner>),
            quote!(::std::option::Option<#inner>),
        )
    }

    /// `String`
    pub(super) fn string(self) -> TokenStream {
        self.pick(quote!(String), quote!(::std::string::String))
    }

    /// `Result<ok, error>`
    pub(super) fn result(self, ok: &TokenStream, error: &TokenStream) -> TokenStream {
        self.pick(
            quote!(Result<#ok, #error>),
            quote!(::std::result::Result<#ok, #error>),
        )
    }

    /// `impl Into<inner>`
    pub(super) fn into(self, inner: &TokenStream) -> TokenStream {
        self.pick(
            quote!(impl Into<#inner>),
            quote!(impl ::std::convert::Into<#inner>),
        )
    }

    /// `Vec<inner>`
    pub(super) fn vec(self, inner: &TokenStream) -> TokenStream {
        self.pick(quote!(Vec<#inner>), quote!(::std::vec::Vec<#inner>))
    }

    /// `Box<inner>`
    pub(super) fn boxed(self, inner: &TokenStream) -> TokenStream {
        self.pick(quote!(Box<#inner>), quote!(::std::boxed::Box<#inner>))
    }

    /// The type as it is owned.
    pub(super) fn ty(self, ty: &RustType) -> TokenStream {
        match ty {
            RustType::Bool => quote!(bool),
            RustType::I8 => quote!(i8),
            RustType::I16 => quote!(i16),
            RustType::I32 => quote!(i32),
            RustType::I64 => quote!(i64),
            RustType::F32 => quote!(f32),
            RustType::F64 => quote!(f64),
            RustType::BigInteger => quote!(::aws_smithy_types::BigInteger),
            RustType::BigDecimal => quote!(::aws_smithy_types::BigDecimal),
            RustType::String => self.string(),
            RustType::Blob => quote!(::aws_smithy_types::Blob),
            RustType::DateTime => quote!(::aws_smithy_types::DateTime),
            RustType::Document => quote!(::aws_smithy_types::Document),
            RustType::ByteStream => quote!(::aws_smithy_types::byte_stream::ByteStream),
            RustType::Structure(item) | RustType::Union(item) | RustType::Enum(item) => path(item),
            RustType::Vec(inner) => self.vec(&self.ty(inner)),
            RustType::Map(key, value) => {
                let (key, value) = (self.ty(key), self.ty(value));
                quote!(::std::collections::HashMap<#key, #value>)
            }
            RustType::Option(inner) => self.option(&self.ty(inner)),
            RustType::Boxed(inner) => self.boxed(&self.ty(inner)),
        }
    }

    /// The type of a setter's argument: whatever becomes a `String` or a box.
    pub(super) fn argument(self, ty: &RustType) -> TokenStream {
        match ty {
            RustType::String | RustType::Boxed(_) => self.into(&self.ty(ty)),
            ty => self.ty(ty),
        }
    }
}

/// The owned value of a setter's argument.
pub(super) fn argument_value(ty: &RustType, name: &Ident) -> TokenStream {
    match ty {
        RustType::String | RustType::Boxed(_) => quote!(#name.into()),
        _ => quote!(#name),
    }
}
