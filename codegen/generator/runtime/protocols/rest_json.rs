//! The `restJson1` protocol: the published implementation with Farrier's JSON codec, and with bodies
//! for the payload members that it leaves out.

use aws_smithy_json::protocol::aws_rest_json_1::AwsRestJsonProtocol;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::http_protocol::HttpBindingProtocol;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{
    SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer,
};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, prelude};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::http_bindings;
use super::json::Json;
use super::json_dialect::Dialect;

/// The `restJson1` protocol.
#[derive(Debug)]
pub struct RestJson {
    published: AwsRestJsonProtocol,
    /// What the published protocol is made of, with Farrier's JSON codec.
    bindings: HttpBindingProtocol<Json>,
}

impl RestJson {
    /// The protocol.
    pub fn new() -> Self {
        let published = AwsRestJsonProtocol::new();
        let id = published.protocol_id().clone();
        let codec = Json::new(id.clone(), Dialect::REST);
        let bindings = HttpBindingProtocol::new(id, codec, published.inner().content_type());
        Self {
            published,
            bindings,
        }
    }

    /// Adds the body that the published protocol leaves out for some kinds of payload members.
    fn add_payload(
        &self,
        request: &mut Request,
        input: &dyn SerializableStruct,
        payload: &Schema<'_>,
    ) -> Result<(), SerdeError> {
        match payload.shape_type() {
            // An unset structure is an empty one.
            ShapeType::Structure if request.body().content_length() == Some(0) => {
                self.set_body(request, b"{}".to_vec());
            }
            ShapeType::List | ShapeType::Map | ShapeType::Document => {
                let mut body = Codec::create_serializer(self.bindings.codec());
                input.serialize_members(&mut PayloadOnly(&mut body))?;
                let body = body.finish();
                if !body.is_empty() {
                    self.set_body(request, body);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn set_body(&self, request: &mut Request, body: Vec<u8>) {
        let headers = request.headers_mut();
        if headers.get("content-type").is_none() {
            headers.insert("content-type", self.bindings.content_type());
        }
        headers.insert("content-length", body.len().to_string());
        *request.body_mut() = SdkBody::from(body);
    }
}

impl Default for RestJson {
    fn default() -> Self {
        Self::new()
    }
}

impl ClientProtocolInner for RestJson {
    type Request = Request;
    type Response = Response;

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        schema: &Schema<'_>,
        path: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let mut request = self.bindings.serialize_request(input, schema, path, cfg)?;
        let mut members = schema.members().iter();
        if let Some(payload) = members.find(|member| member.http_payload().is_some()) {
            self.add_payload(&mut request, input, payload)?;
        }
        http_bindings::split_lists(&mut request, schema)?;
        Ok(request)
    }

    fn protocol_id(&self) -> &ShapeId<'static> {
        ClientProtocolInner::protocol_id(&self.bindings)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.bindings.deserialize_response(response, schema, cfg)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.bindings.deserialize_error_response(response, cfg)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.bindings.update_endpoint(request, endpoint, cfg)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.bindings.payload_codec()
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

/// Writes the payload member alone. Its schema is replaced by that of a document, as the codec would
/// write its member name otherwise.
struct PayloadOnly<'a>(&'a mut dyn ShapeSerializer);

type Parts<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

macro_rules! payloads {
    ($($name:ident($type:ty);)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
            match schema.http_payload() {
                Some(_) => self.0.$name(&prelude::DOCUMENT, value),
                None => Ok(()),
            }
        }
    )*};
}

macro_rules! pass_over {
    ($($name:ident($($type:ty)?);)*) => {$(
        fn $name(&mut self, _: &Schema<'_>, $(_: $type)?) -> Result<(), SerdeError> {
            Ok(())
        }
    )*};
}

impl ShapeSerializer for PayloadOnly<'_> {
    payloads! {
        write_list(Parts<'_>);
        write_map(Parts<'_>);
        write_document(&Document);
    }

    pass_over! {
        write_struct(&dyn SerializableStruct);
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_string(&str);
        write_blob(Blob);
        write_timestamp(&DateTime);
        write_null();
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use aws_smithy_runtime_api::http::StatusCode;

    use super::super::super::schema::members;
    use super::super::super::schema::table::{StructureSchema, Target, Trait};
    use super::*;

    type Tags = HashMap<String, String>;

    static TAGGING: StructureSchema<2> = StructureSchema::new(
        "ns#Tagging",
        &[
            (
                "ids",
                Target::With(
                    &Target::List("ns#Ids", &Target::BigInteger),
                    &[Trait::HttpHeader("x-ids")],
                ),
            ),
            (
                "tags",
                Target::With(
                    &Target::Map("ns#Tags", &[], &Target::String),
                    &[Trait::HttpPayload],
                ),
            ),
        ],
    )
    .with_http("PUT", "/tags", 200);

    struct Tagging {
        ids: Option<Vec<BigInteger>>,
        tags: Option<Tags>,
    }

    impl SerializableStruct for Tagging {
        fn schema(&self) -> &Schema<'_> {
            TAGGING.get()
        }

        fn serialize_members(&self, to: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
            members::write(to, &TAGGING, &[&self.ids, &self.tags])
        }
    }

    fn request(input: &Tagging) -> Request {
        let cfg = ConfigBag::base();
        let request = RestJson::new().serialize_request(input, TAGGING.get(), "", &cfg);
        request.expect("a request")
    }

    #[test]
    fn a_map_is_the_body_of_a_request() {
        let tags = Tags::from([("a".to_owned(), "b".to_owned())]);
        let request = request(&Tagging {
            ids: None,
            tags: Some(tags),
        });
        assert_eq!(request.body().bytes(), Some(&b"{\"a\":\"b\"}"[..]));
        assert_eq!(
            request.headers().get("content-type"),
            Some("application/json")
        );
        assert_eq!(request.headers().get("content-length"), Some("9"));
    }

    #[test]
    fn an_unset_map_is_no_body() {
        let request = request(&Tagging {
            ids: None,
            tags: None,
        });
        assert_eq!(request.body().bytes(), Some(&b""[..]));
        assert_eq!(request.headers().get("content-type"), None);
    }

    #[test]
    fn big_numbers_are_listed_in_headers() {
        let ids = ["1", "18446744073709551616"].map(|text| text.parse().expect("a number"));
        let request = request(&Tagging {
            ids: Some(ids.to_vec()),
            tags: None,
        });
        let ids: Vec<&str> = request.headers().get_all("x-ids").collect();
        assert_eq!(ids, ["1", "18446744073709551616"]);
    }

    #[test]
    fn whole_floats_are_read_as_integers() {
        static COUNTED: StructureSchema<1> =
            StructureSchema::new("ns#Counted", &[("count", Target::Integer)]);
        let read = |body: &'static str| {
            let status = StatusCode::try_from(200).expect("a status");
            let response = Response::new(status, SdkBody::from(body));
            let cfg = ConfigBag::base();
            let protocol = RestJson::new();
            let mut from = protocol.deserialize_response(&response, COUNTED.get(), &cfg)?;
            let mut count: Option<i32> = None;
            members::read(from.as_mut(), &COUNTED, &mut [&mut count])?;
            Ok::<_, SerdeError>(count)
        };
        assert_eq!(read("{\"count\": 5.0}").expect("a number"), Some(5));
        assert_eq!(read("{\"count\": 7}").expect("a number"), Some(7));
        assert!(read("{\"count\": 5.5}").is_err());
    }
}
