//! What replies become.

use transport::{Cases, Reply};

use crate::{TOPIC, client, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    maps(cases).await;
    lists(cases).await;
    odd(cases).await;
}

async fn maps(cases: &mut Cases) {
    let attributes = result(
        "GetTopicAttributes",
        "<Attributes>\n<entry>\n<key>Policy</key>\n<value>{&quot;a&quot;: 1}\r\n</value>\n</entry>\n</Attributes>",
    );
    cases
        .case("attributes of a topic", [attributes], async |config| {
            client(&config)
                .get_topic_attributes()
                .topic_arn(TOPIC)
                .send()
                .await
        })
        .await;
    let odd = result(
        "GetSMSAttributes",
        "<attributes><entry><value>v</value><key>k</key></entry><other/></attributes>",
    );
    cases
        .case("a value before its key", [odd], async |config| {
            client(&config)
                .get_sms_attributes()
                .attributes("k")
                .send()
                .await
        })
        .await;
    let empty = result(
        "GetEndpointAttributes",
        "<Attributes><entry><key>CustomUserData</key><value/></entry></Attributes>",
    );
    cases
        .case("an empty value", [empty], async |config| {
            client(&config)
                .get_endpoint_attributes()
                .endpoint_arn("e")
                .send()
                .await
        })
        .await;
}

async fn lists(cases: &mut Cases) {
    let topic = |arn: &str| format!("<member><TopicArn>{arn}</TopicArn></member>");
    let pages = [
        result(
            "ListTopics",
            &format!(
                "<Topics>{}{}</Topics><NextToken>n+/=</NextToken>",
                topic("a"),
                topic("")
            ),
        ),
        result("ListTopics", &format!("<Topics>{}</Topics>", topic("c"))),
    ];
    cases
        .case("all pages of topics", pages, async |config| {
            let pages = client(&config).list_topics().into_paginator().items();
            pages.send().collect::<Result<Vec<_>, _>>().await
        })
        .await;
    let tags = result(
        "ListTagsForResource",
        "<Tags><member><Key>k</Key><Value>\u{fc}</Value></member><member><Key>only</Key></member></Tags>",
    );
    cases
        .case("a tag without value", [tags], async |config| {
            client(&config)
                .list_tags_for_resource()
                .resource_arn(TOPIC)
                .send()
                .await
        })
        .await;
    let numbers = result(
        "ListOriginationNumbers",
        "<PhoneNumbers><member><CreatedAt>2024-05-06T07:08:09.5+02:00</CreatedAt><PhoneNumber>+1</PhoneNumber><Status>ACTIVE</Status><RouteType>NEWER</RouteType><NumberCapabilities><member>SMS</member><member>FAX</member></NumberCapabilities></member></PhoneNumbers>",
    );
    cases
        .case(
            "numbers with times and new values",
            [numbers],
            async |config| {
                client(&config)
                    .list_origination_numbers()
                    .max_results(30)
                    .send()
                    .await
            },
        )
        .await;
    let devices = result(
        "ListEndpointsByPlatformApplication",
        "<Endpoints><member><EndpointArn>e</EndpointArn><Attributes><entry><key>Enabled</key><value>true</value></entry></Attributes></member></Endpoints><NextToken/>",
    );
    cases
        .case("maps in a list", [devices], async |config| {
            let call = client(&config).list_endpoints_by_platform_application();
            call.platform_application_arn("a").send().await
        })
        .await;
}

async fn odd(cases: &mut Cases) {
    let bodies = [
        ("no body", ""),
        ("no XML", "hello"),
        (
            "another end",
            "<GetSMSSandboxAccountStatusResponse></Other>",
        ),
        (
            "a boolean that is none",
            "<GetSMSSandboxAccountStatusResponse><GetSMSSandboxAccountStatusResult><IsInSandbox>yes</IsInSandbox></GetSMSSandboxAccountStatusResult></GetSMSSandboxAccountStatusResponse>",
        ),
        (
            "a boolean that is missing",
            "<GetSMSSandboxAccountStatusResponse><GetSMSSandboxAccountStatusResult/></GetSMSSandboxAccountStatusResponse>",
        ),
        (
            "a declared entity",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><GetSMSSandboxAccountStatusResponse><GetSMSSandboxAccountStatusResult/></GetSMSSandboxAccountStatusResponse>",
        ),
    ];
    for (name, body) in bodies {
        cases
            .case(name, [Reply::ok(body)], async |config| {
                client(&config)
                    .get_sms_sandbox_account_status()
                    .send()
                    .await
            })
            .await;
    }
}
