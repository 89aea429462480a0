//! The `ec2Query` protocol, of which there is no published implementation: requests are forms
//! ([`super::ec2_form`]), responses are read with Farrier's XML codec.
//!
//! Source: Smithy 2.0, "AWS EC2 query protocol".

use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion, apply_http_endpoint};
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

use super::ec2_form::FormWriter;
use super::xml::{Part, RootName, Xml};
use super::xml_errors::{self, Wrapping};

/// The `ec2Query` protocol.
#[derive(Debug)]
pub struct Ec2Query {
    id: ShapeId<'static>,
    codec: Xml,
}

impl Ec2Query {
    /// The protocol.
    pub fn new() -> Self {
        Self {
            id: shape_id!("aws.protocols", "ec2Query"),
            codec: Xml::default(),
        }
    }
}

impl Default for Ec2Query {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientProtocolInner for Ec2Query {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        &self.id
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        _: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let (Some(operation), Some(version)) =
            (cfg.load::<Metadata>(), cfg.load::<ServiceVersion>())
        else {
            return Err(SerdeError::custom(
                "the operation and the version of the service are not configured",
            ));
        };
        let mut form = FormWriter::new(operation.name(), version.as_str());
        form.write_struct(schema, input)?;
        let form = form.finish();
        let length = form.len().to_string();
        let mut request = Request::new(SdkBody::from(form));
        let invalid = |fault: &dyn std::error::Error| SerdeError::custom(fault.to_string());
        request
            .set_method("POST")
            .map_err(|fault| invalid(&fault))?;
        request.set_uri("/").map_err(|fault| invalid(&fault))?;
        let headers = request.headers_mut();
        headers.insert("content-type", "application/x-www-form-urlencoded");
        headers.insert("content-length", length);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        _: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        let body = self.codec.body(body, Part::Root);
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
        Ok(Box::new(self.codec.body(body, Part::ListedError)))
    }

    fn parse_error_metadata(
        &self,
        response: &Response,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        xml_errors::metadata(body, Wrapping::Listed)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        apply_http_endpoint(request, endpoint, cfg)
    }
}
