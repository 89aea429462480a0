//! The protocol test cases of the model, as one file of tests for each operation that has any.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::protocol_tests::{
    Body, CaseSetting, CaseValue, ErrorCase, Format, OperationTests, RequestCase, ResponseCase,
};
use crate::plan::values::StructureValue;

use super::tokens::{self, ident, index, raw_ident};
use super::values;

/// The file with the tests of an operation.
pub(super) fn file(tests: &OperationTests) -> TokenStream {
    let imports = imports(tests);
    let requests = tests.requests.iter().map(request);
    let responses = tests.responses.iter().map(|case| response(tests, case));
    quote! {
        use super::OPERATION;
        #imports

        #(#requests)*
        #(#responses)*
    }
}

/// What runs the cases of this operation.
fn imports(tests: &OperationTests) -> TokenStream {
    let bodies = tests.requests.iter().filter_map(|case| case.body.as_ref());
    let formats: BTreeSet<Format> = bodies.map(|body| body.format).collect();
    let formats = formats.into_iter().filter_map(|format| match format {
        Format::Bytes => None,
        Format::Json => Some(quote!(json)),
        Format::Xml => Some(quote!(xml)),
        Format::Cbor => Some(quote!(cbor)),
        Format::Form => Some(quote!(form)),
    });
    let request = (!tests.requests.is_empty()).then(|| quote!(Request));
    let response = (!tests.responses.is_empty()).then(|| quote!(Response));
    let types = request.into_iter().chain(response);
    quote! {
        #(use crate::support::testing::#formats;)*
        use crate::support::testing::protocol::{self, #(#types),*};
    }
}

fn request(case: &RequestCase) -> TokenStream {
    let function = ident(&case.function);
    let input = values::builder(&case.input);
    let (method, path) = (&case.method, &case.path);
    let endpoint = case.endpoint.as_ref().map(|it| quote!(endpoint: #it,));
    let client = configure("client", &case.client_settings);
    let call = configure("call", &case.call_settings);
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
            protocol::request(OPERATION, input, &Request {
                method: #method,
                path: #path,
                #endpoint
                #client
                #call
                #host
                #(#lists)*
                #headers
                #body
                ..Request::ANY
            });
        }
    }
}

/// The field with the function that makes these settings.
fn configure(field: &str, settings: &[CaseSetting]) -> Option<TokenStream> {
    let field = ident(field);
    let calls = settings.iter().map(|CaseSetting { setter, value }| {
        let setter = ident(setter);
        match value {
            CaseValue::Region(region) => {
                quote!(.#setter(::aws_types::region::Region::from_static(#region)))
            }
            CaseValue::Flag(value) => quote!(.#setter(#value)),
        }
    });
    (!settings.is_empty()).then(|| quote!(#field: Some(|config| config #(#calls)*),))
}

fn body(body: &Body) -> TokenStream {
    let same = match body.format {
        Format::Bytes => quote!(protocol::same_bytes),
        Format::Json => quote!(json::same),
        Format::Xml => quote!(xml::same),
        Format::Cbor => quote!(cbor::same),
        Format::Form => quote!(form::same),
    };
    let bytes = Literal::byte_string(&body.bytes);
    quote!(body: Some((#same, #bytes)),)
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
            let found: #ty = protocol::output(OPERATION, &response);
            protocol::same(&found, &#expected);
        };
    };
    let stream = raw_ident(stream);
    quote! {
        let mut found: #ty = protocol::output(OPERATION, &response);
        let mut expected = #expected;
        protocol::same_stream(&mut found.#stream, &mut expected.#stream);
        protocol::same_text(&found, &expected);
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
        let found: #ty = protocol::error(OPERATION, &response);
        let #ty::#variant(found) = found else {
            panic!("read as another error: {found:?}");
        };
        let expected = #builder #message.meta(found.meta.clone()).build()#unwrap;
        protocol::same(&found, &expected);
    }
}

fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}
