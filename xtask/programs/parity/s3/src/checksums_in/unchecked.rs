//! Bodies that are not checked.

use aws_sdk_s3::config::Builder;
use aws_sdk_s3::config::ResponseChecksumValidation::WhenRequired;
use aws_sdk_s3::config::retry::RetryConfig;
use transport::{Cases, Reply};

use crate::call::{Begin, read};

pub(super) async fn run(cases: &mut Cases) {
    cases
        .s3("nobody asks")
        .with(|builder| builder.response_checksum_validation(WhenRequired))
        .replies([Reply::ok("hello").header("x-amz-checksum-crc32", "AAAAAA==")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
    cases
        .s3("nobody asks in one call")
        .replies([Reply::ok("hello").header("x-amz-checksum-sha256", "AAAA")])
        .call(async |s3| {
            let required = Builder::new().response_checksum_validation(WhenRequired);
            let call = s3.get_object().bucket("photos").key("a").customize();
            read(call.config_override(required).send().await).await
        })
        .await;
    cases
        .s3("the sum of the sums of parts")
        .replies([Reply::ok("hello")
            .header(
                "x-amz-checksum-sha256",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=-12",
            )
            .header("x-amz-checksum-type", "COMPOSITE")
            .header("x-amz-mp-parts-count", "12")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
    cases
        .s3("an algorithm that clients do not have")
        .replies([Reply::ok("hello").header("x-amz-checksum-xxhash64", "AAAAAAAAAAA=")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            let output = call.send().await?;
            let sum = output.checksum_xxhash64().map(str::to_owned);
            Ok::<_, aws_sdk_s3::error::SdkError<_>>((
                sum,
                read(Ok::<_, crate::call::Told>(output)).await,
            ))
        })
        .await;
    cases
        .s3("a mode that there is not")
        .replies([Reply::ok("hello").header("x-amz-checksum-crc32", "AAAAAA==")])
        .call(async |s3| {
            let call = s3.get_object().bucket("photos").key("a");
            read(call.checksum_mode("OTHER".into()).send().await).await
        })
        .await;
    cases
        .s3("an error has a checksum, which is wrong")
        .with(|builder| builder.retry_config(RetryConfig::disabled()))
        .replies([Reply::new(404)
            .header("x-amz-checksum-crc32", "AAAAAA==")
            .body("<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>")])
        .call(async |s3| read(s3.get_object().bucket("photos").key("a").send().await).await)
        .await;
    cases
        .s3("the header is empty")
        .replies([Reply::ok("hello").header("x-amz-checksum-crc32", "")])
        .call(async |s3| {
            let bucket = "arn:aws:s3:us-east-1:123456789012:accesspoint/pictures";
            read(s3.get_object().bucket(bucket).key("a").send().await).await
        })
        .await;
}
