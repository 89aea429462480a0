//! Objects of directory buckets.

use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::{
    ChecksumAlgorithm, CompletedMultipartUpload, CompletedPart, Delete, ObjectIdentifier,
};
use transport::{Cases, Reply, pieces};

use super::{BUCKET, five_minutes};
use crate::call::{Begin, Told, read};
use crate::presigning::{seconds, shown};

pub(super) async fn run(cases: &mut Cases) {
    whole(cases).await;
    parts(cases).await;
    several(cases).await;
    presigned(cases).await;
}

async fn whole(cases: &mut Cases) {
    cases
        .s3("an object is put")
        .replies([five_minutes(), Reply::new(200).header("etag", "\"e\"")])
        .call(async |s3| {
            let call = s3.put_object().bucket(BUCKET).key("dir/a b");
            call.body(ByteStream::from_static(b"near")).send().await
        })
        .await;
    cases
        .s3("an object is read and is not what it was")
        .replies([
            five_minutes(),
            Reply::ok("near").header("x-amz-checksum-crc32", "AAAAAA=="),
        ])
        .call(async |s3| read(s3.get_object().bucket(BUCKET).key("a").send().await).await)
        .await;
    cases
        .s3("an object is appended to")
        .replies([
            five_minutes(),
            Reply::new(200).header("x-amz-object-size", "12"),
        ])
        .call(async |s3| {
            let call = s3
                .put_object()
                .bucket(BUCKET)
                .key("a")
                .write_offset_bytes(8);
            let call = call.checksum_algorithm(ChecksumAlgorithm::Crc32C);
            call.body(ByteStream::new(pieces(&["more"], Some(4))))
                .send()
                .await
        })
        .await;
    cases
        .s3("an object is copied from a bucket of the other kind")
        .replies([
            five_minutes(),
            Reply::ok("<CopyObjectResult><ETag>e</ETag></CopyObjectResult>"),
        ])
        .call(async |s3| {
            let call = s3.copy_object().bucket(BUCKET).key("b");
            call.copy_source("photos/a+b").send().await
        })
        .await;
    cases
        .s3("an object gets another name")
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| {
            let call = s3.rename_object().bucket(BUCKET).key("b");
            let call = call
                .rename_source(format!("/{BUCKET}/a"))
                .client_token("token");
            call.send().await
        })
        .await;
}

async fn parts(cases: &mut Cases) {
    cases
        .s3("parts are begun")
        .replies([five_minutes(), Reply::ok("<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>")])
        .call(async |s3| {
            let call = s3.create_multipart_upload().bucket(BUCKET).key("a");
            call.metadata("m", "1").send().await
        })
        .await;
    cases
        .s3("a part is sent, with a checksum of another kind")
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| {
            let call = s3.upload_part().bucket(BUCKET).key("a").upload_id("u");
            let call = call
                .part_number(1)
                .checksum_sha1("t+I+wpryKwtOQdox6GjVciYSHIQ=");
            call.body(ByteStream::from_static(b"hello, world"))
                .send()
                .await
        })
        .await;
    cases
        .s3("parts are completed")
        .replies([
            five_minutes(),
            Reply::ok("<CompleteMultipartUploadResult/>"),
        ])
        .call(async |s3| {
            let part = CompletedPart::builder()
                .part_number(1)
                .checksum_crc32("AAAAAA==");
            let upload = CompletedMultipartUpload::builder().parts(part.build());
            let call = s3.complete_multipart_upload().bucket(BUCKET).key("a");
            call.upload_id("u")
                .multipart_upload(upload.build())
                .send()
                .await
        })
        .await;
}

async fn several(cases: &mut Cases) {
    cases
        .s3("objects are deleted")
        .replies([five_minutes(), Reply::ok("<DeleteResult/>")])
        .call(async |s3| {
            let object = ObjectIdentifier::builder().key("a&b").build();
            let delete = Delete::builder().objects(object.map_err(Told::of)?).build();
            let delete = delete.map_err(Told::of)?;
            let call = s3.delete_objects().bucket(BUCKET).delete(delete);
            call.send().await.map_err(Told::of)
        })
        .await;
    cases
        .s3("uploads are listed")
        .replies([five_minutes(), Reply::ok("<ListMultipartUploadsResult/>")])
        .call(async |s3| {
            let call = s3.list_multipart_uploads().bucket(BUCKET);
            call.prefix("dir/").delimiter("/").send().await
        })
        .await;
}

async fn presigned(cases: &mut Cases) {
    cases
        .s3("a presigned request")
        .replies([five_minutes()])
        .call(async |s3| {
            let call = s3.get_object().bucket(BUCKET).key("a b");
            shown(call.presigned(seconds(60)?).await)
        })
        .await;
}
