//! Makes the same calls, with the same settings and the same replies, through the official crate and
//! through the generated one, and compares what each sends and what each makes of it. Exits with 1
//! when they differ in a way that [`differences`] does not list, or no longer differ where it does.
//! With `--facts` it also prints all that it saw of the generated crate.

mod compare;
mod differences;
mod observation;
mod official;
mod ours;
mod replies;
mod settings;
mod transport;

use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let official = official::side::observe().await;
    let ours = ours::side::observe().await;
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
