//! What single services need that no trait of their models says: a table of facts, each with its reason
//! and its test. What follows from a fact is in the pass that it concerns; those that change what the
//! model says are applied in `model_changes` before any pass looks at it.
//!
//! Another fact is a row in `rows`, a kind of fact that is new a variant of [`Customization`].

mod lookup;
mod model_changes;
mod row;
mod rows;
mod trait_changes;

use crate::model::ShapeId;

pub(super) use lookup::for_all;
pub use lookup::{has, of_operation};
pub(super) use model_changes::{apply, date_headers};
pub use row::{Customization, HeaderText, LoginTokens, Row, SessionNames, SigningPlan};
pub use rows::ROWS;
use rows::TOKENS_IN_ENVIRONMENT;

/// What the IDs of the shapes of AWS's services begin with.
const AWS: &str = "com.amazonaws.";

/// Whether numbers and booleans of nested structures stay out of requests while they are their default.
/// Smithy's test cases want them in, and other services get them. The official crates leave them out, and
/// services of AWS tell what is unset from what is sent: an expiry in days may not say anything of markers.
///
/// Test: `numbers_and_booleans_that_are_their_default_are_not_sent`.
pub fn leaves_out_defaults(service: &ShapeId) -> bool {
    service.as_str().starts_with(AWS)
}

/// What all replies and requests of a service have unlike those of others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceCustomizations {
    /// How requests are signed, if not as usual.
    pub signing: Option<SigningPlan>,
    /// Whether a reply whose body has the root `Error` is an error.
    pub error_in_success: bool,
    /// The codes of errors with an empty body, by status.
    pub codes_of_empty_errors: Vec<(u16, &'static str)>,
    /// The codes of errors that pass.
    pub transient_errors: Vec<&'static str>,
    /// The header with a second ID of the request, and its name in the metadata of errors.
    pub extended_request_id: Option<(&'static str, &'static str)>,
    /// Whether operations may go without authentication, when there are no credentials.
    pub optional_auth: bool,
    /// What the use of sessions is called.
    pub sessions: Option<SessionNames>,
    /// Whether presigned requests leave the payload out of the signature.
    pub unsigned_when_presigned: bool,
    /// The settings that the environment may give.
    pub settings_from_environment: Vec<(&'static str, &'static str, &'static str)>,
    /// The headers of all requests.
    pub headers: Vec<(&'static str, HeaderText)>,
    /// The numbers of retries: the milliseconds of the first wait, and how often a call is tried.
    pub retry_numbers: Option<(u64, u32)>,
    /// What the crate makes login tokens for.
    pub login_tokens: Option<LoginTokens>,
}

impl ServiceCustomizations {
    /// Whether there is none that the table of the service has a field for.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                settings_from_environment: self.settings_from_environment.clone(),
                sessions: self.sessions,
                optional_auth: self.optional_auth,
                retry_numbers: self.retry_numbers,
                login_tokens: self.login_tokens,
                ..Self::default()
            }
    }
}

/// What is known of a service as a whole.
pub fn of_service(service: &ShapeId) -> ServiceCustomizations {
    let mut all = ServiceCustomizations::default();
    for what in for_all(service) {
        match what {
            Customization::Signing(signing) => all.signing = Some(signing),
            Customization::ErrorInSuccess => all.error_in_success = true,
            Customization::CodeOfEmptyError(status, code) => {
                all.codes_of_empty_errors.push((status, code));
            }
            Customization::TransientError(code) => all.transient_errors.push(code),
            Customization::ExtendedRequestId { header, key } => {
                all.extended_request_id = Some((header, key));
            }
            Customization::OptionalAuth => all.optional_auth = true,
            Customization::Sessions(names) => all.sessions = Some(names),
            Customization::UnsignedWhenPresigned => all.unsigned_when_presigned = true,
            Customization::SettingFromEnvironment(setting, variable, key) => {
                all.settings_from_environment.push((setting, variable, key));
            }
            Customization::Header(name, text) => all.headers.push((name, text)),
            Customization::RetryNumbers(wait, attempts) => {
                all.retry_numbers = Some((wait, attempts));
            }
            Customization::LoginTokens(what) => all.login_tokens = Some(what),
            // These are about the model, or about single operations and their members.
            Customization::LabelInEndpoint(_)
            | Customization::DateOrText(_)
            | Customization::AnyRoot
            | Customization::PagesWhile(_)
            | Customization::UnsignedOnRequest
            | Customization::PresignedInQuery
            | Customization::SlowReply
            | Customization::LongPoll
            | Customization::TextWhenUnset(..)
            | Customization::PrefixesCut { .. }
            | Customization::TreeHash
            | Customization::EndpointInInput(_)
            | Customization::PrefixInEndpoint
            | Customization::Retryable(_)
            | Customization::NoDefault(_)
            | Customization::OptionalMembers => {}
        }
    }
    all
}

/// Whether the environment may have a bearer token for a service that signs with this name.
pub fn has_token_in_environment(signing_name: &str) -> bool {
    TOKENS_IN_ENVIRONMENT.contains(&signing_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_reason_and_its_test() {
        for row in ROWS {
            assert!(row.service.contains('#'), "{row:?}");
            assert!(!row.reason.is_empty() && !row.test.is_empty(), "{row:?}");
        }
    }

    #[test]
    fn a_service_without_rows_has_no_customizations() {
        let all = of_service(&ShapeId::from("a#S"));
        assert!(all.is_empty(), "{all:?}");
    }
}
