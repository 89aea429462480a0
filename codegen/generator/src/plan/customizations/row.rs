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
    /// Operations that may use the auth schemes of the service may also go without authentication, when
    /// a client has no credentials.
    OptionalAuth,
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
    /// Endpoints can ask for signatures with the credentials of a session.
    Sessions(SessionNames),
    /// The service waits for something to report before it answers, so read timeouts and
    /// stalled-stream protection leave the reply alone, and calls that fail again and again slow down.
    LongPoll,
    /// Requests carry the header of this name, unless a member of the input gives it.
    Header(&'static str, HeaderText),
    /// This member of inputs has this text when it is unset or empty.
    TextWhenUnset(&'static str, &'static str),
    /// The first of these prefixes that a label begins with is cut off, where the label is of one of
    /// these shapes.
    PrefixesCut {
        /// The IDs of the shapes.
        shapes: &'static [&'static str],
        /// The prefixes, in the order in which they are tried.
        prefixes: &'static [&'static str],
    },
    /// Requests carry the SHA-256 tree hash of their payload.
    TreeHash,
    /// Requests go to the URL in this member of the input.
    EndpointInInput(&'static str),
    /// The endpoint rules put what host prefixes say into the host name, so the prefixes are dropped.
    /// Without rules they stay.
    PrefixInEndpoint,
    /// The error with this shape ID passes, so the call is tried again, as if the model had marked it
    /// with `@retryable`, as an error of the server.
    Retryable(&'static str),
    /// These members, or the members that refer to these shapes, have no default, whatever the model says.
    NoDefault(&'static [&'static str]),
    /// Every member is optional, whatever the model says.
    OptionalMembers,
    /// Retries have numbers of their own: the milliseconds of the first wait, and how often a call is
    /// tried.
    RetryNumbers(u64, u32),
    /// The crate makes login tokens for databases, in its module `auth_token`.
    LoginTokens(LoginTokens),
    /// A setting of the service that the environment and the profile may give: its name in the model, the
    /// environment variable, and the key of the profile.
    SettingFromEnvironment(&'static str, &'static str, &'static str),
}

/// What the use of sessions is called. Which operation makes them is said in `model::sessions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionNames {
    /// The header of requests with the token of the session, in place of the one of other credentials.
    pub token_header: &'static str,
    /// The query parameter that it is in a presigned request.
    pub token_parameter: &'static str,
    /// The name of the provider that their credentials carry.
    pub provider: &'static str,
    /// The variant of `AwsCredentialFeature` by which the user agent tells that a session is used.
    pub credential_feature: &'static str,
    /// The setting of the model that turns sessions off.
    pub switch: &'static str,
}

/// What login tokens are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginTokens {
    /// The database of a cluster.
    ForCluster,
    /// A named user of a database at a host and a port.
    ForUser,
}

/// The text of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderText {
    /// This text.
    Fixed(&'static str),
    /// The version of the service.
    ServiceVersion,
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
