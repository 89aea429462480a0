//! What single services need that no trait of their models says: a table of facts, each with its reason
//! and its test. What follows from a fact is in the pass that it concerns; those that change what the
//! model says are applied in [`model_changes`] before any pass looks at it.
//!
//! Another fact is a row in [`rows`], a kind of fact that is new a variant of [`Customization`]. What is
//! still missing is reported by `model::support`.

mod model_changes;
mod rows;

use crate::model::ShapeId;

pub(super) use model_changes::{apply, date_headers};
pub use rows::ROWS;

/// One fact about a service.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The shape ID of the service.
    pub service: &'static str,
    /// The names of the operations that it is for; none when it is for all.
    pub operations: &'static [&'static str],
    /// What it is.
    pub what: Customization,
    /// Why.
    pub reason: &'static str,
    /// The name of the test that fails without it.
    pub test: &'static str,
}

/// What can be said of a service or an operation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Customization {
    /// The endpoint rules put the value of this member of inputs into the URL, so its label is taken out
    /// of the beginning of URIs. Without rules the label stays.
    LabelInEndpoint(&'static str),
    /// The shape with this ID is a date, which the service may send as any text: outputs that have one in
    /// a header get the text as well.
    DateOrText(&'static str),
    /// How requests are signed.
    Signing(SigningPlan),
    /// A reply whose body has the root `Error` is an error, whatever its status.
    ErrorInSuccess,
    /// An error with this status and an empty body has this code.
    CodeOfEmptyError(u16, &'static str),
    /// An error with this code passes, so the call is tried again.
    TransientError(&'static str),
    /// The root of the body of a reply may have any name.
    AnyRoot,
    /// The pages go on while this member of the output is true, whatever the token says.
    PagesWhile(&'static str),
    /// The header of replies with a second ID of the request.
    ExtendedRequestId {
        /// The header.
        header: &'static str,
        /// Its name in the metadata of an error.
        key: &'static str,
    },
    /// A caller can leave the payload of a single call out of the signature.
    UnsignedOnRequest,
    /// A reply may take long to begin, or stand still, so stalled-stream protection leaves it alone.
    SlowReply,
    /// A setting of the service that the environment and the profile may give: its name in the model, the
    /// environment variable, and the key of the profile.
    SettingFromEnvironment(&'static str, &'static str, &'static str),
}

/// How paths and payloads count in signatures of version 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SigningPlan {
    /// Whether what is percent-encoded in the path is encoded once more.
    pub double_uri_encode: bool,
    /// Whether the digest of the payload is sent as a header.
    pub content_sha256_header: bool,
    /// Whether dot segments and empty segments are taken out of the path.
    pub normalize_uri_path: bool,
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
    /// The settings that the environment may give.
    pub settings_from_environment: Vec<(&'static str, &'static str, &'static str)>,
}

impl ServiceCustomizations {
    /// Whether there is none that the table of the service has a field for.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                settings_from_environment: self.settings_from_environment.clone(),
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
            Customization::SettingFromEnvironment(setting, variable, key) => {
                all.settings_from_environment.push((setting, variable, key));
            }
            Customization::LabelInEndpoint(_)
            | Customization::DateOrText(_)
            | Customization::AnyRoot
            | Customization::PagesWhile(_)
            | Customization::UnsignedOnRequest
            | Customization::SlowReply => {}
        }
    }
    all
}

/// Whether an operation of a service has this customization.
pub fn has(service: &ShapeId, operation: &ShapeId, what: Customization) -> bool {
    of_operation(service, operation).any(|found| found == what)
}

/// What is known of an operation of a service by name.
pub fn of_operation(service: &ShapeId, operation: &ShapeId) -> impl Iterator<Item = Customization> {
    let name = operation.name();
    let rows = of(service).filter(move |row| row.operations.contains(&name));
    rows.map(|row| row.what)
}

/// What is known of all operations of a service.
fn for_all(service: &ShapeId) -> impl Iterator<Item = Customization> {
    let rows = of(service).filter(|row| row.operations.is_empty());
    rows.map(|row| row.what)
}

fn of(service: &ShapeId) -> impl Iterator<Item = &'static Row> {
    ROWS.iter().filter(|row| row.service == service.as_str())
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
