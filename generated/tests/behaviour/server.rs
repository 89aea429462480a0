//! A real HTTP/1.1 server on a loopback port that answers each request with the next line of a
//! script and keeps what it received, byte for byte as it came over the wire. What the replies say
//! about journeys is in `fixtures`; nothing here knows the API.

use std::collections::VecDeque;
use std::error::Error;
use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

type Body = Channel<Bytes, io::Error>;

/// What the server does with one request.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Bytes,
    delivery: Delivery,
}

/// How the bytes of a reply get to the client.
#[derive(Clone, Copy, Debug)]
enum Delivery {
    /// All of them, as they should.
    Whole,
    /// Half of the body that `Content-Length` promises, then an orderly end of the connection.
    Truncated,
    /// Half of the body, a pause, then the rest.
    Slow(Duration),
    /// Nothing: the connection is reset (TCP RST).
    Reset,
}

impl Reply {
    /// A JSON reply with this status and body.
    pub(crate) fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self::new(status, body).header("Content-Type", "application/json")
    }

    /// A reply with this status and body, and no header of its own.
    pub(crate) fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: body.into(),
            delivery: Delivery::Whole,
        }
    }

    /// No reply: the connection is reset once the request has been read.
    pub(crate) fn reset() -> Self {
        Self {
            delivery: Delivery::Reset,
            ..Self::json(200, "")
        }
    }

    /// The same reply with a header set.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers
            .retain(|(old, _)| !old.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same reply, cut off in the middle of its body.
    pub(crate) fn truncated(mut self) -> Self {
        self.delivery = Delivery::Truncated;
        self
    }

    /// The same reply with a pause in the middle of its body.
    pub(crate) fn slow(mut self, pause: Duration) -> Self {
        self.delivery = Delivery::Slow(pause);
        self
    }
}

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    /// The HTTP method.
    pub(crate) method: String,
    /// The request target: path and query, still encoded.
    pub(crate) target: String,
    /// Header names in lower case and values, in the order received.
    pub(crate) headers: Vec<(String, String)>,
    /// The whole body.
    pub(crate) body: Bytes,
}

impl Received {
    /// The value of a header; the first one when it came more than once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The running server. It stops with the Tokio runtime of its test.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    state: Arc<State>,
}

#[derive(Debug)]
struct State {
    script: Mutex<VecDeque<Reply>>,
    received: Mutex<Vec<Received>>,
}

impl Server {
    /// Starts a server that answers with these replies, one a request, over any number of
    /// connections. A request beyond the script gets a 418 that no test expects.
    pub(crate) async fn start(script: impl IntoIterator<Item = Reply>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(State {
            script: Mutex::new(script.into_iter().collect()),
            received: Mutex::default(),
        });
        tokio::spawn(accept(listener, Arc::clone(&state)));
        Ok(Self { url, state })
    }

    /// Where it listens, `http://127.0.0.1:<port>`.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Every request received so far, in order.
    pub(crate) fn received(&self) -> Vec<Received> {
        lock(&self.state.received).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn accept(listener: TcpListener, state: Arc<State>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stream, Arc::clone(&state)));
    }
}

/// Serves one connection until the client leaves it or the script breaks it.
async fn serve(stream: TcpStream, state: Arc<State>) {
    let service = service_fn(move |request| Box::pin(answer(request, Arc::clone(&state))));
    let mut http = http1::Builder::new();
    http.auto_date_header(false); // a date of today beside fixed signing times would be clock skew
    let mut connection = http.serve_connection(TokioIo::new(stream), service);
    let outcome = poll_fn(|cx| connection.poll_without_shutdown(cx)).await;
    if outcome.is_err_and(|error| is_reset(&error)) {
        // Dropped with SO_LINGER at zero, a connection ends with RST in place of FIN.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

/// Whether [`answer`] has asked for a reset; a body cut off is an error as well.
fn is_reset(error: &hyper::Error) -> bool {
    let source = error
        .source()
        .and_then(|source| source.downcast_ref::<io::Error>());
    source.is_some_and(|source| source.kind() == io::ErrorKind::ConnectionReset)
}

async fn answer(request: Request<Incoming>, state: Arc<State>) -> io::Result<Response<Body>> {
    let received = receive(request).await.map_err(io::Error::other)?;
    lock(&state.received).push(received);
    let next = lock(&state.script).pop_front();
    let reply = next.unwrap_or_else(|| Reply::json(418, r#"{"Message":"the script is over"}"#));
    if matches!(reply.delivery, Delivery::Reset) {
        return Err(io::ErrorKind::ConnectionReset.into());
    }
    let mut response = Response::builder()
        .status(reply.status)
        .header("Content-Length", reply.body.len());
    for (name, value) in &reply.headers {
        response = response.header(name, value);
    }
    let (sender, body) = Channel::new(1);
    tokio::spawn(deliver(reply, sender));
    response.body(body).map_err(io::Error::other)
}

/// The request as it came, with its whole body.
pub(crate) async fn receive(request: Request<Incoming>) -> Result<Received, hyper::Error> {
    let (head, body) = request.into_parts();
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    Ok(Received {
        method: head.method.to_string(),
        target: head.uri.to_string(),
        headers: (head.headers.iter())
            .map(|(name, value)| (name.to_string(), text(value.as_bytes())))
            .collect(),
        body: body.collect().await?.to_bytes(),
    })
}

/// Sends the body. The client may have gone away meanwhile, which is no concern of the server's.
async fn deliver(reply: Reply, mut sender: Sender<Bytes, io::Error>) {
    let mut rest = reply.body;
    let first = match reply.delivery {
        Delivery::Truncated | Delivery::Slow(_) => rest.split_to(rest.len() / 2),
        Delivery::Whole | Delivery::Reset => rest.split_to(rest.len()),
    };
    let _ = sender.send_data(first).await;
    match reply.delivery {
        Delivery::Truncated => sender.abort(io::ErrorKind::UnexpectedEof.into()),
        Delivery::Slow(pause) => {
            tokio::time::sleep(pause).await;
            let _ = sender.send_data(rest).await;
        }
        Delivery::Whole | Delivery::Reset => {}
    }
}
