//! A service on a loopback port that lets in presigned requests alone, and a plain HTTP client that knows
//! nothing of signatures: what presigned requests are made for.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;

use bytes::Bytes;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::server::{Received, receive};
use crate::sigv4::{self, Rules};

/// What the service knows, and what time it has.
#[derive(Clone, Debug)]
pub(crate) struct Verifier {
    /// The secret of the access key.
    pub(crate) secret: &'static str,
    /// How paths and payloads count.
    pub(crate) rules: Rules,
    /// Its clock, in seconds since 1970.
    pub(crate) now: u64,
}

impl Verifier {
    /// Starts the service and gives its URL. It answers what is signed with 200 and the body that it got,
    /// and anything else with 403 and the reason.
    pub(crate) async fn start(self) -> io::Result<String> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let verifier = Arc::new(self);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let verifier = Arc::clone(&verifier);
                let answer = move |request| answer(request, Arc::clone(&verifier));
                let connection = http1::Builder::new();
                let connection =
                    connection.serve_connection(TokioIo::new(stream), service_fn(answer));
                tokio::spawn(connection);
            }
        });
        Ok(url)
    }

    /// Why the request is refused, if it is.
    pub(crate) fn refusal(&self, request: &Received) -> Option<&'static str> {
        let Some(presigned) = sigv4::parse_query(request) else {
            return Some("not presigned");
        };
        if !self.is_valid_now(&presigned.time, presigned.expires) {
            return Some("not valid now");
        }
        let signed = &presigned.claim.signed_headers;
        let mut names = request.headers.iter().map(|(name, _)| name);
        if names.any(|name| name.starts_with("x-amz-") && !signed.contains(name)) {
            return Some("a header is not signed");
        }
        let signature = sigv4::presigned_signature(request, &presigned, self.secret, self.rules);
        match signature {
            None => Some("a signed header is not sent"),
            Some(signature) if signature != presigned.claim.signature => Some("another signature"),
            Some(_) => None,
        }
    }

    /// Whether the clock is within this many seconds after a time such as `20240506T070809Z`.
    fn is_valid_now(&self, time: &str, expires: u64) -> bool {
        let Some(start) = seconds(time) else {
            return false;
        };
        (start..=start + expires).contains(&self.now)
    }
}

async fn answer(
    request: Request<Incoming>,
    verifier: Arc<Verifier>,
) -> io::Result<Response<http_body_util::Full<Bytes>>> {
    let received = receive(request).await.map_err(io::Error::other)?;
    let (status, body) = match verifier.refusal(&received) {
        None => (200, received.body),
        Some(reason) => (403, Bytes::from_static(reason.as_bytes())),
    };
    let response = Response::builder().status(status).body(body.into());
    response.map_err(io::Error::other)
}

/// The seconds from 1970 to a time such as `20240506T070809Z`.
fn seconds(time: &str) -> Option<u64> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let (hour, minute, second) = (number(9, 11)?, number(11, 13)?, number(13, 15)?);
    // A year that begins in March has its leap day at the end.
    let (year, month) = match month {
        1 | 2 => (year.checked_sub(1)?, month + 9),
        _ => (year, month.checked_sub(3)?),
    };
    let leap_days = year / 4 - year / 100 + year / 400;
    let days = 365 * year + leap_days + (153 * month + 2) / 5 + day;
    let days = days.checked_sub(719_469)?;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

/// Sends a request as it is, and gives the status and the body of the reply.
pub(crate) async fn send(
    method: &str,
    uri: &str,
    headers: impl Iterator<Item = (&str, &str)>,
    body: &[u8],
) -> (u16, String) {
    let rest = uri.strip_prefix("http://").expect("a URL without TLS");
    let (host, target) = rest.split_at(rest.find('/').expect("a path"));
    let mut head = format!("{method} {target} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    let request = [head.as_bytes(), body].concat();
    let address = host.to_owned();
    let reply = tokio::task::spawn_blocking(move || exchange(&address, &request));
    let reply = reply.await.expect("a thread").expect("a reply");
    let (head, body) = reply.split_once("\r\n\r\n").expect("a head");
    let status = head.split(' ').nth(1).and_then(|it| it.parse().ok());
    (status.expect("a status"), body.to_owned())
}

/// Sends the bytes of a request, and gives those of the reply.
fn exchange(address: &str, request: &[u8]) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(request)?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}

#[test]
fn times_are_seconds_since_1970() {
    assert_eq!(seconds("19700101T000000Z"), Some(0));
    assert_eq!(seconds("20240229T120000Z"), Some(1_709_208_000));
    assert_eq!(seconds("20240506T070809Z"), Some(1_714_979_289));
    assert_eq!(seconds("yesterday"), None);
}
