//! Checksums of what comes back.

mod bodies;
mod members;
mod unchecked;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("checksums in");
    bodies::run(cases).await;
    unchecked::run(cases).await;
    members::run(cases).await;
}
