//! Where requests go: the bucket in the host name or the path, and what changes that.

mod arns;
mod buckets;
mod endpoints;
mod settings;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("addressing");
    buckets::run(cases).await;
    endpoints::run(cases).await;
    arns::run(cases).await;
    settings::run(cases).await;
}
