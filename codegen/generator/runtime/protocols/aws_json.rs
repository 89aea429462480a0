//! The `awsJson1_0` and `awsJson1_1` protocols, with Farrier's JSON codec.

use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::json::Json;
use super::json_dialect::Dialect;

/// The `awsJson1_0` or `awsJson1_1` protocol.
#[derive(Debug)]
pub struct AwsJson {
    published: AwsJsonRpcProtocol,
    /// What the published protocol is made of, with Farrier's JSON codec.
    rpc: HttpRpcProtocol<Json>,
}

impl AwsJson {
    /// Version 1.0.
    #[allow(dead_code)] // a service has one version
    pub fn v1_0() -> Self {
        Self::new(
            AwsJsonRpcProtocol::aws_json_1_0(),
            "application/x-amz-json-1.0",
        )
    }

    /// Version 1.1.
    #[allow(dead_code)] // a service has one version
    pub fn v1_1() -> Self {
        Self::new(
            AwsJsonRpcProtocol::aws_json_1_1(),
            "application/x-amz-json-1.1",
        )
    }

    fn new(published: AwsJsonRpcProtocol, content_type: &'static str) -> Self {
        let id = published.protocol_id().clone();
        let codec = Json::new(id.clone(), Dialect::RPC);
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
        // As the official crates: of an input without members the length is no header that is signed.
        if schema.members().is_empty() {
            request.headers_mut().remove("content-length");
        }
        Ok(request)
    }

    fn protocol_id(&self) -> &ShapeId<'static> {
        ClientProtocolInner::protocol_id(&self.rpc)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.rpc.deserialize_response(response, schema, cfg)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.rpc.update_endpoint(request, endpoint, cfg)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.rpc.payload_codec()
    }

    fn parse_error_metadata(
        &self,
        response: &Response,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        self.published.parse_error_metadata(response, cfg)
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        ClientProtocolInner::event_stream_media_type(&self.published)
    }

    fn parse_event_stream_error_metadata(
        &self,
        payload: &[u8],
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        ClientProtocolInner::parse_event_stream_error_metadata(&self.published, payload)
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_schema::serde::ShapeSerializer;

    use super::super::super::schema::table::{StructureSchema, Target};
    use super::*;

    static EMPTY: StructureSchema<0> = StructureSchema::new("ns#Empty", &[]);
    static NAMED: StructureSchema<1> =
        StructureSchema::new("ns#Named", &[("name", Target::String)]);

    struct Input(&'static Schema<'static>);

    impl SerializableStruct for Input {
        fn schema(&self) -> &Schema<'_> {
            self.0
        }

        fn serialize_members(&self, _: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
            Ok(())
        }
    }

    #[test]
    fn the_length_is_a_header_where_there_are_members() {
        let length = |schema: &'static Schema<'static>| {
            let cfg = ConfigBag::base();
            let input = Input(schema);
            let request = AwsJson::v1_0().serialize_request(&input, schema, "", &cfg);
            let request = request.expect("a request");
            assert_eq!(request.body().bytes(), Some(&b"{}"[..]));
            request.headers().get("content-length").map(str::to_owned)
        };
        assert_eq!(length(EMPTY.get()), None);
        assert_eq!(length(NAMED.get()).as_deref(), Some("2"));
    }
}
