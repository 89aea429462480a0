//! Clients whose service names the endpoint that their calls go to.

use std::pin::Pin;

use aws_smithy_async::rt::sleep::default_async_sleep;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;

use crate::runtime::features::endpoint_discovery::{Discovered, ReloadEndpoint, start};

use super::client::Client;

/// What asks the service for its endpoint through a client.
pub(crate) type Ask =
    fn(Client) -> Pin<Box<dyn Future<Output = Result<Discovered, BoxError>> + Send>>;

/// A client whose calls go where the service says, and what keeps that up to date. The given client,
/// which asks the service, keeps the endpoint of the rules.
///
/// # Errors
/// The service cannot be asked, or names no endpoint, or there is no async sleep.
pub(crate) async fn enable(client: Client, ask: Ask) -> Result<(Client, ReloadEndpoint), BoxError> {
    let config = client.config().clone();
    let sleep = config.sleep_impl().or_else(default_async_sleep);
    let sleep = sleep.ok_or("endpoint discovery needs an async sleep")?;
    let time = config.time_source().unwrap_or_default();
    let discover = Box::new(move || ask(client.clone()));
    let (cache, reload) = start(discover, sleep, time).await?;
    let mut discovering = config.to_builder();
    discovering.set_endpoint_resolver(Some(SharedEndpointResolver::new(cache)));
    Ok((Client::from_conf(discovering.build()), reload))
}
