//! The one table of the code that is copied into emitted crates: its files, the parts that each belongs to,
//! and what each part brings with it. Which files a crate has, which modules it declares, the Cargo
//! features of `farrier-runtime` and the dependencies all follow from this.
//!
//! A new file is a row in [`RUN_TIME`] or [`CLIENT`] (a test compares them with the folders), a new part
//! one more in [`PARTS`].

use super::dependencies::*;
use super::parts::Part::{self, *};

/// A file that is copied, or the root of a folder whose files are.
#[derive(Clone, Copy, Debug)]
pub struct CopiedFile {
    /// The path below the folder of the text.
    pub path: &'static str,
    /// The text.
    pub text: &'static str,
    /// The parts that have the file; with none, every crate has it.
    pub parts: &'static [Part],
    /// Whether it does nothing but document and declare the modules of a folder. Such a file is not
    /// copied but written anew, with the modules that the crate has.
    pub is_folder: bool,
}

/// Describes the files of a folder: `"path"`, `"path" [Part, Part]` for a file of these parts, and
/// `"path": declares` for one that declares the modules of a folder.
macro_rules! files {
    ($folder:literal: $($path:literal $([$($part:ident),+])? $(: $declares:ident)?;)*) => {
        &[$(CopiedFile {
            path: $path,
            text: include_str!(concat!("../../", $folder, "/", $path)),
            parts: &[$($($part),+)?],
            is_folder: files!(@is_folder $($declares)?),
        }),*]
    };
    (@is_folder declares) => { true };
    (@is_folder) => { false };
}

/// The run-time code, which knows no service.
pub static RUN_TIME: CopiedCode = CopiedCode(files! { "runtime":
    "service.rs";

    "schema.rs": declares;
    "schema/builders.rs";
    "schema/equality.rs";
    "schema/error_correction.rs" [ErrorCorrection];
    "schema/members.rs";
    "schema/redacted.rs";
    "schema/shape_serde.rs";
    "schema/table.rs";
    "schema/unions.rs";

    "operation.rs": declares;
    "operation/error.rs";
    "operation/input_checks.rs";
    "operation/shapes.rs";
    "operation/table.rs";

    "call.rs": declares;
    "call/client_plugins.rs";
    "call/endpoint_params.rs";
    "call/invoke.rs";
    "call/merged_plugins.rs";
    "call/metrics.rs";
    "call/plugins.rs";
    "call/presigned.rs";
    "call/request.rs";
    "call/response.rs";
    "call/retries.rs";
    "call/sdk_features.rs";
    "call/telemetry.rs";

    "endpoint.rs": declares;
    "endpoint/arn.rs";
    "endpoint/auth_schemes.rs";
    "endpoint/builtins.rs";
    "endpoint/evaluate.rs";
    "endpoint/functions.rs";
    "endpoint/params.rs";
    "endpoint/partitions.rs";
    "endpoint/program.rs";
    "endpoint/text.rs";
    "endpoint/url.rs";
    "endpoint/value.rs";

    "protocols.rs": declares;
    "protocols/aws_json.rs" [AwsJson];
    "protocols/aws_query.rs" [AwsQuery];
    "protocols/ec2_form.rs" [Ec2Query];
    "protocols/ec2_query.rs" [Ec2Query];
    "protocols/http_bindings.rs" [RestJson, RestXml];
    "protocols/json.rs" [AwsJson, RestJson, RpcV2Json];
    "protocols/json_dialect.rs" [AwsJson, RestJson, RpcV2Json];
    "protocols/json_scanner.rs" [AwsJson, RestJson, RpcV2Json];
    "protocols/rest_json.rs" [RestJson];
    "protocols/rest_xml.rs" [RestXml];
    "protocols/rpc_v2_cbor.rs" [RpcV2Cbor];
    "protocols/rpc_v2_json.rs" [RpcV2Json];
    "protocols/rpc_v2_json_values.rs" [RpcV2Json];
    "protocols/xml.rs" [AwsQuery, Ec2Query, RestXml];
    "protocols/xml_errors.rs" [AwsQuery, Ec2Query, RestXml];
    "protocols/xml_text.rs" [AwsQuery, Ec2Query, RestXml];
    "protocols/xml_unions.rs" [AwsQuery, Ec2Query, RestXml];

    "auth.rs": declares;
    "auth/api_key.rs" [ApiKeyAuth];
    "auth/session_cache.rs" [Sessions];
    "auth/sessions.rs" [Sessions];

    "features.rs": declares;
    "features/aws_chunked.rs" [RequestChecksums];
    "features/checksum.rs" [Checksum];
    "features/checksum_settings.rs" [ChecksumSettings, RequestChecksums];
    "features/compression.rs" [Compression];
    "features/compression_settings.rs" [Compression, CompressionSettings];
    "features/date_headers.rs" [DateHeaders];
    "features/endpoint_discovery.rs" [EndpointDiscovery];
    "features/endpoint_path.rs" [EndpointPath];
    "features/idempotency.rs" [Idempotency];
    "features/input_endpoint.rs" [InputEndpoint];
    "features/input_text.rs" [InputText];
    "features/jmespath.rs" [Waiter];
    "features/login_token.rs" [ClusterTokens, UserTokens];
    "features/long_poll.rs" [LongPoll];
    "features/paginator.rs" [Paginator];
    "features/presigning.rs" [Presigning];
    "features/request_checksums.rs" [RequestChecksums];
    "features/response_checksums.rs" [ResponseChecksums];
    "features/tree_hash.rs" [TreeHash];
    "features/waiter.rs" [Waiter];
});

