//! The facts of the service that every call needs: its names, its protocol, its auth schemes.

use crate::DocsLevel;
use crate::diagnostics::Diagnostics;
use crate::docs;
use crate::model::auth::AuthOption;
use crate::model::select::Selection;
use crate::model::{Location, Model, ShapeId, Traits};

use super::customizations::{self, ServiceCustomizations};
use super::descriptions::{self, Docs};
use super::protocol::{self, Protocol};

/// What every call needs to know of the service.
#[derive(Clone, Debug)]
pub struct ServicePlan {
    /// Where it stands in the model.
    pub location: Location,
    /// The service's name as people write it.
    pub title: String,
    /// Its documentation.
    pub docs: Docs,
    /// The `sdkId`, or the shape's name for a service that is not of AWS.
    pub sdk_id: String,
    /// The `sdkId` as one lower-case word: in user agents, metrics and retry partitions.
    pub id: String,
    /// The name under which calls are measured: that of the official crate.
    pub metrics_scope: String,
    /// The name that signatures carry.
    pub signing_name: String,
    /// The shape's name.
    pub shape_name: String,
    /// The shape's namespace.
    pub namespace: String,
    /// The service's version.
    pub version: String,
    /// The URI and prefix of its XML namespace.
    pub xml_namespace: Option<(String, Option<String>)>,
    /// Whether replies may carry the error codes of the query protocol that the service once spoke.
    pub query_compatible: bool,
    /// The protocol.
    pub protocol: Protocol,
    /// The auth schemes that operations have unless they say otherwise.
    pub auth_schemes: Vec<AuthScheme>,
    /// The auth schemes of operations that say otherwise, by their names.
    pub operation_auth_schemes: Vec<(String, Vec<AuthScheme>)>,
    /// Where API keys go, for a service that takes them.
    pub api_key: Option<ApiKey>,
    /// Whether the environment may have a bearer token for the service.
    pub token_in_environment: bool,
    /// What the service needs that no trait of its model says.
    pub customizations: ServiceCustomizations,
}

/// Where API keys go, by `smithy.api#httpApiKeyAuth`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiKey {
    /// Into the query parameter of this name.
    Query(String),
    /// Into the header of this name, after the name of a scheme if there is one.
    Header(String, Option<String>),
}

/// A way for a caller to show who it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuthScheme {
    /// `aws.auth#sigv4`
    SigV4,
    /// `aws.auth#sigv4a`
    SigV4a,
    /// `smithy.api#httpApiKeyAuth`
    ApiKey,
    /// `smithy.api#httpBasicAuth`
    Basic,
    /// `smithy.api#httpBearerAuth`
    Bearer,
    /// `smithy.api#httpDigestAuth`
    Digest,
    /// `smithy.api#noAuth`
    None,
    /// The one with this trait, which the user has to bring.
    Other(String),
}

/// The schemes by the ID of their trait.
const SCHEMES: &[(&str, AuthScheme)] = &[
    ("aws.auth#sigv4", AuthScheme::SigV4),
    ("aws.auth#sigv4a", AuthScheme::SigV4a),
    ("smithy.api#httpApiKeyAuth", AuthScheme::ApiKey),
    ("smithy.api#httpBasicAuth", AuthScheme::Basic),
    ("smithy.api#httpBearerAuth", AuthScheme::Bearer),
    ("smithy.api#httpDigestAuth", AuthScheme::Digest),
    ("smithy.api#noAuth", AuthScheme::None),
];

impl AuthScheme {
    /// The scheme with this trait.
    fn of_trait(id: &str) -> Self {
        let known = SCHEMES.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| Self::Other(id.to_owned()), |(_, scheme)| scheme.clone())
    }

    /// The ID by which the runtime knows the scheme: that of the published run-time crates, or the
    /// trait's own for a scheme that they do not have.
    pub fn id(&self) -> &str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::ApiKey => "httpApiKeyAuth",
            Self::Basic => "httpBasicAuth",
            Self::Bearer => "httpBearerAuth",
            Self::Digest => "httpDigestAuth",
            Self::None => "noAuth",
            Self::Other(id) => id,
        }
    }
}

