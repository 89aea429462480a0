//! From an HTTP response to an operation's output or error.

use std::mem;

use aws_smithy_runtime_api::client::interceptors::context::{Error, Output, OutputOrError};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::ser_de::DeserializeResponse;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::ErrorMetadata;
use aws_types::request_id::{RequestId, apply_request_id};

use super::super::operation::shapes::Reply;
use super::super::operation::table::Operation;

/// Reads the response of any operation, through the protocol of the configuration.
#[derive(Debug)]
pub struct ResponseDeserializer(pub &'static Operation);

impl DeserializeResponse for ResponseDeserializer {
    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_streaming_with_config(
        &self,
        response: &mut HttpResponse,
        cfg: &ConfigBag,
    ) -> Option<OutputOrError> {
        if !self.0.options.streaming_output || !self.is_success(response) {
            return None;
        }
        let body = mem::replace(response.body_mut(), SdkBody::taken());
        Some(self.output(response, cfg, Some(ByteStream::new(body))))
    }

    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_nonstreaming_with_config(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
    ) -> OutputOrError {
        tracing::debug!(request_id = ?response.request_id());
        if self.is_success(response) && !self.holds_error(response) {
            self.output(response, cfg, None)
        } else {
            Err(OrchestratorError::operation(self.error(response, cfg)))
        }
    }
}

impl ResponseDeserializer {
    fn is_success(&self, response: &HttpResponse) -> bool {
        let status = response.status();
        status.is_success() || status.as_u16() == self.0.success_code
    }

    /// Whether the body is that of an error, whatever the status says.
    fn holds_error(&self, response: &HttpResponse) -> bool {
        let is_error = self.0.service.customizations.is_error;
        is_error.is_some_and(|is_error| response.body().bytes().is_some_and(is_error))
    }

    /// The code of an error that has nothing but its status.
    fn code_of_empty(&self, response: &HttpResponse) -> Option<&'static str> {
        let body = response.body().bytes().unwrap_or_default();
        let codes = self.0.service.customizations.codes_of_empty_errors;
        let mut codes = codes.iter().filter(|_| body.is_empty());
        let status = response.status().as_u16();
        codes.find_map(|(of, code)| (*of == status).then_some(*code))
    }

    /// The second ID of the request, and its name in the metadata of errors.
    fn extended_request_id<'r>(
        &self,
        response: &'r HttpResponse,
    ) -> Option<(&'static str, &'r str)> {
        let id = self.0.service.customizations.extended_request_id?;
        Some((id.key, response.headers().get(id.header)?))
    }

    #[cfg_attr(debug_assertions, inline)]
    fn output(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
        stream: Option<ByteStream>,
    ) -> OutputOrError {
        let reply = Reply {
            request_id: response.request_id().map(str::to_owned),
            extended_request_id: self
                .extended_request_id(response)
                .map(|(_, id)| id.to_owned()),
            stream,
        };
        self.read_output(response, cfg, reply).map_err(|error| {
            OrchestratorError::operation((self.0.vtable.unhandled)(error.into(), None))
        })
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_output(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
        reply: Reply,
    ) -> Result<Output, SerdeError> {
        let schema = self.0.output.get();
        let mut from = protocol(cfg)?.deserialize_response(response, schema, cfg)?;
        (self.0.vtable.output)(&mut *from, reply)
    }

    /// The operation's error for this response. A response that does not follow the protocol is an
    /// unhandled error too, with the request ID and what else could be read of it.
    #[cfg_attr(debug_assertions, inline)]
    fn error(&self, response: &HttpResponse, cfg: &ConfigBag) -> Error {
        let parsed =
            protocol(cfg).and_then(|protocol| protocol.parse_error_metadata(response, cfg));
        let (mut builder, fault) = match parsed {
            Ok(builder) => (builder, None),
            Err(fault) => (ErrorMetadata::builder(), Some(fault)),
        };
        if let Some(code) = self.code_of_empty(response) {
            builder = builder.code(code);
        }
        if let Some((key, id)) = self.extended_request_id(response) {
            builder = builder.custom(key, id);
        }
        let meta = apply_request_id(builder, response.headers()).build();
        let read = match (fault, meta.code()) {
            (Some(fault), _) => Err(fault),
            (None, None) => return (self.0.vtable.unhandled)(meta.clone().into(), Some(meta)),
            (None, Some(code)) => self.read_error(response, cfg, code, &meta),
        };
        read.unwrap_or_else(|fault| (self.0.vtable.unhandled)(fault.into(), Some(meta)))
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_error(
        &self,
        response: &HttpResponse,
        cfg: &ConfigBag,
        code: &str,
        meta: &ErrorMetadata,
    ) -> Result<Error, SerdeError> {
        let mut from = protocol(cfg)?.deserialize_error_response(response, cfg)?;
        (self.0.vtable.error)(code, &mut *from, meta.clone())
    }
}

#[cfg_attr(debug_assertions, inline)]
fn protocol(cfg: &ConfigBag) -> Result<&SharedClientProtocol, SerdeError> {
    cfg.load::<SharedClientProtocol>()
        .ok_or_else(|| SerdeError::custom("no protocol is configured"))
}
