//! Sessions: requests to some buckets are signed with credentials that an operation makes, once for many
//! requests. The model has the shape IDs that the rows of the tables name.

use std::error::Error as StdError;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::TimeSource;
use aws_smithy_types::byte_stream::ByteStream;
use storage_sessions::config::{Builder, Credentials};
use storage_sessions::error::{DisplayErrorContext, SdkError};
use storage_sessions::operation::create_session::CreateSessionError;
use storage_sessions::{Client, Config};

use crate::fixtures::{client, config};
use crate::server::{Received, Reply, Server};

const BUCKET: &str = "horses--x-s3";
const OTHER: &str = "mules--x-s3";

/// The end of a session that begins at the time of the tests.
const END: &str = "2024-05-06T07:13:09Z";

/// The reply with a session of this name.
fn session(name: &str) -> Reply {
    session_until(name, END)
}

fn session_until(name: &str, end: &str) -> Reply {
    let body = format!(
        "<CreateSessionResult><Credentials><SessionToken>token-{name}</SessionToken>\
         <SecretAccessKey>secret-{name}</SecretAccessKey><AccessKeyId>KEY{name}</AccessKeyId>\
         <Expiration>{end}</Expiration></Credentials></CreateSessionResult>"
    );
    Reply::new(200, body)
}

fn done() -> Reply {
    Reply::new(200, "")
}

async fn serving(replies: impl IntoIterator<Item = Reply>) -> Server {
    Server::start(replies).await.expect("a loopback server")
}

async fn get(client: &Client, bucket: &str) {
    let call = client.get_object().bucket(bucket).key("k").send();
    call.await.expect("an object");
}

/// What a request was signed with: the path, the ID of the access key, the name of the service in the
/// signature, and the tokens of both kinds.
type Signed<'a> = (&'a str, &'a str, &'a str, Option<&'a str>, Option<&'a str>);

fn signed(request: &Received) -> Signed<'_> {
    let authorization = request.header("authorization").expect("a signature");
    let credential = authorization
        .split_once("Credential=")
        .and_then(|(_, rest)| rest.split_once(','));
    let mut scope = credential.map_or("", |(scope, _)| scope).split('/');
    let (id, service) = (scope.next(), scope.nth(2));
    (
        &request.target,
        id.unwrap_or_default(),
        service.unwrap_or_default(),
        request.header("x-amz-s3session-token"),
        request.header("x-amz-security-token"),
    )
}

fn session_request(bucket: &str) -> String {
    format!("/{bucket}?session")
}

fn object_request(bucket: &str) -> String {
    format!("/{bucket}/k")
}

#[tokio::test]
async fn a_session_is_made_once_and_signs_what_follows() {
    let server = serving([session("1"), done(), done(), done()]).await;
    let client = client!(storage_sessions, server);
    get(&client, BUCKET).await;
    let put = client.put_object().bucket(BUCKET).key("k");
    let put = put.body(ByteStream::from_static(b"123456789")).send();
    put.await.expect("a reply");
    get(&client, "donkeys").await;
    let received = server.received();
    let found: Vec<Signed<'_>> = received.iter().map(signed).collect();
    let (asked, object) = (session_request(BUCKET), object_request(BUCKET));
    let token = Some("token-1");
    let expected = [
        (asked.as_str(), "AKIDFARRIER", "s3express", None, None),
        (object.as_str(), "KEY1", "s3express", token, None),
        (object.as_str(), "KEY1", "s3express", token, None),
        ("/donkeys/k", "AKIDFARRIER", "s3", None, None),
    ];
    assert_eq!(found, expected);
    let agents: Vec<bool> = received.iter().map(names_session).collect();
    assert_eq!(agents, [false, true, true, false]);
    assert_eq!(received[2].header("x-amz-checksum-crc32"), Some("y/Q5Jg=="));
}

/// Whether the user agent has the mark of a session among its features.
fn names_session(request: &Received) -> bool {
    let agent = request.header("user-agent").unwrap_or_default();
    let mut parts = agent.split(' ');
    let features = parts.find_map(|part| part.strip_prefix("m/"));
    features.is_some_and(|features| features.split(',').any(|feature| feature == "J"))
}

