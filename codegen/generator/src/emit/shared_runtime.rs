//! The crate `farrier-runtime`: the run-time code once, for several clients. Each module is there when one
//! of the Cargo features asks for it that the plan names.

use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::features::Part;
use crate::plan::protocol::PROTOCOLS;
use crate::plan::shared_runtime::{self as plan, NAME, VERSION};
use crate::render::{self, EmittedFile};

use super::kit::ident;
use super::runtime::{self, File};
use super::{manifest, runtime::without_tests};

/// Every file of the crate.
pub(super) fn files() -> Vec<EmittedFile<'static>> {
    let mut files = vec![
        EmittedFile::text("Cargo.toml", manifest_text()),
        EmittedFile::rust("src/lib.rs", runtime::DOCS, root),
    ];
    files.extend(
        runtime::all()
            .map(|(path, text)| EmittedFile::text(format!("src/{path}"), without_tests(text))),
    );
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
    let modules = runtime::all().filter_map(module);
    quote! {
        #![allow(dead_code, unused_imports)] // with some features alone, not all of it is needed
        #(#modules)*
    }
}

/// The module of a file, unless the file is below one.
fn module((path, _): &File) -> Option<TokenStream> {
    let name = path
        .strip_suffix(".rs")
        .filter(|name| !name.contains('/'))?;
    let protocols = PROTOCOLS.iter().filter(|it| it.modules.contains(&name));
    let parts = runtime::parts_of(path).filter_map(Part::runtime_feature);
    let mut features: Vec<&str> = protocols
        .map(|it| it.runtime_feature)
        .chain(parts)
        .collect();
    features.sort_unstable();
    features.dedup();
    let condition = match features.as_slice() {
        [] => None,
        [one] => Some(quote!(#[cfg(feature = #one)])),
        several => Some(quote!(#[cfg(any(#(feature = #several),*))])),
    };
    let name = ident(name);
    Some(quote!(#condition pub mod #name;))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_there_when_one_of_its_features_is() {
        let module = |path| module(&(path, "")).map(|tokens| tokens.to_string());
        let cfg = |tokens: TokenStream| Some(tokens.to_string());
        assert_eq!(
            module("invoke.rs"),
            cfg(quote!(
                pub mod invoke;
            ))
        );
        assert_eq!(module("endpoint/url.rs"), None);
        assert_eq!(
            module("checksum.rs"),
            cfg(quote!(
                #[cfg(feature = "checksum")]
                pub mod checksum;
            ))
        );
        assert_eq!(
            module("json.rs"),
            cfg(quote!(
                #[cfg(any(feature = "aws-json", feature = "rest-json"))]
                pub mod json;
            ))
        );
    }

    /// The features of which one has to be on for a module to be there; none when it always is.
    fn features_of(module: &str) -> Vec<&'static str> {
        let protocols = PROTOCOLS.iter().filter(|it| it.modules.contains(&module));
        let path = format!("{module}.rs");
        let parts = runtime::parts_of(&path).filter_map(Part::runtime_feature);
        protocols
            .map(|it| it.runtime_feature)
            .chain(parts)
            .collect()
    }

    #[test]
    fn a_feature_turns_on_the_modules_that_its_own_ones_name() {
        let turns_on = |feature: &str, one_of: &[&str]| {
            let plan = plan::features();
            let feature = plan.iter().find(|it| it.name == feature);
            let enabled = feature.into_iter().flat_map(|it| &it.enables);
            let mut on = enabled.map(String::as_str).chain(feature.map(|it| it.name));
            on.any(|name| one_of.contains(&name))
        };
        let modules = runtime::all().filter_map(|(path, text)| {
            let module = path.strip_suffix(".rs").filter(|it| !it.contains('/'))?;
            Some((module, without_tests(text)))
        });
        let modules: Vec<(&str, &str)> = modules.collect();
        for (module, text) in &modules {
            for (other, _) in &modules {
                let condition = features_of(other);
                let names = [format!("super::{other}::"), format!("super::{other};")];
                if condition.is_empty() || !names.iter().any(|name| text.contains(name)) {
                    continue;
                }
                let own = features_of(module);
                assert!(
                    !own.is_empty(),
                    "`{module}` is always there, `{other}` is not"
                );
                for feature in own {
                    assert!(
                        turns_on(feature, &condition),
                        "`{feature}` has `{module}`, which names `{other}`: one of {condition:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_part_with_files_has_a_feature() {
        let parts = runtime::all().flat_map(|(path, _)| runtime::parts_of(path));
        for part in parts {
            assert!(part.runtime_feature().is_some(), "{part:?}");
        }
    }
}
