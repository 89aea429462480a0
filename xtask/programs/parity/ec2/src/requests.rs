//! Requests: lists, filters, structures in structures, and members that are unset or empty.

mod filters;
mod structures;

use transport::Cases;

pub(crate) async fn run(cases: &mut Cases) {
    cases.group("requests");
    filters::run(cases).await;
    structures::run(cases).await;
}
