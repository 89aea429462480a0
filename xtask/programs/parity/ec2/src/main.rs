//! Calls of EC2 whose requests and outcomes are compared, in a module for each kind.

mod addressing;
mod call;
mod errors;
mod lists;
mod replies;
mod requests;
mod retries;
mod signing;
mod tokens;
mod values;
mod waiting;

use transport::Cases;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    requests::run(&mut cases).await;
    values::run(&mut cases).await;
    tokens::run(&mut cases).await;
    addressing::run(&mut cases).await;
    signing::run(&mut cases).await;
    replies::run(&mut cases).await;
    lists::run(&mut cases).await;
    errors::run(&mut cases).await;
    retries::run(&mut cases).await;
    waiting::run(&mut cases).await;
}
