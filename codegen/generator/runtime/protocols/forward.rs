//! What a protocol of ours leaves as it is: calls of `ClientProtocolInner` that are handed on to the
//! field that holds the published implementation.

/// In an implementation of `ClientProtocolInner`: the calls of these names, made on a field.
macro_rules! forward {
    ($field:ident: $($call:ident),+) => {
        $(forward!(@$call $field);)+
    };
    (@protocol_id $field:ident) => {
        fn protocol_id(&self) -> &::aws_smithy_schema::ShapeId<'static> {
            ::aws_smithy_schema::protocol::ClientProtocolInner::protocol_id(&self.$field)
        }
    };
    (@deserialize_response $field:ident) => {
        fn deserialize_response<'a>(
            &self,
            response: &'a Self::Response,
            schema: &::aws_smithy_schema::Schema<'_>,
            cfg: &'a ::aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<
            Box<dyn ::aws_smithy_schema::serde::ShapeDeserializer + 'a>,
            ::aws_smithy_schema::serde::SerdeError,
        > {
            self.$field.deserialize_response(response, schema, cfg)
        }
    };
    (@deserialize_error_response $field:ident) => {
        fn deserialize_error_response<'a>(
            &self,
            response: &'a Self::Response,
            cfg: &'a ::aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<
            Box<dyn ::aws_smithy_schema::serde::ShapeDeserializer + 'a>,
            ::aws_smithy_schema::serde::SerdeError,
        > {
            self.$field.deserialize_error_response(response, cfg)
        }
    };
    (@parse_error_metadata $field:ident) => {
        fn parse_error_metadata(
            &self,
            response: &Self::Response,
            cfg: &::aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<
            ::aws_smithy_types::error::metadata::Builder,
            ::aws_smithy_schema::serde::SerdeError,
        > {
            self.$field.parse_error_metadata(response, cfg)
        }
    };
    (@update_endpoint $field:ident) => {
        fn update_endpoint(
            &self,
            request: &mut Self::Request,
            endpoint: &::aws_smithy_types::endpoint::Endpoint,
            cfg: &::aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<(), ::aws_smithy_schema::serde::SerdeError> {
            self.$field.update_endpoint(request, endpoint, cfg)
        }
    };
    (@payload_codec $field:ident) => {
        fn payload_codec(&self) -> Option<&dyn ::aws_smithy_schema::codec::DynCodec> {
            self.$field.payload_codec()
        }
    };
    (@event_streams $field:ident) => {
        fn event_stream_media_type(&self) -> Option<&str> {
            ::aws_smithy_schema::protocol::ClientProtocolInner::event_stream_media_type(
                &self.$field,
            )
        }

        fn parse_event_stream_error_metadata(
            &self,
            payload: &[u8],
        ) -> Result<
            ::aws_smithy_types::error::metadata::Builder,
            ::aws_smithy_schema::serde::SerdeError,
        > {
            ::aws_smithy_schema::protocol::ClientProtocolInner::parse_event_stream_error_metadata(
                &self.$field,
                payload,
            )
        }
    };
}

pub(crate) use forward;
