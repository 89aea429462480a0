//! Topics, subscriptions, applications and telephone numbers.

use aws_sdk_sns::types::{LanguageCodeString, Tag};
use transport::{Cases, Reply};

use crate::{TOPIC, client, result};

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("topics");
    made(cases).await;
    subscriptions(cases).await;
    numbers(cases).await;
    changed(cases).await;
}

async fn made(cases: &mut Cases) {
    let made = result("CreateTopic", "<TopicArn>arn:a</TopicArn>");
    cases
        .case("a topic with a policy", [made], async |config| {
            let tag = Tag::builder().key("team").value("blue & green").build();
            let call = client(&config).create_topic().name("t.fifo");
            let call = call.attributes("Policy", "{\"Statement\": []}");
            let call = call.tags(tag.expect("a key and a value"));
            call.data_protection_policy("{}").send().await
        })
        .await;
    let made = result("CreatePlatformEndpoint", "<EndpointArn>arn:e</EndpointArn>");
    cases
        .case("an endpoint of an application", [made], async |config| {
            let call = client(&config).create_platform_endpoint();
            let call = call.platform_application_arn("arn:app").token("t+/=");
            call.custom_user_data("\u{1}\u{2028}")
                .attributes("", "")
                .send()
                .await
        })
        .await;
}

async fn subscriptions(cases: &mut Cases) {
    let made = result(
        "Subscribe",
        "<SubscriptionArn>pending confirmation</SubscriptionArn>",
    );
    cases
        .case("a subscription", [made], async |config| {
            let call = client(&config)
                .subscribe()
                .topic_arn(TOPIC)
                .protocol("https");
            let call = call.endpoint("https://u:p@example.com/?a=1&b=2#c");
            let call = call.attributes("FilterPolicy", "{\"a\":[\"b\"]}");
            call.return_subscription_arn(true).send().await
        })
        .await;
    let confirmed = result(
        "ConfirmSubscription",
        "<SubscriptionArn>arn:s</SubscriptionArn>",
    );
    cases
        .case(
            "a subscription that is confirmed",
            [confirmed],
            async |config| {
                let call = client(&config).confirm_subscription().topic_arn(TOPIC);
                let call = call
                    .token("2336412f37f")
                    .authenticate_on_unsubscribe("true");
                call.send().await
            },
        )
        .await;
    let empty = Reply::ok(
        "<UnsubscribeResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><ResponseMetadata><RequestId>r-2</RequestId></ResponseMetadata></UnsubscribeResponse>",
    );
    cases
        .case("a subscription that ends", [empty], async |config| {
            client(&config)
                .unsubscribe()
                .subscription_arn("arn:s")
                .send()
                .await
        })
        .await;
}

async fn numbers(cases: &mut Cases) {
    cases
        .case("a number in the sandbox", [Reply::ok("")], async |config| {
            let call = client(&config).create_sms_sandbox_phone_number();
            let call = call
                .phone_number("+1")
                .language_code(LanguageCodeString::KrKr);
            call.send().await
        })
        .await;
    let checked = result(
        "CheckIfPhoneNumberIsOptedOut",
        "<isOptedOut>true</isOptedOut>",
    );
    cases
        .case("a number that has opted out", [checked], async |config| {
            let call = client(&config).check_if_phone_number_is_opted_out();
            call.phone_number("+1").send().await
        })
        .await;
    let opted =
        Reply::ok("<OptInPhoneNumberResponse><OptInPhoneNumberResult/></OptInPhoneNumberResponse>");
    cases
        .case("a number that opts in", [opted], async |config| {
            client(&config)
                .opt_in_phone_number()
                .phone_number("")
                .send()
                .await
        })
        .await;
}

async fn changed(cases: &mut Cases) {
    cases
        .case(
            "an attribute that is set",
            [Reply::ok("not read")],
            async |config| {
                let call = client(&config).set_topic_attributes().topic_arn(TOPIC);
                let call = call.attribute_name("DisplayName");
                call.attribute_value("\u{fc}=&+ ").send().await
            },
        )
        .await;
    cases
        .case(
            "who may publish",
            [Reply::ok("<AddPermissionResponse/>")],
            async |config| {
                let call = client(&config).add_permission().topic_arn(TOPIC).label("l");
                let call = call.aws_account_id("1").aws_account_id("2");
                call.action_name("Publish").send().await
            },
        )
        .await;
}