/// The signature is of a canonical request made by hand from the specification, with the secret key of
/// the session, and the token is among what is signed.
#[tokio::test]
async fn the_secret_key_of_the_session_signs() {
    let server = serving([session("1"), done()]).await;
    let client = client!(storage_sessions, server);
    let call = client.get_object().bucket(BUCKET).key("k").customize();
    let call = call.mutate_request(|request| {
        // Both are not the same everywhere.
        request.headers_mut().remove("x-amz-user-agent");
        request.headers_mut().insert("host", "storage.test");
    });
    call.send().await.expect("an object");
    let received = server.received();
    let authorization = received[1].header("authorization").expect("a signature");
    let expected = "AWS4-HMAC-SHA256 Credential=KEY1/20240506/eu-central-1/s3express/aws4_request, \
                    SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-s3session-token, \
                    Signature=59415fc7871ad37b423283d3e19318db80d899422a8795b80c2b3bb0a0626342";
    assert_eq!(authorization, expected);
}

#[tokio::test]
async fn every_bucket_has_a_session_of_its_own() {
    let server = serving([session("1"), done(), session("2"), done(), done()]).await;
    let client = client!(storage_sessions, server);
    for bucket in [BUCKET, OTHER, BUCKET] {
        get(&client, bucket).await;
    }
    let received = server.received();
    let ids: Vec<&str> = received.iter().map(|request| signed(request).1).collect();
    assert_eq!(ids, ["AKIDFARRIER", "KEY1", "AKIDFARRIER", "KEY2", "KEY1"]);
}

#[tokio::test]
async fn other_credentials_have_another_session() {
    let server = serving([session("1"), done(), session("2"), done(), done()]).await;
    let client = client!(storage_sessions, server);
    get(&client, BUCKET).await;
    let others = Credentials::new("OTHER", "secret", None, None, "tests");
    let others = Builder::new().credentials_provider(others);
    let call = client.get_object().bucket(BUCKET).key("k").customize();
    let call = call.config_override(others).send();
    call.await.expect("an object");
    get(&client, BUCKET).await;
    let received = server.received();
    let ids: Vec<&str> = received.iter().map(|request| signed(request).1).collect();
    assert_eq!(ids, ["AKIDFARRIER", "KEY1", "OTHER", "KEY2", "KEY1"]);
}

/// A clock that the test sets, in seconds after the start of the session.
#[derive(Clone, Debug, Default)]
struct Clock(Arc<AtomicU64>);

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        let seconds = self.0.load(Ordering::Relaxed);
        crate::fixtures::clock().now() + Duration::from_secs(seconds)
    }
}

#[tokio::test]
async fn a_session_is_renewed_shortly_before_it_ends() {
    let later = session_until("2", "2024-05-06T07:18:00Z");
    let server = serving([session("1"), done(), done(), later, done()]).await;
    let clock = Clock::default();
    let config = config!(storage_sessions, server).time_source(clock.clone());
    let client = Client::from_conf(config.build());
    for seconds in [0, 289, 290] {
        clock.0.store(seconds, Ordering::Relaxed);
        get(&client, BUCKET).await;
    }
    let received = server.received();
    let ids: Vec<&str> = received.iter().map(|request| signed(request).1).collect();
    assert_eq!(ids, ["AKIDFARRIER", "KEY1", "KEY1", "AKIDFARRIER", "KEY2"]);
}

#[tokio::test]
async fn calls_at_the_same_time_make_one_session() {
    let objects = std::iter::repeat_with(done).take(8);
    let server = serving([session("1")].into_iter().chain(objects)).await;
    let client = client!(storage_sessions, server);
    let calls: Vec<_> = (0..8)
        .map(|_| tokio::spawn(client.get_object().bucket(BUCKET).key("k").send()))
        .collect();
    for call in calls {
        let result = call.await.expect("a call");
        result.expect("an object");
    }
    let received = server.received();
    let sessions = received
        .iter()
        .filter(|request| request.target == session_request(BUCKET));
    assert_eq!((sessions.count(), received.len()), (1, 9));
}

#[tokio::test]
async fn the_user_can_give_the_credentials_of_sessions() {
    let server = serving([done(), done()]).await;
    let own = Credentials::new("OWN", "secret", Some("own".to_owned()), None, "tests");
    let config = config!(storage_sessions, server).express_credentials_provider(own);
    let client = Client::from_conf(config.build());
    get(&client, BUCKET).await;
    get(&client, "donkeys").await;
    let received = server.received();
    let object = object_request(BUCKET);
    let expected = (object.as_str(), "OWN", "s3express", Some("own"), None);
    assert_eq!(signed(&received[0]), expected);
    assert_eq!(signed(&received[1]).1, "AKIDFARRIER");
}

