//! A stand-in for the service, for this example alone: an HTTP server on loopback that knows one
//! path, three pages of runs, and a journey for each error. It checks no signature and is no model
//! of how the real service behaves.

use std::convert::Infallible;
use std::io;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// An error that the stand-in can give: ask for the journey of that name.
#[derive(Debug)]
pub(crate) struct ErrorReply {
    pub(crate) name: &'static str,
    status: u16,
    message: &'static str,
}

const fn error(name: &'static str, status: u16, message: &'static str) -> ErrorReply {
    ErrorReply {
        name,
        status,
        message,
    }
}

/// Every error that the operation is known to return.
pub(crate) const ERRORS: [ErrorReply; 7] = [
    error("BadRequestException", 400, "The page size is no number."),
    error("ForbiddenException", 403, "You may not see this journey."),
    error("InternalServerErrorException", 500, "Something broke."),
    error("MethodNotAllowedException", 405, "Runs can only be read."),
    error("NotFoundException", 404, "There is no such journey."),
    error("PayloadTooLargeException", 413, "The request is too large."),
    error("TooManyRequestsException", 429, "Slow down."),
];

/// The pages, by the token that asks for them.
const PAGES: [(&str, &str); 3] = [
    (
        "",
        r#"{"Item":[
            {"RunId":"run-1","Status":"COMPLETED","CreationTime":"2024-05-01T08:00:00.000Z","LastUpdateTime":"2024-05-01T09:30:00.000Z"},
            {"RunId":"run-2","Status":"CANCELLED","CreationTime":"2024-05-02T08:00:00.000Z","LastUpdateTime":"2024-05-02T08:01:12.000Z"}
        ],"NextToken":"page-2"}"#,
    ),
    (
        "page-2",
        r#"{"Item":[
            {"RunId":"run-3","Status":"COMPLETED","CreationTime":"2024-05-03T08:00:00.000Z","LastUpdateTime":"2024-05-03T10:15:00.000Z"},
            {"RunId":"run-4","Status":"RUNNING","CreationTime":"2024-05-04T08:00:00.000Z","LastUpdateTime":"2024-05-04T08:30:00.000Z"}
        ],"NextToken":"page-3"}"#,
    ),
    (
        "page-3",
        r#"{"Item":[
            {"RunId":"run-5","Status":"SCHEDULED","CreationTime":"2024-05-04T12:00:00.000Z","LastUpdateTime":"2024-05-04T12:00:00.000Z"}
        ]}"#,
    ),
];

/// Starts the stand-in on a free port of loopback and returns its URL. It ends with the program.
pub(crate) async fn start() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(accept(listener));
    Ok(url)
}

async fn accept(listener: TcpListener) {
    while let Ok((stream, _)) = listener.accept().await {
        let service = service_fn(|request| async move { answer(&request) });
        let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        tokio::spawn(connection);
    }
}

fn answer(request: &Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (status, name, body) = reply(request.uri().path(), request.uri().query());
    let mut response = Response::new(Full::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert("content-type", from_static("application/json"));
    headers.insert("x-amzn-requestid", from_static("made-up-by-the-stand-in"));
    if let Some(name) = name {
        headers.insert("x-amzn-errortype", from_static(name));
    }
    Ok(response)
}

fn from_static(value: &'static str) -> hyper::header::HeaderValue {
    hyper::header::HeaderValue::from_static(value)
}

/// Status, error name and body for a path and a query.
fn reply(path: &str, query: Option<&str>) -> (hyper::StatusCode, Option<&'static str>, String) {
    let journey = match path.split('/').collect::<Vec<_>>()[..] {
        ["", "v1", "apps", _, "journeys", journey, "runs"] => journey,
        _ => return failure(&ERRORS[4]),
    };
    if let Some(error) = ERRORS.iter().find(|error| error.name == journey) {
        return failure(error);
    }
    let mut pairs = query.unwrap_or_default().split('&');
    let token = pairs
        .find_map(|pair| pair.strip_prefix("token="))
        .unwrap_or_default();
    match PAGES.iter().find(|(name, _)| *name == token) {
        Some((_, page)) => (hyper::StatusCode::OK, None, (*page).to_owned()),
        None => failure(&ERRORS[0]),
    }
}

fn failure(error: &ErrorReply) -> (hyper::StatusCode, Option<&'static str>, String) {
    let status = hyper::StatusCode::from_u16(error.status).unwrap_or_default();
    let body = format!(r#"{{"Message":"{}","RequestID":"made-up"}}"#, error.message);
    (status, Some(error.name), body)
}
