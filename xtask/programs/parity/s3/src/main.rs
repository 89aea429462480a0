//! Calls of S3 whose requests and outcomes are compared, in a module for each kind.

mod addressing;
mod call;
mod checksums_in;
mod checksums_out;
mod express;
mod keys;
mod presigning;
mod replies;
mod signing;

use transport::Cases;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut cases = Cases::new();
    addressing::run(&mut cases).await;
    keys::run(&mut cases).await;
    signing::run(&mut cases).await;
    checksums_out::run(&mut cases).await;
    checksums_in::run(&mut cases).await;
    presigning::run(&mut cases).await;
    express::run(&mut cases).await;
    replies::run(&mut cases).await;
}
