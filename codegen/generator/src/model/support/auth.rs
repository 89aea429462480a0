//! Operations none of whose auth schemes the emitted crate has, and names in `@auth` that lead nowhere.
//!
//! A scheme that is not published is for the user to add, so it is a warning. Published ones that are
//! not supported are a gap where the operation has no other scheme.

use indexmap::IndexMap;

use super::{Reached, Spot, report};
use crate::diagnostics::{Diagnostics, Severity};
use crate::model::auth::AuthOption;
use crate::model::suggest::suggestion;
use crate::model::traits::support::{AUTH_SCHEMES, Support, support_of};

/// What is to be said of a scheme.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Finding {
    /// All schemes of the operation are published, and none is supported.
    Gap,
    /// The operation has no scheme but what the user adds.
    ForTheUser,
    /// Neither published nor defined in the model, beside a scheme that is supported.
    PassedOver,
}

/// Reports the schemes that are not there.
pub(super) fn check(reached: &Reached<'_>, found: &mut Diagnostics) {
    let mut findings: IndexMap<(&str, Finding), Vec<Spot>> = IndexMap::new();
    for operation in reached.operations {
        let options = reached.model.operation_auth(reached.service, operation);
        for option in &options {
            if let Some(finding) = finding(reached, option, &options) {
                let spots = findings.entry((option.id, finding)).or_default();
                spots.push(Spot {
                    id: operation.to_string(),
                    place: option.place(),
                });
            }
        }
    }
    for ((id, finding), spots) in findings {
        let severity = match finding {
            Finding::Gap => reached.severity,
            Finding::ForTheUser | Finding::PassedOver => Severity::Warning,
        };
        report(severity, &message(reached, id, finding), spots, found);
    }
}

fn finding(
    reached: &Reached<'_>,
    option: &AuthOption<'_>,
    options: &[AuthOption<'_>],
) -> Option<Finding> {
    let is_supported =
        |option: &AuthOption<'_>| matches!(support_of(option.id), Some(Support::AuthScheme(true)));
    if options.iter().any(is_supported) {
        let is_there = reached.model.is_auth_scheme(option.id);
        return (!is_there).then_some(Finding::PassedOver);
    }
    let is_gap = options.iter().all(|option| support_of(option.id).is_some());
    Some(if is_gap {
        Finding::Gap
    } else {
        Finding::ForTheUser
    })
}

fn message(reached: &Reached<'_>, id: &str, finding: Finding) -> String {
    let (known, hint) = match reached.model.is_auth_scheme(id) {
        true => ("supported", None),
        false => ("known", suggestion(id, AUTH_SCHEMES.iter().copied())),
    };
    let effect = match finding {
        Finding::Gap | Finding::ForTheUser => {
            "calls fail unless the client is given it by `push_auth_scheme`"
        }
        Finding::PassedOver => "calls use another scheme",
    };
    let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
    format!("the auth scheme `{id}` is not {known}: {effect}{hint}")
}
