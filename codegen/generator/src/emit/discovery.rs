//! Endpoint discovery: the method of the client that turns it on, and the module with what it gives.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::discovery::DiscoveryPlan;

use super::tokens::raw_ident;

/// The module of the crate's root.
pub(super) fn module() -> TokenStream {
    quote! {
        /// Keeping the endpoint up to date that the service names.
        pub mod endpoint_discovery {
            pub use crate::runtime::features::endpoint_discovery::ReloadEndpoint;
        }
    }
}

/// The method of the client that finds the endpoint which the service names.
pub(super) fn method(plan: &DiscoveryPlan) -> TokenStream {
    let DiscoveryPlan {
        method,
        endpoints,
        address,
        minutes,
    } = plan;
    let method = raw_ident(method);
    let (endpoints, address, minutes) =
        (raw_ident(endpoints), raw_ident(address), raw_ident(minutes));
    quote! {
        /// The endpoint that the service names.
        impl Client {
            /// A client whose calls go to the endpoint that the service names, and what keeps that up to
            /// date: an endpoint is good for some time only, so spawn
            /// [`reload_task`](crate::endpoint_discovery::ReloadEndpoint::reload_task). The service may
            /// refuse calls to any other endpoint.
            ///
            /// # Errors
            /// The service cannot be asked, or names no endpoint.
            pub async fn with_endpoint_discovery_enabled(
                self,
            ) -> Result<(Self, crate::endpoint_discovery::ReloadEndpoint), crate::error::BoxError> {
                crate::support::endpoint_discovery::enable(self, |client| Box::pin(ask(client))).await
            }
        }

        /// Asks the service for its endpoint.
        async fn ask(
            client: Client,
        ) -> Result<crate::runtime::features::endpoint_discovery::Discovered, crate::error::BoxError> {
            let reply = client.#method().send().await?;
            let endpoint = reply.#endpoints().first().ok_or("the service names no endpoint")?;
            Ok(crate::runtime::features::endpoint_discovery::Discovered {
                // Members of replies may be optional.
                address: Option::from(endpoint.#address.clone()).unwrap_or_default(),
                minutes: Option::from(endpoint.#minutes).unwrap_or_default(),
            })
        }
    }
}
