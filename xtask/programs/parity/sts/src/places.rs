//! Where requests go, and whether and how they are signed.

use aws_sdk_sts::config::{AppName, Builder, Region};
use aws_types::sdk_config;
use transport::{Cases, Fixed, credentials};

use crate::{client, result};

const ROLE: &str = "arn:aws:iam::123456789012:role/web";

fn without_credentials(mut builder: sdk_config::Builder) -> sdk_config::Builder {
    builder.set_credentials_provider(None);
    builder
}

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("places");
    regions(cases).await;
    unsigned(cases).await;
    signed(cases).await;
}

async fn regions(cases: &mut Cases) {
    let caller = || [result("GetCallerIdentity", "<Account>1</Account>")];
    let global = |builder: sdk_config::Builder| builder.region(Region::new("aws-global"));
    cases
        .case_with("the global region", global, caller(), async |config| {
            client(&config).get_caller_identity().send().await
        })
        .await;
    let china = |builder: sdk_config::Builder| {
        let builder = builder.region(Region::new("cn-north-1"));
        builder.use_dual_stack(true)
    };
    let session = [result("GetSessionToken", "")];
    cases
        .case_with("China, dual stack", china, session, async |config| {
            let call = client(&config).get_session_token();
            call.duration_seconds(900).send().await
        })
        .await;
    let none = |builder: sdk_config::Builder| builder.region(None);
    cases
        .case_with("no region", none, [], async |config| {
            let call = client(&config).get_access_key_info();
            call.access_key_id("AKIA").send().await
        })
        .await;
    let odd = |builder: sdk_config::Builder| builder.region(Region::new("not a region"));
    cases
        .case_with("a region that is no host", odd, [], async |config| {
            let call = client(&config).get_federation_token();
            call.name("Bob").send().await
        })
        .await;
}

async fn unsigned(cases: &mut Cases) {
    let gov = |builder: sdk_config::Builder| {
        let builder = builder.region(Region::new("us-gov-west-1"));
        without_credentials(builder.use_fips(true))
    };
    let web = [result(
        "AssumeRoleWithWebIdentity",
        "<Provider>www.example.com</Provider>",
    )];
    cases
        .case_with("a web identity, FIPS", gov, web, async |config| {
            let call = client(&config).assume_role_with_web_identity();
            let call = call.role_arn(ROLE).role_session_name("web");
            let call = call
                .web_identity_token("eyJ.a+b.c")
                .provider_id("www.example.com");
            call.send().await
        })
        .await;
    let local = |builder: sdk_config::Builder| builder.endpoint_url("http://localhost:4566/base/");
    let saml = [result(
        "AssumeRoleWithSAML",
        "<NameQualifier>q</NameQualifier>",
    )];
    cases
        .case_with("SAML with keys, an own URL", local, saml, async |config| {
            let call = client(&config).assume_role_with_saml().role_arn(ROLE);
            let call = call.principal_arn("arn:aws:iam::1:saml-provider/x");
            call.saml_assertion("PHNhbWw+").send().await
        })
        .await;
    cases
        .case_with(
            "a role without keys",
            without_credentials,
            [],
            async |config| {
                let call = client(&config).assume_role().role_arn(ROLE);
                call.role_session_name("s").send().await
            },
        )
        .await;
}

async fn signed(cases: &mut Cases) {
    let token = |builder: sdk_config::Builder| {
        let name = AppName::new("my-app").expect("a name");
        let builder = builder.app_name(name).use_fips(true).use_dual_stack(true);
        builder.credentials_provider(credentials(Some("token+/= x")))
    };
    let reply = [result("DecodeAuthorizationMessage", "")];
    cases
        .case_with(
            "a session token, FIPS dual stack",
            token,
            reply,
            async |config| {
                let call = client(&config).decode_authorization_message();
                call.encoded_message("m").send().await
            },
        )
        .await;
    let reply = [result("GetCallerIdentity", "<Arn>a</Arn>")];
    cases
        .case("a region for one call", reply, async |config| {
            let other = Builder::new().region(Region::new("eu-west-3"));
            let call = client(&config).get_caller_identity().customize();
            call.config_override(other.interceptor(Fixed)).send().await
        })
        .await;
}
