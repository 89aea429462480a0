//! From an operation's input to an HTTP request.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::ser_de::SerializeRequest;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;

use super::operation::Operation;

/// Writes the request of any operation, through the protocol of the configuration.
#[derive(Debug)]
pub(super) struct RequestSerializer(pub(super) &'static Operation);

impl SerializeRequest for RequestSerializer {
    fn serialize_input(
        &self,
        mut input: Input,
        cfg: &mut ConfigBag,
    ) -> Result<HttpRequest, BoxError> {
        let types = &self.0.types;
        let value = (types.input)(&input).ok_or("the input is of another operation")?;
        value.check()?;
        if let Some(prefix) = value.host_prefix()? {
            cfg.interceptor_state()
                .store_put(EndpointPrefix::new(prefix)?);
        }
        let protocol = cfg
            .load::<SharedClientProtocol>()
            .ok_or("no protocol is configured")?;
        let mut request = protocol.serialize_request(value, self.0.input.get(), "", cfg)?;
        if let Some(stream) = (types.input_mut)(&mut input).and_then(|input| input.take_stream()) {
            set_stream(&mut request, stream)?;
        }
        Ok(request)
    }
}

/// Makes the stream the body of the request, with the length when it is known.
fn set_stream(request: &mut HttpRequest, stream: ByteStream) -> Result<(), BoxError> {
    let body = stream.into_inner();
    let headers = request.headers_mut();
    if headers.get("content-type").is_none() {
        headers.try_insert("content-type", "application/octet-stream")?;
    }
    if let Some(length) = body.content_length() {
        headers.try_insert("content-length", length.to_string())?;
    }
    *request.body_mut() = body;
    Ok(())
}

/// Checks a label or required query parameter, which must be set.
///
/// # Errors
/// The member is unset.
#[inline]
pub fn require<'a, T>(member: &'static str, value: &'a Option<T>) -> Result<&'a T, BuildError> {
    value.as_ref().ok_or_else(|| unset(member))
}

/// Checks a label or required query parameter of text, which must be set and not empty.
///
/// # Errors
/// The member is unset or empty.
#[inline]
pub fn require_text(member: &'static str, value: Option<&str>) -> Result<(), BuildError> {
    match value {
        Some(text) if !text.is_empty() => Ok(()),
        _ => Err(unset(member)),
    }
}

/// The text of a member that stands before the host name.
///
/// # Errors
/// The member is unset or empty, or no valid part of a host name.
pub fn host_label<'a>(member: &'static str, value: Option<&'a str>) -> Result<&'a str, BuildError> {
    let text = value
        .filter(|text| !text.is_empty())
        .ok_or_else(|| unset(member))?;
    let valid = text.len() <= 63
        && !text.starts_with('-')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if valid {
        Ok(text)
    } else {
        Err(BuildError::invalid_field(
            member,
            "must be a valid host label: 1 to 63 letters, digits and hyphens",
        ))
    }
}

/// The error for a member without which no request can be written.
#[cold]
pub fn unset(member: &'static str) -> BuildError {
    BuildError::missing_field(member, "cannot be empty or unset")
}
