//! Mobile devices: phones that take text messages, applications and their endpoints.

use aws_sdk_sns::Client;
use aws_sdk_sns::types::Endpoint;
use steps::{Fields, Steps, map, sorted};

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("mobile");
    phones(client, steps).await;
    let created = client
        .create_platform_application()
        .name("app")
        .platform("GCM")
        .attributes("PlatformCredential", "key=&+ü")
        .attributes("PlatformPrincipal", "")
        .send()
        .await;
    let created = steps.step("create an application", created, |output| {
        Fields::new().field("arn", output.platform_application_arn())
    });
    let application = created.and_then(|output| output.platform_application_arn);
    let application = application.unwrap_or_default();
    let listed = client
        .list_platform_applications()
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await;
    steps.step("list applications", listed, |all| {
        let all = all.iter().map(|one| {
            Fields::new()
                .field("arn", one.platform_application_arn())
                .field("attributes", Some(map(one.attributes())))
        });
        sorted(all)
    });
    endpoints(client, &application, steps).await;
    let deleted = client
        .delete_platform_application()
        .platform_application_arn(&application)
        .send()
        .await;
    steps.step("delete the application", deleted, |_| "");
}

async fn phones(client: &Client, steps: &mut Steps) {
    let set = client
        .set_sms_attributes()
        .attributes("DefaultSenderID", "Ich")
        .attributes("DefaultSMSType", "Transactional")
        .send()
        .await;
    steps.step("set attributes of text messages", set, |_| "");
    let read = client.get_sms_attributes().send().await;
    steps.step("read attributes of text messages", read, |output| {
        map(output.attributes())
    });
    let read = client
        .get_sms_attributes()
        .attributes("DefaultSMSType")
        .attributes("MonthlySpendLimit")
        .send()
        .await;
    steps.step("read one attribute of text messages", read, |output| {
        map(output.attributes())
    });
    for number in ["+493012345678", "+493012345699", "no number"] {
        let checked = client
            .check_if_phone_number_is_opted_out()
            .phone_number(number)
            .send()
            .await;
        steps.step(&format!("does {number} take messages"), checked, |output| {
            Fields::new().field("out", Some(output.is_opted_out()))
        });
    }
    let listed = client.list_phone_numbers_opted_out().send().await;
    steps.step("phones without messages", listed, |output| {
        sorted(output.phone_numbers())
    });
    let listed: Result<Vec<String>, _> = client
        .list_phone_numbers_opted_out()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("phones without messages, with a paginator", listed, |all| {
        sorted(all)
    });
    let back = client
        .opt_in_phone_number()
        .phone_number("+493012345699")
        .send()
        .await;
    steps.step("a phone that takes messages again", back, |_| "");
}

async fn endpoints(client: &Client, application: &str, steps: &mut Steps) {
    let created = client
        .create_platform_endpoint()
        .platform_application_arn(application)
        .token("token-1")
        .custom_user_data("Daten: ü & ö")
        .attributes("Enabled", "true")
        .send()
        .await;
    let created = steps.step("create an endpoint", created, |output| {
        Fields::new().has("arn", output.endpoint_arn())
    });
    let arn = created
        .and_then(|output| output.endpoint_arn)
        .unwrap_or_default();
    steps.hide(Some(&arn), "ENDPOINT");
    let set = client
        .set_endpoint_attributes()
        .endpoint_arn(&arn)
        .attributes("CustomUserData", "other")
        .send()
        .await;
    steps.step("set attributes of an endpoint", set, |_| "");
    let read = client
        .get_endpoint_attributes()
        .endpoint_arn(&arn)
        .send()
        .await;
    steps.step("read attributes of an endpoint", read, |output| {
        map(output.attributes())
    });
    let listed: Result<Vec<Endpoint>, _> = client
        .list_endpoints_by_platform_application()
        .platform_application_arn(application)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list endpoints", listed, |all| {
        sorted(all.iter().map(|one| map(one.attributes())))
    });
    let deleted = client.delete_endpoint().endpoint_arn(&arn).send().await;
    steps.step("delete the endpoint", deleted, |_| "");
    let read = client
        .get_endpoint_attributes()
        .endpoint_arn(&arn)
        .send()
        .await;
    if let Err(error) = &read {
        let inner = error.as_service_error();
        let is_known = inner.map(|error| error.is_not_found_exception());
        steps.seen("is NotFound", format!("{is_known:?}"));
    }
    steps.step("read what was deleted", read, |output| {
        map(output.attributes())
    });
}
