//! Bodies in memory: which algorithm, and whose value.

use aws_sdk_s3::config::Builder;
use aws_sdk_s3::config::RequestChecksumCalculation::WhenRequired;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ChecksumAlgorithm;
use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    made(cases).await;
    given(cases).await;
    settings(cases).await;
}

fn body() -> ByteStream {
    ByteStream::from_static(b"hello, world")
}

async fn made(cases: &mut Cases) {
    cases
        .s3("nothing is said")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(body()).send().await
        })
        .await;
    cases
        .s3("CRC32C is chosen, without a body")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("dir/");
            call.checksum_algorithm(ChecksumAlgorithm::Crc32C)
                .send()
                .await
        })
        .await;
    cases
        .s3("SHA-1 is chosen, with the bucket in the path")
        .with(|builder| builder.force_path_style(true))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            call.checksum_algorithm(ChecksumAlgorithm::Sha1)
                .send()
                .await
        })
        .await;
    cases
        .s3("a long body")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("long");
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha256);
            call.body(vec![b'x'; 200_000].into()).send().await
        })
        .await;
    cases
        .s3("an algorithm that clients do not have")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let call = call.checksum_algorithm(ChecksumAlgorithm::Xxhash64);
            call.send().await
        })
        .await;
    cases
        .s3("an algorithm that nobody knows")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            call.checksum_algorithm("BLAKE3".into()).send().await
        })
        .await;
}

async fn given(cases: &mut Cases) {
    cases
        .s3("SHA-256 is given")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let digest = "Ccp+TqpuiunH0mEWcSkYSINkTQffuny/vEyKLgg2DVs=";
            call.checksum_sha256(digest).send().await
        })
        .await;
    cases
        .s3("a value is given that is not of the algorithm")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let call = call.checksum_algorithm(ChecksumAlgorithm::Sha1);
            call.checksum_crc32("AAAAAA==").send().await
        })
        .await;
    cases
        .s3("MD5 is given by its older name")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            call.content_md5("5NfxtO0uQtFYmPSyewGdpA==").send().await
        })
        .await;
    cases
        .s3("the value of an algorithm that clients do not have")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let call = call.checksum_algorithm(ChecksumAlgorithm::Md5);
            call.checksum_md5("5NfxtO0uQtFYmPSyewGdpA==").send().await
        })
        .await;
    cases
        .s3("a program adds the header itself")
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let call = call.customize().mutate_request(|request| {
                let headers = request.headers_mut();
                headers.insert("x-amz-checksum-sha1", "t+I+wpryKwtOQdox6GjVciYSHIQ=");
            });
            call.send().await
        })
        .await;
}

async fn settings(cases: &mut Cases) {
    cases
        .s3("only what is required")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a");
            call.body(body()).content_language("en").send().await
        })
        .await;
    cases
        .s3("only what is required, and an algorithm")
        .with(|builder| builder.request_checksum_calculation(WhenRequired))
        .call(async |s3| {
            let call = s3.upload_part().bucket("photos").key("a").upload_id("u");
            let call = call.part_number(1).body(body());
            let algorithm = ChecksumAlgorithm::Crc64Nvme;
            call.checksum_algorithm(algorithm).send().await
        })
        .await;
    cases
        .s3("only what is required, for one call")
        .replies([Reply::new(500), Reply::new(200)])
        .call(async |s3| {
            let call = s3.put_object().bucket("photos").key("a").body(body());
            let required = Builder::new().request_checksum_calculation(WhenRequired);
            call.customize().config_override(required).send().await
        })
        .await;
}
