//! Presigned requests of a service that speaks restJson1: those whose members stand in the query although
//! calls send them in the body, those without a body, and those whose body is signed as it is given.

use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use presigned_speech::Client;
use presigned_speech::error::{DisplayErrorContext, SdkError};
use presigned_speech::presigning::{PresignedRequest, PresigningConfig};
use presigned_speech::primitives::{Blob, ByteStream};
use presigned_speech::types::Voice;

use crate::fixtures::config_at;
use crate::presigned::{hour_from, now, service};
use crate::server::{Reply, Server};
use crate::sigv4::Rules;
use crate::verifier::send;

fn hour() -> PresigningConfig {
    hour_from!(presigned_speech)
}

fn client(url: &str) -> Client {
    Client::from_conf(config_at!(presigned_speech, url).build())
}

async fn fetch(request: &PresignedRequest, body: &[u8]) -> (u16, String) {
    send(request.method(), request.uri(), request.headers(), body).await
}

#[tokio::test]
async fn speech_is_presigned_with_its_text_in_the_query() {
    let url = service(Rules::Usual, now()).await;
    let speak = || client(&url).synthesize_speech().output_format("mp3");
    let speak = || speak().voice_id(Voice::Joanna).sample_rate(8000);
    let all = speak().text("Hällo, you & me + 1=2");
    let all = all.lexicon_names("one").lexicon_names("t/wo");
    let request = all.presigned(hour()).await.expect("a presigned request");
    assert_eq!((request.method(), request.headers().count()), ("GET", 0));
    let members = "/v1/speech?LexiconNames=one&LexiconNames=t%2Fwo&OutputFormat=mp3&SampleRate=8000\
                   &Text=H%C3%A4llo%2C%20you%20%26%20me%20%2B%201%3D2&VoiceId=Joanna&X-Amz-Algorithm=";
    assert!(request.uri().contains(members), "{}", request.uri());
    assert_eq!(fetch(&request, b"").await.0, 200);
    let changed = request.uri().replace("mp3", "pcm");
    let reply = send("GET", &changed, request.headers(), b"").await;
    assert_eq!(reply, (403, "another signature".to_owned()));
    let customized = speak().text("a").customize().presigned(hour()).await;
    assert_eq!(fetch(&customized.expect("a request"), b"").await.0, 200);
    for empty in [speak(), speak().text("")] {
        let missing = empty.presigned(hour()).await.expect_err("no text");
        assert!(matches!(missing, SdkError::ConstructionFailure(_)));
    }
}

#[tokio::test]
async fn speech_is_called_with_its_text_in_the_body() {
    let server = Server::start([Reply::new(200, "sound")]).await;
    let server = server.expect("a loopback server");
    let call = client(server.url()).synthesize_speech().text("a");
    call.send().await.expect("a reply");
    let received = server.received().remove(0);
    assert_eq!(
        (received.method.as_str(), received.target.as_str()),
        ("POST", "/v1/speech")
    );
    assert_eq!(received.body, r#"{"Text":"a"}"#);
}

#[tokio::test]
async fn requests_without_a_body_are_presigned() {
    let url = service(Rules::Usual, now()).await;
    let voices = client(&url).describe_voices().language("a b").names("one");
    let request = voices.names("two").trace("t").presigned(hour()).await;
    let request = request.expect("a presigned request");
    assert!(
        request
            .uri()
            .contains("/v1/voices?LanguageCode=a%20b&Name=one&Name=two&")
    );
    assert_eq!(Vec::from_iter(request.headers()), [("x-trace", "t")]);
    assert_eq!(fetch(&request, b"").await.0, 200);
    let reply = send("GET", request.uri(), std::iter::empty(), b"").await;
    assert_eq!(reply, (403, "a signed header is not sent".to_owned()));
    let request = client(&url).rest().presigned(hour()).await;
    let request = request.expect("a presigned request");
    assert_eq!((request.method(), request.headers().count()), ("POST", 0));
    assert_eq!(fetch(&request, b"").await.0, 200);
}

#[tokio::test]
async fn a_body_is_signed_as_it_is_given() {
    let url = service(Rules::Usual, now()).await;
    let put = || client(&url).put_sound().name("a");
    let bytes = put().sound(Blob::new("ding")).presigned(hour()).await;
    let stream = client(&url).stream_sound().name("a");
    let stream = stream.sound(ByteStream::from_static(b"ding"));
    let stream = stream.presigned(hour()).await;
    for request in [bytes.expect("a request"), stream.expect("a request")] {
        assert_eq!((request.method(), request.headers().count()), ("PUT", 0));
        assert_eq!(fetch(&request, b"ding").await, (200, "ding".to_owned()));
        let reply = fetch(&request, b"dong").await;
        assert_eq!(reply, (403, "another signature".to_owned()));
    }
    let none = put().presigned(hour()).await.expect("a request");
    assert_eq!(fetch(&none, b"").await.0, 200);
    assert_eq!(fetch(&none, b"ding").await.0, 403);
}

#[tokio::test]
async fn no_token_of_another_scheme_gets_out() {
    let config = config_at!(presigned_speech, "http://speech.invalid")
        .token_provider(aws_credential_types::Token::new("secret", None))
        .auth_scheme_preference([AuthSchemeId::from("httpBearerAuth")]);
    let bearer = Client::from_conf(config.build());
    let refused = bearer.listen().presigned(hour()).await;
    let refused = DisplayErrorContext(refused.expect_err("a token")).to_string();
    assert!(
        refused.contains("not SigV4") && !refused.contains("secret"),
        "{refused}"
    );
    let signed = client("http://speech.invalid")
        .listen()
        .presigned(hour())
        .await;
    assert!(
        signed
            .expect("a request")
            .uri()
            .contains("X-Amz-Signature=")
    );
    // What is open to all may go unsigned, as its calls do.
    let config = presigned_speech::Config::builder()
        .behavior_version(presigned_speech::config::BehaviorVersion::latest())
        .endpoint_url("http://speech.invalid");
    let open = Client::from_conf(config.build())
        .hum()
        .presigned(hour())
        .await;
    assert_eq!(
        open.expect("a request").uri(),
        "http://speech.invalid/v1/hum"
    );
}
