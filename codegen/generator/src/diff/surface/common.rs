//! What the subjects of several kinds have in common: paths, and how lists are shown.

use crate::plan::service::AuthScheme;

/// The trait that makes waiters.
pub(in crate::diff) const WAITERS: &str = "client::Waiters";
/// The error of the whole service.
pub(super) const SERVICE_ERROR: &str = "Error";

/// The IDs of auth schemes, in order of preference.
pub(super) fn schemes(schemes: &[AuthScheme]) -> String {
    let ids: Vec<&str> = schemes.iter().map(AuthScheme::id).collect();
    ids.join(", ")
}
