//! A dependency of the workspace that is no member of it.

#![allow(deprecated)]

pub async fn tag_queue(client: &aws_sdk_sqs::Client) -> bool {
    client.tag_queue().queue_url("q").tags("a", "b").send().await.is_ok()
}
