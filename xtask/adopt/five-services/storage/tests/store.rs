//! A call that only a test makes.

use storage::s3;

#[test]
fn a_bucket_has_a_location() {
    let conf = s3::Config::builder().behavior_version_latest().build();
    let call = s3::Client::from_conf(conf).get_bucket_location().bucket("b");
    assert_eq!(call.get_bucket().as_deref(), Some("b"));
}
