//! Operations whose requests go to a URL that their input gives.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

use super::super::operation::table::Operation;

/// Sends the operation's requests where the input says.
pub fn follow_input(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(InputEndpointInterceptor(
        operation,
    )))
}

/// The URL in the input of a call.
#[derive(Clone, Debug)]
struct InputEndpoint(String);

impl Storable for InputEndpoint {
    type Storer = StoreReplace<Self>;
}

/// Keeps the URL, and puts it in place of the endpoint's before each signing, when the endpoint is
/// applied: the endpoint still says how requests are signed.
#[derive(Debug)]
struct InputEndpointInterceptor(&'static Operation);

#[dyn_dispatch_hint]
impl Intercept for InputEndpointInterceptor {
    fn name(&self) -> &'static str {
        "InputEndpointInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = (self.0.vtable.input_mut)(context.input_mut())
            .ok_or("the input is of another operation")?;
        if let Some(url) = input.endpoint_url().filter(|url| !url.is_empty()) {
            let url = InputEndpoint(url.to_owned());
            cfg.interceptor_state().store_put(url);
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match cfg.load::<InputEndpoint>() {
            Some(InputEndpoint(url)) => redirect(context.request_mut(), url),
            None => Ok(()),
        }
    }
}

/// Puts the URL in place of the endpoint. Its path comes before that of the operation.
fn redirect(request: &mut HttpRequest, url: &str) -> Result<(), BoxError> {
    let is_absolute = ["https://", "http://"].iter().any(|it| url.starts_with(it));
    if !is_absolute || url.contains(['?', '#']) {
        return Err(format!("the endpoint in the input is no URL of a server: `{url}`").into());
    }
    let base = url.strip_suffix('/').unwrap_or(url);
    let target = format!("{base}{}", path_and_query(request.uri()));
    request.set_uri(target)?;
    Ok(())
}

/// What follows the authority.
fn path_and_query(uri: &str) -> &str {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    rest.split_at_checked(at).map_or("", |(_, target)| target)
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn redirected(from: &str, to: &str) -> Option<String> {
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_uri(from).expect("a URI");
        redirect(&mut request, to).ok()?;
        Some(request.uri().to_owned())
    }

    #[test]
    fn the_url_takes_the_place_of_the_endpoint() {
        for (from, to, expected) in [
            ("https://a/", "https://b", "https://b/"),
            ("https://a/", "https://b/", "https://b/"),
            ("https://a/c?d=e", "http://b:1/f", "http://b:1/f/c?d=e"),
        ] {
            assert_eq!(redirected(from, to).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_is_no_url_is_refused() {
        for url in ["b", "ftp://b", "https://b/?c", "https://b c"] {
            assert_eq!(redirected("https://a/", url), None, "{url}");
        }
    }
}
