//! The `rpcv2Cbor` protocol: the published implementation, corrected for operations without input and
//! for outputs without members.

use aws_smithy_cbor::protocol::RpcV2CborProtocol;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, prelude};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// An empty map in CBOR.
const EMPTY: &[u8] = &[0xa0];

/// The `rpcv2Cbor` protocol.
#[derive(Debug, Default)]
pub struct RpcV2Cbor {
    published: RpcV2CborProtocol,
}

impl RpcV2Cbor {
    /// The protocol.
    pub fn new() -> Self {
        Self::default()
    }
}

impl ClientProtocolInner for RpcV2Cbor {
    type Request = Request;
    type Response = Response;

    /// An operation without input has no body. The published protocol writes an empty map, which is the
    /// body of an input without members.
    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        path: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let mut request = self.published.serialize_request(input, schema, path, cfg)?;
        if schema.shape_id() == prelude::UNIT.shape_id() {
            *request.body_mut() = SdkBody::empty();
            let headers = request.headers_mut();
            headers.remove("content-type");
            if headers.remove("content-length").is_some() {
                headers.insert("content-length", "0");
            }
        }
        Ok(request)
    }

    /// The body is not read for an output without members.
    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        match self.published.payload_codec() {
            Some(codec) if schema.members().is_empty() => Ok(codec.create_deserializer(EMPTY)),
            _ => self.published.deserialize_response(response, schema, cfg),
        }
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        // Which error it is, and whether it has members, is not known yet.
        self.published.deserialize_error_response(response, cfg)
    }

    fn protocol_id(&self) -> &ShapeId<'static> {
        ClientProtocolInner::protocol_id(&self.published)
    }

    fn parse_error_metadata(
        &self,
        response: &Response,
        cfg: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        self.published.parse_error_metadata(response, cfg)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.published.update_endpoint(request, endpoint, cfg)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.published.payload_codec()
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