/// What every client has of its own, since users see its types.
pub static CLIENT: CopiedCode = CopiedCode(files! { "client":
    "auth.rs";
    "client.rs";
    "config.rs";
    "config/builder.rs";
    "config/call_settings.rs";
    "config/definition.rs";
    "config/plugins.rs";
    "config/sdk_config.rs";
    "config/test_defaults.rs";
    "customize.rs";
    "endpoint.rs": declares;
    "endpoint/invalid_params.rs";
    "endpoint/resolver.rs";
    "endpoint_discovery.rs" [EndpointDiscovery];
    "enums.rs";
    "error.rs";
    "extended_request_id.rs" [ExtendedRequestId];
    "login_tokens.rs": declares;
    "login_tokens/for_cluster.rs" [ClusterTokens];
    "login_tokens/for_user.rs" [UserTokens];
    "login_tokens/token.rs" [ClusterTokens, UserTokens];
    "operation.rs";
    "presigning.rs": declares;
    "presigning/call.rs" [Presigning];
    "presigning/config.rs" [Presigning];
    "presigning/request.rs" [Presigning];
    "structures.rs";

    "settings.rs": declares;
    "settings/account_id_endpoints.rs" [AccountIdEndpoints];
    "settings/api_key_auth.rs" [ApiKeyAuth];
    "settings/basic_auth.rs" [BasicAuth];
    "settings/bearer_auth.rs" [BearerAuth];
    "settings/checksums.rs" [ChecksumSettings];
    "settings/chunk_size.rs" [ChunkSize];
    "settings/compression.rs" [CompressionSettings];
    "settings/environment_token.rs" [EnvironmentToken];
    "settings/idempotency.rs" [Idempotency];
    "settings/session_credentials.rs" [Sessions];
    "settings/retry_numbers.rs" [RetryNumbers];
    "settings/sigv4a.rs" [SigV4a];

    "testing.rs": declares;
    "testing/cbor.rs" [CborCases];
    "testing/endpoint.rs" [EndpointCases];
    "testing/form.rs" [FormCases];
    "testing/json.rs" [JsonCases];
    "testing/protocol.rs" [ProtocolCases];
    "testing/xml.rs" [XmlCases];
});

/// What a part brings with it beside its files.
#[derive(Clone, Copy, Debug)]
pub struct PartRow {
    /// The part.
    pub part: Part,
    /// Its name, which is that of the Cargo feature if `farrier-runtime` has files of the part.
    pub name: &'static str,
    /// The crates that its run-time code is built on, beside those that all of it is built on.
    pub dependencies: &'static [&'static Dependency],
    /// The crates that the text of clients is built on.
    pub client_dependencies: &'static [&'static Dependency],
    /// The features of dependencies that it needs.
    pub dependency_features: &'static [(&'static Dependency, &'static str)],
    /// Whether its settings are taken over from the shared configuration.
    pub from_sdk_config: bool,
    /// Whether its settings are made repeatable for tests.
    pub test_defaults: bool,
}

