//! The types `Params` and `ParamsBuilder`, and how they are filled from the configuration.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::setters::{Setters, Whole};
use crate::emit::tokens::{comment, ident, prefixed, raw_ident};
use crate::plan::endpoints::{Builtin, EndpointPlan, Filled, Kind, Literal, Parameter};

/// The file with the types.
pub(super) fn file(plan: &EndpointPlan) -> TokenStream {
    let parameters = &plan.parameters;
    let params = params(parameters);
    let rule_params = rule_params(parameters);
    let builder = builder(plan);
    let from_config = from_config(plan);
    quote! {
        #[allow(unused_imports)] // rules may ask for nothing of the configuration
        use crate::runtime::endpoint::builtins;
        use crate::runtime::endpoint::params::RuleParams;
        use crate::runtime::endpoint::value::Value;
        use crate::support::endpoint::invalid_params::InvalidParams;
        use aws_smithy_types::config_bag::ConfigBag;

        #params
        #rule_params
        #builder
        #from_config
    }
}

fn params(parameters: &[Parameter]) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let name = raw_ident(&parameter.rust);
        let kind = kind(parameter.kind);
        match parameter.required {
            true => quote!(#name: #kind),
            false => quote!(#name: Option<#kind>),
        }
    });
    let getters = parameters.iter().map(getter);
    quote! {
        /// What the endpoint of a request depends on.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Params {
            #(#fields,)*
        }

        impl Params {
            /// A builder with no parameter set.
            #[inline]
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            #(#getters)*
        }
    }
}

