//! One side: compiled twice, with `sdk` standing for the official crate and for the generated one.
//! What is called is in `calls`, and
//! for the whole service in `whole`; how both sides are set up and answered comes from outside.

mod calls;
#[cfg(feature = "whole")]
pub(crate) mod whole;

use std::future::Future;
use std::pin::Pin;

use super::sdk::config::retry::RetryPartition;
use super::sdk::error::SdkError;
use super::sdk::operation::RequestId;
use super::sdk::{Client, Error, config};
use crate::observation::{Observation, Outcome};
use crate::replies::{self, Step};
use crate::settings::{self, Settings};
use crate::transport::Transport;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

type Pending = Pin<Box<dyn Future<Output = Outcome>>>;

/// A call that both sides make.
struct Call {
    name: &'static str,
    make: fn(&Client) -> Pending,
}

fn call(name: &'static str, make: fn(&Client) -> Pending) -> Call {
    Call { name, make }
}

/// Waits for a call, whatever its operation, and takes down what came of it.
fn watch<O, E>(call: impl Future<Output = Result<O, SdkError<E>>> + 'static) -> Pending
where
    O: std::fmt::Debug + RequestId + 'static,
    E: std::error::Error + ProvideErrorMetadata + RequestId + Send + Sync + 'static,
    Error: From<SdkError<E>>,
{
    Box::pin(async move {
        match call.await {
            Ok(output) => Outcome::of_output(&output),
            Err(error) => Outcome::of_error(&error).with_service_error(&Error::from(error)),
        }
    })
}

/// Everything that this side does, in the order that both sides share.
pub(crate) async fn observe() -> Vec<Observation> {
    let usual = settings::usual();
    let mut observations = Vec::new();
    for call in calls::requests() {
        let script = vec![Step::empty_page()];
        observations.push(run(call.name.to_owned(), &call, &usual, script).await);
    }
    for settings in settings::variations() {
        let name = format!("settings: {}", settings.name);
        let script = vec![Step::empty_page()];
        observations.push(run(name, &calls::plain(), &settings, script).await);
    }
    for reply in replies::replies() {
        let name = format!("reply: {}", reply.name);
        observations.push(run(name, &calls::plain(), &usual, reply.script).await);
    }
    observations
}

async fn run(case: String, call: &Call, settings: &Settings, script: Vec<Step>) -> Observation {
    let transport = Transport::new(script);
    let config = config::Builder::from(&settings.shared)
        .http_client(transport.clone())
        .interceptor(settings::FixedApiMetadata)
        .invocation_id_generator(settings::FixedInvocationId)
        .retry_partition(RetryPartition::new(format!("{}: {case}", module_path!())));
    let client = Client::from_conf(config.build());
    let outcome = (call.make)(&client).await;
    Observation::new(case, &transport.requests(), outcome)
}
