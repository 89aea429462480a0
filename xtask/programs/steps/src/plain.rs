//! A plain HTTP client that knows nothing of AWS: what presigned requests are made for.

use std::io::{Read, Result, Write};
use std::net::TcpStream;

/// Sends a request; the status and the body of the reply, or why there is none.
pub fn fetch<'h>(
    method: &str,
    url: &str,
    headers: impl Iterator<Item = (&'h str, &'h str)>,
    body: &[u8],
) -> String {
    let reply = exchange(method, url, headers, body);
    let Ok(reply) = reply else {
        return format!("no reply: {reply:?}");
    };
    let reply = String::from_utf8_lossy(&reply);
    let (head, body) = reply.split_once("\r\n\r\n").unwrap_or_default();
    let status = head.split(' ').nth(1).unwrap_or_default();
    let body = match status.starts_with('2') {
        true => body,
        false => between(body, "<Code>", "</Code>"),
    };
    format!("{status} {body:?}")
}

fn exchange<'h>(
    method: &str,
    url: &str,
    headers: impl Iterator<Item = (&'h str, &'h str)>,
    body: &[u8],
) -> Result<Vec<u8>> {
    let url = url.trim_start_matches("http://");
    let (host, path) = url.split_once('/').unwrap_or((url, ""));
    let mut head = format!("{method} /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in headers.filter(|(name, _)| !name.eq_ignore_ascii_case("host")) {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(host)?;
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply)?;
    Ok(reply)
}

/// What stands between two texts.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let after = text.split_once(start).map(|(_, after)| after);
    let inside = after.and_then(|after| after.split_once(end));
    inside.map_or("", |(inside, _)| inside)
}
