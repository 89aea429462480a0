//! Programs that use types of http 0.2 and http-body 0.4, as every official crate lets them, need no
//! feature for it.

use aws_smithy_types::body::SdkBody;
use generated::config::http::HttpRequest;

#[test]
fn a_request_becomes_one_of_http_0_2_and_comes_back() {
    let mut request = HttpRequest::new(SdkBody::from("text"));
    request.set_uri("http://localhost/path").expect("a URI");
    request.headers_mut().insert("x-name", "value");
    let older = request.try_into_http02x().expect("a request of http 0.2");
    assert_eq!(older.uri().path(), "/path");
    assert_eq!(older.headers()["x-name"], "value");
    let request = HttpRequest::try_from(older).expect("a request of any version");
    assert_eq!(request.headers().get("x-name"), Some("value"));
    assert_eq!(request.body().bytes(), Some(&b"text"[..]));
}

#[tokio::test]
async fn a_body_of_http_body_0_4_can_be_sent() {
    let body = SdkBody::from_body_0_4(SdkBody::from("text"));
    let stream = aws_smithy_types::byte_stream::ByteStream::new(body);
    let collected = stream.collect().await.expect("the whole body");
    assert_eq!(collected.into_bytes(), "text");
}
