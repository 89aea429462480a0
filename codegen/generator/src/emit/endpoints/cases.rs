//! The model's endpoint test cases, as a table and one test.

use proc_macro2::TokenStream;
use quote::quote;

use super::rules::properties_with;
use crate::emit::tokens::raw_ident;
use crate::plan::endpoints::{Case, EndpointPlan, Expectation, Expr, Kind, Literal, Parameter};

/// The documentation of the file.
pub(super) fn docs(plan: &EndpointPlan) -> Vec<String> {
    let mut docs =
        vec!["The test cases that the service's model gives for its endpoint rules.".to_owned()];
    if plan.cases_with_inputs > 0 {
        docs.push(String::new());
        docs.push(format!(
            "{} of the {} cases also name operations and inputs that lead to the same parameters; \
             here the parameters are taken as they are given.",
            plan.cases_with_inputs,
            plan.cases.len(),
        ));
    }
    docs
}

/// The file with the cases.
pub(super) fn file(plan: &EndpointPlan) -> TokenStream {
    let arms = plan.parameters.iter().map(arm);
    let cases = plan.cases.iter().map(case);
    quote! {
        use super::{InvalidParams, Params};
        #[allow(unused_imports)]
        use crate::runtime::endpoint::program::{Expr, Property as P};
        use crate::support::testing::endpoint::{Case, Expect, Given, check};

        #[test]
        fn endpoints_are_those_of_the_model() {
            check(CASES, params);
        }

        #[allow(deprecated)]
        fn params(given: &[(&str, Given)]) -> Result<Params, InvalidParams> {
            let mut builder = Params::builder();
            for given in given {
                builder = match given {
                    #(#arms)*
                    (name, value) => panic!("no parameter {name} takes {value:?}"),
                };
            }
            builder.build_unchecked()
        }

        static CASES: &[Case] = &[#(#cases),*];
    }
}

fn arm(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let rust = raw_ident(&parameter.rust);
    match parameter.kind {
        Kind::Text => quote!((#name, Given::Text(value)) => builder.#rust(*value),),
        Kind::Flag => quote!((#name, Given::Flag(value)) => builder.#rust(*value),),
        Kind::Texts => quote! {
            (#name, Given::Texts(values)) => {
                builder.#rust(values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>())
            }
        },
    }
}

fn case(case: &Case) -> TokenStream {
    let about = &case.about;
    let params = case.params.iter().map(|(name, value)| {
        let value = match value {
            Literal::Text(text) => quote!(Given::Text(#text)),
            Literal::Flag(value) => quote!(Given::Flag(#value)),
            Literal::Texts(texts) => quote!(Given::Texts(&[#(#texts),*])),
        };
        quote!((#name, #value))
    });
    let expect = match &case.expect {
        Expectation::Error(message) => quote!(Expect::Error(#message)),
        Expectation::Endpoint {
            url,
            properties,
            headers,
        } if properties.is_empty() && headers.is_empty() => {
            quote!(Expect::Url(#url))
        }
        Expectation::Endpoint {
            url,
            properties,
            headers,
        } => {
            let properties = properties_with(properties, &plain);
            let headers = headers
                .iter()
                .map(|(name, values)| quote!((#name, &[#(#values),*])));
            quote!(Expect::Endpoint(#url, #properties, &[#(#headers),*]))
        }
    };
    quote!(Case { about: #about, params: &[#(#params),*], expect: #expect })
}

/// A text of an expected property, which is never a template.
fn plain(expr: &Expr) -> TokenStream {
    let text = match expr {
        Expr::Text(text) => text.as_str(),
        _ => "",
    };
    quote!(Expr::Text(#text))
}
