//! Operations whose whole path stands in the endpoint: the slash that joins the two is taken off again.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;

/// Sends the operation's requests to the path of the endpoint as it is.
pub fn keep_path(
    _: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(EndpointPathInterceptor))
}

/// Runs before each signing, when the endpoint is applied.
#[derive(Debug)]
struct EndpointPathInterceptor;

#[dyn_dispatch_hint]
impl Intercept for EndpointPathInterceptor {
    fn name(&self) -> &'static str {
        "EndpointPathInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if let Some(uri) = without_slash(request.uri()) {
            request.set_uri(uri)?;
        }
        Ok(())
    }
}

/// The URI without the slash at the end of its path, when the path is more than that.
fn without_slash(uri: &str) -> Option<String> {
    let (path, query) = match uri.find('?') {
        Some(at) => uri.split_at(at),
        None => (uri, ""),
    };
    let path = path.strip_suffix('/')?;
    let (_, target) = path.split_once("://")?;
    target.contains('/').then(|| format!("{path}{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_as_that_of_the_endpoint() {
        let of = |uri| without_slash(uri).unwrap_or_else(|| String::from(uri));
        assert_eq!(of("https://a/b/"), "https://a/b");
        assert_eq!(of("https://a/b/?c=/"), "https://a/b?c=/");
        for uri in [
            "https://a/",
            "https://a/?c",
            "https://a/b",
            "https://a/b?c/",
        ] {
            assert_eq!(of(uri), uri);
        }
    }
}