/// A part that brings nothing but its files.
const fn part(part: Part, name: &'static str) -> PartRow {
    PartRow {
        part,
        name,
        dependencies: &[],
        client_dependencies: &[],
        dependency_features: &[],
        from_sdk_config: false,
        test_defaults: false,
    }
}

impl PartRow {
    const fn built_on(self, dependencies: &'static [&'static Dependency]) -> Self {
        Self {
            dependencies,
            ..self
        }
    }

    const fn client_built_on(self, dependencies: &'static [&'static Dependency]) -> Self {
        Self {
            client_dependencies: dependencies,
            ..self
        }
    }

    const fn with_features(
        self,
        dependency_features: &'static [(&'static Dependency, &'static str)],
    ) -> Self {
        Self {
            dependency_features,
            ..self
        }
    }

    const fn with_sdk_config(self) -> Self {
        Self {
            from_sdk_config: true,
            ..self
        }
    }

    const fn with_test_defaults(self) -> Self {
        Self {
            test_defaults: true,
            ..self
        }
    }
}

const HTTP_AUTH: &[(&Dependency, &str)] = &[(&AWS_SMITHY_RUNTIME, "http-auth")];

/// Every part, ordered by name.
pub static PARTS: &[PartRow] = &[
    part(AccountIdEndpoints, "account-id-endpoints").with_sdk_config(),
    part(ApiKeyAuth, "api-key-auth")
        .built_on(&[&AWS_SMITHY_HTTP])
        .with_features(HTTP_AUTH),
    part(AwsJson, "aws-json").built_on(&[&AWS_SMITHY_JSON]),
    part(AwsQuery, "aws-query").built_on(&[&AWS_SMITHY_QUERY, &AWS_SMITHY_XML]),
    part(BasicAuth, "basic-auth").with_features(HTTP_AUTH),
    part(BearerAuth, "bearer-auth")
        .with_features(HTTP_AUTH)
        .with_sdk_config()
        .with_test_defaults(),
    part(CborCases, "cbor-cases"),
    part(Checksum, "checksum").built_on(&[&MD_5]),
    part(ChecksumSettings, "checksum-settings").with_sdk_config(),
    part(ChunkSize, "chunk-size"),
    part(ClusterTokens, "cluster-tokens").built_on(&[&AWS_SIGV4]),
    part(Compression, "compression").built_on(&[&AWS_SMITHY_COMPRESSION]),
    part(CompressionSettings, "compression-settings").with_sdk_config(),
    part(DateHeaders, "date-headers"),
    part(Ec2Query, "ec2-query").built_on(&[&AWS_SMITHY_XML]),
    part(EndpointCases, "endpoint-cases"),
    part(EndpointDiscovery, "endpoint-discovery"),
    part(EndpointPath, "endpoint-path"),
    part(EnvironmentToken, "environment-token").with_sdk_config(),
    part(ErrorCorrection, "error-correction"),
    part(ExtendedRequestId, "extended-request-id"),
    part(FormCases, "form-cases"),
    part(Idempotency, "idempotency").with_test_defaults(),
    part(InputEndpoint, "input-endpoint"),
    part(InputText, "input-text"),
    part(JsonCases, "json-cases"),
    part(LongPoll, "long-poll"),
    part(Paginator, "paginator"),
    part(Presigning, "presigning").client_built_on(&[&HTTP, &HTTP_02X]),
    part(ProtocolCases, "protocol-cases"),
    part(RequestChecksums, "request-checksums").built_on(&[&AWS_SMITHY_CHECKSUMS]),
    part(ResponseChecksums, "response-checksums").built_on(&[&AWS_SMITHY_CHECKSUMS, &HTTP_BODY]),
    part(RestJson, "rest-json").built_on(&[&AWS_SMITHY_JSON]),
    part(RestXml, "rest-xml").built_on(&[&AWS_SMITHY_XML]),
    part(RetryNumbers, "retry-numbers").with_sdk_config(),
    part(RpcV2Cbor, "rpc-v2-cbor").built_on(&[&AWS_SMITHY_CBOR]),
    part(RpcV2Json, "rpc-v2-json").built_on(&[&AWS_SMITHY_JSON]),
    part(Sessions, "sessions").built_on(&[&AWS_CREDENTIAL_TYPES]),
    part(SigV4a, "sigv4a").with_sdk_config(),
    part(TreeHash, "tree-hash").built_on(&[&AWS_SMITHY_CHECKSUMS]),
    part(UserTokens, "user-tokens").built_on(&[&AWS_SIGV4]),
    part(Waiter, "waiter"),
    part(XmlCases, "xml-cases"),
];

