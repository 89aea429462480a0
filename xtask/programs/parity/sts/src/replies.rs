//! What replies become.

use transport::{Cases, Reply};

use crate::{client, result};

const CREDENTIALS: &str = "<Credentials><AccessKeyId>ASIA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2024-05-06T08:09:10.123456Z</Expiration></Credentials>";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    let everything = result(
        "AssumeRole",
        &format!(
            "{CREDENTIALS}<AssumedRoleUser><AssumedRoleId>AROA:s</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser><PackedPolicySize>42</PackedPolicySize><SourceIdentity>B&#246;b &amp; &lt;A&gt;</SourceIdentity>"
        ),
    );
    cases
        .case("everything", [everything], async |config| {
            client(&config).assume_role().send().await
        })
        .await;
    let odd = Reply::ok(
        "<?xml version=\"1.0\"?>\n<!-- c -->\n<s:GetCallerIdentityResponse xmlns:s=\"urn:x\" a=\"1\">\n <s:GetCallerIdentityResult>\n  <New><Arn>inner</Arn></New>\n  <Arn><![CDATA[<a & b>]]></Arn>\n  <UserId/>\n  <Account> 12 </Account>\n </s:GetCallerIdentityResult>\n</s:GetCallerIdentityResponse>\n",
    )
    .header("x-amzn-requestid", "in-header");
    cases
        .case(
            "prefixes, comments and unknown members",
            [odd],
            async |config| client(&config).get_caller_identity().send().await,
        )
        .await;
    let bodies = [
        (
            "another name of the reply",
            "<Other><GetSessionTokenResult/></Other>",
        ),
        ("no result", "<GetSessionTokenResponse/>"),
        ("no body", ""),
        ("no XML", "{\"Credentials\": null}"),
        (
            "half a reply",
            "<GetSessionTokenResponse><GetSessionTokenResult><Cred",
        ),
        (
            "credentials without their members",
            "<GetSessionTokenResponse><GetSessionTokenResult><Credentials><SessionToken/></Credentials></GetSessionTokenResult></GetSessionTokenResponse>",
        ),
        (
            "a time that is none",
            "<GetSessionTokenResponse><GetSessionTokenResult><Credentials><Expiration>soon</Expiration></Credentials></GetSessionTokenResult></GetSessionTokenResponse>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::ok(body)], async |config| {
                client(&config).get_session_token().send().await
            })
            .await;
    }
    let number = result("AssumeRoot", "<PackedPolicySize>1.5</PackedPolicySize>");
    let twice = result(
        "AssumeRoleWithSAML",
        "<Subject>a</Subject><Issuer>\u{fc}</Issuer><Subject>b</Subject><PackedPolicySize>-7</PackedPolicySize><Audience>\n x\n</Audience>",
    );
    cases
        .case("members that come twice", [twice], async |config| {
            client(&config).assume_role_with_saml().send().await
        })
        .await;
    cases
        .case("half a number", [number], async |config| {
            client(&config).assume_root().send().await
        })
        .await;
}