#[tokio::test]
async fn without_a_session_nothing_is_sent() {
    let fails = || Reply::new(404, "<Error><Code>NoSuchBucket</Code></Error>");
    let server = serving([fails(), session("1"), done()]).await;
    let client = client!(storage_sessions, server);
    let call = client.get_object().bucket(BUCKET).key("k").send();
    let error = call.await.expect_err("no session");
    let shown = DisplayErrorContext(&error).to_string();
    assert!(shown.contains("NoSuchBucket"), "{shown}");
    let mut of_session = None;
    let mut next = error.source();
    while let Some(source) = next {
        of_session = of_session.or(source.downcast_ref::<SdkError<CreateSessionError>>());
        next = source.source();
    }
    let of_session = of_session.and_then(SdkError::as_service_error);
    assert!(of_session.is_some_and(CreateSessionError::is_no_such_bucket));
    assert_eq!(server.received().len(), 1);
    get(&client, BUCKET).await;
    assert_eq!(server.received().len(), 3);
}

fn is_plain(request: &Received) -> bool {
    let object = object_request(BUCKET);
    signed(request) == (object.as_str(), "AKIDFARRIER", "s3express", None, None)
}

#[tokio::test]
async fn sessions_can_be_turned_off() {
    let server = serving([done()]).await;
    let config = config!(storage_sessions, server).disable_s3_express_session_auth(true);
    get(&Client::from_conf(config.build()), BUCKET).await;
    assert!(is_plain(&server.received()[0]));
}

const VARIABLE: &str = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";

/// What a client does in a process with the variable.
#[tokio::test]
async fn the_environment_turns_sessions_off() {
    let Ok(value) = std::env::var(VARIABLE) else {
        for value in ["TRUE", "false", "1"] {
            let program = std::env::current_exe().expect("the tests' own program");
            let mut again = std::process::Command::new(program);
            again.args([
                "--exact",
                "storage_sessions::the_environment_turns_sessions_off",
            ]);
            let output = again.env(VARIABLE, value).output().expect("a process");
            let text = String::from_utf8_lossy(&output.stdout);
            let is_done = output.status.success() && text.contains("1 passed");
            assert!(is_done, "{value}: {text}");
        }
        return;
    };
    let (is_off, replies) = match value.as_str() {
        "TRUE" => (true, vec![done(), session("1"), done()]),
        _ => (false, vec![session("1"), done(), session("2"), done()]),
    };
    let server = serving(replies).await;
    get(&client!(storage_sessions, server), BUCKET).await;
    assert_eq!(is_plain(&server.received()[0]), is_off);
    // What is set in code counts for more.
    let config = config!(storage_sessions, server).disable_s3_express_session_auth(false);
    get(&Client::from_conf(config.build()), BUCKET).await;
    let received = server.received();
    let last = received.last().expect("a request");
    assert_eq!(signed(last).3.is_some(), true);
}

#[tokio::test]
async fn the_operation_that_makes_sessions_comes_along() {
    let server = serving([session("1")]).await;
    let client = client!(storage_sessions, server);
    let call = client
        .create_session()
        .bucket(BUCKET)
        .session_mode("ReadOnly");
    let made = call.send().await.expect("a session");
    let credentials = made.credentials().expect("credentials");
    assert_eq!(credentials.access_key_id(), "KEY1");
    let received = server.received();
    assert_eq!(
        received[0].header("x-amz-create-session-mode"),
        Some("ReadOnly")
    );
    let shown = format!("{made:?}");
    assert!(!shown.contains("secret-1"), "{shown}");
}

/// Clients without credentials have no sessions either: a bucket may be public.
#[tokio::test]
async fn a_session_takes_credentials() {
    let server = serving([done()]).await;
    let config = Config::builder()
        .behavior_version(storage_sessions::config::BehaviorVersion::latest())
        .region(storage_sessions::config::Region::new("eu-central-1"))
        .endpoint_url(server.url());
    get(&Client::from_conf(config.build()), BUCKET).await;
    let received = server.received();
    assert_eq!(received[0].target, object_request(BUCKET));
    assert_eq!(received[0].header("authorization"), None);
}
