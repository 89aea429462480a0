//! Keys and other texts: how they stand in paths, queries, headers and bodies.

mod bodies;
mod headers;
mod paths;
mod queries;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("keys");
    paths::run(cases).await;
    queries::run(cases).await;
    headers::run(cases).await;
    bodies::run(cases).await;
}
