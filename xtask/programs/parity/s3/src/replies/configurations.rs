//! Configurations of buckets as they are read.

use transport::{Cases, Reply};

use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    choices(cases).await;
    lists(cases).await;
    numbers(cases).await;
}

async fn choices(cases: &mut Cases) {
    cases
        .s3("one of several filters")
        .replies([Reply::ok("<AnalyticsConfiguration><Id>a</Id><Filter><And><Prefix>p</Prefix><Tag><Key>k</Key><Value>v</Value></Tag></And></Filter><StorageClassAnalysis><DataExport><OutputSchemaVersion>V_1</OutputSchemaVersion><Destination><S3BucketDestination><Format>CSV</Format><Bucket>b</Bucket></S3BucketDestination></Destination></DataExport></StorageClassAnalysis></AnalyticsConfiguration>")])
        .call(async |s3| {
            let call = s3.get_bucket_analytics_configuration();
            call.bucket("photos").id("a").send().await
        })
        .await;
    cases
        .s3("a filter that nobody knows")
        .replies([Reply::ok("<MetricsConfiguration><Id>m</Id><Filter><Color>red</Color></Filter></MetricsConfiguration>")])
        .call(async |s3| {
            let call = s3.get_bucket_metrics_configuration();
            call.bucket("photos").id("m").send().await
        })
        .await;
    cases
        .s3("a filter without anything in it")
        .replies([Reply::ok(
            "<MetricsConfiguration><Id>m</Id><Filter/></MetricsConfiguration>",
        )])
        .call(async |s3| {
            let call = s3.get_bucket_metrics_configuration().bucket("photos");
            call.id("m&n").expected_bucket_owner("1").send().await
        })
        .await;
}

async fn lists(cases: &mut Cases) {
    cases
        .s3("who is told of what")
        .replies([Reply::ok("<NotificationConfiguration><TopicConfiguration><Id>1</Id><Topic>t</Topic><Event>s3:ObjectCreated:*</Event><Event>s3:Other</Event><Filter><S3Key><FilterRule><Name>prefix</Name><Value>p</Value></FilterRule></S3Key></Filter></TopicConfiguration><CloudFunctionConfiguration><CloudFunction>f</CloudFunction></CloudFunctionConfiguration><EventBridgeConfiguration/></NotificationConfiguration>")])
        .call(async |s3| {
            let call = s3.get_bucket_notification_configuration();
            call.bucket("photos").send().await
        })
        .await;
    cases
        .s3("what is copied where")
        .replies([Reply::ok("<ReplicationConfiguration><Role>r</Role><Rule><Status>Enabled</Status><Priority>1</Priority><Filter><Tag><Key>k</Key><Value/></Tag></Filter><Destination><Bucket>b</Bucket><ReplicationTime><Status>Enabled</Status><Time><Minutes>15</Minutes></Time></ReplicationTime></Destination></Rule><Rule/></ReplicationConfiguration>")])
        .call(async |s3| s3.get_bucket_replication().bucket("photos").send().await)
        .await;
    cases
        .s3("a list of configurations")
        .replies([Reply::ok("<ListInventoryConfigurationsResult><InventoryConfiguration><Id>i</Id><IsEnabled>true</IsEnabled><Destination><S3BucketDestination><Bucket>b</Bucket><Format>ORC</Format><Encryption><SSE-KMS><KeyId>k</KeyId></SSE-KMS></Encryption></S3BucketDestination></Destination><OptionalFields><Field>Size</Field><Field>NewField</Field></OptionalFields><Schedule><Frequency>Daily</Frequency></Schedule></InventoryConfiguration><IsTruncated>true</IsTruncated><NextContinuationToken>n</NextContinuationToken></ListInventoryConfigurationsResult>")])
        .call(async |s3| {
            let call = s3.list_bucket_inventory_configurations();
            call.bucket("photos").continuation_token("c").send().await
        })
        .await;
    cases
        .s3("a site with redirects")
        .replies([Reply::ok("<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument><RoutingRules><RoutingRule><Condition><KeyPrefixEquals>a/</KeyPrefixEquals></Condition><Redirect><HttpRedirectCode>301</HttpRedirectCode></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>")])
        .call(async |s3| s3.get_bucket_website().bucket("photos").send().await)
        .await;
}

async fn numbers(cases: &mut Cases) {
    cases
        .s3("whether a policy is for all")
        .replies([Reply::ok(
            "<PolicyStatus><IsPublic> true </IsPublic></PolicyStatus>",
        )])
        .call(async |s3| s3.get_bucket_policy_status().bucket("photos").send().await)
        .await;
    cases
        .s3("until when an object is locked")
        .replies([Reply::ok("<Retention><Mode>GOVERNANCE</Mode><RetainUntilDate>2030-02-29T00:00:00Z</RetainUntilDate></Retention>")])
        .call(async |s3| {
            let call = s3.get_object_retention().bucket("photos").key("a");
            call.send().await
        })
        .await;
    cases
        .s3("a number that is too large")
        .replies([Reply::ok("<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Days>4294967296</Days></DefaultRetention></Rule></ObjectLockConfiguration>")])
        .call(async |s3| {
            let call = s3.get_object_lock_configuration();
            call.bucket("photos").send().await
        })
        .await;
}
