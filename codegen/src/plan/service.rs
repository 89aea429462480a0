//! The facts of the service that every call needs: its names, its protocol, its auth schemes.

use crate::DocsLevel;
use crate::diagnostics::Diagnostics;
use crate::docs;
use crate::model::select::Selection;
use crate::model::{Model, Shape, ShapeId, Traits};

use super::descriptions::{self, Docs};
use super::protocol::{self, Protocol};

/// What every call needs to know of the service.
#[derive(Clone, Debug)]
pub struct ServicePlan {
    /// The service's name as people write it.
    pub title: String,
    /// Its documentation.
    pub docs: Docs,
    /// The `sdkId`, or the shape's name for a service that is not of AWS.
    pub sdk_id: String,
    /// The `sdkId` as one lower-case word: in user agents, metrics and retry partitions.
    pub id: String,
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
}

impl ServicePlan {
    /// The auth schemes of all operations, each perhaps more than once.
    pub fn all_auth_schemes(&self) -> impl Iterator<Item = AuthScheme> + '_ {
        let own = self.operation_auth_schemes.iter();
        let own = own.flat_map(|(_, schemes)| schemes);
        self.auth_schemes.iter().chain(own).copied()
    }
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
}

/// The schemes by the ID of their trait, in the order that holds when a service gives none.
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
    /// The ID by which the runtime knows the scheme.
    pub fn id(self) -> &'static str {
        match self {
            Self::SigV4 => "sigv4",
            Self::SigV4a => "sigv4a",
            Self::ApiKey => "httpApiKeyAuth",
            Self::Basic => "httpBasicAuth",
            Self::Bearer => "httpBearerAuth",
            Self::Digest => "httpDigestAuth",
            Self::None => "noAuth",
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
    let title = docs::plain(traits.title().unwrap_or(&sdk_id));
    Ok(ServicePlan {
        docs: descriptions::of(
            docs,
            traits,
            &format!("A client of {}.", docs::escaped(&title)),
        ),
        title,
        signing_name: traits.sigv4_name().unwrap_or(&id).to_owned(),
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
        protocol: protocol::choose(shape)?,
        auth_schemes: service_schemes(shape),
        operation_auth_schemes: operation_schemes(model, shape, &selection.operations),
        api_key: api_key(traits),
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

fn service_schemes(service: &Shape) -> Vec<AuthScheme> {
    let schemes = match service.traits.auth() {
        Some(ids) => by_ids(&ids),
        None => SCHEMES
            .iter()
            .filter(|(id, _)| service.traits.has(id))
            .map(|(_, scheme)| *scheme)
            .collect(),
    };
    or_none(schemes)
}

/// The operations whose schemes are not those of the service.
fn operation_schemes(
    model: &Model,
    service: &Shape,
    operations: &[ShapeId],
) -> Vec<(String, Vec<AuthScheme>)> {
    let common = service_schemes(service);
    let mut own = Vec::new();
    for id in operations {
        let traits = &model.shape(id).traits;
        let mut schemes = match traits.auth() {
            Some(ids) => or_none(by_ids(&ids)),
            None => common.clone(),
        };
        if traits.optional_auth() && !schemes.contains(&AuthScheme::None) {
            schemes.push(AuthScheme::None);
        }
        if schemes != common {
            own.push((id.name().to_owned(), schemes));
        }
    }
    own
}

fn by_ids(ids: &[&str]) -> Vec<AuthScheme> {
    ids.iter()
        .filter_map(|id| SCHEMES.iter().find(|(known, _)| known == id))
        .map(|(_, scheme)| *scheme)
        .collect()
}

fn or_none(schemes: Vec<AuthScheme>) -> Vec<AuthScheme> {
    match schemes.is_empty() {
        true => vec![AuthScheme::None],
        false => schemes,
    }
}