/// Plans the service.
///
/// # Errors
/// No protocol of the service is supported.
pub fn plan(
    model: &Model,
    selection: &Selection,
    docs: DocsLevel,
) -> Result<ServicePlan, Diagnostics> {
    let shape = model.shape(&selection.service);
    let traits = &shape.traits;
    let name = shape.id.name();
    let sdk_id = traits
        .aws_service()
        .map_or(name, |aws| aws.sdk_id)
        .to_owned();
    let id: String = sdk_id
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let signing_name = traits.sigv4_name().unwrap_or(&id).to_owned();
    let title = docs::plain(traits.title().unwrap_or(&sdk_id));
    Ok(ServicePlan {
        location: shape.location.clone(),
        docs: descriptions::of(
            docs,
            traits,
            &format!("A client of {}.", docs::escaped(&title)),
        ),
        title,
        token_in_environment: customizations::has_token_in_environment(&signing_name),
        signing_name,
        metrics_scope: format!("aws-sdk-{id}"),
        id,
        sdk_id,
        shape_name: name.to_owned(),
        namespace: shape.id.namespace().to_owned(),
        version: model
            .service(&selection.service)
            .map_or_else(String::new, |service| service.version.clone()),
        xml_namespace: traits.xml_namespace().map(|namespace| {
            (
                namespace.uri.to_owned(),
                namespace.prefix.map(str::to_owned),
            )
        }),
        query_compatible: traits.aws_query_compatible(),
        protocol: protocol::choose(model, shape)?,
        auth_schemes: service_schemes(model, &selection.service),
        operation_auth_schemes: operation_schemes(model, &selection.service, &selection.operations),
        api_key: api_key(traits),
        customizations: customizations::of_service(&selection.service),
    })
}

fn api_key(traits: &Traits) -> Option<ApiKey> {
    let value = traits.http_api_key_auth()?;
    let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let name = text("name")?;
    match text("in")?.as_str() {
        "query" => Some(ApiKey::Query(name)),
        _ => Some(ApiKey::Header(name, text("scheme"))),
    }
}

fn service_schemes(model: &Model, service: &ShapeId) -> Vec<AuthScheme> {
    let mut schemes = schemes(model.service_auth(service));
    if is_auth_optional(service) && !schemes.contains(&AuthScheme::None) {
        schemes.push(AuthScheme::None);
    }
    schemes
}

fn is_auth_optional(service: &ShapeId) -> bool {
    customizations::of_service(service).optional_auth
}

/// The operations whose schemes are not those of the service.
fn operation_schemes(
    model: &Model,
    service: &ShapeId,
    operations: &[ShapeId],
) -> Vec<(String, Vec<AuthScheme>)> {
    let common = service_schemes(model, service);
    let has_own = |id: &&ShapeId| {
        let traits = &model.shape(id).traits;
        !is_auth_optional(service) || traits.auth().is_some()
    };
    let own = operations.iter().filter(has_own).map(|id| {
        let schemes = schemes(model.operation_auth(service, id));
        (id.name().to_owned(), schemes)
    });
    own.filter(|(_, schemes)| *schemes != common).collect()
}

/// Whether an operation of a service may be called with this auth scheme.
pub(super) fn has_scheme(
    model: &Model,
    service: &ShapeId,
    operation: &ShapeId,
    scheme: &AuthScheme,
) -> bool {
    schemes(model.operation_auth(service, operation)).contains(scheme)
}

/// The auth schemes of these operations of a service, each once.
pub(super) fn all_schemes(
    model: &Model,
    service: &ShapeId,
    operations: &[ShapeId],
) -> Vec<AuthScheme> {
    let own = operation_schemes(model, service, operations);
    let mut all = service_schemes(model, service);
    all.extend(own.into_iter().flat_map(|(_, schemes)| schemes));
    all.sort_unstable();
    all.dedup();
    all
}

fn schemes(options: Vec<AuthOption<'_>>) -> Vec<AuthScheme> {
    options
        .into_iter()
        .map(|option| AuthScheme::of_trait(option.id))
        .collect()
}
