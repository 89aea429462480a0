//! A program that uses five services: `cargo xtask bench` builds it on the official crates and on ours, to
//! see how long that takes and how large it is.

use std::error::Error;

use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_s3::primitives::ByteStream;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;

    let secrets = aws_sdk_secretsmanager::Client::new(&config);
    let secret = secrets
        .get_secret_value()
        .secret_id("secret")
        .send()
        .await?;
    let listed = secrets.list_secrets().max_results(10).send().await?;
    println!("{:?} of {:?}", secret.name(), listed.secret_list().len());

    let queue = aws_sdk_sqs::Client::new(&config);
    let url = queue.get_queue_url().queue_name("queue").send().await?;
    let url = url.queue_url().unwrap_or_default();
    let received = queue.receive_message().queue_url(url).send().await?;
    for message in received.messages() {
        let handle = message.receipt_handle().unwrap_or_default();
        let delete = queue.delete_message().queue_url(url);
        delete.receipt_handle(handle).send().await?;
    }
    let send = queue.send_message().queue_url(url);
    send.message_body("body").send().await?;

    let objects = aws_sdk_s3::Client::new(&config);
    let body = ByteStream::from_static(b"content");
    let put = objects.put_object().bucket("bucket").key("key");
    put.body(body).send().await?;
    let get = objects.get_object().bucket("bucket").key("key");
    let content = get.send().await?.body.collect().await?.into_bytes();
    let list = objects.list_objects_v2().bucket("bucket");
    let mut pages = list.into_paginator().send();
    while let Some(page) = pages.next().await {
        println!(
            "{} objects, {} bytes",
            page?.contents().len(),
            content.len()
        );
    }

    let table = aws_sdk_dynamodb::Client::new(&config);
    let key = AttributeValue::S("key".to_owned());
    let put = table.put_item().table_name("table").item("id", key.clone());
    put.send().await?;
    let get = table.get_item().table_name("table").key("id", key.clone());
    println!("{:?}", get.send().await?.item());
    let query = table.query().table_name("table");
    let query = query.key_condition_expression("id = :id");
    let found = query.expression_attribute_values(":id", key).send().await?;
    println!("{:?}", found.count());

    let functions = aws_sdk_lambda::Client::new(&config);
    let invoke = functions.invoke().function_name("function");
    let reply = invoke.payload(Blob::new("{}")).send().await?;
    println!("{:?}", reply.payload());
    println!(
        "{:?}",
        functions.list_functions().send().await?.functions().len()
    );
    Ok(())
}
