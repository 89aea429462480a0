//! Errors that the service sends.

use transport::{Cases, Reply};

use crate::{client, error};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("errors");
    roles(cases).await;
    federation(cases).await;
    others(cases).await;
    bodies(cases).await;
}

async fn roles(cases: &mut Cases) {
    let errors = [
        (
            400,
            "ExpiredTokenException",
            "Token expired: current date/time &gt; 5",
        ),
        (400, "MalformedPolicyDocument", "Syntax errors in policy."),
        (403, "RegionDisabledException", "STS is not activated"),
        (400, "IDPRejectedClaim", ""),
        (400, "InvalidIdentityToken", "\u{fc}"),
    ];
    for (status, code, message) in errors {
        let reply = error(status, code, message);
        cases
            .case(code, [reply], async |config| {
                client(&config).assume_role_with_web_identity().send().await
            })
            .await;
    }
}

async fn federation(cases: &mut Cases) {
    let large = error(400, "PackedPolicyTooLarge", "The policy uses 105% of it.");
    let large = large.header("x-amzn-requestid", "in-header");
    cases
        .case("a policy that is too large", [large], async |config| {
            client(&config)
                .get_federation_token()
                .name("b")
                .send()
                .await
        })
        .await;
    let disabled = error(
        403,
        "OutboundWebIdentityFederationDisabledException",
        "not enabled",
    );
    cases
        .case("federation that is disabled", [disabled], async |config| {
            client(&config).get_web_identity_token().send().await
        })
        .await;
    let traded = error(400, "ExpiredTradeInTokenException", "old");
    cases
        .case("a token that has expired", [traded], async |config| {
            client(&config).get_delegated_access_token().send().await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    let message = error(400, "InvalidAuthorizationMessageException", "not valid");
    cases
        .case("a message that cannot be read", [message], async |config| {
            let call = client(&config).decode_authorization_message();
            call.encoded_message("x").send().await
        })
        .await;
    let denied = error(403, "AccessDenied", "User: a is not authorized");
    cases
        .case("an error that is not modeled", [denied], async |config| {
            client(&config).assume_role().send().await
        })
        .await;
    let of_another = error(400, "IDPCommunicationError", "none of this operation");
    cases
        .case(
            "an error of another operation",
            [of_another],
            async |config| {
                let call = client(&config).get_session_token();
                call.token_code("1").send().await
            },
        )
        .await;
}

async fn bodies(cases: &mut Cases) {
    let bodies = [
        ("no body", 404, ""),
        ("a page", 413, "<html><body>Too large</body></html>"),
        ("no XML", 400, "Bad Request"),
        (
            "half an error",
            400,
            "<ErrorResponse><Error><Code>AccessDen",
        ),
        (
            "no error in it",
            403,
            "<ErrorResponse><RequestId>e</RequestId></ErrorResponse>",
        ),
        (
            "an error without a wrapper",
            418,
            "<Error><Code>Other</Code><Message>m</Message><RequestId>e</RequestId></Error>",
        ),
    ];
    for (name, status, body) in bodies {
        cases
            .case(name, [Reply::new(status).body(body)], async |config| {
                client(&config).get_caller_identity().send().await
            })
            .await;
    }
}
