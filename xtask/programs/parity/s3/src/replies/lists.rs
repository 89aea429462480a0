//! Lists that come in pages.

use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    objects(cases).await;
    parts(cases).await;
    buckets(cases).await;
}

async fn objects(cases: &mut Cases) {
    cases
        .s3("pages of objects")
        .replies([
            Reply::ok("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>1/+=</NextContinuationToken><Contents><Key>a</Key><Size>1</Size></Contents><Contents><Key>b</Key></Contents></ListBucketResult>"),
            Reply::ok("<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>c</Key></Contents></ListBucketResult>"),
        ])
        .call(async |s3| {
            let call = s3.list_objects_v2().bucket("photos").prefix("p");
            let pages = call.into_paginator().page_size(2).send();
            pages.try_collect().await
        })
        .await;
    cases
        .s3("a page that names itself as the next")
        .replies([
            Reply::ok("<ListBucketResult><NextContinuationToken>same</NextContinuationToken></ListBucketResult>"),
            Reply::ok("<ListBucketResult><NextContinuationToken>same</NextContinuationToken></ListBucketResult>"),
        ])
        .call(async |s3| {
            let pages = s3.list_objects_v2().bucket("photos").into_paginator().send();
            pages.try_collect().await
        })
        .await;
    cases
        .s3("a page fails")
        .replies([
            Reply::ok("<ListBucketResult><NextContinuationToken>n</NextContinuationToken></ListBucketResult>"),
            Reply::new(403).body("<Error><Code>AccessDenied</Code></Error>"),
        ])
        .call(async |s3| {
            let pages = s3.list_objects_v2().bucket("photos").into_paginator().send();
            pages.try_collect().await
        })
        .await;
}

async fn parts(cases: &mut Cases) {
    cases
        .s3("pages of parts, of which the last has a marker too")
        .replies([
            Reply::ok("<ListPartsResult><NextPartNumberMarker>1</NextPartNumberMarker><IsTruncated>true</IsTruncated><Part><PartNumber>1</PartNumber></Part></ListPartsResult>"),
            Reply::ok("<ListPartsResult><NextPartNumberMarker>2</NextPartNumberMarker><IsTruncated>false</IsTruncated><Part><PartNumber>2</PartNumber></Part></ListPartsResult>"),
        ])
        .call(async |s3| {
            let call = s3.list_parts().bucket("photos").key("a").upload_id("u");
            let parts = call.into_paginator().items().send();
            parts.try_collect().await
        })
        .await;
    cases
        .s3("parts where the list does not say whether it ends")
        .replies([Reply::ok(
            "<ListPartsResult><NextPartNumberMarker>1</NextPartNumberMarker></ListPartsResult>",
        )])
        .call(async |s3| {
            let call = s3.list_parts().bucket("photos").key("a").upload_id("u");
            call.into_paginator().send().try_collect().await
        })
        .await;
}

async fn buckets(cases: &mut Cases) {
    cases
        .s3("pages of buckets")
        .replies([
            Reply::ok("<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name><CreationDate>2024-01-02T03:04:05.000Z</CreationDate></Bucket></Buckets><ContinuationToken>t</ContinuationToken></ListAllMyBucketsResult>"),
            Reply::ok("<ListAllMyBucketsResult><Owner><DisplayName/><ID>me</ID></Owner><Buckets/></ListAllMyBucketsResult>"),
        ])
        .call(async |s3| {
            let pages = s3.list_buckets().into_paginator().page_size(1).send();
            pages.try_collect().await
        })
        .await;
}
