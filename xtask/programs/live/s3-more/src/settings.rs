//! Settings of checksums: when they are made, and when they are looked at.

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{Builder, RequestChecksumCalculation, ResponseChecksumValidation};
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::ChecksumAlgorithm;
use steps::{Fields, Steps, config};

use super::BUCKET;

pub(crate) async fn run(steps: &mut Steps) {
    steps.group("settings");
    for (name, request, response) in [
        (
            "when supported",
            RequestChecksumCalculation::WhenSupported,
            ResponseChecksumValidation::WhenSupported,
        ),
        (
            "when required",
            RequestChecksumCalculation::WhenRequired,
            ResponseChecksumValidation::WhenRequired,
        ),
    ] {
        let config = Builder::from(&config())
            .request_checksum_calculation(request)
            .response_checksum_validation(response)
            .build();
        let client = Client::from_conf(config);
        for (what, algorithm) in [("", None), (" with sha1", Some(ChecksumAlgorithm::Sha1))] {
            let put = client
                .put_object()
                .bucket(BUCKET)
                .key("settings")
                .body(ByteStream::from_static(b"hello"))
                .set_checksum_algorithm(algorithm)
                .send()
                .await;
            steps.step(&format!("put {name}{what}"), put, |output| {
                Fields::new()
                    .field("crc32", output.checksum_crc32())
                    .field("sha1", output.checksum_sha1())
            });
            let got = client
                .get_object()
                .bucket(BUCKET)
                .key("settings")
                .send()
                .await;
            steps.step(&format!("read {name}{what}"), got, |output| {
                Fields::new()
                    .field("crc32", output.checksum_crc32())
                    .field("sha1", output.checksum_sha1())
            });
        }
    }
}
