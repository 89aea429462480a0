//! The interceptors of every operation: endpoint parameters, and the input members that telemetry
//! asks for.

use std::any::Any;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::telemetry::{CapturedTelemetryAttributes, RequestedTelemetryAttributes};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::operation::Operation;

/// Gathers the parameters of the endpoint rules from the configuration and the input.
#[derive(Debug)]
pub(super) struct EndpointParamsInterceptor(pub(super) &'static Operation);

#[dyn_dispatch_hint]
impl Intercept for EndpointParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input =
            (self.0.vtable.input)(context.input()).ok_or("the input is of another operation")?;
        let fill = |params: &mut dyn Any| input.endpoint_params(params);
        let params = (self.0.service.endpoint_params)(cfg, &fill)
            .map_err(|err| ContextAttachedError::new("endpoint params could not be built", err))?;
        cfg.interceptor_state().store_put(params);
        Ok(())
    }
}

/// Records the scalar members of the input that `emit_input_attributes` and
/// `capture_input_attributes` name.
#[derive(Debug)]
pub(super) struct TelemetryInterceptor(pub(super) &'static Operation);

#[dyn_dispatch_hint]
impl Intercept for TelemetryInterceptor {
    fn name(&self) -> &'static str {
        "TelemetryInterceptor"
    }

    #[cfg_attr(debug_assertions, inline)]
    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(requested) = cfg
            .load::<RequestedTelemetryAttributes>()
            .filter(|requested| !requested.is_empty())
        else {
            return Ok(());
        };
        let Some(input) = (self.0.vtable.input)(context.input()) else {
            return Ok(());
        };
        let mut capture = Capture {
            requested,
            captured: CapturedTelemetryAttributes::default(),
        };
        // A member that cannot be shown as text is not recorded; it never fails the call.
        let _ = input.serialize_members(&mut capture);
        let captured = capture.captured;
        cfg.interceptor_state().store_put(captured);
        Ok(())
    }
}

/// Takes the text of top-level scalars; structures, lists and maps are passed over.
struct Capture<'a> {
    requested: &'a RequestedTelemetryAttributes,
    captured: CapturedTelemetryAttributes,
}

impl Capture<'_> {
    fn take(&mut self, schema: &Schema<'_>, value: impl ToString) -> Result<(), SerdeError> {
        if let Some(name) = schema.member_name()
            && schema.sensitive().is_none()
            && self.requested.should_capture(name)
        {
            self.captured.insert(name, value.to_string());
        }
        Ok(())
    }
}

macro_rules! take {
    ($($name:ident: $type:ty;)*) => {$(
        fn $name(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
            self.take(schema, value)
        }
    )*};
}

macro_rules! pass_over {
    ($($name:ident($($type:ty),*);)*) => {$(
        fn $name(&mut self, _: &Schema<'_>, $(_: $type),*) -> Result<(), SerdeError> {
            Ok(())
        }
    )*};
}

type Nested<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

impl ShapeSerializer for Capture<'_> {
    take! {
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_integer: i32;
        write_long: i64;
        write_float: f32;
        write_double: f64;
        write_string: &str;
    }

    pass_over! {
        write_struct(&dyn SerializableStruct);
        write_list(Nested<'_>);
        write_map(Nested<'_>);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_blob(Blob);
        write_timestamp(&DateTime);
        write_document(&Document);
        write_null();
    }
}
