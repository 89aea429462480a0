//! A server on loopback with one object, which forgets what it is sent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use steps::base64;

/// How much is written at once.
const PIECE: usize = 256 * 1024;

/// Starts the server; gives its address.
pub(crate) fn start(size: u64, with_checksum: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let checksum = with_checksum.then(|| checksum(size));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let checksum = checksum.clone();
            thread::spawn(move || serve(stream, size, checksum.as_deref()));
        }
    });
    format!("http://{address}")
}

/// The CRC32 of the object.
fn checksum(size: u64) -> String {
    let piece = vec![b'x'; PIECE];
    let mut hasher = crc32fast::Hasher::new();
    for length in pieces(size) {
        hasher.update(&piece[..length]);
    }
    base64(hasher.finalize().to_be_bytes())
}

/// The lengths of the pieces of so many bytes.
fn pieces(size: u64) -> impl Iterator<Item = usize> {
    let whole = size / PIECE as u64;
    let rest = (size % PIECE as u64) as usize;
    (0..whole).map(|_| PIECE).chain((rest > 0).then_some(rest))
}

/// Answers requests until the connection ends.
fn serve(stream: TcpStream, size: u64, checksum: Option<&str>) -> Option<()> {
    let mut reader = BufReader::with_capacity(PIECE, stream.try_clone().ok()?);
    let mut writer = stream;
    loop {
        let mut start = String::new();
        if reader.read_line(&mut start).ok()? == 0 {
            return None;
        }
        let length = length_of_body(&mut reader, &mut writer)?;
        let read = std::io::copy(&mut (&mut reader).take(length), &mut std::io::sink()).ok()?;
        assert_eq!(read, length);
        match start.starts_with("GET") {
            true => send(&mut writer, size, checksum)?,
            false => {
                let reply = "HTTP/1.1 200 OK\r\netag: \"e\"\r\ncontent-length: 0\r\n\r\n";
                writer.write_all(reply.as_bytes()).ok()?;
            }
        }
    }
}

/// Reads the head of a request to its end.
fn length_of_body(reader: &mut impl BufRead, writer: &mut impl Write) -> Option<u64> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim().split_once(':') else {
            return Some(length);
        };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().ok()?,
            "expect" => writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").ok()?,
            _ => {}
        }
    }
}

/// Sends the object.
fn send(writer: &mut impl Write, size: u64, checksum: Option<&str>) -> Option<()> {
    let checksum = checksum.map(|checksum| format!("x-amz-checksum-crc32: {checksum}\r\n"));
    let checksum = checksum.unwrap_or_default();
    let head = format!("HTTP/1.1 200 OK\r\n{checksum}content-length: {size}\r\n\r\n");
    writer.write_all(head.as_bytes()).ok()?;
    let piece = vec![b'x'; PIECE];
    for length in pieces(size) {
        writer.write_all(&piece[..length]).ok()?;
    }
    Some(())
}
