//! `cargo farrier adopt` with models from a server: where they come from is recorded, and what was downloaded
//! once is enough offline. What servers do wrong is tested beside the code.
#![cfg(unix)]

mod support;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use support::fake::{Workspace, model};

const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
const PATH: &str = "models/books/service/2026-01-01/books-2026-01-01.json";

/// Serves the list of one model, and the model. Gives the URL of the server.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || listener.incoming().flatten().for_each(answer));
    base
}

fn answer(mut stream: TcpStream) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
    let request = lines.next().and_then(Result::ok).unwrap_or_default();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    while lines
        .next()
        .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
    {}
    let body = match path {
        path if path == "/list/stable" => {
            let size = model("Books").len();
            format!(r#"{{"sha": "{COMMIT}", "tree": [{{"path": "{PATH}", "size": {size}}}]}}"#)
        }
        path if path == format!("/{COMMIT}/{PATH}") => model("Books"),
        _ => String::new(),
    };
    let status = if body.is_empty() {
        "404 Not Found"
    } else {
        "200 OK"
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

#[test]
fn models_are_downloaded_recorded_and_enough_offline() {
    let workspace = Workspace::new();
    let base = serve();
    let settings = format!(
        "[models]\nrevision = \"stable\"\nindex = \"{base}/list/{{revision}}\"\nurl = \"{base}/{{revision}}/{{path}}\"\n"
    );
    workspace.files.write("farrier.toml", &settings);
    let before = workspace.everything();
    let offline = workspace.says(&["adopt", "books", "--offline"], 2);
    assert!(
        offline.contains("is not in the cache, and this run is offline"),
        "{offline}"
    );
    assert_eq!(workspace.everything(), before);

    workspace.says(&["adopt"], 0);
    assert_eq!(workspace.read("farrier/models/books.json"), model("Books"));
    assert!(workspace.read("farrier.toml").starts_with(&settings));
    let lock = workspace.read("farrier.lock");
    for part in [
        format!("url = \"{base}/{COMMIT}/{PATH}\"\n"),
        format!("revision = \"{COMMIT}\"\n"),
    ] {
        assert!(lock.contains(&part), "{part} is not in {lock}");
    }
    workspace.says(&["remove", "--yes"], 0);
    assert_eq!(workspace.everything(), before);
    workspace.says(&["adopt", "--offline"], 0);
    assert_eq!(
        workspace.read("farrier.lock"),
        lock,
        "the same from the cache"
    );
}
