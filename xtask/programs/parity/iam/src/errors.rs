//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    let errors = [
        (
            409,
            "EntityAlreadyExists",
            "User with name x already exists.",
        ),
        (400, "InvalidInput", "&lt;b&gt; \u{fc}"),
        (409, "LimitExceeded", ""),
        (500, "ServiceFailure", "later"),
    ];
    for (status, code, message) in errors {
        let replies = [(); 3].map(|()| error(status, code, message));
        cases
            .case(code, replies, async |config| {
                client(&config).create_user().user_name("x").send().await
            })
            .await;
    }
    let absent = error(404, "NoSuchEntity", "The user cannot be found.");
    let absent = absent.header("x-amzn-requestid", "in-header");
    cases
        .case("a user that there is not", [absent], async |config| {
            client(&config).get_user().user_name("x").send().await
        })
        .await;
    cases
        .case(
            "a report that is not ready",
            [error(404, "ReportInProgress", "wait")],
            async |config| client(&config).get_credential_report().send().await,
        )
        .await;
    let evaluated = error(500, "PolicyEvaluation", "fault");
    cases
        .case("a fault of one's own", [evaluated], async |config| {
            client(&config).simulate_custom_policy().send().await
        })
        .await;
    let conflict = error(409, "DeleteConflict", "Cannot delete entity");
    cases
        .case("a role that is in use", [conflict], async |config| {
            client(&config).delete_role().role_name("r").send().await
        })
        .await;
    let unknown = error(403, "InvalidClientTokenId", "The security token is invalid");
    cases
        .case("an error that is not modeled", [unknown], async |config| {
            client(&config).list_users().send().await
        })
        .await;
    let bodies = [
        ("no body", 403, ""),
        ("JSON", 400, "{\"__type\":\"NoSuchEntity\"}"),
        (
            "two errors",
            404,
            "<ErrorResponse><Error><Code>NoSuchEntity</Code></Error><Error><Code>b</Code></Error></ErrorResponse>",
        ),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).untag_role().role_name("r").send().await
            })
            .await;
    }
}
