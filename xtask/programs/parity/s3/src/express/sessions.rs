//! Sessions: when one is made, and which is used.

use aws_sdk_s3::config::Credentials;
use aws_sdk_s3::types::{ServerSideEncryption, SessionMode};
use transport::{Cases, Reply, credentials};

use super::{BUCKET, five_minutes, session};
use crate::call::Begin;

pub(super) async fn run(cases: &mut Cases) {
    made(cases).await;
    kept(cases).await;
    without(cases).await;
    failing(cases).await;
}

async fn made(cases: &mut Cases) {
    cases
        .s3("a session for a call")
        .replies([five_minutes(), Reply::ok("text")])
        .call(async |s3| s3.get_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("a session by credentials that have a token")
        .with(|builder| builder.credentials_provider(credentials(Some("base+token"))))
        .replies([five_minutes(), Reply::new(200)])
        .call(async |s3| s3.head_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("a session that a program makes")
        .replies([five_minutes().header("x-amz-server-side-encryption", "aws:kms")])
        .call(async |s3| {
            let call = s3.create_session().bucket(BUCKET);
            let call = call.session_mode(SessionMode::ReadOnly);
            let call = call.server_side_encryption(ServerSideEncryption::AwsKms);
            let output = call.ssekms_key_id("key").send().await?;
            let expiry = output.credentials().map(|it| *it.expiration());
            let id = output.credentials().map(|it| it.access_key_id().to_owned());
            Ok::<_, aws_sdk_s3::error::SdkError<_>>((
                id,
                expiry,
                output.server_side_encryption().cloned(),
            ))
        })
        .await;
}

async fn kept(cases: &mut Cases) {
    cases
        .s3("one session for two calls")
        .replies([five_minutes(), Reply::new(200), Reply::new(204)])
        .call(async |s3| {
            let put = s3.put_object().bucket(BUCKET).key("a").send().await;
            put.map_err(crate::call::Told::of)?;
            let delete = s3.delete_object().bucket(BUCKET).key("a").send().await;
            delete.map_err(crate::call::Told::of)
        })
        .await;
    cases
        .s3("a session for each bucket")
        .replies([
            session("ONE", "2024-05-06T07:13:09Z"),
            Reply::ok("one"),
            session("TWO", "2024-05-06T07:13:09Z"),
            Reply::ok("two"),
        ])
        .call(async |s3| {
            let call = |bucket| s3.get_object().bucket(bucket).key("a").send();
            call(BUCKET).await?;
            call("films--use1-az5--x-s3").await
        })
        .await;
    cases
        .s3("a session that is over")
        .replies([
            session("OLD", "2024-05-06T07:08:00Z"),
            Reply::ok("<ListBucketResult/>"),
            session("NEW", "2024-05-06T07:13:09.500Z"),
            Reply::ok("<ListBucketResult/>"),
        ])
        .call(async |s3| {
            let call = || s3.list_objects_v2().bucket(BUCKET).send();
            call().await?;
            call().await
        })
        .await;
    cases
        .s3("one client for both kinds of buckets")
        .replies([Reply::new(200), five_minutes(), Reply::new(200)])
        .call(async |s3| {
            let call = |bucket| s3.get_object_attributes().bucket(bucket).key("a").send();
            call("photos").await.err();
            call(BUCKET).await
        })
        .await;
}

async fn without(cases: &mut Cases) {
    cases
        .s3("no sessions")
        .with(|builder| builder.disable_s3_express_session_auth(true))
        .call(async |s3| s3.get_object().bucket(BUCKET).key("a b").send().await)
        .await;
    cases
        .s3("credentials that a program has of a session")
        .with(|builder| {
            let session = Credentials::new("AKIDOWN", "own", Some("own token".into()), None, "own");
            builder.express_credentials_provider(session)
        })
        .call(async |s3| s3.delete_object().bucket(BUCKET).key("a").send().await)
        .await;
}

async fn failing(cases: &mut Cases) {
    cases
        .s3("a session may not be made")
        .replies([Reply::new(403)
            .header("x-amz-request-id", "id-1")
            .body("<Error><Code>AccessDenied</Code><Message>no</Message></Error>")])
        .call(async |s3| s3.put_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("a session is made at the second attempt")
        .replies([
            Reply::new(503),
            five_minutes(),
            Reply::new(503),
            Reply::new(200),
        ])
        .call(async |s3| s3.head_object().bucket(BUCKET).key("a").send().await)
        .await;
    cases
        .s3("nobody makes a session")
        .without_credentials()
        .call(async |s3| s3.get_object().bucket(BUCKET).key("a").send().await)
        .await;
}
