//! Subscriptions: made, confirmed, changed, listed and ended.

use aws_sdk_sns::Client;
use aws_sdk_sns::types::Subscription;
use steps::{Fields, Steps, map};

const QUEUE: &str = "arn:aws:sqs:us-east-1:123456789012:readers";

pub(crate) async fn run(client: &Client, steps: &mut Steps) {
    steps.group("subscriptions");
    let topic = super::topic(client, "subscribed", steps).await;
    let made = client
        .subscribe()
        .topic_arn(&topic)
        .protocol("sqs")
        .endpoint(QUEUE)
        .attributes("RawMessageDelivery", "true")
        .attributes("FilterPolicy", r#"{"kind":["a","b"]}"#)
        .return_subscription_arn(true)
        .send()
        .await;
    let made = steps.step("subscribe a queue", made, |output| {
        Fields::new().has("arn", output.subscription_arn())
    });
    let arn = made
        .and_then(|output| output.subscription_arn)
        .unwrap_or_default();
    steps.hide(Some(&arn), "SUBSCRIPTION");
    let mail = client
        .subscribe()
        .topic_arn(&topic)
        .protocol("email")
        .endpoint("grüße+x@example.com")
        .send()
        .await;
    steps.step("subscribe an address", mail, |output| {
        Fields::new().has("arn", output.subscription_arn())
    });
    attributes(client, &arn, steps).await;
    lists(client, &topic, steps).await;

    let confirmed = client
        .confirm_subscription()
        .topic_arn(&topic)
        .token("0123456789abcdef")
        .authenticate_on_unsubscribe("true")
        .send()
        .await;
    steps.step("confirm with a token", confirmed, |output| {
        Fields::new().has("arn", output.subscription_arn())
    });
    for step in ["unsubscribe", "unsubscribe again"] {
        let ended = client.unsubscribe().subscription_arn(&arn).send().await;
        steps.step(step, ended, |_| "");
    }
    let read = client
        .get_subscription_attributes()
        .subscription_arn(&arn)
        .send()
        .await;
    steps.step("read what has ended", read, |output| {
        map(output.attributes())
    });
}

async fn attributes(client: &Client, arn: &str, steps: &mut Steps) {
    let read = || {
        client
            .get_subscription_attributes()
            .subscription_arn(arn)
            .send()
    };
    steps.step("read attributes", read().await, |output| {
        let attributes = output.attributes().map(|all| {
            let mut all = all.clone();
            all.retain(|name, _| name != "SubscriptionArn");
            all
        });
        map(attributes.as_ref())
    });
    let set = client
        .set_subscription_attributes()
        .subscription_arn(arn)
        .attribute_name("FilterPolicy")
        .attribute_value(r#"{"größe":[{"numeric":[">",1]}]}"#)
        .send()
        .await;
    steps.step("set an attribute", set, |_| "");
    steps.step("read attributes again", read().await, |output| {
        let policy = output.attributes().and_then(|all| all.get("FilterPolicy"));
        Fields::new().field("policy", policy)
    });
    let wrong = client
        .set_subscription_attributes()
        .subscription_arn(arn)
        .attribute_name("NoSuch")
        .attribute_value("1")
        .send()
        .await;
    steps.step("set an attribute that there is not", wrong, |_| "");
}

fn shown(subscriptions: &[Subscription]) -> String {
    let shown = subscriptions.iter().map(|one| {
        Fields::new()
            .field("protocol", one.protocol())
            .field("endpoint", one.endpoint())
            .field("owner", one.owner())
            .field("topic", one.topic_arn())
            .to_string()
    });
    steps::sorted(shown)
}

async fn lists(client: &Client, topic: &str, steps: &mut Steps) {
    let listed = client
        .list_subscriptions_by_topic()
        .topic_arn(topic)
        .send()
        .await;
    steps.step("list of a topic", listed, |output| {
        shown(output.subscriptions())
    });
    let listed: Result<Vec<Subscription>, _> = client
        .list_subscriptions_by_topic()
        .topic_arn(topic)
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list of a topic with a paginator", listed, |all| shown(all));
    let listed: Result<Vec<Subscription>, _> = client
        .list_subscriptions()
        .into_paginator()
        .items()
        .send()
        .collect()
        .await;
    steps.step("list of all topics", listed, |all| shown(all));
}
