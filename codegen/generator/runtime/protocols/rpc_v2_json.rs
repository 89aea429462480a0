//! The `rpcv2Json` protocol, of which there is no published implementation: it is made of the published
//! protocol for calls whose messages are one document, with Farrier's JSON codec.
//!
//! Source: Smithy 2.0, "Smithy RPC v2 JSON protocol".

use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, prelude, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::json::Json;
use super::json_dialect::Dialect;
use super::json_scanner::Scanner;
use super::rpc_v2_json_values::Values;

/// The header that names the protocol, and its name there.
const HEADER: (&str, &str) = ("smithy-protocol", "rpc-v2-json");
const MEDIA_TYPE: &str = "application/json";
/// The greatest depth of nesting of what stands beside the code and the message of an error.
const MAX_SKIPPED_LEVELS: u32 = 512;

/// The `rpcv2Json` protocol.
#[derive(Debug)]
pub struct RpcV2Json {
    rpc: HttpRpcProtocol<Json>,
}

impl RpcV2Json {
    /// The protocol.
    pub fn new() -> Self {
        let id = shape_id!("smithy.protocols", "rpcv2Json");
        let codec = Json::new(id.clone(), Dialect::RPC_V2);
        Self {
            rpc: HttpRpcProtocol::new(id, codec, MEDIA_TYPE),
        }
    }
}

/// What does not name the protocol is not from the service, and is not looked at. Source: "Operation
/// response deserialization".
fn check_protocol(response: &Response) -> Result<(), SerdeError> {
    let (header, name) = HEADER;
    match response.headers().get(header) {
        Some(found) if found == name => Ok(()),
        Some(found) => Err(SerdeError::invalid_input(format!(
            "the reply is in the protocol `{found}`, not `{name}`"
        ))),
        None => Err(SerdeError::invalid_input(format!(
            "the reply does not say that it is in the protocol `{name}`"
        ))),
    }
}

/// The code and the message of an error. Source: "Operation error serialization".
fn error_metadata(body: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut builder = ErrorMetadata::builder();
    if body.trim_ascii().is_empty() {
        return Ok(builder);
    }
    let mut text = Scanner::new(body);
    text.expect(b'{')?;
    let mut first = true;
    while text.next(&mut first, b'}')? {
        let key = text.key()?;
        if text.peek() != Some(b'"') {
            text.skip(MAX_SKIPPED_LEVELS)?;
            continue;
        }
        let value = text.string()?;
        builder = match &*key {
            "__type" => builder.code(sanitize_error_code(&value)),
            "message" | "Message" | "errorMessage" => builder.message(value),
            _ => builder,
        };
    }
    Ok(builder)
}

impl Default for RpcV2Json {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientProtocolInner for RpcV2Json {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        ClientProtocolInner::protocol_id(&self.rpc)
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        path: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let names = (cfg.load::<ServiceShapeName>(), cfg.load::<Metadata>());
        let route = match names {
            (Some(service), Some(operation)) => &*format!(
                "/service/{}/operation/{}",
                service.as_str(),
                operation.name()
            ),
            _ => path,
        };
        let mut request = self
            .rpc
            .serialize_request(&Values(input), schema, route, cfg)?;
        let has_input = schema.shape_id() != prelude::UNIT.shape_id();
        if !has_input {
            *request.body_mut() = SdkBody::empty();
        }
        let headers = request.headers_mut();
        if !has_input {
            headers.remove("content-type");
            if headers.remove("content-length").is_some() {
                headers.insert("content-length", "0");
            }
        }
        let (header, name) = HEADER;
        headers.insert(header, name);
        headers.insert("accept", MEDIA_TYPE);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        check_protocol(response)?;
        self.rpc.deserialize_response(response, schema, cfg)
    }

    /// The headers of a reply do not say which error it is, except for a service that once spoke
    /// `awsQuery`.
    fn parse_error_metadata(
        &self,
        response: &Response,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        check_protocol(response)?;
        let metadata = error_metadata(response.body().bytes().unwrap_or_default())?;
        Ok(match parse_query_compatible_header(response.headers()) {
            Some((code, kind)) => metadata.code(code).custom("type", kind),
            None => metadata,
        })
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

    fn event_stream_media_type(&self) -> Option<&str> {
        Some(MEDIA_TYPE)
    }

    fn parse_event_stream_error_metadata(
        &self,
        payload: &[u8],
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        error_metadata(payload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(body: &str) -> Option<(Option<String>, Option<String>)> {
        let metadata = error_metadata(body.as_bytes()).ok()?.build();
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Some((owned(metadata.code()), owned(metadata.message())))
    }

    #[test]
    fn the_type_alone_is_the_code() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(of(" "), Some((None, None)));
        assert_eq!(of("{}"), Some((None, None)));
        let body = r#"{"code": "A", "Code": "B", "x": [{"__type": "C"}], "__type": "ns#D", "Message": "m"}"#;
        assert_eq!(of(body), Some((some("D"), some("m"))));
        assert_eq!(of(r#"{"__type": 1, "message": null}"#), Some((None, None)));
        assert_eq!(of("<html>"), None);
        assert_eq!(of(r#"{"__type": "D""#), None);
    }
}
