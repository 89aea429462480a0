//! The `awsJson1_0` and `awsJson1_1` protocols, with a JSON codec of our own.

use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::Schema;
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::config_bag::ConfigBag;

use super::forward::forward;
use super::json::Json;

/// The `awsJson1_0` or `awsJson1_1` protocol.
#[derive(Debug)]
pub struct AwsJson {
    published: AwsJsonRpcProtocol,
    /// What the published protocol does its work with, with a codec of our own.
    rpc: HttpRpcProtocol<Json>,
}

impl AwsJson {
    /// Version 1.0.
    pub fn v1_0() -> Self {
        Self::new(
            AwsJsonRpcProtocol::aws_json_1_0(),
            "application/x-amz-json-1.0",
        )
    }

    /// Version 1.1.
    pub fn v1_1() -> Self {
        Self::new(
            AwsJsonRpcProtocol::aws_json_1_1(),
            "application/x-amz-json-1.1",
        )
    }

    fn new(published: AwsJsonRpcProtocol, content_type: &'static str) -> Self {
        let id = published.protocol_id().clone();
        let codec = Json::new(id.clone(), false);
        Self {
            published,
            rpc: HttpRpcProtocol::new(id, codec, content_type),
        }
    }
}

impl ClientProtocolInner for AwsJson {
    type Request = Request;
    type Response = Response;

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        _: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let mut request = self.rpc.serialize_request(input, schema, "/", cfg)?;
        if let (Some(service), Some(operation)) =
            (cfg.load::<ServiceShapeName>(), cfg.load::<Metadata>())
        {
            let target = format!("{}.{}", service.as_str(), operation.name());
            request.headers_mut().insert("x-amz-target", target);
        }
        Ok(request)
    }

    forward!(rpc: protocol_id, deserialize_response, update_endpoint, payload_codec);
    forward!(published: parse_error_metadata, event_streams);
}
