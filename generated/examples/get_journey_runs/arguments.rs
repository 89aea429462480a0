//! The command line of the example.

use clap::Parser;

/// Prints the runs of a journey of Amazon Pinpoint as a table, page by page.
#[derive(Debug, Parser)]
#[command(
    name = "get_journey_runs",
    override_usage = "get_journey_runs --local\n       \
                      get_journey_runs --application ID --journey ID [OPTIONS]",
    after_help = "Without --local, region and credentials come from the environment, a profile or the instance, \
                  as with every program on the AWS SDK.\n\n\
                  From the repository's root: cargo run -p generated --example get_journey_runs -- --local"
)]
pub(crate) struct Arguments {
    /// Talk to a small service on loopback that stands in for the real one: no account is needed
    #[arg(long, conflicts_with = "endpoint_url")]
    pub(crate) local: bool,
    /// The ID of the application
    #[arg(long, value_name = "ID", required_unless_present = "local")]
    application: Option<String>,
    /// The ID of the journey
    #[arg(long, value_name = "ID", required_unless_present = "local")]
    journey: Option<String>,
    /// How many runs a page has at most
    #[arg(long, value_name = "N")]
    pub(crate) page_size: Option<String>,
    /// The region, instead of the one that is configured
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Where requests are sent to, instead of the service's own endpoint
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
}

impl Arguments {
    /// The ID of the application; any does for the local service.
    pub(crate) fn application(&self) -> &str {
        self.application.as_deref().unwrap_or("example")
    }

    /// The ID of the journey; any does for the local service.
    pub(crate) fn journey(&self) -> &str {
        self.journey.as_deref().unwrap_or("example")
    }
}
