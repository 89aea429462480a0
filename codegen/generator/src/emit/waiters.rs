//! Waiters: the trait of the client that gives them, and a module each with its builder and its
//! acceptors. Polling is run-time code.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::CratePlan;
use crate::plan::operations::OperationPlan;
use crate::plan::waiters::{Acceptor, Matcher, State, Test, WaiterPlan};
use crate::render::{EmittedFile, Origin};

use super::fluent;
use super::jmespath;
use super::tokens::{self, Prelude, ident};

/// `src/waiters.rs` and a file for each waiter; none when there are no waiters.
pub(super) fn files(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    if plan.waiters.is_empty() {
        return Vec::new();
    }
    let mut files = vec![EmittedFile::rust(
        "src/waiters.rs",
        ["What waiters give; [`Waiters`](crate::client::Waiters) makes them."],
        || modules(plan),
    )];
    for waiter in &plan.waiters {
        let Some(operation) = plan.operations.get(waiter.operation) else {
            continue;
        };
        let path = format!("src/waiters/{}.rs", waiter.module);
        let docs = [format!("The waiter `{}`.", waiter.stem)];
        let origin = Origin::Operation(operation.names.module.clone());
        files.push(EmittedFile::rust(path, docs, || file(waiter, operation)).of(origin));
    }
    files
}

fn modules(plan: &CratePlan) -> TokenStream {
    let modules = plan.waiters.iter().map(|waiter| ident(&waiter.module));
    quote!(#(pub mod #modules;)*)
}

/// The trait `Waiters`, in `src/client.rs`.
pub(super) fn client_trait(plan: &CratePlan) -> Option<TokenStream> {
    if plan.waiters.is_empty() {
        return None;
    }
    let method = |waiter: &WaiterPlan| {
        let names = &waiter.names;
        let (name, builder) = (ident(&names.method), ident(&names.builder));
        let module = ident(&waiter.module);
        quote!(fn #name(&self) -> crate::waiters::#module::#builder)
    };
    let declared = plan.waiters.iter().map(|waiter| {
        let (docs, method) = (tokens::docs(&waiter.docs), method(waiter));
        quote!(#docs #method;)
    });
    let defined = plan.waiters.iter().map(|waiter| {
        let (module, method) = (ident(&waiter.module), method(waiter));
        quote! {
            #[inline]
            #method {
                crate::waiters::#module::builder(self.handle.clone())
            }
        }
    });
    Some(quote! {
        /// Waiting until a resource comes to a state. Set the members of the polled operation's input
        /// on the builder that a method gives, then call `wait()` with the longest time to wait.
        pub trait Waiters {
            #(#declared)*
        }

        impl Waiters for Client {
            #(#defined)*
        }
    })
}

/// The conversion of a waiter's error into the service-wide one, in `src/error_meta.rs`.
pub(super) fn error_conversion(plan: &CratePlan) -> Option<TokenStream> {
    if plan.waiters.is_empty() {
        return None;
    }
    Some(quote! {
        impl<O, E> From<::aws_smithy_runtime_api::client::waiters::error::WaiterError<O, E>> for Error
        where
            O: ::std::fmt::Debug + Send + Sync + 'static,
            E: ::std::error::Error + Send + Sync + 'static,
        {
            fn from(
                error: ::aws_smithy_runtime_api::client::waiters::error::WaiterError<O, E>,
            ) -> Self {
                Self::Unhandled(Unhandled::new(error, ::std::default::Default::default()))
            }
        }
    })
}

fn file(waiter: &WaiterPlan, operation: &OperationPlan) -> TokenStream {
    let names = &waiter.names;
    let name = ident(&names.builder);
    let (poll, failure) = (ident(&names.final_poll), ident(&names.error));
    let input_builder = tokens::path(&operation.input.item.builder());
    let (output, error) = (
        tokens::path(&operation.output.item),
        tokens::path(&operation.error),
    );
    let docs = tokens::docs(&waiter.docs);
    let wait = wait(waiter, operation, &poll, &failure);
    let accept = accept(waiter, operation);
    let prelude = Prelude::beside(&[]);
    let members = operation.input.members.iter();
    let setters = members.map(|member| fluent::setters(member, prelude));
    let stem = waiter.stem.as_str();
    let poll_docs = tokens::comment(&[format!("The poll that ends waiting for `{stem}`.")]);
    let failure_docs = tokens::comment(&[format!("Why waiting for `{stem}` can fail.")]);
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<crate::support::client::Handle>,
            inner: #input_builder,
        }

        // No function of the type: a member of the input may have any name.
        #[inline]
        pub(crate) fn builder(handle: ::std::sync::Arc<crate::support::client::Handle>) -> #name {
            #name { handle, inner: ::std::default::Default::default() }
        }

        impl #name {
            /// The input of the polls as it is set so far.
            #[inline]
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            #wait
            #(#setters)*
        }

        #accept

        #poll_docs
        pub type #poll = ::aws_smithy_runtime_api::client::waiters::FinalPoll<
            #output,
            ::aws_smithy_runtime_api::client::result::SdkError<
                #error,
                ::aws_smithy_runtime_api::client::orchestrator::HttpResponse,
            >,
        >;

        #failure_docs
        pub type #failure =
            ::aws_smithy_runtime_api::client::waiters::error::WaiterError<#output, #error>;
    }
}

