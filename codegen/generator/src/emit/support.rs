//! What every client has of its own, since users see its types: copied files, and the module that holds
//! them and what is written for the service.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::copied_code::{CLIENT, CopiedFile, CopiedModule, PARTS, PartRow};
use crate::render::{EmittedFile, Origin};

use super::copied_code;
use super::tokens::{ident, prefixed};

/// The root of the settings that only some services have: it declares modules and calls them.
const SETTINGS: &str = "settings.rs";
/// The module that runs test cases.
const TESTING: &str = "testing";
/// The modules that are written for each service.
const WRITTEN: [&str; 4] = ["endpoint_rules", "facts", "service", "settings"];

/// The copied files, and those that are like them.
pub(super) fn files(plan: &CratePlan) -> impl Iterator<Item = EmittedFile<'_>> {
    let needs = |part| plan.needs(part);
    let files = CLIENT.files().filter(move |file| {
        let is_needed = CLIENT.files_for(needs).any(|it| it.path == file.path);
        is_needed || file.path == SETTINGS
    });
    files.map(move |file| match file.path {
        SETTINGS => settings(plan, file),
        _ => {
            let declare = move |module: &CopiedModule| copied_code::declare(module, needs);
            let emitted = copied_code::file(CLIENT, file, "src/support", declare);
            match file.path.starts_with(TESTING) {
                true => emitted.of(Origin::Tests),
                false => emitted,
            }
        }
    })
}

/// `src/support.rs`
pub(super) fn module(plan: &CratePlan) -> TokenStream {
    let needs = |module: &CopiedModule| {
        module.parts.is_empty() || module.parts.iter().any(|part| plan.needs(*part))
    };
    let copied = CLIENT.modules(None).into_iter().filter(needs);
    let mut modules: Vec<&str> = copied
        .map(|module| module.name)
        .filter(|name| !WRITTEN.contains(name) && *name != TESTING)
        .chain(WRITTEN)
        .collect();
    modules.sort_unstable();
    let modules = modules.into_iter().map(ident);
    let testing = CLIENT.modules(None).into_iter();
    let testing = testing.filter(|module| module.name == TESTING && needs(module));
    let testing = testing.map(|module| {
        let name = ident(module.name);
        quote!(#[cfg(test)] pub(crate) mod #name;)
    });
    quote! {
        #(pub(crate) mod #modules;)*
        #(#testing)*
    }
}

/// `src/support/settings.rs`
fn settings<'p>(plan: &'p CratePlan, file: &'static CopiedFile) -> EmittedFile<'p> {
    let path = format!("src/support/{SETTINGS}");
    EmittedFile::rust(path, copied_code::docs(file.text), || {
        let modules = CLIENT.modules(Some(SETTINGS));
        let modules = modules
            .iter()
            .map(|module| copied_code::declare(module, |part| plan.needs(part)));
        let calls = |has: fn(&PartRow) -> bool, statement: fn(TokenStream) -> TokenStream| {
            let rows = PARTS.iter().filter(|row| has(row) && plan.needs(row.part));
            let modules = rows.filter_map(PartRow::settings_module).map(ident);
            modules
                .map(|module| statement(quote!(#module)))
                .collect::<Vec<_>>()
        };
        let from_sdk_config = calls(
            |row| row.from_sdk_config,
            |module| quote!(#module::from_sdk_config(builder, config);),
        );
        let test_defaults = calls(
            |row| row.test_defaults,
            |module| quote!(#module::test_defaults(builder);),
        );
        let from_environment = plan.endpoint.client_parameters.iter().filter_map(|setting| {
            let (variable, key) = setting.from_environment?;
            let set = prefixed("set_", &setting.base);
            Some(quote! {
                builder.#set(super::config::service_setting(config, #variable, #key).and_then(|text| text.parse().ok()));
            })
        });
        let from_sdk_config: Vec<TokenStream> = from_sdk_config
            .into_iter()
            .chain(from_environment)
            .collect();
        let from_sdk_config = match from_sdk_config.as_slice() {
            [] => quote!(
                pub(crate) fn from_sdk_config(_: &mut Builder, _: &SdkConfig) {}
            ),
            calls => quote! {
                pub(crate) fn from_sdk_config(builder: &mut Builder, config: &SdkConfig) {
                    #(#calls)*
                }
            },
        };
        let test_defaults = match test_defaults.as_slice() {
            [] => quote!(
                pub(crate) fn test_defaults(_: &mut Builder) {}
            ),
            calls => quote! {
                pub(crate) fn test_defaults(builder: &mut Builder) {
                    #(#calls)*
                }
            },
        };
        quote! {
            use ::aws_types::sdk_config::SdkConfig;

            use super::config::Builder;

            #(#modules)*

            /// Takes over from the shared configuration what only some services have.
            #from_sdk_config

            /// Makes repeatable for tests what only some services have.
            #[cfg(any(test, feature = "test-util"))]
            #[allow(dead_code)] // tests may make no client
            #test_defaults
        }
    })
}
