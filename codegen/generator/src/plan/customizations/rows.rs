//! The table of customizations, by service. Source of each: what the official Rust crate of the service
//! does, in the version that its reason names or, without one, in those of 2026.

use super::row::Customization::*;
use super::row::{Row, SigningPlan};

const LAMBDA: &str = "com.amazonaws.lambda#AWSGirApiService";
const POLLY: &str = "com.amazonaws.polly#Parrot_v1";
const S3: &str = "com.amazonaws.s3#AmazonS3";

/// Every fact.
pub static ROWS: &[Row] = &[
    Row {
        service: LAMBDA,
        operations: &["Invoke", "InvokeAsync"],
        what: SlowReply,
        reason: "a function runs for minutes before it answers",
        test: "a_slow_reply_is_waited_for",
    },
    Row {
        service: POLLY,
        operations: &["SynthesizeSpeech"],
        what: PresignedInQuery,
        reason: "browsers play what a URL alone gives; the service takes GET with the members in the query",
        test: "speech_is_presigned_with_its_text_in_the_query",
    },
    Row {
        service: S3,
        operations: &[],
        what: LabelInEndpoint("Bucket"),
        reason: "the rules put the bucket into the host name or the path, by its name and the settings",
        test: "the_bucket_stands_in_the_endpoint_alone",
    },
    Row {
        service: S3,
        operations: &[],
        what: Signing(SigningPlan {
            double_uri_encode: false,
            content_sha256_header: true,
            normalize_uri_path: false,
        }),
        reason: "a key is any text: `a//b` and `a/../b` are keys of their own, and are signed as they are sent",
        test: "keys_are_signed_as_they_are_sent",
    },
    Row {
        service: S3,
        operations: &[],
        what: ErrorInSuccess,
        reason: "copies and completed uploads begin to answer before it is known how they end",
        test: "an_error_in_a_success_is_an_error",
    },
    Row {
        service: S3,
        operations: &[],
        what: TransientError("InternalError"),
        reason: "in a reply with status 200, the code alone tells that it passes",
        test: "an_internal_error_in_a_success_is_tried_again",
    },
    Row {
        service: S3,
        operations: &[],
        what: CodeOfEmptyError(404, "NotFound"),
        reason: "a reply to HEAD has no body that could name the error",
        test: "what_is_not_found_without_a_body_is_known_by_its_status",
    },
    Row {
        service: S3,
        operations: &[],
        what: ExtendedRequestId {
            header: "x-amz-id-2",
            key: "s3_extended_request_id",
        },
        reason: "support asks for both IDs of a request",
        test: "the_second_request_id_is_there",
    },
    Row {
        service: S3,
        operations: &[],
        what: DateOrText("com.amazonaws.s3#Expires"),
        reason: "the header is what the uploader wrote, which may be no date",
        test: "a_date_that_is_none_is_text",
    },
    Row {
        service: S3,
        operations: &[
            "CreateSession",
            "GetObjectAttributes",
            "ListDirectoryBuckets",
        ],
        what: AnyRoot,
        reason: "the service names the root otherwise than the model does",
        test: "the_root_of_a_reply_must_be_the_one_of_the_model",
    },
    Row {
        service: S3,
        operations: &["ListParts"],
        what: PagesWhile("IsTruncated"),
        reason: "the last page has a token too",
        test: "pages_end_when_the_output_says_so",
    },
    Row {
        service: S3,
        operations: &["PutObject", "UploadPart"],
        what: UnsignedOnRequest,
        reason: "the digest of a large payload costs time, which a caller can do without over HTTPS",
        test: "a_payload_is_left_out_of_the_signature_on_request",
    },
    Row {
        service: S3,
        operations: &[],
        what: UnsignedWhenPresigned,
        reason: "who signs an upload does not know its body, and the service asks for no digest of it",
        test: "an_upload_is_presigned_for_any_body",
    },
    Row {
        service: S3,
        operations: &["CopyObject"],
        what: SlowReply,
        reason: "a large object is copied for minutes, and the reply stands still meanwhile",
        test: "a_slow_reply_is_waited_for",
    },
    Row {
        service: S3,
        operations: &[],
        what: SettingFromEnvironment(
            "DisableS3ExpressSessionAuth",
            "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
            "s3_disable_express_session_auth",
        ),
        reason: "sessions can be switched off for a whole program",
        test: "a_setting_comes_from_the_environment",
    },
];
