//! A call that only an example makes.

use aws_sdk_sqs::Client;

fn main() {
    let conf = aws_sdk_sqs::Config::builder().behavior_version_latest().build();
    let list = Client::list_queues;
    println!("{:?}", list(&Client::from_conf(conf)).as_input());
}
