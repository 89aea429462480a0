//! An operation: its table, its marker type, and the module around its input, output and errors.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::checksums::ChecksumPlan;
use crate::plan::operations::{HostPart, OperationPlan};
use crate::plan::protocol_tests::OperationTests;
use crate::plan::roles::Role;
use crate::render::{EmittedFile, Origin};

use super::checks::{self, text_of};
use super::tokens::{self, ident, index, raw_ident};
use super::{
    endpoints, errors, fluent, input_changes, paginators, presigned, protocol_tests, structure,
};

/// The files of an operation of the crate, with its tests if it has any.
pub(super) fn files<'p>(
    of: &'p CratePlan,
    plan: &'p OperationPlan,
    tests: Option<&'p OperationTests>,
) -> Vec<EmittedFile<'p>> {
    let common = &of.error_variants;
    let module = &plan.names.module;
    let name = &plan.wire_name;
    let file = |part: &str| format!("src/operation/{module}/{part}.rs");
    let mut files = vec![
        EmittedFile::rust(
            format!("src/operation/{module}.rs"),
            [format!("The operation `{name}`.")],
            move || root(plan, tests.is_some()),
        ),
        EmittedFile::rust(file("input"), [format!("What `{name}` takes.")], || {
            input(plan)
        }),
        EmittedFile::rust(file("output"), [format!("What `{name}` returns.")], || {
            structure::file(&plan.output)
        }),
        EmittedFile::rust(
            file("error"),
            [format!("What `{name}` can fail with.")],
            || errors::operation_file(plan, common),
        ),
        EmittedFile::rust(
            file("builders"),
            [format!(
                "Builders for `{name}`: of its input and output, and the fluent one that calls it."
            )],
            || fluent::file(plan, &of.package.name),
        ),
    ];
    if let Some(paginator) = &plan.paginator {
        let docs = [format!("The pages of `{name}`.")];
        files.push(EmittedFile::rust(file("paginator"), docs, || {
            paginators::file(plan, paginator)
        }));
    }
    let origin = || Origin::Operation(module.clone());
    let mut files: Vec<EmittedFile<'_>> = files.into_iter().map(|it| it.of(origin())).collect();
    if let Some(tests) = tests {
        let docs = [format!("The test cases that the model gives for `{name}`.")];
        let tests = EmittedFile::rust(file("tests"), docs, || protocol_tests::file(tests));
        files.push(tests.of(Origin::Tests));
    }
    files
}

fn root(plan: &OperationPlan, has_tests: bool) -> TokenStream {
    let name = ident(&plan.names.name);
    let (input, output) = (ident(&plan.input.item.name), ident(&plan.output.item.name));
    let error = ident(&plan.error.name);
    let docs = tokens::comment(&[format!(
        "The operation `{}`, as a plugin of the runtime.",
        plan.wire_name
    )]);
    let table = table(plan);
    let paginator = plan.paginator.as_ref().map(|_| {
        quote!(
            pub mod paginator;
        )
    });
    let tests = has_tests.then(|| {
        quote!(
            #[cfg(test)]
            mod tests;
        )
    });
    quote! {
        pub mod builders;
        mod error;
        mod input;
        mod output;
        #paginator
        #tests

        pub use error::#error;
        pub use input::#input;
        pub use output::#output;

        use crate::runtime::operation::table;
        use crate::support::operation::operation_plugin;

        #docs
        #[derive(Clone, Debug, Default)]
        #[non_exhaustive]
        pub struct #name;

        impl #name {
            /// The operation.
            #[inline]
            pub fn new() -> Self {
                Self
            }
        }

        #table

        operation_plugin!(#name, OPERATION);
    }
}

