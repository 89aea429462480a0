//! Roles: assumed with keys, and without keys by a web identity or a SAML assertion.

use aws_sdk_sts::Client;
use aws_sdk_sts::config::Builder;
use aws_sdk_sts::types::{AssumedRoleUser, PolicyDescriptorType, ProvidedContext};
use steps::{Fields, Steps, config};

use super::{shown, tag, who, with};

/// A role that nobody has made: the server has it all the same.
const ROLE: &str = "arn:aws:iam::123456789012:role/path/reader";

/// A token of `{"alg":"none"}` and `{"iss":"https://example.com","sub":"someone"}`.
const TOKEN: &str =
    "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2V4YW1wbGUuY29tIiwic3ViIjoic29tZW9uZSJ9.c2ln";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("roles");
    let policy = |arn: &str| PolicyDescriptorType::builder().arn(arn).build();
    let context = ProvidedContext::builder()
        .provider_arn("arn:aws:iam::aws:contextProvider/IdentityCenter")
        .context_assertion("assertion+/=")
        .build();
    let assumed = client
        .assume_role()
        .role_arn(ROLE)
        .role_session_name("session@1")
        .external_id("a:b/c")
        .duration_seconds(1800)
        .policy_arns(policy("arn:aws:iam::aws:policy/ReadOnlyAccess"))
        .policy_arns(policy("arn:aws:iam::aws:policy/PowerUserAccess"))
        .tags(tag("team", "blue green"))
        .transitive_tag_keys("team")
        .source_identity("Bob")
        .provided_contexts(context)
        .send()
        .await;
    let assumed = steps.step("assume", assumed, |output| {
        Fields::new()
            .field("user", output.assumed_role_user().map(user))
            .field("packed", output.packed_policy_size())
            .field("source", output.source_identity())
            .field("credentials", Some(shown(output.credentials())))
    });
    let assumed = assumed.and_then(|output| output.credentials);
    who(&with(assumed.as_ref()), "in the role", steps).await;

    let short = client
        .assume_role()
        .role_arn(ROLE)
        .role_session_name("s2")
        .send()
        .await;
    steps.step("assume with what is needed", short, |output| {
        let user = output.assumed_role_user().map(user);
        Fields::new()
            .field("user", user)
            .field("source", output.source_identity())
    });
    without_keys(steps).await;
}

fn user(user: &AssumedRoleUser) -> String {
    let has_id = !user.assumed_role_id().is_empty();
    format!("{} {has_id}", user.arn())
}

/// A subject without the role's ID, which is another in each run.
fn after_id(subject: &str) -> &str {
    subject.rsplit(':').next().unwrap_or_default()
}

/// Nobody has keys before these calls: they are not signed.
async fn without_keys(steps: &mut Steps) {
    let mut config = config().into_builder();
    config.set_credentials_provider(None);
    let config = config.build();
    let client = Client::new(&config);
    let assumed = client
        .assume_role_with_web_identity()
        .role_arn(ROLE)
        .role_session_name("web")
        .web_identity_token(TOKEN)
        .provider_id("www.example.com")
        .send()
        .await;
    steps.step("assume with a web identity", assumed, |output| {
        Fields::new()
            .field("user", output.assumed_role_user().map(user))
            .field("subject", output.subject_from_web_identity_token())
            .field("provider", output.provider())
            .field("audience", output.audience())
            .field("credentials", Some(shown(output.credentials())))
    });
    let assumed = client
        .assume_role_with_saml()
        .role_arn(ROLE)
        .principal_arn("arn:aws:iam::123456789012:saml-provider/idp")
        .saml_assertion(base64_of_assertion())
        .send()
        .await;
    steps.step("assume with a SAML assertion", assumed, |output| {
        Fields::new()
            .field("user", output.assumed_role_user().map(user))
            .field("subject", output.subject().map(after_id))
            .field("type", output.subject_type())
            .field("issuer", output.issuer())
            .field("audience", output.audience())
            .field("credentials", Some(shown(output.credentials())))
    });
    who(&client, "without keys", steps).await;
    let config = Builder::from(&config).allow_no_auth().build();
    who(&Client::from_conf(config), "unsigned", steps).await;
}

/// An assertion with the attributes that the server looks for.
fn base64_of_assertion() -> String {
    let attribute = |name: &str, value: &str| {
        format!(
            "<saml:Attribute Name=\"https://aws.amazon.com/SAML/Attributes/{name}\"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>"
        )
    };
    let attributes = attribute("RoleSessionName", "saml@example.com")
        + &attribute(
            "Role",
            &format!("{ROLE},arn:aws:iam::123456789012:saml-provider/idp"),
        )
        + &attribute("SessionDuration", "1200");
    let text = format!(
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"><saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"><saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion></samlp:Response>"
    );
    steps::base64(text)
}
