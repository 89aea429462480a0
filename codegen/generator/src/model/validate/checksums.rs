//! The members that `@httpChecksum` names are there and hold text, and what belongs together is there
//! together. Source: AWS core specification of Smithy, "httpChecksum trait".

use super::Checked;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::suggestion;
use crate::model::traits::HttpChecksum;
use crate::model::{Member, Shape, ShapeId, ShapeKind, SimpleKind};

const TRAIT: &str = "aws.protocols#httpChecksum";
const ALGORITHM: &str = "requestAlgorithmMember";
const MODE: &str = "requestValidationModeMember";
const ALGORITHMS: &str = "responseAlgorithms";
/// The mode in which a service sends checksums.
const ENABLED: &str = "ENABLED";

/// Checks the operations with the trait.
pub(super) fn check(checked: &Checked<'_>, faults: &mut Diagnostics) {
    for operation in checked.shapes() {
        let ShapeKind::Operation(bound) = &operation.kind else {
            continue;
        };
        let Some(checksum) = operation.traits.http_checksum() else {
            continue;
        };
        check_pair(operation, &checksum, faults);
        let members = [
            (ALGORITHM, checksum.request_algorithm_member),
            (MODE, checksum.request_validation_mode_member),
        ];
        for (key, name) in members {
            let Some(name) = name else { continue };
            let named = Named {
                operation,
                input: &bound.input,
                key,
                name,
            };
            faults.extend(named.fault(checked));
        }
    }
}

/// Replies are checked where they are asked for with a checksum, and with an algorithm.
fn check_pair(operation: &Shape, checksum: &HttpChecksum<'_>, faults: &mut Diagnostics) {
    let has_mode = checksum.request_validation_mode_member.is_some();
    let has_algorithms = !checksum.response_algorithms.is_empty();
    let (there, missing) = match (has_mode, has_algorithms) {
        (true, false) => (MODE, ALGORITHMS),
        (false, true) => (ALGORITHMS, MODE),
        _ => return,
    };
    let message = format!("`{TRAIT}` has `{there}`, but not `{missing}`");
    let place = operation.traits.location(TRAIT).child(there);
    faults.push(
        Diagnostic::error(message)
            .shape(&operation.id)
            .at(place)
            .expected(format!("both `{MODE}` and `{ALGORITHMS}`, or neither")),
    );
}

/// A member of an operation's input that the trait names.
struct Named<'a> {
    operation: &'a Shape,
    input: &'a ShapeId,
    key: &'static str,
    name: &'a str,
}

impl Named<'_> {
    /// The fault of a member that is not there, or cannot be what it is named as.
    fn fault(&self, checked: &Checked<'_>) -> Option<Diagnostic> {
        let Self {
            input, key, name, ..
        } = self;
        let shape = checked.get(input)?;
        let Some(member) = shape.members().find(|member| member.name == *name) else {
            let message =
                format!("`{key}` of `{TRAIT}` names `{name}`, which is no member of `{input}`");
            let names = shape.members().map(|member| member.name.as_str());
            let expected = format!("a member of `{input}`");
            return Some(
                self.diagnostic(message, expected)
                    .help(suggestion(name, names)),
            );
        };
        let target = checked.get(&member.target)?;
        let message = format!(
            "`{key}` of `{TRAIT}` names `{name}`, which targets `{}`",
            target.id
        );
        match &target.kind {
            ShapeKind::Simple(SimpleKind::String) => None,
            ShapeKind::Enum(values) if *key == MODE => (!values.values().any(is_enabled))
                .then(|| self.diagnostic(message, format!("an enum with the value `{ENABLED}`"))),
            ShapeKind::Enum(_) => None,
            _ => Some(self.diagnostic(message, "a string or an enum".to_owned())),
        }
    }

    fn diagnostic(&self, message: String, expected: String) -> Diagnostic {
        let place = self.operation.traits.location(TRAIT).child(self.key);
        Diagnostic::error(message)
            .shape(&self.operation.id)
            .at(place)
            .expected(expected)
    }
}

fn is_enabled(member: &Member) -> bool {
    member.traits.enum_text() == Some(ENABLED)
}
