//! Bodies: from memory, from a file, in pieces, long ones, and the checksums that a program asks for.

use aws_sdk_s3::Client;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{ChecksumAlgorithm, ChecksumMode};
use steps::{Fields, Steps};

const BUCKET: &str = "bodies";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("bodies");
    super::bucket(client, BUCKET, steps).await;
    from_file(client, steps).await;
    in_pieces(client, steps).await;
    checksums(client, steps).await;
}

/// Bytes without a pattern that a mistake could hide behind.
fn bytes(length: usize) -> Vec<u8> {
    let numbers = (0..length as u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    numbers.map(|n| (n >> 56) as u8).collect()
}

async fn from_file(client: &Client, steps: &mut Steps) {
    let path = std::env::temp_dir().join(format!("live-{}", std::process::id()));
    std::fs::write(&path, bytes(300_000)).expect("a file");
    let body = ByteStream::from_path(&path).await;
    let body = steps.step("open a file", body, |_| "").unwrap_or_default();
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("file")
        .body(body)
        .send()
        .await;
    steps.step("put a file", put, |output| {
        Fields::new()
            .field("tag", output.e_tag())
            .field("crc32", output.checksum_crc32())
    });
    std::fs::remove_file(&path).expect("the file");
    let absent = ByteStream::from_path(&path).await;
    steps.seen("a file that is not there", absent.is_err());
}

async fn in_pieces(client: &Client, steps: &mut Steps) {
    let all = bytes(300_000);
    let got = client.get_object().bucket(BUCKET).key("file").send().await;
    let got = steps.step("read in pieces", got, |output| {
        format!("{:?}", output.content_length())
    });
    let Some(got) = got else {
        return;
    };
    let mut body = got.body;
    let mut read = Vec::new();
    while let Some(piece) = body.next().await {
        match piece {
            Ok(piece) => read.extend_from_slice(&piece),
            Err(error) => {
                steps.seen("a piece that cannot be read", error);
                break;
            }
        }
    }
    steps.seen("all pieces", read == all);
}

async fn checksums(client: &Client, steps: &mut Steps) {
    for (name, algorithm) in [
        ("crc32", ChecksumAlgorithm::Crc32),
        ("crc32c", ChecksumAlgorithm::Crc32C),
        ("crc64nvme", ChecksumAlgorithm::Crc64Nvme),
        ("sha1", ChecksumAlgorithm::Sha1),
        ("sha256", ChecksumAlgorithm::Sha256),
    ] {
        let put = client
            .put_object()
            .bucket(BUCKET)
            .key(name)
            .body(ByteStream::from(bytes(70_000)))
            .checksum_algorithm(algorithm)
            .send()
            .await;
        steps.step(&format!("put with {name}"), put, |output| {
            Fields::new()
                .field("tag", output.e_tag())
                .field("crc32", output.checksum_crc32())
                .field("crc32c", output.checksum_crc32_c())
                .field("crc64nvme", output.checksum_crc64_nvme())
                .field("sha1", output.checksum_sha1())
                .field("sha256", output.checksum_sha256())
        });
        let found = client
            .head_object()
            .bucket(BUCKET)
            .key(name)
            .checksum_mode(ChecksumMode::Enabled)
            .send()
            .await;
        steps.step(&format!("find with {name}"), found, |output| {
            Fields::new()
                .field("length", output.content_length())
                .field("crc32", output.checksum_crc32())
                .field("crc32c", output.checksum_crc32_c())
                .field("crc64nvme", output.checksum_crc64_nvme())
                .field("sha1", output.checksum_sha1())
                .field("sha256", output.checksum_sha256())
        });
        let got = client
            .get_object()
            .bucket(BUCKET)
            .key(name)
            .checksum_mode(ChecksumMode::Enabled)
            .send()
            .await;
        let got = steps.step(&format!("read with {name}"), got, |output| {
            format!("{:?}", output.content_length())
        });
        if let Some(got) = got {
            let body = got.body.collect().await;
            steps.step(&format!("read with {name}, the body"), body, |body| {
                body.clone().to_vec() == bytes(70_000)
            });
        }
    }
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key("wrong")
        .body(ByteStream::from_static(b"hello"))
        .checksum_sha256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .send()
        .await;
    steps.step("put with a checksum of the program's", put, |output| {
        Fields::new()
            .field("crc32", output.checksum_crc32())
            .field("sha256", output.checksum_sha256())
    });
}
