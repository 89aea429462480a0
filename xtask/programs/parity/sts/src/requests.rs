//! What inputs become in forms.

use aws_sdk_sts::types::{PolicyDescriptorType, ProvidedContext, Tag};
use transport::Cases;

use crate::{client, result};

const ROLE: &str = "arn:aws:iam::123456789012:role/path/reader";

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("requests");
    roles(cases).await;
    tokens(cases).await;
    others(cases).await;
}

fn tag(key: &str, value: &str) -> Tag {
    Tag::builder()
        .key(key)
        .value(value)
        .build()
        .expect("a tag has both")
}

fn policy(arn: &str) -> PolicyDescriptorType {
    PolicyDescriptorType::builder().arn(arn).build()
}

async fn roles(cases: &mut Cases) {
    let done = || [result("AssumeRole", "")];
    cases
        .case("a role with everything", done(), async |config| {
            let context = ProvidedContext::builder()
                .provider_arn("arn:aws:iam::aws:contextProvider/IdentityCenter")
                .context_assertion("assertion+/=&x=1");
            let call = client(&config).assume_role().role_arn(ROLE);
            let call = call.role_session_name("session@1").external_id("a:b/c");
            let call = call.policy("{\"Statement\": [\"ü *~-_.\"]}\n\t");
            let call = call.policy_arns(policy("arn:aws:iam::aws:policy/ReadOnlyAccess"));
            let call = call.policy_arns(PolicyDescriptorType::builder().build());
            let call = call.tags(tag("team", "blue green")).tags(tag("写真", "📷"));
            let call = call.transitive_tag_keys("team").transitive_tag_keys("");
            let call = call.provided_contexts(context.build());
            let call = call.serial_number("arn:aws:iam::1:mfa/user");
            let call = call.token_code("123456").source_identity("Bob");
            call.duration_seconds(43_200).send().await
        })
        .await;
    cases
        .case(
            "a role with empty texts and lists",
            done(),
            async |config| {
                let call = client(&config).assume_role().role_arn("").policy("");
                let call = call.set_tags(Some(Vec::new()));
                let call = call.set_policy_arns(Some(Vec::new()));
                let call =
                    call.set_provided_contexts(Some(vec![ProvidedContext::builder().build()]));
                call.duration_seconds(0).send().await
            },
        )
        .await;
    cases
        .case("a role with nothing at all", done(), async |config| {
            client(&config).assume_role().send().await
        })
        .await;
    let root = [result("AssumeRoot", "<SourceIdentity>Bob</SourceIdentity>")];
    cases
        .case("the root of an account", root, async |config| {
            let task = policy("arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials");
            let call = client(&config)
                .assume_root()
                .target_principal("111122223333");
            call.task_policy_arn(task).duration_seconds(-1).send().await
        })
        .await;
}

async fn tokens(cases: &mut Cases) {
    let token = [result(
        "GetWebIdentityToken",
        "<WebIdentityToken>eyJ.a.b</WebIdentityToken><Expiration>2024-05-06T08:00:00Z</Expiration>",
    )];
    cases
        .case("a token for two audiences", token, async |config| {
            let call = client(&config).get_web_identity_token();
            let call = call
                .audience("https://a.example.com/?x=1&y=2")
                .audience("b");
            let call = call.signing_algorithm("ES384").tags(tag("k", ""));
            call.duration_seconds(i32::MAX).send().await
        })
        .await;
    let traded = [result(
        "GetDelegatedAccessToken",
        "<Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2024-05-06T08:00:00Z</Expiration></Credentials><PackedPolicySize>7</PackedPolicySize><AssumedPrincipal>arn:aws:iam::1:user/a</AssumedPrincipal>",
    )];
    cases
        .case("a token that is traded in", traded, async |config| {
            let call = client(&config).get_delegated_access_token();
            call.trade_in_token("a+b/c== d").send().await
        })
        .await;
    let session = [result("GetSessionToken", "")];
    cases
        .case("a session without members", session, async |config| {
            client(&config).get_session_token().send().await
        })
        .await;
    let federated = [result(
        "GetFederationToken",
        "<FederatedUser><FederatedUserId>1:Bob</FederatedUserId><Arn>arn:aws:sts::1:federated-user/Bob</Arn></FederatedUser>",
    )];
    cases
        .case("a federated user", federated, async |config| {
            let call = client(&config).get_federation_token().name("Bob & Änn=%20");
            let call = call.policy_arns(policy("arn:aws:iam::1:policy/a b"));
            call.tags(tag("dept", "ü & ö")).send().await
        })
        .await;
}

async fn others(cases: &mut Cases) {
    let decoded = "{\"allowed\": false}";
    let reply = result(
        "DecodeAuthorizationMessage",
        &format!("<DecodedMessage>{decoded}</DecodedMessage>"),
    );
    cases
        .case("a message that is decoded", [reply], async |config| {
            let call = client(&config).decode_authorization_message();
            call.encoded_message("Zm9v".repeat(700)).send().await
        })
        .await;
    let account = [result(
        "GetAccessKeyInfo",
        "<Account>123456789012</Account>",
    )];
    cases
        .case("a key with control characters", account, async |config| {
            let call = client(&config).get_access_key_info();
            call.access_key_id("AKIA\u{1}\r\n\u{7f}\u{2028}")
                .send()
                .await
        })
        .await;
}
