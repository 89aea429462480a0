//! Models from a server on loopback that does what servers do wrong.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::download;
use super::*;

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

/// What is answered to a request.
#[derive(Clone)]
enum Reply {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The first half of them.
    Half(Vec<u8>),
    /// A status without a body.
    Status(u16),
    /// Another place.
    Redirect(String),
    /// Nothing for longer than is waited.
    Silence,
}

/// A server that answers by path; everything else is not there.
struct Server {
    base: String,
    replies: Arc<Mutex<BTreeMap<String, Reply>>>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let replies: Arc<Mutex<BTreeMap<String, Reply>>> = Arc::default();
        let requests: Arc<AtomicUsize> = Arc::default();
        let (shared, counted) = (Arc::clone(&replies), Arc::clone(&requests));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (replies, counted) = (Arc::clone(&shared), Arc::clone(&counted));
                thread::spawn(move || answer(stream, &replies, &counted));
            }
        });
        Self {
            base,
            replies,
            requests,
        }
    }

    fn set(&self, path: &str, reply: Reply) {
        let mut replies = self.replies.lock().expect("no panic");
        replies.insert(path.to_owned(), reply);
    }

    /// Sets a model, and the list with its size and checksum.
    fn publish(&self, path: &str, model: &str) {
        let name = hash::git_blob(model.as_bytes());
        let (size, dir) = (model.len(), "models/s3");
        let list = format!(
            r#"{{"sha": "{COMMIT}", "tree": [{{"path": "{dir}", "type": "tree", "sha": "x"}},
                {{"path": "{path}", "type": "blob", "sha": "{name}", "size": {size}}}]}}"#
        );
        self.set("/list/main", Reply::Bytes(list.into_bytes()));
        self.set(
            &format!("/{COMMIT}/{path}"),
            Reply::Bytes(model.as_bytes().to_vec()),
        );
    }

    fn library(&self, cache: &tempfile::TempDir, offline: bool) -> Library {
        let settings = Settings {
            index: format!("{}/list/{{revision}}", self.base),
            url: format!("{}/{{revision}}/{{path}}", self.base),
            ..Settings::default()
        };
        let mut library = Library::new(settings, offline);
        library.cache = Cache::in_folder(cache.path());
        library.times = Times::SHORT;
        library
    }
}

fn answer(stream: TcpStream, replies: &Mutex<BTreeMap<String, Reply>>, counted: &AtomicUsize) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    while lines.next().is_some_and(|line| !line.is_empty()) {}
    counted.fetch_add(1, Ordering::SeqCst);
    let reply = replies.lock().expect("no panic").get(&path).cloned();
    let mut stream = &stream;
    let mut send = |head: String, body: &[u8]| {
        let _ =
            stream.write_all(format!("HTTP/1.1 {head}\r\nConnection: close\r\n\r\n").as_bytes());
        let _ = stream.write_all(body);
    };
    match reply.unwrap_or(Reply::Status(404)) {
        Reply::Bytes(bytes) => send(format!("200 OK\r\nContent-Length: {}", bytes.len()), &bytes),
        Reply::Half(bytes) => send(
            format!("200 OK\r\nContent-Length: {}", bytes.len()),
            &bytes[..bytes.len() / 2],
        ),
        Reply::Status(status) => send(format!("{status} No\r\nContent-Length: 0"), b""),
        Reply::Redirect(to) => send(
            format!("302 Found\r\nLocation: {to}\r\nContent-Length: 0"),
            b"",
        ),
        Reply::Silence => thread::sleep(Duration::from_secs(3)),
    }
}

const PATH: &str = "models/s3/service/2006-03-01/s3-2006-03-01.json";

fn model(sdk_id: &str) -> String {
    format!(
        r#"{{"smithy": "2.0", "shapes": {{"a#S": {{"type": "service", "traits": {{
            "aws.api#service": {{"sdkId": "{sdk_id}"}}}}}}}}}}"#
    )
}

fn fault(library: &Library, name: &str) -> String {
    format!("{:?}", library.find(name).expect_err("a fault"))
}

