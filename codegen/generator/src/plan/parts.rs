//! The parts of the copied code that only some services need. What they are made of is in
//! [`super::copied_code`], and which of them a crate needs in `needs`.

/// A part of the copied code that only some services need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Account IDs in host names.
    AccountIdEndpoints,
    /// API keys.
    ApiKeyAuth,
    /// The `awsJson1_0` and `awsJson1_1` protocols.
    AwsJson,
    /// The `awsQuery` protocol.
    AwsQuery,
    /// User names and passwords.
    BasicAuth,
    /// Bearer tokens.
    BearerAuth,
    /// Protocol test cases with bodies that are compared as CBOR.
    CborCases,
    /// The `Content-MD5` header.
    Checksum,
    /// The settings of checksums whose algorithm can be chosen.
    ChecksumSettings,
    /// The size of the chunks of streams with a checksum after them.
    ChunkSize,
    /// Login tokens for the database of a cluster.
    ClusterTokens,
    /// Compressed requests.
    Compression,
    /// The settings of compressed requests.
    CompressionSettings,
    /// Headers that hold a date or another text.
    DateHeaders,
    /// The `ec2Query` protocol.
    Ec2Query,
    /// Test cases of endpoint rules.
    EndpointCases,
    /// Endpoints that the service names.
    EndpointDiscovery,
    /// Operations whose whole path stands in the endpoint.
    EndpointPath,
    /// A bearer token in the environment.
    EnvironmentToken,
    /// Required members that a reply leaves out.
    ErrorCorrection,
    /// A second ID of each request.
    ExtendedRequestId,
    /// Protocol test cases with bodies that are compared as forms.
    FormCases,
    /// Idempotency tokens.
    Idempotency,
    /// Requests that go to a URL in their input.
    InputEndpoint,
    /// Text members of inputs that are changed before requests are written.
    InputText,
    /// Protocol test cases with bodies that are compared as JSON.
    JsonCases,
    /// Operations of a service that waits for something to report.
    LongPoll,
    /// Paginators.
    Paginator,
    /// Presigned requests.
    Presigning,
    /// Protocol test cases.
    ProtocolCases,
    /// Checksums of requests, whose algorithm can be chosen.
    RequestChecksums,
    /// Checksums of replies.
    ResponseChecksums,
    /// The `restJson1` protocol.
    RestJson,
    /// The `restXml` protocol.
    RestXml,
    /// Numbers of retries that only one service has.
    RetryNumbers,
    /// The `rpcv2Cbor` protocol.
    RpcV2Cbor,
    /// The `rpcv2Json` protocol.
    RpcV2Json,
    /// Signatures with the credentials of sessions.
    Sessions,
    /// Signatures for several regions.
    SigV4a,
    /// The SHA-256 tree hash of payloads.
    TreeHash,
    /// Login tokens for a user of a database.
    UserTokens,
    /// Waiters.
    Waiter,
    /// Protocol test cases with bodies that are compared as XML.
    XmlCases,
}
