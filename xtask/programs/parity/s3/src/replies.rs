//! Replies and errors: what comes of what the service says.

mod configurations;
mod connections;
mod errors;
mod headers;
mod lists;
mod xml;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("replies and errors");
    errors::run(cases).await;
    connections::run(cases).await;
    headers::run(cases).await;
    lists::run(cases).await;
    xml::run(cases).await;
    configurations::run(cases).await;
}
