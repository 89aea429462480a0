//! Replies that are not as they should be.

use transport::{Cases, Reply};

use crate::{ACCOUNT, client};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let bodies = [
        ("no body", ""),
        ("no XML", "OK"),
        ("half a reply", "<GetBucketResult><Bucket>b"),
        ("another root", "<Other><Bucket>b</Bucket></Other>"),
        (
            "a time that is none",
            "<GetBucketResult><CreationDate>now</CreationDate></GetBucketResult>",
        ),
        (
            "a boolean that is none",
            "<GetBucketResult><PublicAccessBlockEnabled>1</PublicAccessBlockEnabled></GetBucketResult>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::ok(body)], async |config| {
                client(&config)
                    .get_bucket()
                    .account_id(ACCOUNT)
                    .bucket("b")
                    .send()
                    .await
            })
            .await;
    }
}
