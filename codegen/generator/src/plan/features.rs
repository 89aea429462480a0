//! Which parts of the run-time code a crate needs: those with settings that the whole service asks for, and
//! those that the crate's own operations make use of.

use super::crate_plan::CratePlan;
use super::endpoints::{Builtin, Filled};
use super::operations::OperationPlan;
use super::service::AuthScheme;

/// A part of the run-time code that only some services need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Account IDs in host names.
    AccountIdEndpoints,
    /// API keys.
    ApiKeyAuth,
    /// User names and passwords.
    BasicAuth,
    /// Bearer tokens.
    BearerAuth,
    /// The `Content-MD5` header.
    Checksum,
    /// Compressed requests.
    Compression,
    /// The settings of compressed requests.
    CompressionSettings,
    /// Idempotency tokens.
    Idempotency,
    /// Paginators.
    Paginator,
    /// Signatures for several regions.
    SigV4a,
    /// Waiters.
    Waiter,
}

impl Part {
    /// Every part.
    pub const ALL: &[Self] = &[
        Self::AccountIdEndpoints,
        Self::ApiKeyAuth,
        Self::BasicAuth,
        Self::BearerAuth,
        Self::Checksum,
        Self::Compression,
        Self::CompressionSettings,
        Self::Idempotency,
        Self::Paginator,
        Self::SigV4a,
        Self::Waiter,
    ];

    /// The Cargo feature with which `farrier-runtime` has the part; nothing when all the code of it is a
    /// client's own.
    pub fn runtime_feature(self) -> Option<&'static str> {
        match self {
            Self::ApiKeyAuth => Some("api-key-auth"),
            Self::Checksum => Some("checksum"),
            Self::Compression => Some("compression"),
            Self::CompressionSettings => Some("compression-settings"),
            Self::Idempotency => Some("idempotency"),
            Self::Paginator => Some("paginator"),
            Self::Waiter => Some("waiter"),
            Self::AccountIdEndpoints | Self::BasicAuth | Self::BearerAuth | Self::SigV4a => None,
        }
    }
}

impl CratePlan {
    /// Whether the crate needs a part.
    pub fn needs(&self, part: Part) -> bool {
        let any = |has: fn(&OperationPlan) -> bool| self.operations.iter().any(has);
        let surface = &self.surface;
        match part {
            Part::AccountIdEndpoints => self.endpoint.parameters.iter().any(|parameter| {
                parameter.filled == Filled::Builtin(Builtin::AccountIdEndpointMode)
            }),
            Part::ApiKeyAuth => surface.auth_schemes.contains(&AuthScheme::ApiKey),
            Part::BasicAuth => surface.auth_schemes.contains(&AuthScheme::Basic),
            Part::BearerAuth => surface.auth_schemes.contains(&AuthScheme::Bearer),
            Part::Checksum => any(|operation| operation.checksum_required),
            Part::Compression => any(|operation| operation.compressed),
            Part::CompressionSettings => surface.compression,
            Part::Idempotency => surface.idempotency_tokens,
            Part::Paginator => any(|operation| operation.paginator.is_some()),
            Part::SigV4a => surface.sigv4a,
            Part::Waiter => !self.waiters.is_empty(),
        }
    }
}
