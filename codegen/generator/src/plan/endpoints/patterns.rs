//! Checks the endpoint patterns of `aws.endpoints#standardRegionalEndpoints` and
//! `aws.endpoints#standardPartitionalEndpoints`. A client does not read them, since the endpoint rules
//! say the same; a pattern that gives no URL shows that the model was not made as it should be.

use super::json::{Json, Origin};
use super::templates::{Piece, pieces};
use crate::diagnostics::Diagnostics;
use crate::model::Shape;

/// The traits, and the members with special cases by region or partition.
const TRAITS: [(&str, &[&str]); 2] = [
    (
        "aws.endpoints#standardRegionalEndpoints",
        &["partitionSpecialCases", "regionSpecialCases"],
    ),
    (
        "aws.endpoints#standardPartitionalEndpoints",
        &["partitionEndpointSpecialCases"],
    ),
];

/// Checks the traits of a service.
pub(super) fn check(service: &Shape, faults: &mut Diagnostics) {
    for (id, members) in TRAITS {
        let Some(value) = service.traits.get(id) else {
            continue;
        };
        let origin = Origin::new(&service.id, service.traits.location(id));
        let root = origin.root(value);
        for special_cases in members.iter().filter_map(|member| root.get(member)) {
            for (_, cases) in special_cases.entries() {
                cases.elements().for_each(|case| special_case(&case));
            }
        }
        faults.extend(origin.into_faults());
    }
}

fn special_case(case: &Json<'_>) {
    let Some(endpoint) = case.get("endpoint") else {
        return;
    };
    let Some(text) = endpoint.text() else {
        return;
    };
    if !is_url(text) {
        endpoint.mismatch(
            format!("`{text}` is no URL of an endpoint"),
            "`https://` or `http://` and a host, with patterns such as `{region}`",
        );
    }
}

/// Whether something becomes a URL when its patterns have values.
fn is_url(text: &str) -> bool {
    let filled: Option<String> = pieces(text).map(|pieces| {
        let part = |piece| match piece {
            Piece::Text(text) => text,
            Piece::Reference(..) => "a".to_owned(),
        };
        pieces.into_iter().map(part).collect()
    });
    let filled = filled.unwrap_or_default();
    let rest = filled
        .strip_prefix("https://")
        .or_else(|| filled.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(|c| c.is_ascii_graphic())
    })
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn urls_with_patterns() {
        for text in [
            "https://a.{region}.{dnsSuffix}",
            "http://{service}/x",
            "https://a",
        ] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "",
            "a.{region}",
            "https://",
            "https:///a",
            "ftp://a",
            "https://a. b",
            "https://{region",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
