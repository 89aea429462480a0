//! S3 Express: directory buckets, whose requests are signed with the credentials of sessions.

mod buckets;
mod objects;
mod refused;
mod sessions;

use transport::{Cases, Reply};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("S3 Express");
    sessions::run(cases).await;
    objects::run(cases).await;
    buckets::run(cases).await;
    refused::run(cases).await;
}

/// A directory bucket in `us-east-1`.
const BUCKET: &str = "photos--use1-az4--x-s3";

/// A session until this time, whose credentials have this name.
fn session(name: &str, expiration: &str) -> Reply {
    Reply::ok(format!(
        "<CreateSessionResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Credentials><SessionToken>token/{name}+=</SessionToken><SecretAccessKey>secret-{name}</SecretAccessKey><AccessKeyId>AKID{name}</AccessKeyId><Expiration>{expiration}</Expiration></Credentials></CreateSessionResult>"
    ))
}

/// A session that lasts for five minutes.
fn five_minutes() -> Reply {
    session("FIVE", "2024-05-06T07:13:09Z")
}
