//! Which parts of the copied code a crate needs: the one of its protocol, those with settings that the whole
//! service asks for, those that its own operations make use of, and those that run the model's test cases.

use super::crate_plan::CratePlan;
use super::customizations::LoginTokens;
use super::endpoints::{Builtin, Filled};
use super::operations::OperationPlan;
use super::parts::Part;
use super::protocol_tests::Format;
use super::service::AuthScheme;

impl CratePlan {
    /// Whether the crate needs a part.
    pub fn needs(&self, part: Part) -> bool {
        let any = |has: fn(&OperationPlan) -> bool| self.operations.iter().any(has);
        let surface = &self.surface;
        let logs_in = |how| self.service.customizations.login_tokens == Some(how);
        match part {
            Part::AwsJson
            | Part::AwsQuery
            | Part::Ec2Query
            | Part::RestJson
            | Part::RestXml
            | Part::RpcV2Cbor
            | Part::RpcV2Json => self.service.protocol.part == part,
            Part::ProtocolCases => !self.protocol_tests.is_empty(),
            Part::EndpointCases => !self.endpoint.cases.is_empty(),
            Part::CborCases => self.compares(Format::Cbor),
            Part::FormCases => self.compares(Format::Form),
            Part::JsonCases => self.compares(Format::Json),
            Part::XmlCases => self.compares(Format::Xml),
            Part::AccountIdEndpoints => self.endpoint.parameters.iter().any(|parameter| {
                parameter.filled == Filled::Builtin(Builtin::AccountIdEndpointMode)
            }),
            Part::ApiKeyAuth => surface.auth_schemes.contains(&AuthScheme::ApiKey),
            Part::BasicAuth => surface.auth_schemes.contains(&AuthScheme::Basic),
            Part::BearerAuth => surface.auth_schemes.contains(&AuthScheme::Bearer),
            Part::Checksum => any(|operation| operation.md5_required),
            Part::ChecksumSettings => surface.checksums,
            Part::ChunkSize => surface.checksums_after_streams,
            Part::ClusterTokens => logs_in(LoginTokens::ForCluster),
            Part::Compression => any(|operation| operation.compressed),
            Part::CompressionSettings => surface.compression,
            Part::DateHeaders => any(|operation| !operation.date_headers.is_empty()),
            Part::EndpointDiscovery => self.discovery.is_some(),
            Part::EndpointPath => any(|operation| operation.path_in_endpoint),
            Part::EnvironmentToken => {
                self.needs(Part::BearerAuth) && self.service.token_in_environment
            }
            Part::ErrorCorrection => self.corrects_replies(),
            Part::ExtendedRequestId => self.service.customizations.extended_request_id.is_some(),
            Part::Idempotency => surface.idempotency_tokens,
            Part::InputEndpoint => any(|operation| operation.endpoint_in_input.is_some()),
            Part::InputText => any(|operation| !operation.text_changes.is_empty()),
            Part::LongPoll => any(|operation| operation.long_poll),
            Part::Paginator => any(|operation| operation.paginator.is_some()),
            Part::Presigning => any(|operation| operation.presigned.is_some()),
            Part::RequestChecksums => any(|operation| operation.checksums.request.is_some()),
            Part::ResponseChecksums => any(|operation| operation.checksums.response.is_some()),
            Part::Sessions => self.sessions.is_some(),
            Part::RetryNumbers => self.service.customizations.retry_numbers.is_some(),
            Part::SigV4a => surface.sigv4a,
            Part::TreeHash => any(|operation| operation.tree_hash),
            Part::UserTokens => logs_in(LoginTokens::ForUser),
            Part::Waiter => !self.waiters.is_empty(),
        }
    }

    /// Whether a type has an error correction default, or a structure needs that of a type.
    fn corrects_replies(&self) -> bool {
        let outputs = self.operations.iter().map(|operation| &operation.output);
        let data = self.structures.iter().chain(&self.errors);
        let mut structures = outputs.chain(data);
        structures.any(|it| it.corrected || it.corrects())
            || self.unions.iter().any(|it| it.corrected)
            || self.enums.iter().any(|it| it.corrected)
    }

    /// Whether a protocol test case compares bodies of this format.
    fn compares(&self, format: Format) -> bool {
        let cases = self.protocol_tests.values().flat_map(|it| &it.requests);
        let mut bodies = cases.filter_map(|case| case.body.as_ref());
        bodies.any(|body| body.format == format)
    }
}
