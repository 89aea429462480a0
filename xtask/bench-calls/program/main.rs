//! A program that makes one call, as small as it can be: `cargo xtask bench` builds it on either
//! crate, to see how large it is and how long it takes to build it again.

use sdk::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), sdk::Error> {
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
    let output = Client::new(&config)
        .get_journey_runs()
        .application_id("application")
        .journey_id("journey")
        .send()
        .await?;
    let page = output.journey_runs_response();
    for run in page.map(|page| page.item()).unwrap_or_default() {
        println!("@CHANGE@ {:?} {:?}", run.run_id(), run.status());
    }
    Ok(())
}
