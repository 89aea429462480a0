//! Paginators: follows the tokens of an operation from page to page.

use std::collections::HashMap;
use std::hash::BuildHasher;

use aws_smithy_async::future::pagination_stream::PaginationStream;
use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::error::operation::BuildError;

use super::super::call::invoke::{self, CallResult};
use super::super::call::plugins;
use super::super::call::sdk_features::UsedFeature;
use super::super::operation::shapes::{OperationError, OperationInput, OperationOutput};
use super::super::operation::table::Operation;

/// The members of an operation's input and output that hold the token.
#[derive(Debug)]
pub struct Tokens<I, O, T> {
    /// The input's member.
    pub input: fn(&mut I) -> &mut Option<T>,
    /// The output's member.
    pub output: fn(&O) -> Option<&T>,
}

/// The type of a token.
#[doc(hidden)] // clients implement it for types that users see
pub trait Token: Clone + PartialEq + Send + Sync + 'static {
    /// Whether the token is empty, which means that there are no more pages.
    fn is_empty(&self) -> bool {
        false
    }
}

impl Token for String {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<K, V, S> Token for HashMap<K, V, S>
where
    K: Clone + Eq + std::hash::Hash + Send + Sync + 'static,
    V: Clone + PartialEq + Send + Sync + 'static,
    S: BuildHasher + Clone + Send + Sync + 'static,
{
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Token for Vec<T> {
    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

impl Token for i32 {}
impl Token for i64 {}

/// The pages from the one that the input asks for. A call is made when its page is asked for; the
/// stream ends after the last page or the first error.
pub fn pages<I, O, E, T>(
    operation: &'static Operation,
    plugins: RuntimePlugins,
    input: Result<I, BuildError>,
    tokens: Tokens<I, O, T>,
    stop_on_duplicate_token: bool,
) -> PaginationStream<CallResult<O, E>>
where
    I: OperationInput + Clone,
    O: OperationOutput,
    E: OperationError,
    T: Token,
{
    let plugins = plugins.with_operation_plugin(plugins::of_interceptor(UsedFeature(
        SmithySdkFeature::Paginator,
    )));
    PaginationStream::new(FnStream::new(move |pages| {
        Box::pin(async move {
            let mut input = match input {
                Ok(input) => input,
                Err(error) => {
                    let error = SdkError::construction_failure(error);
                    // It fails only when the stream was dropped.
                    let _ = pages.send(Err(error)).await;
                    return;
                }
            };
            loop {
                let page = invoke::call_with(operation, &plugins, input.clone()).await;
                let more = page.as_ref().is_ok_and(|page| {
                    let next = (tokens.output)(page);
                    advance((tokens.input)(&mut input), next, stop_on_duplicate_token)
                });
                if pages.send(page).await.is_err() || !more {
                    return;
                }
            }
        })
    }))
}

/// Sets the token of the next page; returns whether there is one.
fn advance<T: Token>(
    token: &mut Option<T>,
    next: Option<&T>,
    stop_on_duplicate_token: bool,
) -> bool {
    let Some(next) = next.filter(|next| !next.is_empty()) else {
        return false;
    };
    if stop_on_duplicate_token && token.as_ref() == Some(next) {
        return false;
    }
    *token = Some(next.clone());
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_on_unless_it_is_empty_or_repeats() {
        let mut token = None;
        let next = String::from("a");
        assert!(advance(&mut token, Some(&next), true));
        assert_eq!(token, Some(next.clone()));
        assert!(!advance(&mut token, Some(&next), true));
        assert!(advance(&mut token, Some(&next), false));
        assert!(!advance(&mut token, Some(&String::new()), false));
        assert!(!advance(&mut token, None, false));
    }
}
