//! The `awsQuery` protocol: the published implementation writes requests; responses are read with
//! Farrier's XML codec. The published reader does not find error codes, fails on empty bodies, and takes
//! any root for that of the response.

use aws_smithy_query::protocol::AwsQueryProtocol;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::super::call::presigned::Presigned;
use super::xml::{Part, RootName, Xml};
use super::xml_errors::{self, Wrapping};

/// The `awsQuery` protocol.
#[derive(Debug, Default)]
pub struct AwsQuery {
    published: AwsQueryProtocol,
    codec: Xml,
}

impl AwsQuery {
    /// The protocol.
    pub fn new() -> Self {
        Self::default()
    }
}

/// The same request with the form of its body as its query, which is then what is signed of it.
fn with_form_in_query(mut request: Request) -> Result<Request, SerdeError> {
    let form = request.body().bytes().unwrap_or_default();
    let form = std::str::from_utf8(form).map_err(invalid)?;
    let uri = format!("{}?{form}", request.uri());
    request.set_uri(uri).map_err(invalid)?;
    request.set_method("GET").map_err(invalid)?;
    *request.body_mut() = SdkBody::empty();
    request.headers_mut().remove("content-type");
    request.headers_mut().remove("content-length");
    Ok(request)
}

fn invalid(fault: impl ToString) -> SerdeError {
    SerdeError::invalid_input(fault.to_string())
}

impl ClientProtocolInner for AwsQuery {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.published.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        path: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let mut request = self.published.serialize_request(input, schema, path, cfg)?;
        // As the official crates: of an input without members the length is no header that is signed.
        if schema.members().is_empty() {
            request.headers_mut().remove("content-length");
        }
        match cfg.load::<Presigned>() {
            Some(_) => with_form_in_query(request),
            None => Ok(request),
        }
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        _: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        let body = self.codec.body(body, Part::Result);
        // What answers in some other way is not the service.
        Ok(Box::new(match cfg.load::<Metadata>() {
            Some(operation) => {
                body.with_root(RootName::Fixed(format!("{}Response", operation.name())))
            }
            None => body,
        }))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        Ok(Box::new(self.codec.body(body, Part::Error)))
    }

    fn parse_error_metadata(
        &self,
        response: &Response,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        xml_errors::metadata(body, Wrapping::Wrapped)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.published.update_endpoint(request, endpoint, cfg)
    }
}
