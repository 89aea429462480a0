//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{KEY, client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    let errors = [
        (400, "DisabledException", "k is disabled."),
        (400, "com.amazonaws.kms#NotFoundException", "\\u00fc"),
        (400, "IncorrectKeyException", ""),
        (400, "InvalidCiphertextException:http://internal/", "a\\nb"),
        (409, "KMSInvalidStateException", "pending import"),
        (400, "AccessDeniedException", "not modeled"),
    ];
    for (status, kind, message) in errors {
        cases
            .case(kind, [error(status, kind, message)], async |config| {
                client(&config).decrypt().key_id(KEY).send().await
            })
            .await;
    }
    let dry = error(400, "DryRunOperationException", "it would have");
    cases
        .case("what would have succeeded", [dry], async |config| {
            client(&config)
                .encrypt()
                .key_id(KEY)
                .dry_run(true)
                .send()
                .await
        })
        .await;
    let alias = Reply::new(400)
        .header("x-amzn-errortype", "InvalidAliasNameException")
        .body("{\"Message\":\"upper\"}");
    cases
        .case("the type in a header", [alias], async |config| {
            client(&config).create_alias().alias_name("a").send().await
        })
        .await;
    let bodies = [
        ("no body", 400, ""),
        ("a page", 403, "<html/>"),
        ("no object", 400, "7"),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).list_keys().limit(1).send().await
            })
            .await;
    }
}
