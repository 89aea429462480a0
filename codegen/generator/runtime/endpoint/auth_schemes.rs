//! The auth schemes that the endpoint of a call names. They go before those of the model: what an endpoint
//! names is what it takes.

use std::borrow::Cow;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

/// The IDs of the schemes that the endpoint of a call names, in its order.
///
/// # Errors
/// There is no endpoint.
pub async fn of_endpoint(
    cfg: &ConfigBag,
    components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeId>, BoxError> {
    let params = cfg
        .load::<EndpointResolverParams>()
        .ok_or("there are no endpoint parameters")?;
    let resolver = components.endpoint_resolver();
    let endpoint = resolver.resolve_endpoint(params).await?;
    Ok(names(&endpoint))
}

/// The names in either of the forms that an endpoint can have them in.
pub fn names(endpoint: &Endpoint) -> Vec<AuthSchemeId> {
    let typed = endpoint.auth_schemes().iter();
    let typed: Vec<AuthSchemeId> = typed.map(|scheme| id(scheme.name())).collect();
    if !typed.is_empty() {
        return typed;
    }
    let schemes = match endpoint.properties().get("authSchemes") {
        Some(Document::Array(schemes)) => schemes.as_slice(),
        _ => &[],
    };
    let names = schemes
        .iter()
        .filter_map(|scheme| scheme.as_object()?.get("name")?.as_string());
    names.map(id).collect()
}

fn id(name: &str) -> AuthSchemeId {
    AuthSchemeId::from(Cow::Owned(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn schemes_are_named_in_the_order_of_the_endpoint() {
        let scheme = |name: &str| {
            let name = Document::from(name.to_owned());
            Document::Object(HashMap::from([("name".to_owned(), name)]))
        };
        let schemes = Document::Array(vec![scheme("b"), scheme("a"), Document::Null]);
        let endpoint = Endpoint::builder()
            .url("https://a")
            .property("authSchemes", schemes)
            .build();
        assert_eq!(names(&endpoint), [id("b"), id("a")]);
        let none = Endpoint::builder().url("https://a").build();
        assert_eq!(names(&none), []);
    }
}