fn wait(
    waiter: &WaiterPlan,
    operation: &OperationPlan,
    poll: &proc_macro2::Ident,
    failure: &proc_macro2::Ident,
) -> TokenStream {
    let module = ident(&operation.names.module);
    let (least, greatest) = (
        Literal::u64_unsuffixed(waiter.delays.0),
        Literal::u64_unsuffixed(waiter.delays.1),
    );
    quote! {
        /// Polls until the state has come, for no longer than `max_wait`.
        ///
        /// # Errors
        /// The input cannot be built, the state cannot come any more, a call fails for a reason
        /// that the waiter does not expect, or the time is up.
        #[inline]
        pub async fn wait(self, max_wait: ::std::time::Duration) -> Result<#poll, #failure> {
            let waiter = crate::runtime::features::waiter::Waiter {
                operation: crate::operation::#module::OPERATION,
                delays: (#least, #greatest),
                accept,
            };
            {
                let plugins = self.handle.plugins(waiter.operation, None);
                crate::runtime::features::waiter::wait(waiter, plugins, self.inner.build(), max_wait).await
            }
        }
    }
}

/// The function that tells what a poll means.
fn accept(waiter: &WaiterPlan, operation: &OperationPlan) -> TokenStream {
    let input = tokens::path(&operation.input.item);
    let (output, error) = (
        tokens::path(&operation.output.item),
        tokens::path(&operation.error),
    );
    let acceptors = waiter.acceptors.iter().map(acceptor);
    quote! {
        /// What a poll says of the state.
        #[inline]
        #[allow(unused_imports, unused_variables)] // most waiters do not need all of them
        fn accept(
            input: &#input,
            result: Result<&#output, &#error>,
        ) -> ::aws_smithy_runtime::client::waiters::AcceptorState {
            use ::aws_smithy_runtime::client::waiters::AcceptorState;
            use crate::runtime::features::{jmespath, waiter};
            #(#acceptors)*
            AcceptorState::NoAcceptorsMatched
        }
    }
}

fn acceptor(acceptor: &Acceptor) -> TokenStream {
    let state = match acceptor.state {
        State::Success => quote!(Success),
        State::Failure => quote!(Failure),
        State::Retry => quote!(Retry),
    };
    let condition = match &acceptor.matcher {
        Matcher::Success(true) => quote!(result.is_ok()),
        Matcher::Success(false) => quote!(result.is_err()),
        Matcher::ErrorCodes(codes) => quote!(#(waiter::has_code(result, #codes))||*),
        Matcher::Path(expr, test) => {
            let value = jmespath::expression(expr);
            let condition = match test {
                Test::Text(text) => quote!(#value == Some(#text)),
                Test::Flag(true) => jmespath::condition(expr),
                Test::Flag(false) => quote!(#value == Some(false)),
                Test::AllTexts(text) => quote!(waiter::all_are(#value, #text)),
                Test::AnyText(text) => quote!(waiter::any_is(#value, #text)),
            };
            quote!(let Ok(output) = result && #condition)
        }
    };
    quote! {
        if #condition {
            return AcceptorState::#state;
        }
    }
}
