//! The differences that are meant: the only place for them. One that is not there, or that no longer
//! shows, fails the comparison.

/// A difference that is meant. In each text, `*` at the end stands for anything.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Difference {
    /// The case.
    pub(crate) case: &'static str,
    /// The fact that differs.
    pub(crate) fact: &'static str,
    /// What our side has.
    pub(crate) ours: &'static str,
    /// Why it is so.
    pub(crate) reason: &'static str,
}

const fn differs(
    case: &'static str,
    fact: &'static str,
    ours: &'static str,
    reason: &'static str,
) -> Difference {
    Difference {
        case,
        fact,
        ours,
        reason,
    }
}

const HEADER_ID: &str = "the request ID is that of the response; the official service-wide error \
    gives the modeled member that happens to have the same name";
const UNNAMED: &str =
    "an error reply that no exception fits keeps what it says; the official crate drops it";
const UNREADABLE: &str = "an error that is named, but whose body cannot be read, keeps its name";

/// Every difference that is meant.
pub(crate) const KNOWN: &[Difference] = &[
    differs(
        "reply: *",
        "service-wide error: request ID",
        r#"Some("in-header")"#,
        HEADER_ID,
    ),
    differs(
        "reply: *",
        "error: request ID",
        r#"Some("in-header")"#,
        UNNAMED,
    ),
    #[cfg(feature = "whole")]
    differs(
        "whole: *",
        "service-wide error: request ID",
        r#"Some("in-header")"#,
        HEADER_ID,
    ),
    differs("reply: *", "error: message", "Some(*", UNNAMED),
    differs("reply: *", "service-wide error: message", "Some(*", UNNAMED),
    differs(
        "reply: 404 by header, *",
        "error: code",
        r#"Some("NotFoundException")"#,
        UNREADABLE,
    ),
    differs(
        "reply: 404 by header, *",
        "service-wide error: code",
        r#"Some("NotFoundException")"#,
        UNREADABLE,
    ),
    differs(
        "reply: 404 by header, *",
        "error display",
        "unhandled error (NotFoundException)",
        UNREADABLE,
    ),
    differs(
        "settings: hostile region",
        "causes",
        "failed to construct request: EndpointParamsInterceptor *",
        "one interceptor serves all operations; the official crate has one an operation",
    ),
    differs(
        "settings: endpoint that is no URL",
        "causes",
        "dispatch failure: other: failed to apply endpoint `not a URL`*",
        "the protocol applies the endpoint, and does not show the request",
    ),
    differs(
        "reply: page null",
        "outcome",
        "output",
        "a payload of null is an absent one, as a member of null is",
    ),
    differs(
        r#"reply: page {"Item":[null]}"#,
        "outcome",
        "output",
        "a null in a dense list is passed over, as the protocol wants it of maps",
    ),
];
