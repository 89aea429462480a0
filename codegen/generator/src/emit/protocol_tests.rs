//! The protocol test cases of the model, as one file of tests for each operation that has any, and the
//! code that runs them.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::protocol_tests::{
    Body, ErrorCase, Format, OperationTests, RequestCase, ResponseCase,
};
use crate::plan::values::StructureValue;
use crate::render::EmittedFile;

use super::tokens::{self, ident, index, raw_ident};
use super::values;

/// The file with the tests of an operation.
pub(super) fn file(tests: &OperationTests) -> TokenStream {
    let requests = tests.requests.iter().map(request);
    let responses = tests.responses.iter().map(|case| response(tests, case));
    quote! {
        use super::OPERATION;
        #[allow(unused_imports)]
        use crate::support::testing::{self, Request, Response};

        #(#requests)*
        #(#responses)*
    }
}

fn request(case: &RequestCase) -> TokenStream {
    let function = ident(&case.function);
    let input = values::builder(&case.input);
    let (method, path) = (&case.method, &case.path);
    let endpoint = case.endpoint.as_ref().map(|it| quote!(endpoint: #it,));
    let host = case.host.as_ref().map(|it| quote!(host: Some(#it),));
    let lists = [
        ("query", &case.query),
        ("forbidden_query", &case.forbidden_query),
        ("required_query", &case.required_query),
        ("forbidden_headers", &case.forbidden_headers),
        ("required_headers", &case.required_headers),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    let lists = lists.map(|(name, list)| {
        let name = ident(name);
        quote!(#name: &[#(#list),*],)
    });
    let headers = (!case.headers.is_empty()).then(|| {
        let headers = pairs(&case.headers);
        quote!(headers: #headers,)
    });
    let body = case.body.as_ref().map(body);
    quote! {
        #[test]
        fn #function() {
            let input = #input.build();
            testing::request(OPERATION, input, &Request {
                method: #method,
                path: #path,
                #endpoint
                #host
                #(#lists)*
                #headers
                #body
                ..Request::ANY
            });
        }
    }
}

fn body(body: &Body) -> TokenStream {
    let module = match body.format {
        Format::Bytes => quote!(testing),
        format => {
            let module = ident(module(format));
            quote!(crate::support::#module)
        }
    };
    let function = match body.format {
        Format::Bytes => quote!(same_bytes),
        _ => quote!(same),
    };
    let bytes = Literal::byte_string(&body.bytes);
    quote!(body: Some((#module::#function, #bytes)),)
}

fn response(tests: &OperationTests, case: &ResponseCase) -> TokenStream {
    let function = ident(&case.function);
    let status = index(usize::from(case.status));
    let headers = pairs(&case.headers);
    let body = Literal::byte_string(&case.body);
    let check = match &case.error {
        Some(expected) => error(tests, expected, &case.expected),
        None => output(tests, case),
    };
    quote! {
        #[test]
        fn #function() {
            let response = Response { status: #status, headers: #headers, body: #body };
            #check
        }
    }
}

fn output(tests: &OperationTests, case: &ResponseCase) -> TokenStream {
    let ty = tokens::path(&tests.output);
    let mut expected = values::structure(&case.expected);
    if let Some(id) = &case.request_id {
        expected = quote!(#ty { _request_id: Some(#id.to_owned()), ..#expected });
    }
    let Some(stream) = &tests.stream else {
        return quote! {
            let found: #ty = testing::output(OPERATION, &response);
            testing::same(&found, &#expected);
        };
    };
    let stream = raw_ident(stream);
    quote! {
        let mut found: #ty = testing::output(OPERATION, &response);
        let mut expected = #expected;
        testing::same_stream(&mut found.#stream, &mut expected.#stream);
        testing::same_text(&found, &expected);
    }
}

/// An error knows what the reply said of it in general; no case expects anything of that.
fn error(tests: &OperationTests, case: &ErrorCase, expected: &StructureValue) -> TokenStream {
    let ty = tokens::path(&tests.error);
    let variant = ident(&case.variant);
    let builder = values::builder(expected);
    let message = case
        .added_message
        .then(|| quote!(.set_message(found.message.clone())));
    let unwrap = expected
        .fallible
        .then(|| quote!(.expect("the required members are set")));
    quote! {
        let found: #ty = testing::error(OPERATION, &response);
        let #ty::#variant(found) = found else {
            panic!("read as another error: {found:?}");
        };
        let expected = #builder #message.meta(found.meta.clone()).build()#unwrap;
        testing::same(&found, &expected);
    }
}

fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

/// The modules that run the cases, by their names and texts. None when there is no case.
fn texts(plan: &CratePlan) -> Vec<(&'static str, &'static str)> {
    if plan.protocol_tests.is_empty() {
        return Vec::new();
    }
    let tests = plan.protocol_tests.values();
    let formats: BTreeSet<Format> = tests
        .flat_map(|tests| &tests.requests)
        .filter_map(|case| Some(case.body.as_ref()?.format))
        .chain([Format::Bytes])
        .collect();
    let text = |format| match format {
        Format::Bytes => include_str!("../../client/testing.rs"),
        Format::Json => include_str!("../../client/testing_json.rs"),
        Format::Xml => include_str!("../../client/testing_xml.rs"),
        Format::Cbor => include_str!("../../client/testing_cbor.rs"),
        Format::Form => include_str!("../../client/testing_form.rs"),
    };
    formats
        .into_iter()
        .map(|it| (module(it), text(it)))
        .collect()
}

/// The module of `support` that compares bodies of a format.
fn module(format: Format) -> &'static str {
    match format {
        Format::Bytes => "testing",
        Format::Json => "testing_json",
        Format::Xml => "testing_xml",
        Format::Cbor => "testing_cbor",
        Format::Form => "testing_form",
    }
}

/// The files of the module `support` that run the cases.
pub(super) fn support_files<'p>(plan: &CratePlan) -> impl Iterator<Item = EmittedFile<'p>> {
    texts(plan)
        .into_iter()
        .map(|(name, text)| EmittedFile::text(format!("src/support/{name}.rs"), text))
}

/// The modules of `support` that run the cases.
pub(super) fn support_modules(plan: &CratePlan) -> TokenStream {
    let modules = texts(plan).into_iter().map(|(name, _)| ident(name));
    quote!(#(#[cfg(test)] pub(crate) mod #modules;)*)
}
