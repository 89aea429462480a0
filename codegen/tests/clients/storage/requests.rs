//! Requests as they go over the wire: where the bucket is, and how they are signed.

use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use storage::config::Builder;
use storage::error::{DisplayErrorContext, SdkError};

use crate::fixtures::config;

/// What went over the wire in place of a network.
#[derive(Clone, Debug, Default)]
pub(super) struct Wire(Arc<Mutex<Vec<Sent>>>);

#[derive(Clone, Debug)]
pub(super) struct Sent {
    pub(super) uri: String,
    pub(super) authorization: String,
    pub(super) digest: Option<String>,
    pub(super) region_set: Option<String>,
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let header = |name| request.headers().get(name).map(str::to_owned);
        let sent = Sent {
            uri: request.uri().to_owned(),
            authorization: header("authorization").unwrap_or_default(),
            digest: header("x-amz-content-sha256"),
            region_set: header("x-amz-region-set"),
        };
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sent);
        let status = 200_u16.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::empty())))
    }
}

/// A client that finds its own endpoints, and what it sends.
pub(super) fn client_of_wire(
    configure: impl FnOnce(Builder) -> Builder,
) -> (storage::Client, Wire) {
    let wire = Wire::default();
    let connector = SharedHttpConnector::new(wire.clone());
    let http_client = http_client_fn(move |_, _| connector.clone());
    let nowhere = Nowhere;
    let mut config = config!(storage, nowhere).http_client(http_client);
    config.set_endpoint_url(None);
    let client = storage::Client::from_conf(configure(config).build());
    (client, wire)
}

struct Nowhere;

impl Nowhere {
    fn url(&self) -> &str {
        "http://localhost"
    }
}

impl Wire {
    pub(super) fn last(&self) -> Sent {
        let sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        sent.last().cloned().expect("a request")
    }
}

#[tokio::test]
async fn the_bucket_stands_in_the_endpoint_alone() {
    let (virtual_hosts, wire) = client_of_wire(|config| config);
    let _ = virtual_hosts.list_objects().bucket("b").send().await;
    assert_eq!(wire.last().uri, "https://b.s3.eu-central-1.test/");
    let list = virtual_hosts.list_objects().bucket("b").prefix("p/");
    let _ = list.send().await;
    assert_eq!(
        wire.last().uri,
        "https://b.s3.eu-central-1.test/?prefix=p%2F"
    );
    let put = virtual_hosts.put_object().bucket("b").key("k/l");
    let _ = put.send().await;
    let expected = "https://b.s3.eu-central-1.test/k/l?x-id=PutObject";
    assert_eq!(wire.last().uri, expected);
    let (paths, wire) = client_of_wire(|config| config.force_path_style(true));
    let _ = paths.list_objects().bucket("b").send().await;
    assert_eq!(wire.last().uri, "https://s3.eu-central-1.test/b");
    let _ = paths.list_buckets().send().await;
    assert_eq!(wire.last().uri, "https://s3.eu-central-1.test/");
    let _ = paths.get_object().bucket("b").key("k").send().await;
    assert_eq!(wire.last().uri, "https://s3.eu-central-1.test/b/k");
    for bucket in [None, Some(String::new())] {
        let call = paths.get_object().set_bucket(bucket).key("k").send();
        let error = call.await.expect_err("no bucket");
        assert!(
            matches!(error, SdkError::ConstructionFailure(_)),
            "{error:?}"
        );
    }
}

/// The signatures are of a canonical request with the path as it was sent, made by hand from the
/// specification.
#[tokio::test]
async fn keys_are_signed_as_they_are_sent() {
    let (client, wire) = client_of_wire(|config| config);
    for (key, path, signature) in SIGNED_KEYS {
        let call = client.get_object().bucket("b").key(*key).customize();
        // It tells the system and the compiler, which are not the same everywhere, and is signed.
        let call = call.mutate_request(|request| {
            request.headers_mut().remove("x-amz-user-agent");
        });
        let _ = call.send().await;
        let sent = wire.last();
        assert_eq!(sent.uri, format!("https://b.s3.eu-central-1.test/{path}"));
        let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(sent.digest.as_deref(), Some(of_nothing), "{key}");
        let signed = "SignedHeaders=host;x-amz-content-sha256;x-amz-date,";
        assert!(sent.authorization.contains(signed), "{sent:?}");
        let found = sent.authorization.rsplit('=').next();
        assert_eq!(found, Some(*signature), "{key}");
    }
}

