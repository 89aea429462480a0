//! Makes the same calls, with the same settings and the same replies, through the official crate and
//! through the generated one, and compares what each sends and what each makes of it. Exits with 1
//! when they differ in a way that [`differences`] does not list, or no longer differ where it does.
//! With `--facts` it also prints all that it saw of the generated crate.
//!
//! With the feature `whole`, the generated crate is the client of the whole service, and calls to many
//! of its operations are compared as well; replies are made up from the model that `--model` names.

mod compare;
mod differences;
mod observation;
mod official;
mod ours;
mod replies;
#[cfg(feature = "whole")]
mod samples;
mod settings;
mod transport;

use std::process::ExitCode;

use observation::Observation;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut official = official::side::observe().await;
    let mut ours = ours::side::observe().await;
    if let Err(error) = add_whole(&mut official, &mut ours).await {
        eprintln!("error: {error}");
        return ExitCode::from(2);
    }
    if std::env::args().any(|argument| argument == "--facts") {
        ours.iter().for_each(|observation| print!("{observation}"));
    }
    let report = compare::compare(&official, &ours, differences::KNOWN);
    print!("{report}");
    if report.is_good() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(not(feature = "whole"))]
async fn add_whole(_: &mut Vec<Observation>, _: &mut Vec<Observation>) -> Result<(), String> {
    Ok(())
}

/// Adds what is seen of the operations of the whole service.
#[cfg(feature = "whole")]
async fn add_whole(
    official: &mut Vec<Observation>,
    ours: &mut Vec<Observation>,
) -> Result<(), String> {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--model");
    let path = arguments.nth(1).ok_or("`--model FILE` is missing")?;
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let samples = samples::Samples::read(&text)?;
    official.extend(official::side::whole::observe(&samples).await?);
    ours.extend(ours::side::whole::observe(&samples).await?);
    Ok(())
}
