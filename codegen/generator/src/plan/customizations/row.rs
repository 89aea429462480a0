//! What a fact about a service can be: the kinds of customizations.

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
    /// A presigned request leaves the payload out of its signature.
    UnsignedWhenPresigned,
    /// A presigned request is a GET request with every member in its query.
    PresignedInQuery,
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