const SIGNED_KEYS: &[(&str, &str, &str)] = &[
    (
        "dir//double",
        "dir//double",
        "0deef36da419d9de5e06b820355fa4bc9073560eb0c97020659790cfd6a10a9a",
    ),
    (
        "./dot",
        "./dot",
        "112d42e0a285a110006ab8c91883c204a073844cfce61c3dcf1515508670ddba",
    ),
    (
        "../up",
        "../up",
        "3c2de67c19b086d3ae2448a051a00e1069cdffed29251e7f667bb29113e1fa80",
    ),
    (
        "a b+c",
        "a%20b%2Bc",
        "17484e12b05c806e2160139a7e4adc4da01228f7148b63a2cafdbebf2b49f19c",
    ),
    (
        "\u{fc}/\u{1f40e}",
        "%C3%BC/%F0%9F%90%8E",
        "8b717fbef7e2b38ea63ac2a0d580f25877d9e563a3214f3e52abbcc7db3d476b",
    ),
    (
        "/k/",
        "/k/",
        "f35faf21c8764a4de84359f8d92e6a41c15ca2a2ae71ff18f6ab7673112373b5",
    ),
];

#[tokio::test]
async fn a_payload_is_left_out_of_the_signature_on_request() {
    let (client, wire) = client_of_wire(|config| config);
    let put = || {
        let body = ByteStream::from_static(b"abc");
        client.put_object().bucket("b").key("k").body(body)
    };
    put().send().await.expect("a reply");
    let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(wire.last().digest.as_deref(), Some(of_abc));
    let unsigned = put().customize().disable_payload_signing().send();
    unsigned.await.expect("a reply");
    assert_eq!(wire.last().digest.as_deref(), Some("UNSIGNED-PAYLOAD"));
}

#[tokio::test]
async fn an_endpoint_names_the_signature_that_it_takes() {
    let (client, wire) = client_of_wire(|config| config);
    let _ = client.list_objects().bucket("every-region").send().await;
    let sent = wire.last();
    let begin = "AWS4-ECDSA-P256-SHA256 Credential=AKIDFARRIER/20240506/s3/aws4_request";
    assert!(sent.authorization.starts_with(begin), "{sent:?}");
    assert_eq!(sent.region_set.as_deref(), Some("*"));
}

/// Buckets may be public. Another operation has an `@auth` trait, which counts for more.
#[tokio::test]
async fn without_credentials_requests_are_not_signed() {
    let (with_credentials, wire) = client_of_wire(|config| config);
    let _ = with_credentials.list_objects().bucket("b").send().await;
    assert!(wire.last().authorization.starts_with("AWS4-HMAC-SHA256"));
    let (without, wire) = client_of_wire(|config| {
        let http_client = config.build().http_client().expect("a client");
        Builder::new()
            .behavior_version(storage::config::BehaviorVersion::latest())
            .region(storage::config::Region::new("eu-central-1"))
            .http_client(http_client)
    });
    let _ = without.list_objects().bucket("b").send().await;
    assert_eq!(wire.last().authorization, "");
    let signed = without.list_buckets().send().await;
    let error = signed.expect_err("no credentials");
    assert!(DisplayErrorContext(&error).to_string().contains("sigv4"));
}

/// Directory buckets take nothing but the signature of a session; a model that is older than sessions has no
/// operation that makes one.
#[tokio::test]
async fn an_endpoint_with_a_signature_that_is_not_there_gets_nothing() {
    let (client, wire) = client_of_wire(|config| config);
    let list = client.list_objects().bucket("sessions--x-s3").send();
    let error = list.await.expect_err("no session");
    let shown = DisplayErrorContext(&error).to_string();
    assert!(shown.contains("`sigv4-s3express`"), "{shown}");
    assert!(shown.contains("push_auth_scheme"), "{shown}");
    assert!(wire.0.lock().is_ok_and(|sent| sent.is_empty()));
}
