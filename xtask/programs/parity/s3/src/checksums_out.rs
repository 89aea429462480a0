//! Checksums of what is sent.

mod bodies;
mod configurations;
mod parts;
mod required;
mod streams;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("checksums out");
    bodies::run(cases).await;
    streams::run(cases).await;
    parts::run(cases).await;
    required::run(cases).await;
    configurations::run(cases).await;
}
