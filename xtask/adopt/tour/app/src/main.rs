//! Prints the runs of a journey.

use aws_sdk_pinpoint::config::{BehaviorVersion, Region};
use aws_sdk_pinpoint::types::JourneyRunStatus;
use aws_sdk_pinpoint::{Client, Config};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), aws_sdk_pinpoint::Error> {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-central-1"))
        .build();
    let client = Client::from_conf(config);
    let request = client
        .get_journey_runs()
        .application_id("app")
        .journey_id("journey");
    let output = request.send().await?;
    let runs = output
        .journey_runs_response()
        .map(|response| response.item());
    for run in runs.unwrap_or_default() {
        let is_running = run.status() == Some(&JourneyRunStatus::Running);
        println!("{}: {is_running}", run.run_id().unwrap_or_default());
    }
    Ok(())
}
