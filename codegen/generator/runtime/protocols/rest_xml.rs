//! The `restXml` protocol: the published implementation writes requests; responses are read with
//! Farrier's XML codec.

use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::{
    HttpBindingProtocol, http_error_deserializer, http_output_deserializer,
};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol;

use super::super::operation::table::AnyRoot;
use super::http_bindings;
use super::xml::{Part, RootName, Xml};
use super::xml_errors::{self, Wrapping};

/// The `restXml` protocol.
#[derive(Debug)]
pub struct RestXml {
    /// What writes requests.
    published: AwsRestXmlProtocol,
    /// What reads responses.
    bindings: HttpBindingProtocol<Xml>,
    wrapping: Wrapping,
}

impl RestXml {
    /// The protocol; `wrapping` is `Unwrapped` where the trait says `noErrorWrapping`.
    pub fn new(wrapping: Wrapping) -> Self {
        let published = AwsRestXmlProtocol::new();
        let id = published.protocol_id().clone();
        Self {
            published,
            bindings: HttpBindingProtocol::new(id, Xml::default(), "application/xml"),
            wrapping,
        }
    }
}

/// What the root element of a reply is called: a payload may have a name for its place alone.
fn root_of(output: &Schema<'_>) -> RootName {
    let mut members = output.members().iter();
    let payload = members.find(|member| member.http_payload().is_some());
    match payload.and_then(|payload| payload.xml_name()) {
        Some(name) => RootName::Fixed(name.value().to_owned()),
        None => RootName::OfShape,
    }
}

impl ClientProtocolInner for RestXml {
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
        http_bindings::split_lists(&mut request, schema)?;
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let root = match cfg.load::<AnyRoot>() {
            Some(_) => RootName::Any,
            None => root_of(schema),
        };
        let body = response.body().bytes().unwrap_or_default();
        let body = self.bindings.codec().body(body, Part::Root).with_root(root);
        Ok(http_output_deserializer(body, response, schema, cfg))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let part = match self.wrapping {
            Wrapping::Wrapped => Part::Error,
            Wrapping::Unwrapped => Part::Root,
            Wrapping::Listed => Part::ListedError,
        };
        let body = response.body().bytes().unwrap_or_default();
        let body = self.bindings.codec().body(body, part);
        Ok(http_error_deserializer(body, response, cfg))
    }

    fn parse_error_metadata(
        &self,
        response: &Response,
        _: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        xml_errors::metadata(body, self.wrapping)
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
        self.bindings.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.published.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(
        &self,
        payload: &[u8],
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        xml_errors::metadata(payload, self.wrapping)
    }
}