fn getter(parameter: &Parameter) -> TokenStream {
    let name = raw_ident(&parameter.rust);
    let about = about(parameter);
    let (of, value) = match (parameter.kind, parameter.required) {
        (Kind::Text, true) => (quote!(&str), quote!(Some(&self.#name))),
        (Kind::Text, false) => (quote!(&str), quote!(self.#name.as_deref())),
        (Kind::Flag, true) => (quote!(bool), quote!(Some(self.#name))),
        (Kind::Flag, false) => (quote!(bool), quote!(self.#name)),
        (Kind::Texts, true) => (quote!(&[String]), quote!(Some(&self.#name))),
        (Kind::Texts, false) => (quote!(&[String]), quote!(self.#name.as_deref())),
    };
    quote! {
        #about
        #[inline]
        pub fn #name(&self) -> Option<#of> {
            #value
        }
    }
}

fn rule_params(parameters: &[Parameter]) -> TokenStream {
    let values = parameters.iter().map(|parameter| {
        let name = raw_ident(&parameter.rust);
        quote!(Value::from(self.#name()))
    });
    let is_account_id =
        |parameter: &&Parameter| parameter.filled == Filled::Builtin(Builtin::AccountId);
    let set_account_id = parameters.iter().find(is_account_id).map(|parameter| {
        let name = raw_ident(&parameter.rust);
        let value = match parameter.required {
            true => quote!(account_id.to_owned()),
            false => quote!(Some(account_id.to_owned())),
        };
        quote! {
            fn set_account_id(&mut self, account_id: &str) {
                self.#name = #value;
            }
        }
    });
    quote! {
        impl RuleParams for Params {
            fn values<'a>(&'a self, slots: &mut Vec<Value<'a>>) {
                slots.extend([#(#values),*]);
            }

            #set_account_id
        }
    }
}

fn builder(plan: &EndpointPlan) -> TokenStream {
    let parameters = &plan.parameters;
    let fields = parameters.iter().map(|parameter| {
        let name = raw_ident(&parameter.rust);
        let kind = kind(parameter.kind);
        quote!(#name: Option<#kind>)
    });
    let checks = plan.regions_to_check().map(|parameter| {
        let name = raw_ident(&parameter.rust);
        let text = &parameter.base;
        quote!(InvalidParams::check_region(#text, self.#name.as_deref())?;)
    });
    let values = parameters.iter().map(built_field);
    let setters = parameters.iter().map(setters);
    quote! {
        /// Puts [`Params`] together.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct ParamsBuilder {
            #(#fields,)*
        }

        impl ParamsBuilder {
            /// The parameters.
            ///
            /// # Errors
            /// A required parameter is missing, or a value is impossible.
            pub fn build(self) -> Result<Params, InvalidParams> {
                #(#checks)*
                self.build_unchecked()
            }

            /// The parameters whatever their values are, as the rules' own tests have them.
            pub(super) fn build_unchecked(self) -> Result<Params, InvalidParams> {
                Ok(Params { #(#values,)* })
            }

            #(#setters)*
        }
    }
}

/// A field of `Params` out of that of the builder.
fn built_field(parameter: &Parameter) -> TokenStream {
    let name = raw_ident(&parameter.rust);
    let text = &parameter.base;
    match (&parameter.default, parameter.required) {
        (None, false) => quote!(#name: self.#name),
        (None, true) => quote!(#name: self.#name.ok_or(InvalidParams::missing(#text))?),
        (Some(default), required) => {
            let default = literal(default);
            match (parameter.kind, required) {
                (Kind::Flag, true) => quote!(#name: self.#name.unwrap_or(#default)),
                (Kind::Flag, false) => quote!(#name: self.#name.or(Some(#default))),
                (_, true) => quote!(#name: self.#name.unwrap_or_else(|| #default)),
                (_, false) => quote!(#name: self.#name.or_else(|| Some(#default))),
            }
        }
    }
}

fn setters(parameter: &Parameter) -> TokenStream {
    let name = raw_ident(&parameter.rust);
    let kind = kind(parameter.kind);
    let about = about(parameter);
    let setters = Setters {
        base: &parameter.base,
        docs: about.clone(),
        arguments: quote!(input: impl Into<#kind>),
        body: quote!(self.#name = Some(input.into());),
        whole: Whole {
            docs: about,
            option: quote!(Option<#kind>),
            body: quote!(self.#name = input;),
            in_place: false,
        },
        getter: None,
        name,
    };
    setters.print()
}

fn from_config(plan: &EndpointPlan) -> TokenStream {
    let settings = plan.parameters.iter().filter_map(|parameter| {
        let value = match parameter.filled {
            Filled::Nobody => return None,
            Filled::Builtin(builtin) => builtin_value(builtin)?,
            Filled::Client(builtin) => {
                let client = plan
                    .client_parameters
                    .iter()
                    .find(|client| client.name == parameter.name)?;
                let name = ident(&client.type_name);
                let else_builtin = builtin
                    .and_then(builtin_value)
                    .map(|value| quote!(.or_else(|| #value)));
                quote! {
                    config.load::<super::settings::#name>().map(|setting| setting.0.to_owned())
                        #else_builtin
                }
            }
        };
        let set = prefixed("set_", &parameter.base);
        Some(quote!(.#set(#value)))
    });
    let settings: Vec<TokenStream> = settings.collect();
    let config = format_ident!(
        "{}",
        if settings.is_empty() {
            "_config"
        } else {
            "config"
        }
    );
    quote! {
        /// The parameters that the configuration gives.
        pub(crate) fn from_config(#config: &ConfigBag) -> ParamsBuilder {
            ParamsBuilder::default() #(#settings)*
        }
    }
}

/// What the configuration knows of such a parameter; the account is only known with the identity.
fn builtin_value(builtin: Builtin) -> Option<TokenStream> {
    let function = match builtin {
        Builtin::Region => quote!(region),
        Builtin::UseDualStack => quote!(use_dual_stack),
        Builtin::UseFips => quote!(use_fips),
        Builtin::Endpoint => quote!(endpoint),
        Builtin::AccountIdEndpointMode => quote!(account_id_endpoint_mode),
        Builtin::AccountId => return None,
    };
    Some(quote!(builtins::#function(config)))
}

/// The type of a parameter that is set.
pub(super) fn kind(kind: Kind) -> TokenStream {
    match kind {
        Kind::Text => quote!(String),
        Kind::Flag => quote!(bool),
        Kind::Texts => quote!(Vec<String>),
    }
}

/// A value that the model gives.
pub(super) fn literal(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Text(text) => quote!(#text.to_owned()),
        Literal::Flag(value) => quote!(#value),
        Literal::Texts(texts) => quote!(vec![#(#texts.to_owned()),*]),
    }
}

fn about(parameter: &Parameter) -> TokenStream {
    let docs = comment(&parameter.docs);
    let deprecated = parameter
        .deprecated
        .as_ref()
        .map(|note| quote!(#[deprecated(note = #note)]));
    quote!(#docs #deprecated)
}
