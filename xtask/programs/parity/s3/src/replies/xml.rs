//! Bodies of replies: XML as it should be, and as it should not.

use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    locations(cases).await;
    good(cases).await;
    odd(cases).await;
    bad(cases).await;
}

async fn locations(cases: &mut Cases) {
    cases
        .s3("where a bucket is, by its name")
        .replies([Reply::ok("<?xml version=\"1.0\"?>\n<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">EU</LocationConstraint>")])
        .call(async |s3| s3.get_bucket_location().bucket("photos").send().await)
        .await;
    cases
        .s3("where a bucket is, without a name")
        .replies([Reply::ok(
            "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>",
        )])
        .call(async |s3| {
            let call = s3.get_bucket_location().bucket("films");
            call.expected_bucket_owner("123456789012").send().await
        })
        .await;
}

async fn good(cases: &mut Cases) {
    cases
        .s3("who may do what")
        .replies([Reply::ok("<AccessControlPolicy xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Owner><ID>o</ID></Owner><AccessControlList><Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>g</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant><Grant><Grantee xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:type=\"Robot\"><URI>u</URI></Grantee><Permission>SWIM</Permission></Grant></AccessControlList></AccessControlPolicy>")])
        .call(async |s3| s3.get_object_acl().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("rules of a bucket, flattened")
        .replies([Reply::ok("<CORSConfiguration><CORSRule><ID>1</ID><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>*</AllowedOrigin><MaxAgeSeconds>3000</MaxAgeSeconds></CORSRule><CORSRule/></CORSConfiguration>")])
        .call(async |s3| s3.get_bucket_cors().bucket("photos").send().await)
        .await;
    cases
        .s3("rules of what expires, with nested filters")
        .replies([Reply::ok("<LifecycleConfiguration><Rule><ID>r</ID><Filter><And><Prefix>p</Prefix><Tag><Key>k</Key><Value>v</Value></Tag><ObjectSizeGreaterThan>5</ObjectSizeGreaterThan></And></Filter><Status>Enabled</Status><Transition><Date>2030-01-01T00:00:00.000Z</Date><StorageClass>GLACIER</StorageClass></Transition></Rule></LifecycleConfiguration>").header("x-amz-transition-default-minimum-object-size", "varies_by_storage_class")])
        .call(async |s3| {
            let call = s3.get_bucket_lifecycle_configuration();
            call.bucket("photos").send().await
        })
        .await;
    cases
        .s3("a policy that is the body")
        .replies([Reply::ok(
            "{\"Version\": \"2012-10-17\", \"Sid\": \"gr\u{fc}n\"}",
        )])
        .call(async |s3| s3.get_bucket_policy().bucket("photos").send().await)
        .await;
}

async fn odd(cases: &mut Cases) {
    cases
        .s3("texts with entities, sections and comments")
        .replies([Reply::ok("<!-- one --><ListBucketResult><Name><![CDATA[<a&b>]]></Name><Prefix>&#x41;&#66; &amp;amp;</Prefix><Delimiter> </Delimiter><Contents><Key>\n a </Key><ETag>&quot;e&quot;</ETag></Contents><!-- two --></ListBucketResult>")])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
    cases
        .s3("elements in other order, twice and unknown")
        .replies([Reply::ok("<ListPartsResult><Part><Size>1</Size><PartNumber>1</PartNumber></Part><Bucket>one</Bucket><New><Key>x</Key></New><Part><PartNumber>2</PartNumber></Part><Bucket>two</Bucket></ListPartsResult>")])
        .call(async |s3| {
            let call = s3.list_parts().bucket("photos").key("a").upload_id("u");
            call.send().await
        })
        .await;
    cases
        .s3("no body where there should be one")
        .call(async |s3| s3.list_multipart_uploads().bucket("photos").send().await)
        .await;
    cases
        .s3("a body where there should be none")
        .replies([Reply::ok("<Surprise>yes</Surprise>")])
        .call(async |s3| s3.put_object().bucket("photos").key("a").send().await)
        .await;
    cases
        .s3("dates with and without fractions, and with another offset")
        .replies([Reply::ok("<ListVersionsResult><Version><LastModified>2024-05-06T07:08:09Z</LastModified></Version><Version><LastModified>2024-05-06T07:08:09.123456Z</LastModified></Version><DeleteMarker><LastModified>2024-05-06T09:08:09+02:00</LastModified></DeleteMarker></ListVersionsResult>")])
        .call(async |s3| s3.list_object_versions().bucket("photos").send().await)
        .await;
    cases
        .s3("another root where that does not matter")
        .replies([Reply::ok("<Other><DeleteMarker>true</DeleteMarker><Key>a</Key><Deleted><Key>k</Key></Deleted></Other>")])
        .call(async |s3| {
            let call = s3.get_object_attributes().bucket("photos").key("a");
            let all = aws_sdk_s3::types::ObjectAttributes::Etag;
            call.object_attributes(all).send().await
        })
        .await;
}

async fn bad(cases: &mut Cases) {
    cases
        .s3("another root")
        .replies([Reply::ok("<Other><Buckets/></Other>")])
        .call(async |s3| s3.list_buckets().send().await)
        .await;
    cases
        .s3("an element that is not closed")
        .replies([Reply::ok(
            "<Tagging><TagSet><Tag><Key>k</Key></TagSet></Tagging>",
        )])
        .call(async |s3| {
            s3.get_object_tagging()
                .bucket("photos")
                .key("a")
                .send()
                .await
        })
        .await;
    cases
        .s3("a body that ends too early")
        .replies([Reply::ok(
            "<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name>",
        )])
        .call(async |s3| s3.list_buckets().prefix("a").send().await)
        .await;
    cases
        .s3("a number and a truth that are none")
        .replies([Reply::ok("<ListBucketResult><MaxKeys>many</MaxKeys><IsTruncated>perhaps</IsTruncated></ListBucketResult>")])
        .call(async |s3| s3.list_objects().bucket("photos").send().await)
        .await;
    cases
        .s3("tags that lack what they must have")
        .replies([Reply::ok(
            "<Tagging><TagSet><Tag/><Tag><Value>v</Value></Tag></TagSet></Tagging>",
        )])
        .call(async |s3| s3.get_bucket_tagging().bucket("photos").send().await)
        .await;
    cases
        .s3("bytes that are no text")
        .replies([Reply::ok(
            b"<ListBucketResult><Name>\xff\xfe</Name></ListBucketResult>".to_vec(),
        )])
        .call(async |s3| s3.list_objects_v2().bucket("photos").send().await)
        .await;
}
