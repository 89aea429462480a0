//! How requests are signed.

mod credentials;
mod payloads;
mod requests;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("signing");
    credentials::run(cases).await;
    payloads::run(cases).await;
    requests::run(cases).await;
}
