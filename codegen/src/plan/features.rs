//! Which parts of the run-time code a crate needs: those that its operations make use of.

use super::CratePlan;
use super::operations::OperationPlan;
use super::service::AuthScheme;

/// A part of the run-time code that only some services need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
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
    /// Idempotency tokens.
    Idempotency,
    /// Paginators.
    Paginator,
    /// Waiters.
    Waiter,
}

impl CratePlan {
    /// Whether the crate needs a part.
    pub fn needs(&self, part: Part) -> bool {
        let any = |has: fn(&OperationPlan) -> bool| self.operations.iter().any(has);
        match part {
            Part::ApiKeyAuth => self
                .service
                .all_auth_schemes()
                .any(|it| *it == AuthScheme::ApiKey),
            Part::BasicAuth => self
                .service
                .all_auth_schemes()
                .any(|it| *it == AuthScheme::Basic),
            Part::BearerAuth => self
                .service
                .all_auth_schemes()
                .any(|it| *it == AuthScheme::Bearer),
            Part::Checksum => any(|operation| operation.checksum_required),
            Part::Compression => any(|operation| operation.compressed),
            Part::Idempotency => any(|operation| operation.idempotency_token.is_some()),
            Part::Paginator => any(|operation| operation.paginator.is_some()),
            Part::Waiter => !self.waiters.is_empty(),
        }
    }
}
