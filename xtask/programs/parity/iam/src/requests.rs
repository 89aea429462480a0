//! What inputs become in forms.

use aws_sdk_iam::types::{ContextEntry, ContextKeyTypeEnum, EntityType, StatusType};
use transport::Cases;

use crate::{client, done, result, tag};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("requests");
    made(cases).await;
    policies(cases).await;
    lists(cases).await;
    others(cases).await;
}

async fn made(cases: &mut Cases) {
    let user = result(
        "CreateUser",
        "<User><Path>/</Path><UserName>B&#xF6;b</UserName><UserId>AIDA</UserId><Arn>arn:aws:iam::1:user/B</Arn><CreateDate>2024-05-06T07:08:09Z</CreateDate><Tags><member><Key>k</Key><Value/></member></Tags></User>",
    );
    cases
        .case("a user with tags", [user], async |config| {
            let call = client(&config)
                .create_user()
                .user_name("B\u{f6}b+1@x")
                .path("/a b/");
            let call = call
                .tags(tag("team", "blue & green"))
                .tags(tag("\u{1f4f7}", ""));
            call.permissions_boundary("arn:aws:iam::1:policy/p")
                .send()
                .await
        })
        .await;
    let role = result("CreateRole", "<Role/>");
    cases
        .case("a role with a document", [role], async |config| {
            let call = client(&config)
                .create_role()
                .role_name("r")
                .description("\t\r\n~");
            let call = call.assume_role_policy_document("{\"Statement\": [\"*\"]}\n");
            call.max_session_duration(43_200).send().await
        })
        .await;
    let provider = result(
        "CreateOpenIDConnectProvider",
        "<OpenIDConnectProviderArn>p</OpenIDConnectProviderArn>",
    );
    cases
        .case("a provider with lists", [provider], async |config| {
            let call = client(&config).create_open_id_connect_provider();
            let call = call.url("https://example.com/a?b=c").client_id_list("one");
            let call = call.client_id_list("").thumbprint_list("3768084d");
            call.set_tags(Some(Vec::new())).send().await
        })
        .await;
    let certificate = result(
        "UploadServerCertificate",
        "<ServerCertificateMetadata><Expiration>2030-01-01T00:00:00.25Z</Expiration></ServerCertificateMetadata>",
    );
    cases
        .case("a certificate", [certificate], async |config| {
            let call = client(&config).upload_server_certificate();
            let call = call
                .server_certificate_name("c")
                .private_key("-----BEGIN\nkey+/=");
            call.certificate_body("-----BEGIN CERTIFICATE-----\nMII+/=\n")
                .send()
                .await
        })
        .await;
}

async fn policies(cases: &mut Cases) {
    let simulated = result(
        "SimulateCustomPolicy",
        "<IsTruncated>false</IsTruncated><EvaluationResults><member><EvalActionName>s3:Get*</EvalActionName><EvalDecision>NEWER</EvalDecision><MatchedStatements><member><StartPosition><Line>1</Line><Column>-2</Column></StartPosition></member></MatchedStatements><MissingContextValues/><EvalDecisionDetails><entry><key>a</key><value>allowed</value></entry></EvalDecisionDetails></member></EvaluationResults>",
    );
    cases
        .case("policies that are simulated", [simulated], async |config| {
            let entry = ContextEntry::builder().context_key_name("aws:Time");
            let entry = entry.context_key_values("a").context_key_values("b,c");
            let entry = entry.context_key_type(ContextKeyTypeEnum::DateList).build();
            let call = client(&config).simulate_custom_policy();
            let call = call
                .policy_input_list("{}")
                .action_names("s3:Get*")
                .action_names("b");
            let call = call
                .context_entries(entry)
                .context_entries(ContextEntry::builder().build());
            call.max_items(1).send().await
        })
        .await;
    let rules = done("UpdateAccountPasswordPolicy");
    cases
        .case("rules of passwords", [rules], async |config| {
            let call = client(&config).update_account_password_policy();
            let call = call.minimum_password_length(0).require_symbols(true);
            let call = call.require_numbers(false).max_password_age(-1);
            call.hard_expiry(true).send().await
        })
        .await;
    cases
        .case(
            "a policy in a user",
            [done("PutUserPolicy")],
            async |config| {
                let call = client(&config).put_user_policy().user_name("u");
                let call = call.policy_name("p=,.@-_");
                call.policy_document("{\"a\": \"\u{2028}\u{1}%\"}")
                    .send()
                    .await
            },
        )
        .await;
}

async fn lists(cases: &mut Cases) {
    let details = result("GetAccountAuthorizationDetails", "<UserDetailList/>");
    cases
        .case("details of some kinds", [details], async |config| {
            let call = client(&config).get_account_authorization_details();
            let call = call.filter(EntityType::LocalManagedPolicy);
            call.filter("Newer &".into()).marker("m+/=").send().await
        })
        .await;
    cases
        .case(
            "tags that are taken away",
            [done("UntagRole")],
            async |config| {
                let call = client(&config).untag_role().role_name("r");
                call.tag_keys("a b").tag_keys("c").send().await
            },
        )
        .await;
}

async fn others(cases: &mut Cases) {
    cases
        .case(
            "a key that is turned off",
            [done("UpdateAccessKey")],
            async |config| {
                let call = client(&config).update_access_key().access_key_id("AKIA");
                call.status(StatusType::Inactive).send().await
            },
        )
        .await;
    cases
        .case(
            "a user without a name",
            [done("DeleteUser")],
            async |config| client(&config).delete_user().send().await,
        )
        .await;
    let key = result(
        "CreateAccessKey",
        "<AccessKey><UserName>u</UserName><AccessKeyId>AKIA</AccessKeyId><Status>Active</Status><SecretAccessKey>s+/</SecretAccessKey></AccessKey>",
    );
    cases
        .case("a key of the caller", [key], async |config| {
            client(&config).create_access_key().send().await
        })
        .await;
}
