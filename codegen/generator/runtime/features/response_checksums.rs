//! Checksums of replies, by the `httpChecksum` trait: asks for them, and compares the body with the one
//! that came while it is read. A stream stays a stream, and ends with an error where they differ.
//!
//! Source: AWS core specification of Smithy, "httpChecksum trait". The algorithms are published in
//! `aws-smithy-checksums`.

use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::validate::ChecksumBody;
use aws_smithy_checksums::http::CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeSerializationInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{
    Intercept, SharedInterceptor, dyn_dispatch_hint,
};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::{
    RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use http_body::{Body, Frame, SizeHint};

use super::super::call::presigned::Presigned;
use super::super::operation::table::Operation;

/// The mode in which a service sends checksums.
const ENABLED: &str = "ENABLED";

/// Checks the operation's replies.
pub fn check_replies(
    operation: &'static Operation,
    components: RuntimeComponentsBuilder,
) -> RuntimeComponentsBuilder {
    components.with_interceptor(SharedInterceptor::permanent(ResponseChecksumInterceptor(
        operation,
    )))
}

#[derive(Debug)]
struct ResponseChecksumInterceptor(&'static Operation);

/// The replies to a call are checked.
#[derive(Clone, Copy, Debug)]
struct Checked;

impl Storable for Checked {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for ResponseChecksumInterceptor {
    fn name(&self) -> &'static str {
        "ResponseChecksumInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let input = (self.0.vtable.input_mut)(context.input_mut())
            .ok_or("the input is of another operation")?;
        let setting = cfg.load::<ResponseChecksumValidation>().copied();
        let (feature, is_wanted) = match setting.unwrap_or_default() {
            ResponseChecksumValidation::WhenRequired => {
                (SmithySdkFeature::FlexibleChecksumsResWhenRequired, false)
            }
            _ => (SmithySdkFeature::FlexibleChecksumsResWhenSupported, true),
        };
        let is_asked = input.checksum_mode() == Some(ENABLED);
        if is_wanted && !is_asked && cfg.load::<Presigned>().is_none() {
            input.set_checksum_mode(ENABLED);
        }
        let state = cfg.interceptor_state();
        state.store_append(feature);
        if is_wanted || is_asked {
            state.store_put(Checked);
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let reply = context.response_mut();
        if reply.status().is_success() && cfg.load::<Checked>().is_some() {
            check(reply, self.0.options.checksum.response_algorithms);
        }
        Ok(())
    }
}

/// Compares the body with its checksum while it is read, if it came with one of these algorithms.
fn check(reply: &mut HttpResponse, algorithms: &[&str]) {
    let Some((algorithm, expected)) = checksum(reply.headers(), algorithms) else {
        return;
    };
    let body = std::mem::replace(reply.body_mut(), SdkBody::taken());
    *reply.body_mut() = body.map(move |body| {
        let data = SdkBody::from_body_1_x(DataFrames(body));
        let expected = expected.clone().into();
        SdkBody::from_body_1_x(ChecksumBody::new(data, algorithm.into_impl(), expected))
    });
}

/// The checksum that can be compared fastest. The first that is there decides, also when it cannot be
/// compared: the others are no more of the body than that one.
fn checksum(headers: &Headers, algorithms: &[&str]) -> Option<(ChecksumAlgorithm, Vec<u8>)> {
    let is_modeled = |name: &&str| algorithms.iter().any(|it| it.eq_ignore_ascii_case(name));
    let by_speed = CHECKSUM_ALGORITHMS_IN_PRIORITY_ORDER.into_iter();
    let (algorithm, value) = by_speed.filter(is_modeled).find_map(|name| {
        let algorithm: ChecksumAlgorithm = name.parse().ok()?;
        Some((algorithm, headers.get(algorithm.into_impl().header_name())?))
    })?;
    let name = algorithm.as_str();
    if is_composite(value) {
        tracing::debug!("the {name} checksum is of the checksums of parts, and not compared");
        return None;
    }
    let expected = base64::decode(value);
    if expected.is_err() {
        tracing::warn!("the {name} checksum is not in base64, and not compared");
    }
    Some((algorithm, expected.ok()?))
}

/// Whether the checksum is one of the checksums of an object's parts, whose number is after a hyphen. What
/// it is of is not in the reply.
fn is_composite(checksum: &str) -> bool {
    let parts = checksum.rsplit_once('-').map(|(_, parts)| parts);
    parts.is_some_and(|parts| !parts.is_empty() && parts.bytes().all(|it| it.is_ascii_digit()))
}

/// A body without its trailers, which the published [`ChecksumBody`] does not expect (0.65.0).
struct DataFrames(SdkBody);

impl Body for DataFrames {
    type Data = <SdkBody as Body>::Data;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = Pin::new(&mut self.0).poll_frame(context);
        match frame {
            Poll::Ready(Some(Ok(frame))) if frame.is_trailers() => Poll::Ready(None),
            frame => frame,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        Body::size_hint(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_runtime_api::http::StatusCode;
    use aws_smithy_types::byte_stream::ByteStream;
    use aws_smithy_types::byte_stream::error::Error;

    use super::*;

    const ALL: &[&str] = &["CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1"];

    fn reply(headers: &[(&'static str, &'static str)]) -> HttpResponse {
        let status = StatusCode::try_from(200).expect("a status");
        let mut reply = HttpResponse::new(status, SdkBody::from("123456789"));
        for (name, value) in headers {
            reply.headers_mut().insert(*name, *value);
        }
        reply
    }

    fn read(mut reply: HttpResponse, algorithms: &[&str]) -> Result<Vec<u8>, Error> {
        check(&mut reply, algorithms);
        let body = std::mem::replace(reply.body_mut(), SdkBody::taken());
        let mut body = std::pin::pin!(ByteStream::new(body).collect());
        let mut context = Context::from_waker(std::task::Waker::noop());
        match body.as_mut().poll(&mut context) {
            Poll::Ready(bytes) => Ok(bytes?.to_vec()),
            Poll::Pending => unreachable!("a body in memory is there"),
        }
    }

    #[test]
    fn a_body_is_compared_with_its_checksum() {
        let right = reply(&[("x-amz-checksum-crc32", "y/Q5Jg==")]);
        assert_eq!(read(right, ALL).ok().as_deref(), Some(&b"123456789"[..]));
        let wrong = || reply(&[("x-amz-checksum-crc32", "y/Q5Jw==")]);
        let fault = read(wrong(), ALL).expect_err("another checksum");
        let fault = aws_smithy_types::error::display::DisplayErrorContext(&fault).to_string();
        assert!(fault.contains("checksum mismatch"), "{fault}");
        // What the operation does not have is not compared.
        assert!(read(wrong(), &["SHA1"]).is_ok());
    }

    #[test]
    fn the_fastest_of_several_is_compared() {
        let several = [
            ("x-amz-checksum-sha256", "wrong"),
            ("x-amz-checksum-crc32", "y/Q5Jg=="),
            ("x-amz-checksum-crc64nvme", "rosUhgp5mIg="),
        ];
        let found = checksum(reply(&several).headers(), ALL);
        let found = found.map(|(algorithm, _)| algorithm);
        assert_eq!(found, Some(ChecksumAlgorithm::Crc64Nvme));
        let found = checksum(reply(&several).headers(), &["sha256", "crc32"]);
        let found = found.map(|(algorithm, _)| algorithm);
        assert_eq!(found, Some(ChecksumAlgorithm::Crc32));
    }

    #[test]
    fn what_is_of_parts_or_no_base64_is_passed_over() {
        for value in ["y/Q5Jw==-14", "-1", "?", "y/Q5Jw"] {
            let reply = reply(&[("x-amz-checksum-crc32", value)]);
            assert!(checksum(reply.headers(), ALL).is_none(), "{value}");
        }
        let parts_and_whole = [
            ("x-amz-checksum-crc32", "y/Q5Jw==-2"),
            ("x-amz-checksum-sha1", "AAAA"),
        ];
        assert!(checksum(reply(&parts_and_whole).headers(), ALL).is_none());
        for value in ["abc-", "1234", "-", "a-1-", "12-a4", ""] {
            assert!(!is_composite(value), "{value}");
        }
    }
}
