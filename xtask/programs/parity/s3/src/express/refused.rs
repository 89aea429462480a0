//! What directory buckets cannot be.

use transport::{Cases, Reply};

use super::{BUCKET, five_minutes};
use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    cases
        .s3("dual stack")
        .with(|builder| builder.use_dual_stack(true))
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| s3.get_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("accelerated")
        .with(|builder| builder.accelerate(true))
        .call(async |s3| s3.put_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("a name with dots")
        .call(async |s3| {
            let bucket = "my.photos--use1-az4--x-s3";
            s3.delete_object().bucket(bucket).key("a").send().await
        })
        .await;
    cases
        .s3("a name without a zone")
        .call(async |s3| s3.head_bucket().bucket("--x-s3").send().await)
        .await;
}
