//! The calls that both sides make, by operation. An operation is added by adding a line; it must be
//! one that both crates have.

use super::{Call, call, watch};

/// The call that settings and replies are tried with.
pub(super) fn plain() -> Call {
    call("GetJourneyRuns", |client| {
        watch(
            client
                .get_journey_runs()
                .application_id("app")
                .journey_id("journey")
                .send(),
        )
    })
}

/// Calls that differ in what they send.
pub(super) fn requests() -> Vec<Call> {
    vec![
        plain(),
        call("GetJourneyRuns, all members", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app-1")
                .journey_id("j-1");
            watch(call.page_size("25").token("page-2").send())
        }),
        call("GetJourneyRuns, page size", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app-1")
                .journey_id("j-1");
            watch(call.page_size("25").send())
        }),
        call("GetJourneyRuns, token", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app-1")
                .journey_id("j-1");
            watch(call.token("page-2").send())
        }),
        call("GetJourneyRuns, reserved characters", |client| {
            let all = " !\"#$%&'()*+,-./0:;<=>?@A[\\]^_`a{|}~";
            let call = client
                .get_journey_runs()
                .application_id(all)
                .journey_id(all);
            watch(call.page_size(all).token(all).send())
        }),
        call("GetJourneyRuns, beyond ASCII", |client| {
            let text = "\u{0}\u{7f}ä€🐎\r\n";
            let call = client
                .get_journey_runs()
                .application_id(text)
                .journey_id(text);
            watch(call.page_size(text).token(text).send())
        }),
        call("GetJourneyRuns, dots as labels", |client| {
            let call = client
                .get_journey_runs()
                .application_id("..")
                .journey_id(".");
            watch(call.send())
        }),
        call("GetJourneyRuns, empty query values", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app")
                .journey_id("journey");
            watch(call.page_size("").token("").send())
        }),
        call("GetJourneyRuns, unset again", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app")
                .journey_id("journey");
            watch(call.token("page-2").set_token(None).send())
        }),
        call("GetJourneyRuns, no label", |client| {
            watch(client.get_journey_runs().send())
        }),
        call("GetJourneyRuns, one label", |client| {
            watch(client.get_journey_runs().application_id("app").send())
        }),
        call("GetJourneyRuns, empty label", |client| {
            watch(
                client
                    .get_journey_runs()
                    .application_id("app")
                    .journey_id("")
                    .send(),
            )
        }),
        call("GetJourneyRuns, request changed by the caller", |client| {
            let call = client
                .get_journey_runs()
                .application_id("app")
                .journey_id("journey");
            let call = call.customize().mutate_request(|request| {
                request.headers_mut().insert("x-farrier", "shoe");
            });
            watch(call.send())
        }),
    ]
}
