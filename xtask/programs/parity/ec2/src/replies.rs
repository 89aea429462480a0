//! Replies: what comes of what the service says.

mod documents;
mod instances;
mod members;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies");
    instances::run(cases).await;
    members::run(cases).await;
    documents::run(cases).await;
}
