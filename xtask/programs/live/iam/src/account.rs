//! The whole account: its alias, what it has, and who has what.

use aws_sdk_iam::Client;
use aws_sdk_iam::types::{SummaryKeyType, UserDetail};
use steps::{Fields, Steps, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("account");
    let created = client
        .create_account_alias()
        .account_alias("my-company")
        .send()
        .await;
    steps.step("give it an alias", created, |_| "");
    let listed = client
        .list_account_aliases()
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<String>, _>>()
        .await;
    steps.step("list aliases", listed, |names| sorted(names));
    let read = client.get_account_summary().send().await;
    steps.step("summary", read, |output| {
        let summary = output.summary_map();
        let of = |key| summary.and_then(|all| all.get(&key));
        Fields::new()
            .field("users", of(SummaryKeyType::Users))
            .field("most users", of(SummaryKeyType::UsersQuota))
            .field("groups", of(SummaryKeyType::Groups))
            .field("roles", of(SummaryKeyType::from("Roles")))
    });
    let details = client
        .get_account_authorization_details()
        .into_paginator()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("who has what", details, |pages| {
        let users = pages.iter().flat_map(|page| page.user_detail_list());
        let roles = pages.iter().flat_map(|page| page.role_detail_list());
        let policies = pages.iter().flat_map(|page| page.policies());
        Fields::new()
            .field(
                "users",
                Some(sorted(users.filter_map(UserDetail::user_name))),
            )
            .field(
                "roles",
                Some(sorted(roles.filter_map(|role| role.role_name()))),
            )
            .field(
                "policies",
                Some(sorted(policies.filter_map(|one| one.policy_name()))),
            )
    });
    report(client, steps).await;
}

async fn report(client: &Client, steps: &mut Steps) {
    let early = client.get_credential_report().send().await;
    if let Err(error) = &early {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_credential_report_not_present_exception());
        steps.seen("is CredentialReportNotPresent", format!("{is_known:?}"));
    }
    steps.step("read a report too early", early, |_| "");
    for step in ["make a report", "make it again"] {
        let made = client.generate_credential_report().send().await;
        steps.step(step, made, |output| {
            Fields::new()
                .field("state", output.state())
                .field("description", output.description())
        });
    }
    let read = client.get_credential_report().send().await;
    steps.step("read the report", read, |output| {
        let content = output.content().map(|blob| blob.as_ref());
        let text = content.map(String::from_utf8_lossy);
        let first = text.as_ref().and_then(|text| text.lines().next());
        Fields::new()
            .field("format", output.report_format())
            .field("columns", first.map(|line| line.split(',').count()))
            .has("made", output.generated_time())
    });
}
