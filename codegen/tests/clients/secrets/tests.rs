//! What is sensitive stands in no log, at any level, and in no `Debug`, however deep it is nested.

use std::fmt::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use secrets::error::{DisplayErrorContext, ProvideErrorMetadata};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::fixtures::client;
use crate::server::{Reply, Server};

/// Everything that is logged at any level, with every field.
#[derive(Clone, Debug, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn text(&self) -> String {
        let text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        text.clone()
    }

    fn add(&self, name: &str, value: fmt::Arguments<'_>) {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(text, "{name}={value}");
    }
}

struct Fields<'a>(&'a Log);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.add(field.name(), format_args!("{value:?}"));
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Fields(self));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Fields(self));
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Fields(self));
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
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
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
    let (log, debug) = (log.text(), format!("{output:?}"));
    assert!(holds(&log, "top") && holds(&debug, "top"), "{log}");
    assert!(!holds(&log, "hush"), "{log}");
    assert!(!holds(&debug, "hush"), "{debug}");
}

#[tokio::test]
async fn an_error_keeps_its_sensitive_message_to_itself() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let reply = Reply::json(409, r#"{"message": "hush-4"}"#);
    let server = Server::start([reply.header("x-amzn-ErrorType", "VaultJammed")]).await;
    let server = server.expect("a loopback server");
    let error = client!(secrets, server).close_vault().send().await;
    let error = error.expect_err("an error").into_service_error();
    assert!(error.is_vault_jammed(), "{error:?}");
    assert_eq!(error.message(), Some("hush-4"));
    let (log, shown) = (log.text(), DisplayErrorContext(&error).to_string());
    assert!(holds(&log, "VaultJammed"), "{log}");
    assert!(!holds(&log, "hush"), "{log}");
    assert!(!holds(&shown, "hush"), "{shown}");
    assert!(!holds(&format!("{error:?}"), "hush"), "{error:?}");
}

/// The log of a reply without secrets has the body, so the tests above look at the right place.
#[tokio::test]
async fn a_reply_without_secrets_is_logged() {
    let log = Log::default();
    let _guard = tracing::subscriber::set_default(log.clone());
    let server = Server::start([Reply::json(200, r#"{"label": "seven", "more": "eight"}"#)]).await;
    let server = server.expect("a loopback server");
    let output = client!(secrets, server).count_vaults().send().await;
    assert_eq!(output.expect("an output").label(), Some("seven"));
    let log = log.text();
    assert!(log.contains(r#"\"more\": \"eight\""#), "{log}");
}