#[test]
fn a_model_is_downloaded_once_and_then_found_offline() {
    let (server, cache) = (Server::start(), tempfile::tempdir().expect("a folder"));
    let offline = fault(&server.library(&cache, true), "aws-sdk-s3");
    assert!(
        offline.contains("is not in the cache, and this run is offline"),
        "{offline}"
    );

    server.publish(PATH, &model("S3"));
    let found = server
        .library(&cache, false)
        .find("aws-sdk-s3")
        .expect("a model");
    assert_eq!(found.text, model("S3"));
    assert_eq!(
        found.revision.as_deref(),
        Some(COMMIT),
        "the commit of the branch"
    );
    assert_eq!(found.source, format!("{}/{COMMIT}/{PATH}", server.base));
    assert_eq!(
        server.requests.load(Ordering::SeqCst),
        2,
        "the list and the file"
    );

    server
        .library(&cache, false)
        .find("aws-sdk-s3")
        .expect("from the cache");
    assert_eq!(server.requests.load(Ordering::SeqCst), 3, "the list alone");
    let offline = server
        .library(&cache, true)
        .find("aws-sdk-s3")
        .expect("offline");
    assert_eq!(
        (offline.sha256, offline.source),
        (found.sha256, found.source)
    );
    assert_eq!(server.requests.load(Ordering::SeqCst), 3, "nothing");

    let unknown = fault(&server.library(&cache, true), "aws-sdk-sqs");
    assert!(
        unknown.contains("no model of `aws-sdk-sqs` is published"),
        "{unknown}"
    );
}

#[test]
fn what_servers_do_wrong_is_said_and_nothing_of_it_is_kept() {
    let file = format!("/{COMMIT}/{PATH}");
    let right = model("S3").into_bytes();
    let mut wrong = right.clone();
    wrong[0] = b'[';
    let longer = [&right[..], b" "].concat();
    for (path, reply, said) in [
        ("/list/main", Reply::Status(404), "it is not there"),
        ("/list/main", Reply::Status(429), "too many requests"),
        (
            "/list/main",
            Reply::Bytes(b"<html>".to_vec()),
            "is no list of published models",
        ),
        (
            "/list/main",
            Reply::Bytes(br#"{"tree": [], "truncated": true}"#.to_vec()),
            "is cut off",
        ),
        (&file, Reply::Status(404), "it is not there"),
        (&file, Reply::Status(500), "the server says HTTP status 500"),
        (&file, Reply::Half(right.clone()), "cannot download"),
        (&file, Reply::Bytes(wrong), "its checksum is"),
        (&file, Reply::Bytes(longer), "bytes in place of"),
        (&file, Reply::Silence, "it takes too long"),
        (
            &file,
            Reply::Redirect(format!("{file}?again")),
            "it is not there",
        ),
        (&file, Reply::Redirect(file.clone()), "redirect"),
    ] {
        let (server, cache) = (Server::start(), tempfile::tempdir().expect("a folder"));
        server.publish(PATH, &model("S3"));
        server.set(path, reply);
        let message = fault(&server.library(&cache, false), "aws-sdk-s3");
        assert!(message.contains(said), "{said} is not in {message}");
        server.publish(PATH, &model("S3"));
        let found = server.library(&cache, false).find("aws-sdk-s3");
        assert_eq!(found.expect("a model").text, model("S3"), "after {said}");
    }
}

#[test]
fn a_file_that_is_another_service_or_no_model_is_refused() {
    for (text, said) in [
        (model("SQS"), "it is that of `aws-sdk-sqs`"),
        ("{\"shapes\": {}}".to_owned(), "no service of AWS is in it"),
        ("404: Not Found".to_owned(), "is no model of `aws-sdk-s3`"),
    ] {
        let (server, cache) = (Server::start(), tempfile::tempdir().expect("a folder"));
        server.publish(PATH, &text);
        let message = fault(&server.library(&cache, false), "aws-sdk-s3");
        assert!(message.contains(said), "{said} is not in {message}");
    }
}

#[test]
fn redirects_are_followed() {
    let (server, cache) = (Server::start(), tempfile::tempdir().expect("a folder"));
    server.publish(PATH, &model("S3"));
    let text = model("S3").into_bytes();
    server.set("/elsewhere", Reply::Bytes(text));
    server.set(
        &format!("/{COMMIT}/{PATH}"),
        Reply::Redirect("/elsewhere".to_owned()),
    );
    let found = server.library(&cache, false).find("aws-sdk-s3");
    assert_eq!(found.expect("a model").text, model("S3"));
}

#[test]
fn what_is_too_long_is_not_read_to_its_end() {
    let server = Server::start();
    server.set("/long", Reply::Bytes(vec![b' '; 2000]));
    let url = format!("{}/long", server.base);
    let message = download::get(&url, 1999, Times::SHORT).expect_err("one byte more");
    assert!(
        format!("{message:?}").contains("it is too long"),
        "{message:?}"
    );
    assert_eq!(
        download::get(&url, 2000, Times::SHORT)
            .expect("bytes")
            .len(),
        2000
    );
}
