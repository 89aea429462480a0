//! What replies become.

use transport::{Cases, Reply};

use crate::{client, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    values(cases).await;
    pages(cases).await;
    odd(cases).await;
}

async fn values(cases: &mut Cases) {
    let summary = result(
        "GetAccountSummary",
        "<SummaryMap><entry><key>UsersQuota</key><value>-2147483648</value></entry></SummaryMap>",
    );
    cases
        .case("a map of numbers", [summary], async |config| {
            client(&config).get_account_summary().send().await
        })
        .await;
    let report = result(
        "GetCredentialReport",
        "<Content>\n dXNlcixhcm4K\n</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2024-05-06T07:08:09+00:00</GeneratedTime>",
    );
    cases
        .case("bytes in a text with spaces", [report], async |config| {
            client(&config).get_credential_report().send().await
        })
        .await;
    let device = result(
        "CreateVirtualMFADevice",
        "<VirtualMFADevice><SerialNumber>s</SerialNumber><Base32StringSeed>QUI=</Base32StringSeed><QRCodePNG></QRCodePNG></VirtualMFADevice>",
    );
    cases
        .case("bytes that nobody may see", [device], async |config| {
            client(&config)
                .create_virtual_mfa_device()
                .virtual_mfa_device_name("d")
                .send()
                .await
        })
        .await;
    let accessed = result(
        "GetServiceLastAccessedDetails",
        "<JobStatus>IN_PROGRESS</JobStatus><JobCreationDate>1970-01-01T00:00:00Z</JobCreationDate><IsTruncated>true</IsTruncated><ServicesLastAccessed><member><ServiceName>S</ServiceName><TotalAuthenticatedEntities>3</TotalAuthenticatedEntities><TrackedActionsLastAccessed><member><ActionName>a</ActionName></member></TrackedActionsLastAccessed></member></ServicesLastAccessed><Error><Message>m</Message></Error>",
    );
    cases
        .case(
            "a job that goes on, with an error in it",
            [accessed],
            async |config| {
                client(&config)
                    .get_service_last_accessed_details()
                    .job_id("j")
                    .send()
                    .await
            },
        )
        .await;
}

async fn pages(cases: &mut Cases) {
    let user = |name: &str| {
        format!(
            "<member><UserName>{name}</UserName><CreateDate>2024-05-06T07:08:09Z</CreateDate></member>"
        )
    };
    let pages = [
        result(
            "ListUsers",
            &format!(
                "<Users>{}</Users><IsTruncated>true</IsTruncated><Marker>m/1</Marker>",
                user("a")
            ),
        ),
        result(
            "ListUsers",
            &format!(
                "<Users>{}</Users><IsTruncated>false</IsTruncated><Marker>left</Marker>",
                user("b")
            ),
        ),
        result("ListUsers", "<Users/>"),
    ];
    cases
        .case("pages until the end is said", pages, async |config| {
            let call = client(&config).list_users().path_prefix("/");
            let pages = call.into_paginator().page_size(1).items().send();
            pages.collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let same = || {
        result(
            "ListAccountAliases",
            "<AccountAliases><member>a</member></AccountAliases><IsTruncated>true</IsTruncated><Marker>m</Marker>",
        )
    };
    cases
        .case(
            "the same marker again",
            [same(), same(), same()],
            async |config| {
                let pages = client(&config)
                    .list_account_aliases()
                    .into_paginator()
                    .items();
                pages.send().collect::<Result<Vec<_>, _>>().await
            },
        )
        .await;
}

async fn odd(cases: &mut Cases) {
    let bodies = [
        ("no body", ""),
        ("no XML", "OK"),
        (
            "half a reply",
            "<GetUserResponse><GetUserResult><User><Path>/",
        ),
        (
            "a user without members",
            "<GetUserResponse><GetUserResult><User/></GetUserResult></GetUserResponse>",
        ),
        (
            "a date in another form",
            "<GetUserResponse><GetUserResult><User><CreateDate>Mon, 06 May 2024 07:08:09 GMT</CreateDate></User></GetUserResult></GetUserResponse>",
        ),
        (
            "names in other letters",
            "<getuserresponse><GetUserResult><user/></GetUserResult></getuserresponse>",
        ),
        (
            "an unknown entity",
            "<GetUserResponse><GetUserResult><User><Path>&nbsp;</Path></User></GetUserResult></GetUserResponse>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::ok(body)], async |config| {
                client(&config).get_user().user_name("u").send().await
            })
            .await;
    }
}
