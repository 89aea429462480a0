//! What a storage service has unlike others: its bucket in the endpoint, keys of any text, errors in
//! replies that say success, dates that are none, and whatever else the table of customizations says of
//! it. The model has the shape IDs that the rows name.

mod requests;

use std::time::Duration;

use aws_smithy_types::DateTime;
use aws_types::SdkConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use storage::config::{Builder, StalledStreamProtectionConfig};
use storage::error::{ProvideErrorMetadata, SdkError};
use storage::operation::get_object::GetObjectError;
use storage::operation::head_object::HeadObjectError;
use storage::operation::{RequestId, RequestIdExt};

use crate::fixtures::{client, config};
use crate::server::{Reply, Server};
use requests::client_of_wire;

fn error(status: u16, code: &str) -> Reply {
    let body = format!("<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code></Error>");
    Reply::new(status, body)
}

#[tokio::test]
async fn an_error_in_a_success_is_an_error() {
    let replies = [
        error(200, "SlowPoke").header("x-amz-id-2", "second"),
        error(200, "SlowPoke"),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let copy = client.copy_object().bucket("b").key("k").send().await;
    let found = copy.expect_err("an error");
    assert_eq!(found.code(), Some("SlowPoke"));
    assert_eq!(found.extended_request_id(), Some("second"));
    assert!(matches!(found, SdkError::ServiceError(_)), "{found:?}");
    // An object may be the text of an error.
    let object = client.get_object().bucket("b").key("k").send().await;
    let body = object.expect("an object").body.collect().await;
    let body = body.expect("a body").to_vec();
    assert!(body.ends_with(b"</Error>"));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn an_internal_error_in_a_success_is_tried_again() {
    let copied = Reply::new(200, "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>");
    let replies = [error(200, "InternalError"), copied];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let copy = client.copy_object().bucket("b").key("k").send().await;
    let copy = copy.expect("a copy");
    let tag = copy.copy_object_result().and_then(|copy| copy.e_tag());
    assert_eq!(tag, Some("e"));
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn what_is_not_found_without_a_body_is_known_by_its_status() {
    let replies = [
        Reply::new(404, ""),
        Reply::new(404, ""),
        Reply::new(403, ""),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let head = client.head_object().bucket("b").key("k").send().await;
    let found = head.expect_err("an error").into_service_error();
    assert!(matches!(found, HeadObjectError::NotFound(_)), "{found:?}");
    assert_eq!(found.code(), Some("NotFound"));
    // Not every operation has that error.
    let object = client.get_object().bucket("b").key("k").send().await;
    let found = object.expect_err("an error").into_service_error();
    assert_eq!(found.code(), Some("NotFound"));
    assert!(!found.is_no_such_key());
    let head = client.head_object().bucket("b").key("k").send().await;
    assert_eq!(head.expect_err("an error").code(), None);
}

#[tokio::test]
async fn the_second_request_id_is_there() {
    let ids = |reply: Reply| {
        let reply = reply.header("x-amz-request-id", "first");
        reply.header("x-amz-id-2", "second")
    };
    let replies = [
        ids(Reply::new(200, "")),
        ids(error(404, "NoSuchKey")),
        ids(error(400, "Odd")),
        error(404, "NoSuchKey"),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let get = || client.get_object().bucket("b").key("k").send();
    let object = get().await.expect("an object");
    assert_eq!(object.request_id(), Some("first"));
    assert_eq!(object.extended_request_id(), Some("second"));
    assert!(format!("{object:?}").contains("_extended_request_id: Some(\"second\")"));
    for modeled in [true, false] {
        let result = get().await;
        assert_eq!(
            result
                .as_ref()
                .err()
                .and_then(|it| it.extended_request_id()),
            Some("second")
        );
        let found = result.expect_err("an error").into_service_error();
        assert_eq!(found.is_no_such_key(), modeled);
        assert_eq!(found.extended_request_id(), Some("second"));
        assert_eq!(found.meta().extended_request_id(), Some("second"));
        if let GetObjectError::NoSuchKey(error) = &found {
            assert_eq!(error.extended_request_id(), Some("second"));
        }
        let of_service = storage::Error::from(found);
        assert_eq!(of_service.extended_request_id(), Some("second"));
    }
    let found = get().await.expect_err("an error");
    assert_eq!(found.extended_request_id(), None);
}

#[tokio::test]
#[allow(deprecated)] // the date is
async fn a_date_that_is_none_is_text() {
    let date = "Tue, 29 Apr 2014 18:30:38 GMT";
    let reply = |value| Reply::new(200, "").header("Expires", value);
    let replies = [
        reply(date),
        reply("never"),
        reply("never"),
        Reply::new(200, ""),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let head = || client.head_object().bucket("b").key("k").send();
    let found = head().await.expect("a reply");
    assert_eq!(found.expires_string(), Some(date));
    let secs = found.expires().map(DateTime::secs);
    assert_eq!(secs, Some(1_398_796_238));
    let found = head().await.expect("a reply");
    assert_eq!(
        (found.expires(), found.expires_string()),
        (None, Some("never"))
    );
    let object = client.get_object().bucket("b").key("k").send().await;
    let object = object.expect("an object");
    assert_eq!(
        (object.expires(), object.expires_string()),
        (None, Some("never"))
    );
    let found = head().await.expect("a reply");
    assert_eq!((found.expires(), found.expires_string()), (None, None));
    let put = client.put_object().bucket("b").key("k");
    let _ = put.expires(DateTime::from_secs(1_398_796_238)).send().await;
    let sent = server.received().pop().expect("a request");
    assert_eq!(sent.header("expires"), Some(date));
}

#[tokio::test]
async fn the_root_of_a_reply_must_be_the_one_of_the_model() {
    let list = |root: &str| Reply::new(200, format!("<{root} xmlns='u'><Name>n</Name></{root}>"));
    let attributes = Reply::new(200, "<Odd><ETag>e</ETag></Odd>");
    let copy = Reply::new(200, "<Odd><ETag>e</ETag></Odd>");
    let replies = [
        list("ListBucketResult"),
        list("s:ListBucketResult"),
        list("ListObjectsOutput"),
        attributes,
        copy,
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    for is_right in [true, true, false] {
        let list = client.list_objects().bucket("b").send().await;
        let name = list.ok().and_then(|list| list.name);
        assert_eq!(name.is_some(), is_right);
    }
    let attributes = client.get_object_attributes().bucket("b").key("k");
    let attributes = attributes.send().await.expect("attributes");
    assert_eq!(attributes.e_tag(), Some("e"));
    let copy = client.copy_object().bucket("b").key("k").send().await;
    assert!(copy.is_err(), "{copy:?}");
}

#[tokio::test]
async fn pages_end_when_the_output_says_so() {
    let page = |part: &str, more: bool| {
        let body = format!(
            "<ListPartsResult><Part>{part}</Part><IsTruncated>{more}</IsTruncated>\
             <NextPartNumberMarker>{part}</NextPartNumberMarker></ListPartsResult>"
        );
        Reply::new(200, body)
    };
    let replies = [page("1", true), page("2", false)];
    let server = Server::start(replies).await.expect("a loopback server");
    let client = client!(storage, server);
    let parts = client.list_parts().bucket("b").key("k").into_paginator();
    let parts = parts.items().send().collect::<Result<Vec<_>, _>>().await;
    assert_eq!(parts.expect("parts"), ["1", "2"]);
    let targets = server.received().into_iter().map(|sent| sent.target);
    assert_eq!(
        targets.collect::<Vec<_>>(),
        [
            "/b/k?x-id=ListParts",
            "/b/k?x-id=ListParts&part-number-marker=1"
        ]
    );
}

#[tokio::test]
async fn a_slow_reply_is_waited_for() {
    let pause = Duration::from_millis(2500);
    let slow = |body: &'static str| Reply::new(200, body).slow(pause);
    let replies = [
        slow("<CopyObjectResult><ETag>e</ETag></CopyObjectResult>"),
        slow("<ListBucketResult><Name>n</Name></ListBucketResult>"),
    ];
    let server = Server::start(replies).await.expect("a loopback server");
    let protection =
        StalledStreamProtectionConfig::enabled().grace_period(Duration::from_millis(500));
    let config = config!(storage, server)
        .time_source(aws_smithy_async::time::SystemTimeSource::new())
        .stalled_stream_protection(protection.build())
        .build();
    let client = storage::Client::from_conf(config);
    let copy = client.copy_object().bucket("b").key("k").send().await;
    assert!(copy.is_ok(), "{copy:?}");
    let list = client.list_objects().bucket("b").send().await;
    assert!(list.is_err(), "{list:?}");
}

/// An environment with one variable.
#[derive(Debug)]
struct Environment(&'static str);

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let is_asked = key.env() == "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH"
            && key.profile() == "s3_disable_express_session_auth";
        is_asked.then(|| self.0.to_owned())
    }
}

#[tokio::test]
async fn a_setting_comes_from_the_environment() {
    for (value, host) in [
        ("true", "b.without-sessions.test"),
        ("false", "b.s3.eu-central-1.test"),
        ("perhaps", "b.s3.eu-central-1.test"),
    ] {
        let shared = SdkConfig::builder()
            .service_config(Environment(value))
            .build();
        let (client, wire) = client_of_wire(|config| {
            let set = Builder::from(&shared).region(storage::config::Region::new("eu-central-1"));
            set.behavior_version(storage::config::BehaviorVersion::latest())
                .http_client(config.build().http_client().expect("a client"))
                .allow_no_auth()
        });
        let _ = client.list_objects().bucket("b").send().await;
        assert!(wire.last().uri.contains(host), "{value}: {:?}", wire.last());
    }
}
