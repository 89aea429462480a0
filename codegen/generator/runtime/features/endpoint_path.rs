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
use aws_types::endpoint_config::EndpointUrl;

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
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let configured = cfg.load::<EndpointUrl>().map(|url| url.0.as_str());
        let request = context.request_mut();
        if let Some(uri) = without_slash(request.uri(), configured) {
            request.set_uri(uri)?;
        }
        Ok(())
    }
}

/// The URI without the slash at the end of its path, when the path is more than that and than the one of
/// the URL that is configured: a server below a path is asked for that path with its slash.
fn without_slash(uri: &str, configured: Option<&str>) -> Option<String> {
    let (target, query) = match uri.find('?') {
        Some(at) => uri.split_at(at),
        None => (uri, ""),
    };
    let target = target.strip_suffix('/')?;
    let path = path_of(target)?;
    let configured = configured.and_then(path_of);
    let is_more = configured.is_none_or(|it| it.trim_end_matches('/') != path);
    is_more.then(|| format!("{target}{query}"))
}

/// What stands behind the first slash after the host.
fn path_of(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    rest.split_once('/').map(|(_, path)| path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_ends_as_that_of_the_endpoint() {
        let of = |uri| without_slash(uri, None).unwrap_or_else(|| String::from(uri));
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

    #[test]
    fn the_path_that_is_configured_keeps_its_slash() {
        let of = |uri, url| without_slash(uri, Some(url));
        for url in ["https://a/b", "https://a/b/"] {
            assert_eq!(of("https://c.a/b/?d", url), None);
            assert_eq!(
                of("https://a/b/c/?d", url).as_deref(),
                Some("https://a/b/c?d")
            );
        }
        assert_eq!(
            of("https://a/c/", "https://a").as_deref(),
            Some("https://a/c")
        );
    }
}
