//! From an operation's input to an HTTP request.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::ser_de::SerializeRequest;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;

use super::super::operation::table::Operation;
use super::presigned::Presigned;

/// Writes the request of any operation, through the protocol of the configuration.
#[derive(Debug)]
pub(super) struct RequestSerializer(pub(super) &'static Operation);

impl SerializeRequest for RequestSerializer {
    #[cfg_attr(debug_assertions, inline)]
    fn serialize_input(
        &self,
        mut input: Input,
        cfg: &mut ConfigBag,
    ) -> Result<HttpRequest, BoxError> {
        let vtable = &self.0.vtable;
        let value = (vtable.input)(&input).ok_or("the input is of another operation")?;
        let is_presigned = cfg.load::<Presigned>().is_some();
        let in_query = match is_presigned {
            true => value.in_query()?,
            false => None,
        };
        if in_query.is_none() {
            value.check()?;
        }
        if let Some(prefix) = value.host_prefix()? {
            cfg.interceptor_state()
                .store_put(EndpointPrefix::new(prefix)?);
        }
        let protocol = cfg
            .load::<SharedClientProtocol>()
            .ok_or("no protocol is configured")?;
        let schema = self.0.input.get();
        let mut request = match &in_query {
            Some(value) => protocol.serialize_request(&**value, value.schema(), "", cfg)?,
            None => protocol.serialize_request(value, schema, "", cfg)?,
        };
        drop(in_query);
        if self.0.service.query_compatible {
            request.headers_mut().insert("x-amzn-query-mode", "true");
        }
        for &(name, text) in self.0.service.customizations.headers {
            if request.headers().get(name).is_none() {
                request.headers_mut().try_insert(name, text)?;
            }
        }
        let stream = (vtable.input_mut)(&mut input).and_then(|input| input.take_stream());
        if is_presigned {
            // The body is sent by another, who says what it is.
            if let Some(stream) = stream {
                *request.body_mut() = stream.into_inner();
            }
            return Ok(request);
        }
        label_payload(&mut request, schema, stream.is_some())?;
        if let Some(stream) = stream {
            set_stream(&mut request, stream, self.0.options.requires_length)?;
        }
        Ok(request)
    }
}

const UNKNOWN_LENGTH: &str = "the operation needs the length of the body, and that of the stream is \
     unknown: give the body as bytes or as a file";

/// Sets `content-type` and `content-length` of a blob or string payload where they are unset, which the
/// published protocols do not do. An unset payload is an empty one.
#[cfg_attr(debug_assertions, inline)]
fn label_payload(
    request: &mut HttpRequest,
    schema: &Schema<'_>,
    is_streamed: bool,
) -> Result<(), BoxError> {
    let mut members = schema.members().iter();
    let Some(payload) = members.find(|member| member.http_payload().is_some()) else {
        return Ok(());
    };
    let media_type = match (payload.media_type(), payload.shape_type()) {
        (Some(media_type), ShapeType::Blob | ShapeType::String) => media_type.value().to_owned(),
        (None, ShapeType::Blob) => "application/octet-stream".to_owned(),
        (None, ShapeType::String) => "text/plain".to_owned(),
        _ => return Ok(()),
    };
    let length = request.body().content_length().filter(|_| !is_streamed);
    let headers = request.headers_mut();
    if headers.get("content-type").is_none() {
        headers.try_insert("content-type", media_type)?;
    }
    if let Some(length) = length
        && headers.get("content-length").is_none()
    {
        headers.insert("content-length", length.to_string());
    }
    Ok(())
}

/// Makes the stream the body of the request, and sets `content-length` when the length is known.
#[cfg_attr(debug_assertions, inline)]
fn set_stream(
    request: &mut HttpRequest,
    stream: ByteStream,
    requires_length: bool,
) -> Result<(), BoxError> {
    let body = stream.into_inner();
    let headers = request.headers_mut();
    match body.content_length() {
        Some(length) => {
            headers.try_insert("content-length", length.to_string())?;
        }
        None if requires_length && headers.get("content-length").is_none() => {
            return Err(UNKNOWN_LENGTH.into());
        }
        None => {}
    }
    *request.body_mut() = body;
    Ok(())
}