/// The files of a folder.
#[derive(Clone, Copy, Debug)]
pub struct CopiedCode(&'static [CopiedFile]);

/// A module as the root of the code, or the root of a folder, declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopiedModule {
    /// Its name.
    pub name: &'static str,
    /// The parts that have it; with none, every crate has it.
    pub parts: Vec<Part>,
}

impl CopiedCode {
    /// Every file.
    pub fn files(self) -> impl Iterator<Item = &'static CopiedFile> {
        self.0.iter()
    }

    /// The files of a crate that needs these parts.
    pub fn files_for(
        self,
        needs: impl Fn(Part) -> bool,
    ) -> impl Iterator<Item = &'static CopiedFile> {
        self.0.iter().filter(move |file| {
            let parts = self.parts_of(file);
            parts.is_empty() || parts.into_iter().any(&needs)
        })
    }

    /// The modules that the file at this path declares, ordered by name; without a path, the root of the
    /// code.
    pub fn modules(self, of: Option<&'static str>) -> Vec<CopiedModule> {
        let folder = of.map(folder_of);
        let module = |file: &'static CopiedFile| {
            let name = match folder {
                Some(folder) => file.path.strip_prefix(folder)?.strip_prefix('/')?,
                None => file.path,
            };
            let name = name
                .strip_suffix(".rs")
                .filter(|name| !name.contains('/'))?;
            let parts = self.parts_of(file);
            Some(CopiedModule { name, parts })
        };
        let mut modules: Vec<CopiedModule> = self.0.iter().filter_map(module).collect();
        modules.sort_unstable_by_key(|module| module.name);
        modules
    }

    /// The parts that have a file. The root of a folder is there when a file of the folder is.
    fn parts_of(self, file: &CopiedFile) -> Vec<Part> {
        if !file.is_folder {
            return file.parts.to_vec();
        }
        let folder = folder_of(file.path);
        let is_below = |other: &&CopiedFile| {
            let rest = other.path.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        let mut parts: Vec<Part> = Vec::new();
        for below in self.0.iter().filter(is_below) {
            if below.parts.is_empty() {
                return Vec::new();
            }
            parts.extend(below.parts);
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }
}

fn folder_of(path: &'static str) -> &'static str {
    path.strip_suffix(".rs").unwrap_or(path)
}

impl Part {
    /// What the part brings with it.
    pub fn row(self) -> Option<&'static PartRow> {
        PARTS.iter().find(|row| row.part == self)
    }
}

impl PartRow {
    /// The Cargo feature with which `farrier-runtime` has the part; nothing when all the code of it is a
    /// client's own.
    pub fn runtime_feature(&self) -> Option<&'static str> {
        let has_code = RUN_TIME.files().any(|file| file.parts.contains(&self.part));
        has_code.then_some(self.name)
    }

    /// The client's module with the settings of the part.
    pub fn settings_module(&self) -> Option<&'static str> {
        let mut files = CLIENT
            .files()
            .filter(|file| file.parts.contains(&self.part));
        let module = |file: &CopiedFile| file.path.strip_prefix("settings/")?.strip_suffix(".rs");
        files.find_map(module)
    }
}

#[cfg(test)]
mod tests;