fn table(plan: &OperationPlan) -> TokenStream {
    let (input, output) = (ident(&plan.input.item.name), ident(&plan.output.item.name));
    let error = ident(&plan.error.name);
    let name = &plan.wire_name;
    let code = (plan.success_code != 200).then(|| {
        let code = index(usize::from(plan.success_code));
        quote!(.with_success_code(#code))
    });
    let options = options(plan);
    quote! {
        static CACHE: table::PluginCache = table::PluginCache::new();

        pub(crate) const OPERATION: &table::Operation =
            &table::Operation::new::<#input, #output, #error>(&crate::support::service::SERVICE, #name, &input::SCHEMA.lazy, &output::SCHEMA.lazy, &CACHE) #code #options;
    }
}

/// The options that are not as they usually are.
fn options(plan: &OperationPlan) -> Option<TokenStream> {
    let mut options = Vec::new();
    if plan.output.stream().is_some() {
        options.push(quote!(streaming_output: true));
    }
    if plan.unsigned_payload {
        options.push(quote!(unsigned_payload: true));
    }
    if plan.sensitive_output {
        options.push(quote!(sensitive_output: true));
    }
    if plan.requires_length {
        options.push(quote!(requires_length: true));
    }
    if plan.any_root {
        options.push(quote!(any_root: true));
    }
    if plan.slow_reply {
        options.push(quote!(slow_reply: true));
    }
    if plan.long_poll {
        options.push(quote!(long_poll: true));
    }
    if !plan.date_headers.is_empty() {
        let headers = plan.date_headers.iter();
        let headers = headers.map(|(date, text)| quote!((#date, #text)));
        options.push(quote!(date_headers: &[#(#headers),*]));
    }
    let components = components(plan);
    if !components.is_empty() {
        options.push(quote!(components: &[#(#components),*]));
    }
    let last = last_components(plan);
    if !last.is_empty() {
        options.push(quote!(last_components: &[#(#last),*]));
    }
    options.extend(checksum(&plan.checksums));
    if options.is_empty() {
        return None;
    }
    Some(quote! {
        .with_options(crate::runtime::operation::table::Options {
            #(#options,)*
            ..crate::runtime::operation::table::Options::NONE
        })
    })
}

/// What the operation adds to its components.
fn components(plan: &OperationPlan) -> Vec<TokenStream> {
    let mut components = Vec::new();
    if plan.idempotency_token.is_some() {
        components.push(quote!(crate::runtime::features::idempotency::fill_token));
    }
    if plan.compressed {
        components.push(quote!(crate::runtime::features::compression::compress));
    }
    if plan.path_in_endpoint {
        components.push(quote!(crate::runtime::features::endpoint_path::keep_path));
    }
    if !plan.date_headers.is_empty() {
        components.push(quote!(crate::runtime::features::date_headers::keep_text));
    }
    if !plan.text_changes.is_empty() {
        components.push(quote!(crate::runtime::features::input_text::change_text));
    }
    if plan.endpoint_in_input.is_some() {
        components.push(quote!(
            crate::runtime::features::input_endpoint::follow_input
        ));
    }
    if plan.long_poll {
        components.push(quote!(crate::runtime::features::long_poll::hold_back));
    }
    components
}

/// What it adds last: checksums are of the body that is sent in the end.
fn last_components(plan: &OperationPlan) -> Vec<TokenStream> {
    let mut components = Vec::new();
    if plan.tree_hash {
        components.push(quote!(crate::runtime::features::tree_hash::add_tree_hash));
    }
    if plan.md5_required {
        components.push(quote!(crate::runtime::features::checksum::add_checksum));
    }
    if plan.checksums.request.is_some() {
        components.push(quote!(
            crate::runtime::features::request_checksums::add_checksum
        ));
    }
    if plan.checksums.response.is_some() {
        components.push(quote!(
            crate::runtime::features::response_checksums::check_replies
        ));
    }
    components
}

/// The option with what the `httpChecksum` trait says, as far as it says anything.
fn checksum(plan: &ChecksumPlan) -> Option<TokenStream> {
    let mut fields = Vec::new();
    if let Some(request) = &plan.request {
        if request.required {
            fields.push(quote!(required: true));
        }
        if let Some(header) = &request.header {
            fields.push(quote!(algorithm_header: Some(#header)));
        }
    }
    if let Some(response) = &plan.response
        && !response.algorithms.is_empty()
    {
        let algorithms = &response.algorithms;
        fields.push(quote!(response_algorithms: &[#(#algorithms),*]));
    }
    if fields.is_empty() {
        return None;
    }
    Some(quote! {
        checksum: crate::runtime::operation::table::HttpChecksum {
            #(#fields,)*
            ..crate::runtime::operation::table::HttpChecksum::NONE
        }
    })
}

/// The members that the `httpChecksum` trait names.
fn checksum_members(plan: &ChecksumPlan) -> TokenStream {
    let algorithm = plan.request.as_ref().and_then(|it| it.algorithm.as_ref());
    let algorithm = algorithm.map(|member| {
        let value = text_of(&raw_ident(&member.field), member.text);
        quote! {
            #[inline]
            fn checksum_algorithm(&self) -> Option<&str> {
                #value
            }
        }
    });
    let mode = plan.response.as_ref().map(|response| {
        let field = raw_ident(&response.mode.field);
        let value = text_of(&field, response.mode.text);
        quote! {
            #[inline]
            fn checksum_mode(&self) -> Option<&str> {
                #value
            }

            #[inline]
            fn set_checksum_mode(&mut self, mode: &str) {
                self.#field = Some(mode.into());
            }
        }
    });
    quote!(#algorithm #mode)
}

fn input(plan: &OperationPlan) -> TokenStream {
    debug_assert!(plan.input.role == Role::Input);
    let structure = structure::file(&plan.input);
    let name = ident(&plan.input.item.name);
    let check = checks::check(&plan.checks);
    let endpoint = endpoints::endpoint_params_method(&plan.endpoint);
    let host_prefix = host_prefix(&plan.host_prefix);
    let token = plan.idempotency_token.as_ref().map(|field| {
        let field = raw_ident(field);
        quote! {
            #[inline]
            fn idempotency_token(&mut self) -> Option<&mut Option<String>> {
                Some(&mut self.#field)
            }
        }
    });
    let text_changes = input_changes::change_text(&plan.text_changes);
    let endpoint_url = plan
        .endpoint_in_input
        .as_ref()
        .map(input_changes::endpoint_url);
    let checksums = checksum_members(&plan.checksums);
    let stream = plan.input.stream().map(|member| {
        let field = raw_ident(&member.name);
        quote! {
            #[inline]
            fn take_stream(&mut self) -> Option<::aws_smithy_types::byte_stream::ByteStream> {
                Some(::std::mem::take(&mut self.#field))
            }
        }
    });
    let (in_query, in_query_method) = presigned::in_query(&plan.input, plan.presigned.as_ref());
    quote! {
        #structure
        #in_query

        impl crate::runtime::operation::shapes::OperationInput for #name {
            #check
            #in_query_method
            #endpoint
            #host_prefix
            #token
            #text_changes
            #endpoint_url
            #checksums
            #stream
        }
    }
}

fn host_prefix(parts: &[HostPart]) -> Option<TokenStream> {
    if parts.is_empty() {
        return None;
    }
    let parts = parts.iter().map(|part| match part {
        HostPart::Text(text) => quote!(prefix.push_str(#text);),
        HostPart::Member(field, kind) => {
            let (value, text) = (text_of(&raw_ident(field), *kind), field.text());
            quote!(prefix.push_str(crate::runtime::operation::input_checks::host_label(#text, #value)?);)
        }
    });
    Some(quote! {
        #[inline]
        fn host_prefix(&self) -> Result<Option<String>, ::aws_smithy_types::error::operation::BuildError> {
            let mut prefix = String::new();
            #(#parts)*
            Ok(Some(prefix))
        }
    })
}
