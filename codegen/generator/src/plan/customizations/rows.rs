//! The table of customizations, by service. Source of each: what the official Rust crate of the service
//! does, in the version that its reason names or, without one, in those of 2026.

use super::row::Customization::*;
use super::row::{HeaderText, LoginTokens as LoginTokensFor, Row, SessionNames, SigningPlan};

const API_GATEWAY: &str = "com.amazonaws.apigateway#BackplaneControlService";
const DSQL: &str = "com.amazonaws.dsql#DSQL";
const DYNAMODB: &str = "com.amazonaws.dynamodb#DynamoDB_20120810";
const EC2: &str = "com.amazonaws.ec2#AmazonEC2";
const GLACIER: &str = "com.amazonaws.glacier#Glacier";
const LAMBDA: &str = "com.amazonaws.lambda#AWSGirApiService";
const MACHINE_LEARNING: &str = "com.amazonaws.machinelearning#AmazonML_20141212";
const POLLY: &str = "com.amazonaws.polly#Parrot_v1";
const RDS: &str = "com.amazonaws.rds#AmazonRDSv19";
const ROUTE53: &str = "com.amazonaws.route53#AWSDnsV20130401";
const S3: &str = "com.amazonaws.s3#AmazonS3";
const S3_CONTROL: &str = "com.amazonaws.s3control#AWSS3ControlServiceV20180820";
const SFN: &str = "com.amazonaws.sfn#AWSStepFunctions";
const SQS: &str = "com.amazonaws.sqs#AmazonSQS";
const STS: &str = "com.amazonaws.sts#AWSSecurityTokenServiceV20110615";
const SWF: &str = "com.amazonaws.swf#SimpleWorkflowService";

/// The signing names of services for which the environment may have a bearer token, in the variable
/// `AWS_BEARER_TOKEN_` and the name. Several services sign with one name.
///
/// Test: `a_token_in_the_environment_is_sent`.
pub(super) static TOKENS_IN_ENVIRONMENT: &[&str] = &["bedrock"];

/// Every fact.
pub static ROWS: &[Row] = &[
    Row {
        service: API_GATEWAY,
        operations: &[],
        what: Header("accept", HeaderText::Fixed("application/json")),
        reason: "without it the service answers in another format (Smithy, \"API Gateway\")",
        test: "every_request_accepts_json",
    },
    Row {
        service: DSQL,
        operations: &[],
        what: LoginTokens(LoginTokensFor::ForCluster),
        reason: "the password of a database is a signed URL",
        test: "a_token_for_a_cluster_is_made_with_the_shared_configuration",
    },
    Row {
        service: DYNAMODB,
        operations: &[],
        what: RetryNumbers(25, 4),
        reason: "calls take few milliseconds, so retries need not wait long",
        test: "retries_are_quick_and_one_more_than_elsewhere",
    },
    Row {
        service: EC2,
        operations: &[],
        what: OptionalMembers,
        reason: "its replies leave members out that the model requires or gives a default",
        test: "members_of_its_replies_may_all_be_left_out",
    },
    Row {
        service: GLACIER,
        operations: &[],
        what: Header("x-amz-glacier-version", HeaderText::ServiceVersion),
        reason: "the service refuses requests without a version (Smithy, \"Amazon S3 Glacier\")",
        test: "every_request_names_the_version",
    },
    Row {
        service: GLACIER,
        operations: &[],
        what: TextWhenUnset("accountId", "-"),
        reason: "the hyphen is the account that signs (Smithy, \"Amazon S3 Glacier\")",
        test: "an_account_that_is_unset_is_the_one_that_signs",
    },
    Row {
        service: GLACIER,
        operations: &["UploadArchive", "UploadMultipartPart"],
        what: TreeHash,
        reason: "the service checks what it stores (Smithy, \"Amazon S3 Glacier\")",
        test: "uploads_carry_their_tree_hash",
    },
    Row {
        service: LAMBDA,
        operations: &["Invoke", "InvokeAsync"],
        what: SlowReply,
        reason: "a function runs for minutes before it answers",
        test: "a_slow_reply_is_waited_for",
    },
    Row {
        service: MACHINE_LEARNING,
        operations: &["Predict"],
        what: EndpointInInput("PredictEndpoint"),
        reason: "each model has an endpoint of its own (Smithy, \"Amazon Machine Learning\")",
        test: "a_request_goes_to_the_endpoint_in_its_input",
    },
    Row {
        service: POLLY,
        operations: &["SynthesizeSpeech"],
        what: PresignedInQuery,
        reason: "browsers play what a URL alone gives; the service takes GET with the members in the query",
        test: "speech_is_presigned_with_its_text_in_the_query",
    },
    Row {
        service: RDS,
        operations: &[],
        what: LoginTokens(LoginTokensFor::ForUser),
        reason: "the password of a database is a signed URL",
        test: "a_token_for_a_user_is_made_with_the_shared_configuration",
    },
    Row {
        service: ROUTE53,
        operations: &[],
        what: PrefixesCut {
            shapes: &[
                "com.amazonaws.route53#ChangeId",
                "com.amazonaws.route53#ResourceId",
            ],
            prefixes: &[
                "/hostedzone/",
                "hostedzone/",
                "/change/",
                "change/",
                "/delegationset/",
                "delegationset/",
            ],
        },
        reason: "replies give IDs with a prefix that is not found in a path",
        test: "ids_are_sent_without_the_prefix_of_replies",
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
        what: OptionalAuth,
        reason: "anyone may read a public bucket",
        test: "without_credentials_requests_are_not_signed",
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
        what: Sessions(SessionNames {
            token_header: "x-amz-s3session-token",
            token_parameter: "X-Amz-S3session-Token",
            provider: "s3express",
            credential_feature: "S3ExpressBucket",
            switch: "DisableS3ExpressSessionAuth",
        }),
        reason: "directory buckets check who calls once for many requests, when a session begins",
        test: "a_session_is_made_once_and_signs_what_follows",
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
    Row {
        service: S3_CONTROL,
        operations: &[],
        what: PrefixInEndpoint,
        reason: "the rules put the account ID into the host name themselves",
        test: "the_account_stands_in_the_host_name_once",
    },
    Row {
        service: S3_CONTROL,
        operations: &[],
        what: Signing(SigningPlan {
            double_uri_encode: true,
            content_sha256_header: true,
            normalize_uri_path: true,
        }),
        reason: "the service asks for the digest of the payload as a header",
        test: "the_digest_of_the_payload_is_a_header",
    },
    Row {
        service: S3_CONTROL,
        operations: &[],
        what: NoDefault(&["com.amazonaws.s3control#Setting"]),
        reason: "a setting that is left out is none that is off",
        test: "a_setting_may_be_unset",
    },
    Row {
        service: SFN,
        operations: &["GetActivityTask"],
        what: LongPoll,
        reason: "it waits up to a minute for a task",
        test: "a_long_poll_is_waited_for",
    },
    Row {
        service: SQS,
        operations: &["ReceiveMessage"],
        what: LongPoll,
        reason: "it waits up to 20 seconds for a message",
        test: "a_long_poll_is_waited_for",
    },
    Row {
        service: STS,
        operations: &[],
        what: Retryable("com.amazonaws.sts#IDPCommunicationErrorException"),
        reason: "the identity provider may answer the next time",
        test: "an_identity_provider_that_is_not_reached_is_tried_again",
    },
    Row {
        service: SWF,
        operations: &["PollForActivityTask", "PollForDecisionTask"],
        what: LongPoll,
        reason: "they wait up to a minute for a task",
        test: "a_long_poll_is_waited_for",
    },
];
