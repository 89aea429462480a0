//! The crate `farrier-runtime`: the run-time code once, for several clients. Each module is there when one
//! of the Cargo features asks for it that the plan names.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::copied_code::{CopiedModule, PartRow, RUN_TIME};
use crate::plan::shared_runtime::{self as plan, NAME, VERSION};
use crate::render::{self, EmittedFile};

use super::tokens::ident;
use super::{copied_code, manifest, runtime};

/// Every file of the crate.
pub(super) fn files() -> Vec<EmittedFile<'static>> {
    let files = RUN_TIME
        .files()
        .map(|file| copied_code::file(RUN_TIME, file, "src", declare));
    let mut files: Vec<EmittedFile<'_>> = files.collect();
    files.push(EmittedFile::text("Cargo.toml", manifest_text()));
    files.push(EmittedFile::rust("src/lib.rs", runtime::DOCS, root));
    files
}

/// `Cargo.toml`
fn manifest_text() -> String {
    let mut text = render::header("#");
    let package = manifest::package(NAME, VERSION, "What clients made by Farrier have in common");
    // It is a part of the workspace that it is generated into, and of this version of the generator.
    let _ = write!(
        text,
        "{package}publish = false\n\n[features]\ndefault = []\n"
    );
    for feature in plan::features() {
        let enables = manifest::list(feature.enables.iter().map(String::as_str));
        let _ = writeln!(text, "{} = {enables}", feature.name);
    }
    text.push_str("\n[dependencies]\n");
    for (needed, optional) in plan::dependencies() {
        let requirement = manifest::requirement(&needed, optional);
        let _ = writeln!(text, "{} = {requirement}", needed.dependency.name);
    }
    text
}

/// `src/lib.rs`
fn root() -> TokenStream {
    let modules = RUN_TIME.modules(None);
    let modules = modules.iter().map(declare);
    quote! {
        #(#modules)*
    }
}

/// Declares a module, which is there when the Cargo feature of one of its parts is on.
fn declare(module: &CopiedModule) -> TokenStream {
    let rows = module.parts.iter().filter_map(|part| part.row());
    let features: Vec<&str> = rows.filter_map(PartRow::runtime_feature).collect();
    let condition = match features.as_slice() {
        [] => None,
        [one] => Some(quote!(#[cfg(feature = #one)])),
        several => Some(quote!(#[cfg(any(#(feature = #several),*))])),
    };
    let name = ident(module.name);
    quote!(#condition pub mod #name;)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_there_when_one_of_its_features_is() {
        let module = |folder, name| {
            let modules = RUN_TIME.modules(folder);
            let module = modules.iter().find(|module| module.name == name);
            module.map(|module| declare(module).to_string())
        };
        let cfg = |tokens: TokenStream| Some(tokens.to_string());
        let expected = quote!(
            pub mod call;
        );
        assert_eq!(module(None, "call"), cfg(expected));
        assert_eq!(module(None, "invoke"), None);
        let expected = quote!(
            #[cfg(feature = "checksum")]
            pub mod checksum;
        );
        assert_eq!(module(Some("features.rs"), "checksum"), cfg(expected));
        let expected = quote!(
            #[cfg(any(feature = "aws-json", feature = "rest-json", feature = "rpc-v2-json"))]
            pub mod json;
        );
        assert_eq!(module(Some("protocols.rs"), "json"), cfg(expected));
        let expected = quote!(
            #[cfg(any(feature = "api-key-auth", feature = "sessions"))]
            pub mod auth;
        );
        assert_eq!(module(None, "auth"), cfg(expected));
    }
}
