//! The second ID of a request, of a service that gives one: in outputs, errors and responses.

use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::http::{Headers, Response};
use aws_smithy_types::error::ErrorMetadata;

use super::facts::EXTENDED_REQUEST_ID;

/// Tells the second ID of a request, which the service's support asks for beside the first.
pub trait RequestIdExt {
    /// The second ID of the request, if the reply has it.
    fn extended_request_id(&self) -> Option<&str>;
}

impl RequestIdExt for Headers {
    fn extended_request_id(&self) -> Option<&str> {
        self.get(EXTENDED_REQUEST_ID.header)
    }
}

impl<B> RequestIdExt for Response<B> {
    fn extended_request_id(&self) -> Option<&str> {
        self.headers().extended_request_id()
    }
}

impl RequestIdExt for ErrorMetadata {
    fn extended_request_id(&self) -> Option<&str> {
        self.extra(EXTENDED_REQUEST_ID.key)
    }
}

impl<E> RequestIdExt for SdkError<E, Response> {
    fn extended_request_id(&self) -> Option<&str> {
        self.raw_response()?.extended_request_id()
    }
}

impl<O: RequestIdExt, E: RequestIdExt> RequestIdExt for Result<O, E> {
    fn extended_request_id(&self) -> Option<&str> {
        match self {
            Ok(output) => output.extended_request_id(),
            Err(error) => error.extended_request_id(),
        }
    }
}

/// Implements the trait for an error, over its metadata.
#[allow(unused_macros)] // a service may have no errors of its own
macro_rules! of_metadata {
    ($name:ident) => {
        impl $crate::support::extended_request_id::RequestIdExt for $name {
            #[inline]
            fn extended_request_id(&self) -> ::std::option::Option<&str> {
                $crate::support::extended_request_id::RequestIdExt::extended_request_id(
                    ::aws_smithy_types::error::metadata::ProvideErrorMetadata::meta(self),
                )
            }
        }
    };
}

#[allow(unused_imports)] // the same
pub(crate) use of_metadata;

#[cfg(test)]
mod tests {
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn response(id: Option<&'static str>) -> Response {
        let mut response = Response::new(
            aws_smithy_runtime_api::http::StatusCode::try_from(404).expect("a status"),
            SdkBody::empty(),
        );
        if let Some(id) = id {
            response
                .headers_mut()
                .insert(EXTENDED_REQUEST_ID.header, id);
        }
        response
    }

    #[test]
    fn errors_and_responses_tell_it() {
        for id in [None, Some("b")] {
            assert_eq!(response(id).extended_request_id(), id);
            let error = SdkError::service_error("e", response(id));
            assert_eq!(error.extended_request_id(), id);
            let error = SdkError::<(), _>::response_error("e", response(id));
            assert_eq!(error.extended_request_id(), id);
        }
        let error = SdkError::<(), Response>::timeout_error("e");
        assert_eq!(error.extended_request_id(), None);
        let meta = ErrorMetadata::builder().custom(EXTENDED_REQUEST_ID.key, "b");
        let result: Result<Headers, ErrorMetadata> = Err(meta.build());
        assert_eq!(result.extended_request_id(), Some("b"));
    }
}
