//! Conditional requests: read and written only if the object is, or is not, as it was.

use aws_sdk_s3::Client;
use aws_sdk_s3::error::ProvideErrorMetadata;
use aws_sdk_s3::operation::get_object::GetObjectOutput;
use aws_sdk_s3::primitives::{ByteStream, DateTime};
use steps::{Fields, Steps};

const BUCKET: &str = "conditions";

/// The tag of the object, and one of another.
const TAG: &str = "\"5d41402abc4b2a76b9719d911017c592\"";
const OTHER: &str = "\"00000000000000000000000000000000\"";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("conditions");
    super::bucket(client, BUCKET, steps).await;
    super::put(client, BUCKET, "object", "hello", steps).await;
    by_tag(client, steps).await;
    by_time(client, steps).await;
    find(client, steps).await;
    write(client, steps).await;
}

fn tag(output: &GetObjectOutput) -> Fields {
    Fields::new().field("tag", output.e_tag())
}

async fn by_tag(client: &Client, steps: &mut Steps) {
    let get = || client.get_object().bucket(BUCKET).key("object");
    steps.step(
        "read if it is the same",
        get().if_match(TAG).send().await,
        tag,
    );
    let changed = get().if_match(OTHER).send().await;
    if let Err(error) = &changed {
        let is_failed = error.code() == Some("PreconditionFailed");
        let status = error.raw_response().map(|reply| reply.status().as_u16());
        steps.seen(
            "what is wrong with another",
            format!("{is_failed} {status:?}"),
        );
    }
    steps.step("read if it is another", changed, tag);
    let same = get().if_none_match(TAG).send().await;
    if let Err(error) = &same {
        let status = error.raw_response().map(|reply| reply.status().as_u16());
        steps.seen(
            "what is said when it has not changed",
            format!("{status:?}"),
        );
    }
    steps.step("read if it has changed", same, tag);
    steps.step(
        "read if it is not another",
        get().if_none_match(OTHER).send().await,
        tag,
    );
}

async fn by_time(client: &Client, steps: &mut Steps) {
    let get = || client.get_object().bucket(BUCKET).key("object");
    let before = DateTime::from_secs(1_000_000_000);
    let after = DateTime::from_secs(4_000_000_000);
    for (when, time) in [("long ago", before), ("in the future", after)] {
        let got = get().if_modified_since(time).send().await;
        steps.step(&format!("read if modified since {when}"), got, tag);
        let got = get().if_unmodified_since(time).send().await;
        steps.step(&format!("read if not modified since {when}"), got, tag);
    }
}

async fn find(client: &Client, steps: &mut Steps) {
    let head = || client.head_object().bucket(BUCKET).key("object");
    for (step, head) in [
        ("find if it is the same", head().if_match(TAG)),
        ("find if it is another", head().if_match(OTHER)),
        ("find if it has changed", head().if_none_match(TAG)),
    ] {
        steps.step(step, head.send().await, |output| {
            Fields::new().field("tag", output.e_tag())
        });
    }
}

async fn write(client: &Client, steps: &mut Steps) {
    let put = |key: &str| {
        client
            .put_object()
            .bucket(BUCKET)
            .key(key)
            .body(ByteStream::from_static(b"hello"))
    };
    for (step, put) in [
        ("put if absent", put("new").if_none_match("*")),
        ("put if absent again", put("new").if_none_match("*")),
        ("put if it is the same", put("object").if_match(TAG)),
        ("put if it is another", put("object").if_match(OTHER)),
        ("put if there is one", put("absent").if_match(TAG)),
    ] {
        steps.step(step, put.send().await, |output| {
            Fields::new().field("tag", output.e_tag())
        });
    }
}
