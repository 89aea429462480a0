//! Presigned requests, sent by a plain HTTP client.

use std::time::{Duration, SystemTime};

use aws_sdk_s3::Client;
use aws_sdk_s3::config::Builder;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use steps::{Explain, Fields, Steps, fetch, sorted};

use super::BUCKET;

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("presigned");
    let hour = PresigningConfig::expires_in(Duration::from_secs(3600));
    let hour = hour.expect("less than a week");
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("dir//presigned ü+")
        .content_type("text/plain")
        .metadata("made", "by hand")
        .presigned(hour.clone())
        .await;
    send("put", put, b"presigned", steps);
    let get = || client.get_object().bucket(BUCKET).key("dir//presigned ü+");
    send("read", get().presigned(hour.clone()).await, b"", steps);
    let customized = get().customize().presigned(hour.clone()).await;
    send("read, customized", customized, b"", steps);
    let renamed = get()
        .response_content_disposition("attachment; filename=\"a & b.txt\"")
        .presigned(hour.clone())
        .await;
    send("read under another name", renamed, b"", steps);
    let part = get().range("bytes=0-2").presigned(hour.clone()).await;
    send("read a part", part, b"", steps);
    let head = client
        .head_object()
        .bucket(BUCKET)
        .key("dir//presigned ü+")
        .presigned(hour.clone())
        .await;
    send("find", head, b"", steps);
    parts(client, &hour, steps).await;
    let delete = client
        .delete_object()
        .bucket(BUCKET)
        .key("dir//presigned ü+")
        .presigned(hour.clone())
        .await;
    send("delete", delete, b"", steps);
    let gone = get().presigned(hour.clone()).await;
    send("read what is gone", gone, b"", steps);
    times(steps).await;
    let without = client.get_object().bucket(BUCKET).presigned(hour).await;
    send("without a key", without, b"", steps);
}

/// Shows a request and what comes of sending it.
fn send<E: Explain>(
    step: &str,
    request: Result<PresignedRequest, E>,
    body: &[u8],
    steps: &mut Steps,
) {
    let Some(request) = steps.step(step, request, shown) else {
        return;
    };
    let reply = fetch(request.method(), request.uri(), request.headers(), body);
    steps.seen(&format!("{step}, sent"), reply);
}

/// The request without what is another in each run.
fn shown(request: &PresignedRequest) -> String {
    let (path, query) = request.uri().split_once('?').unwrap_or_default();
    let query = query.split('&').map(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        match name {
            "X-Amz-Date" | "X-Amz-Signature" | "X-Amz-Credential" | "uploadId" => name.to_owned(),
            _ => format!("{name}={value}"),
        }
    });
    let headers = request
        .headers()
        .map(|(name, value)| format!("{name}: {value}"));
    Fields::new()
        .field("method", Some(request.method()))
        .field("path", Some(path))
        .field("query", Some(sorted(query)))
        .field("headers", Some(sorted(headers)))
        .to_string()
}

async fn parts(client: &Client, hour: &PresigningConfig, steps: &mut Steps) {
    let begun = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key("parts")
        .send()
        .await;
    let begun = steps.step("begin parts", begun, |output| output.upload_id().is_some());
    let part = client
        .upload_part()
        .bucket(BUCKET)
        .key("parts")
        .set_upload_id(begun.and_then(|output| output.upload_id))
        .part_number(1)
        .presigned(hour.clone())
        .await;
    send("send a part", part, b"part", steps);
}

async fn times(steps: &mut Steps) {
    let week = Duration::from_secs(7 * 24 * 3600);
    let long = PresigningConfig::expires_in(week + Duration::from_secs(1));
    steps.seen("longer than a week", long.is_err());
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let old = PresigningConfig::builder()
        .start_time(start)
        .expires_in(week)
        .build();
    let Ok(old) = old else {
        steps.seen("a week from a time", "cannot be");
        return;
    };
    steps.seen("a week from a time", format!("{:?}", old.expires()));
    // Nothing in it is another in each run: the signature is compared too.
    let elsewhere = Builder::from(&steps::config())
        .endpoint_url("https://storage.example.com")
        .force_path_style(true)
        .build();
    let request = Client::from_conf(elsewhere)
        .get_object()
        .bucket(BUCKET)
        .key("a b/../c")
        .presigned(old)
        .await;
    steps.step("signed for another host", request, |request| {
        request.uri().to_owned()
    });
}
