//! Calls that read: `GetJourneyRuns`, of one page.

use std::hint::black_box;

use super::sdk::error::DisplayErrorContext;
use super::sdk::{Client, config};
use crate::bodies;
use crate::caller::{Caller, Setup};
use crate::clock::Phase;

/// Calls whose reply has this many runs.
pub(super) fn caller(runs: usize, timed: Option<Phase>) -> Caller {
    let setup = Setup::new(200, bodies::page(runs), timed);
    let client = client(&setup);
    Caller::new(setup, move |count| {
        let client = client.clone();
        Box::pin(async move {
            for _ in 0..count {
                let call = client.get_journey_runs();
                let call = call
                    .application_id(bodies::APPLICATION)
                    .journey_id("journey");
                let output = call.send().await;
                let output = output.map_err(|error| DisplayErrorContext(error).to_string())?;
                let page = output.journey_runs_response();
                let found = page.map_or(0, |page| page.item().len());
                if found != runs {
                    return Err(format!("{found} runs instead of {runs}"));
                }
                black_box(output);
            }
            Ok(())
        })
    })
}

/// A client as its users would make it, but for the transport.
pub(super) fn client(setup: &Setup) -> Client {
    let mut config = config::Builder::from(&setup.shared_config());
    if let Some(stopwatch) = &setup.stopwatch {
        config = config.interceptor(stopwatch.clone());
    }
    Client::from_conf(config.build())
}
