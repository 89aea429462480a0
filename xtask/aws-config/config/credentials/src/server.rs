//! A server on loopback that answers from a script, and takes down what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::scenario::Reply;

/// How long a late reply takes: longer than any attempt may.
const LATE: Duration = Duration::from_secs(3);

/// The server; it runs as long as the program.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let taken = Arc::clone(&requests);
        thread::spawn(move || {
            let mut replies = replies.into_iter();
            for stream in listener.incoming().flatten() {
                let Some(request) = read(&stream) else {
                    continue;
                };
                let mut all = taken.lock().unwrap_or_else(PoisonError::into_inner);
                all.push(request);
                drop(all);
                let reply = replies.next();
                // A late reply must not hold up the next attempt.
                thread::spawn(move || answer(stream, reply));
            }
        });
        Self {
            url: format!("http://{address}"),
            requests,
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What was asked so far.
    pub(crate) fn requests(&self) -> Vec<String> {
        let requests = self.requests.lock();
        requests.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// A request in a line: the method, the target, who signed it, what else identifies the caller, the body.
fn read(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let mut start = String::new();
    reader.read_line(&mut start).ok()?;
    let start = start.trim().trim_end_matches(" HTTP/1.1").to_owned();
    let mut parts = vec![start];
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "content-type" | "x-amz-sso_bearer_token" => parts.push(format!("{name}: {value}")),
            "authorization" => parts.push(signer(value)),
            // It is another one each time.
            "dpop" => parts.push(format!("{name}: {} parts", value.split('.').count())),
            _ => {}
        }
    }
    parts[1..].sort();
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    parts.push(String::from_utf8_lossy(&body).into_owned());
    Some(parts.join(" | "))
}

/// The key and the scope of a signature, without the date.
fn signer(authorization: &str) -> String {
    let credential = authorization.split(['=', ',']).nth(1).unwrap_or_default();
    let parts: Vec<&str> = credential.split('/').collect();
    match parts[..] {
        [key, _, region, service, _] => format!("signed by {key} for {service} in {region}"),
        _ => "signed in another way".to_owned(),
    }
}

fn answer(mut stream: TcpStream, reply: Option<Reply>) {
    let (status, kind, body) = match reply {
        Some(Reply::Response(status, kind, body)) => (status, kind, body),
        Some(Reply::Late) => return thread::sleep(LATE),
        None => (500, "text/plain", "the script is over".to_owned()),
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} Status\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    // Nobody may be there any more.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(body.as_bytes());
}
