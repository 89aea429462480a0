//! Configurations of buckets and objects, which are sent as XML with a checksum.

use aws_sdk_s3::types::{
    AccessControlPolicy, BucketLoggingStatus, Condition, DefaultRetention, DeleteMarkerReplication,
    DeleteMarkerReplicationStatus, Destination, ErrorDocument, Event, EventBridgeConfiguration,
    FilterRule, FilterRuleName, GlacierJobParameters, Grant, Grantee, IndexDocument,
    LoggingEnabled, NotificationConfiguration, NotificationConfigurationFilter,
    ObjectLockConfiguration, ObjectLockEnabled, ObjectLockRetentionMode, ObjectLockRule, Owner,
    Payer, Permission, Protocol, Redirect, ReplicationConfiguration, ReplicationRule,
    ReplicationRuleFilter, ReplicationRuleStatus, RequestPaymentConfiguration, RestoreRequest,
    RoutingRule, S3KeyFilter, ServerSideEncryption, ServerSideEncryptionByDefault,
    ServerSideEncryptionConfiguration, ServerSideEncryptionRule, Tag, Tier, TopicConfiguration,
    Type, WebsiteConfiguration,
};
use steps::Explain;
use transport::{Cases, Reply};

use crate::call::{Begin, Told};

pub(super) async fn run(cases: &mut Cases) {
    access(cases).await;
    events(cases).await;
    copies(cases).await;
    sites(cases).await;
    storage(cases).await;
}

fn told<T, E: Explain>(result: Result<T, E>) -> Result<T, Told> {
    result.map_err(Told::of)
}

async fn access(cases: &mut Cases) {
    cases
        .s3("who may do what, with types as attributes")
        .call(async |s3| {
            let user = Grantee::builder()
                .r#type(Type::CanonicalUser)
                .id("user")
                .build();
            let group = Grantee::builder()
                .r#type(Type::Group)
                .uri("http://a/?b&c")
                .build();
            let grant = |grantee| Grant::builder().grantee(grantee);
            let read = grant(told(user)?).permission(Permission::Read).build();
            let write = grant(told(group)?).permission(Permission::WriteAcp).build();
            let owner = Owner::builder().id("owner").display_name("<o>").build();
            let policy = AccessControlPolicy::builder().grants(read).grants(write);
            let call = s3.put_object_acl().bucket("photos").key("a");
            let call = call.access_control_policy(policy.owner(owner).build());
            told(call.send().await)
        })
        .await;
    cases
        .s3("who pays")
        .call(async |s3| {
            let payer = RequestPaymentConfiguration::builder().payer(Payer::Requester);
            let call = s3.put_bucket_request_payment().bucket("photos");
            let call = call.request_payment_configuration(told(payer.build())?);
            told(call.send().await)
        })
        .await;
    cases
        .s3("a default lock, by its token")
        .call(async |s3| {
            let retention = DefaultRetention::builder().days(30);
            let retention = retention.mode(ObjectLockRetentionMode::Compliance).build();
            let rule = ObjectLockRule::builder()
                .default_retention(retention)
                .build();
            let lock = ObjectLockConfiguration::builder().rule(rule);
            let lock = lock.object_lock_enabled(ObjectLockEnabled::Enabled).build();
            let call = s3.put_object_lock_configuration().bucket("photos");
            let call = call.token("token").object_lock_configuration(lock);
            told(call.send().await)
        })
        .await;
}

async fn events(cases: &mut Cases) {
    cases
        .s3("who is told of what")
        .call(async |s3| {
            let rule = FilterRule::builder()
                .name(FilterRuleName::Prefix)
                .value("a/<b>");
            let key = S3KeyFilter::builder().filter_rules(rule.build()).build();
            let filter = NotificationConfigurationFilter::builder().key(key).build();
            let topic = TopicConfiguration::builder().id("t").topic_arn("arn:topic");
            let topic = topic
                .events(Event::S3LifecycleExpiration)
                .events("s3:New".into());
            let topic = told(topic.filter(filter).build())?;
            let bridge = EventBridgeConfiguration::builder().build();
            let all = NotificationConfiguration::builder().topic_configurations(topic);
            let all = all.event_bridge_configuration(bridge).build();
            let call = s3.put_bucket_notification_configuration().bucket("photos");
            let call = call.skip_destination_validation(true);
            told(call.notification_configuration(all).send().await)
        })
        .await;
    cases
        .s3("where what happens is written to")
        .call(async |s3| {
            let to = LoggingEnabled::builder()
                .target_bucket("logs")
                .target_prefix("");
            let status = BucketLoggingStatus::builder().logging_enabled(told(to.build())?);
            let call = s3.put_bucket_logging().bucket("photos");
            told(call.bucket_logging_status(status.build()).send().await)
        })
        .await;
    cases
        .s3("nothing is written")
        .call(async |s3| {
            let status = BucketLoggingStatus::builder().build();
            let call = s3.put_bucket_logging().bucket("photos");
            let call = call.content_md5("bWQ1bWQ1bWQ1bWQ1bWQ1bQ==");
            told(call.bucket_logging_status(status).send().await)
        })
        .await;
}

