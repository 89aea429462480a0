//! What is sensitive stands in no log, at any level, and in no `Debug`, however deep it is nested.

use std::cell::RefCell;
use std::fmt::{self, Write};
use std::sync::OnceLock;

use secrets::error::{DisplayErrorContext, ProvideErrorMetadata};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, callsite, span, subscriber};

use crate::fixtures::client;
use crate::server::{Reply, Server};

thread_local! {
    /// What the test of this thread has logged.
    static LOG: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps everything that is logged at any level, with every field. It is the one subscriber of the
/// process: with one for each thread, what another thread logs first is switched off for all.
struct ThreadLog;

/// From now on, what this thread logs is kept.
fn start_log() {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        subscriber::set_global_default(ThreadLog).expect("no other subscriber");
        callsite::rebuild_interest_cache();
    });
    LOG.take();
}

struct Fields;

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let text = format!("{}={value:?}", field.name());
        LOG.with_borrow_mut(|log| writeln!(log, "{text}"))
            .expect("a text");
    }
}

impl Subscriber for ThreadLog {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Fields);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Fields);
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Fields);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

/// Whether the text holds the part, which can stand in a `Debug` of bytes as well.
fn holds(text: &str, part: &str) -> bool {
    let bytes: Vec<String> = part.bytes().map(|byte| byte.to_string()).collect();
    text.contains(part) || text.contains(&bytes.join(", "))
}

#[tokio::test]
async fn a_nested_secret_is_in_no_log_and_no_debug() {
    start_log();
    let body = r#"{"shelf": {"label": "top", "behind": {"boxes": {
        "a": [{"key": "hush-1"}, {"keys": ["hush-2"]}, {"gem": {"cut": "hush-3"}}]
    }}}}"#;
    let server = Server::start([Reply::json(200, body)]).await;
    let server = server.expect("a loopback server");
    let output = client!(secrets, server).open_vault().send().await;
    let output = output.expect("an output");
    let behind = output.shelf().and_then(|shelf| shelf.behind());
    let boxes = behind.and_then(|shelf| shelf.boxes()).expect("boxes");
    assert_eq!(boxes["a"][0].as_key(), Ok(&"hush-1".to_owned()));
    assert_eq!(boxes["a"].len(), 3);
    let (log, debug) = (LOG.take(), format!("{output:?}"));
    assert!(holds(&log, "top") && holds(&debug, "top"), "{log}");
    assert!(!holds(&log, "hush"), "{log}");
    assert!(!holds(&debug, "hush"), "{debug}");
}

#[tokio::test]
async fn an_error_keeps_its_sensitive_message_to_itself() {
    start_log();
    let reply = Reply::json(409, r#"{"message": "hush-4"}"#);
    let server = Server::start([reply.header("x-amzn-ErrorType", "VaultJammed")]).await;
    let server = server.expect("a loopback server");
    let error = client!(secrets, server).close_vault().send().await;
    let error = error.expect_err("an error").into_service_error();
    assert!(error.is_vault_jammed(), "{error:?}");
    assert_eq!(error.message(), Some("hush-4"));
    let (log, shown) = (LOG.take(), DisplayErrorContext(&error).to_string());
    assert!(holds(&log, "VaultJammed"), "{log}");
    assert!(!holds(&log, "hush"), "{log}");
    assert!(!holds(&shown, "hush"), "{shown}");
    assert!(!holds(&format!("{error:?}"), "hush"), "{error:?}");
}

/// The log of a reply without secrets has the body, so the tests above look at the right place.
#[tokio::test]
async fn a_reply_without_secrets_is_logged() {
    start_log();
    let server = Server::start([Reply::json(200, r#"{"label": "seven", "more": "eight"}"#)]).await;
    let server = server.expect("a loopback server");
    let output = client!(secrets, server).count_vaults().send().await;
    assert_eq!(output.expect("an output").label(), Some("seven"));
    let log = LOG.take();
    assert!(log.contains(r#"\"more\": \"eight\""#), "{log}");
}
