//! Directory buckets: when sessions are made, and what is signed with them. The request that makes one has no
//! interceptor of the client's, so its user agent and signature are the crate's and the machine's own.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, Credentials};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{Delete, ObjectIdentifier, SessionMode};
use steps::{Explain, Steps};
use transport::{Reply, Sent, Transport, config};

use crate::builder;

const BUCKET: &str = "horses--use1-az4--x-s3";
const OTHER: &str = "mules--use1-az4--x-s3";
const POINT: &str = "donkeys--use1-az4--xa-s3";

/// The headers of a request that makes a session that are not the same everywhere.
const VARIES: [&str; 4] = [
    "amz-sdk-invocation-id",
    "authorization",
    "user-agent",
    "x-amz-user-agent",
];

/// A session until four minutes after the time of the requests.
fn session(name: &str) -> Reply {
    session_until(name, "2024-05-06T07:12:09Z")
}

fn session_until(name: &str, end: &str) -> Reply {
    Reply::ok(format!(
        "<CreateSessionResult><Credentials><SessionToken>token-{name}</SessionToken>\
         <SecretAccessKey>secret-{name}</SecretAccessKey><AccessKeyId>KEY{name}</AccessKeyId>\
         <Expiration>{end}</Expiration></Credentials></CreateSessionResult>"
    ))
}

fn done() -> Reply {
    Reply::ok("")
}

/// A client of a case, whose calls are named.
struct Case<'a> {
    steps: &'a mut Steps,
    name: &'static str,
    calls: usize,
    client: Client,
    transport: Transport,
}

impl<'a> Case<'a> {
    fn new<const N: usize>(
        steps: &'a mut Steps,
        name: &'static str,
        replies: [Reply; N],
        change: fn(Builder) -> Builder,
    ) -> Self {
        let transport = Transport::new(replies);
        let config = config().http_client(transport.clone()).build();
        let client = Client::from_conf(change(builder(&config)).build());
        Self {
            steps,
            name,
            calls: 0,
            client,
            transport,
        }
    }

    async fn get(&mut self, bucket: &str) {
        let call = self.client.get_object().bucket(bucket).key("k").send();
        self.end(call.await);
    }

    fn end<T, E: Explain>(&mut self, outcome: Result<T, E>) {
        self.calls += 1;
        let name = format!("{}, call {}", self.name, self.calls);
        self.steps.step(&name, outcome, |_| "");
    }

    /// Prints what was sent.
    fn sent(self) {
        for (number, sent) in (1..).zip(self.transport.requests()) {
            let line = |what: &str, value: &str| {
                let name = format!("{}, request {number}{what}", self.name);
                self.steps.line(&name, value);
            };
            line("", &format!("{} {}", sent.method, sent.uri));
            let makes_session = sent.uri.ends_with("?session");
            if makes_session {
                line(", signed", &signed(&sent));
            }
            for (header, value) in &sent.headers {
                if !makes_session || !VARIES.contains(&header.as_str()) {
                    line(&format!(", header {header}"), value);
                }
            }
        }
    }
}

/// What is signed, and with which credentials.
fn signed(sent: &Sent) -> String {
    let authorization = sent.headers.get("authorization").map_or("", String::as_str);
    let signed = authorization.split(", Signature=").next();
    signed.unwrap_or_default().to_owned()
}

fn as_it_is(builder: Builder) -> Builder {
    builder
}

/// One object is read by a client like this.
const READ: &[(&str, &str, fn(Builder) -> Builder)] = &[
    ("an access point", POINT, as_it_is),
    ("FIPS", BUCKET, |it| it.use_fips(true)),
    ("dual stack", BUCKET, |it| it.use_dual_stack(true)),
    ("accelerated", BUCKET, |it| it.accelerate(true)),
    ("in the path", BUCKET, |it| it.force_path_style(true)),
    ("an own URL", BUCKET, |it| {
        it.endpoint_url("http://localhost:9000")
    }),
    ("turned off", BUCKET, |it| {
        it.disable_s3_express_session_auth(true)
    }),
    ("own credentials", BUCKET, |it| {
        let token = Some("token".to_owned());
        it.express_credentials_provider(Credentials::new("OWN", "secret", token, None, "own"))
    }),
];

pub(crate) async fn run() {
    let mut steps = Steps::new();
    steps.group("sessions");
    for (name, bucket, change) in READ {
        let mut case = Case::new(&mut steps, name, [session("1"), done()], *change);
        case.get(bucket).await;
        case.sent();
    }
    many(&mut steps).await;
    others(&mut steps).await;
    operations(&mut steps).await;
    failures(&mut steps).await;
}

async fn many(steps: &mut Steps) {
    let replies = [session("1"), done(), done(), session("2"), done(), done()];
    let mut case = Case::new(steps, "two buckets", replies, as_it_is);
    for bucket in [BUCKET, BUCKET, OTHER, BUCKET] {
        case.get(bucket).await;
    }
    case.sent();
    let short = |name| session_until(name, "2024-05-06T07:08:19Z");
    let replies = [short("1"), done(), short("2"), done()];
    let mut case = Case::new(steps, "about to end", replies, as_it_is);
    case.get(BUCKET).await;
    case.get(BUCKET).await;
    case.sent();
}

async fn others(steps: &mut Steps) {
    let replies = [session("1"), done(), session("2"), done(), done()];
    let mut case = Case::new(steps, "other credentials", replies, as_it_is);
    case.get(BUCKET).await;
    let other = Credentials::new("OTHER", "secret", None, None, "other");
    let call = case.client.get_object().bucket(BUCKET).key("k").customize();
    let other = Builder::new().credentials_provider(other);
    let outcome = call.config_override(other).send().await;
    case.end(outcome);
    case.get(BUCKET).await;
    case.sent();
}

async fn operations(steps: &mut Steps) {
    let mut case = Case::new(steps, "a body", [session("1"), done()], as_it_is);
    let body = ByteStream::from_static(b"hello");
    let put = case.client.put_object().bucket(BUCKET).key("k").body(body);
    let outcome = put.send().await;
    case.end(outcome);
    case.sent();

    let deleted = Reply::ok("<DeleteResult/>");
    let mut case = Case::new(steps, "many objects", [session("1"), deleted], as_it_is);
    let object = ObjectIdentifier::builder().key("k").build();
    let delete = Delete::builder().objects(object.expect("a key")).build();
    let delete = delete.expect("an object");
    let call = case.client.delete_objects().bucket(BUCKET).delete(delete);
    let outcome = call.send().await;
    case.end(outcome);
    case.sent();

    let list = Reply::ok("<ListAllMyDirectoryBucketsResult/>");
    let mut case = Case::new(steps, "all directory buckets", [list], as_it_is);
    let outcome = case.client.list_directory_buckets().send().await;
    case.end(outcome);
    case.sent();

    let mut case = Case::new(steps, "made by hand", [session("1")], as_it_is);
    let create = case.client.create_session().bucket(BUCKET);
    let outcome = create.session_mode(SessionMode::ReadOnly).send().await;
    case.end(outcome);
    case.sent();
}

async fn failures(steps: &mut Steps) {
    let denied = Reply::new(403).body("<Error><Code>AccessDenied</Code></Error>");
    let replies = [denied, session("1"), done()];
    let mut case = Case::new(steps, "refused", replies, as_it_is);
    case.get(BUCKET).await;
    case.get(BUCKET).await;
    case.sent();
    let replies = [Reply::ok("<CreateSessionResult/>")];
    let mut case = Case::new(steps, "without credentials", replies, as_it_is);
    case.get(BUCKET).await;
    case.sent();
}