async fn copies(cases: &mut Cases) {
    cases
        .s3("what is copied to another bucket")
        .call(async |s3| {
            let tag = told(Tag::builder().key("k").value("v").build())?;
            let filter = ReplicationRuleFilter::builder().tag(tag).build();
            let to = Destination::builder()
                .bucket("arn:aws:s3:::copies")
                .account("1");
            let markers = DeleteMarkerReplication::builder();
            let markers = markers
                .status(DeleteMarkerReplicationStatus::Disabled)
                .build();
            let rule = ReplicationRule::builder()
                .id("r")
                .priority(0)
                .filter(filter);
            let rule = rule.status(ReplicationRuleStatus::Enabled);
            let rule = rule
                .delete_marker_replication(markers)
                .destination(told(to.build())?);
            let rules = ReplicationConfiguration::builder().role("arn:role");
            let rules = told(rules.rules(told(rule.build())?).build())?;
            let call = s3.put_bucket_replication().bucket("photos").token("t");
            told(call.replication_configuration(rules).send().await)
        })
        .await;
    cases
        .s3("an archived object is restored")
        .replies([Reply::new(202).header("x-amz-restore-output-path", "out")])
        .call(async |s3| {
            let job = GlacierJobParameters::builder().tier(Tier::Bulk).build();
            let request = RestoreRequest::builder().days(7);
            let request = request.glacier_job_parameters(told(job)?).build();
            let call = s3
                .restore_object()
                .bucket("photos")
                .key("a")
                .version_id("v");
            told(call.restore_request(request).send().await)
        })
        .await;
}

async fn sites(cases: &mut Cases) {
    cases
        .s3("a site with redirects")
        .call(async |s3| {
            let index = told(IndexDocument::builder().suffix("index.html").build())?;
            let error = told(ErrorDocument::builder().key("error & co.html").build())?;
            let condition = Condition::builder().http_error_code_returned_equals("404");
            let redirect = Redirect::builder().protocol(Protocol::Https);
            let redirect = redirect.replace_key_prefix_with("new/").build();
            let rule = RoutingRule::builder().condition(condition.build());
            let site = WebsiteConfiguration::builder().index_document(index);
            let site = site.error_document(error);
            let site = site.routing_rules(rule.redirect(redirect).build()).build();
            let call = s3.put_bucket_website().bucket("photos");
            told(call.website_configuration(site).send().await)
        })
        .await;
}

async fn storage(cases: &mut Cases) {
    cases
        .s3("how objects are encrypted")
        .call(async |s3| {
            let default = ServerSideEncryptionByDefault::builder();
            let default = default.sse_algorithm(ServerSideEncryption::AwsKmsDsse);
            let default = told(default.kms_master_key_id("arn:key").build())?;
            let rule = ServerSideEncryptionRule::builder().bucket_key_enabled(false);
            let rule = rule
                .apply_server_side_encryption_by_default(default)
                .build();
            let rules = ServerSideEncryptionConfiguration::builder().rules(rule);
            let call = s3.put_bucket_encryption().bucket("photos");
            let call = call.server_side_encryption_configuration(told(rules.build())?);
            told(call.send().await)
        })
        .await;
    cases
        .s3("a configuration that lacks what it must have")
        .call(async |s3| {
            let rules = ServerSideEncryptionConfiguration::builder().build();
            let call = s3.put_bucket_encryption().bucket("photos");
            let call = call.server_side_encryption_configuration(told(rules)?);
            told(call.send().await)
        })
        .await;
}
