//! What `aws-config` does for credentials, with a profile and files as users have them, against a server
//! on loopback: what it sends, what comes of it, and whether a secret stands in what is logged.
//!
//! Each scenario is a process of its own, since the settings come from its environment.

mod home;
mod provide;
mod scenario;
mod scenarios;
mod server;

use std::process::Command;

use steps::Steps;

use home::Home;
use scenario::Scenario;
use server::Server;

/// Is set in the process of a scenario.
const PROVIDE: &str = "PROVIDE";

fn main() {
    if std::env::var_os(PROVIDE).is_some() {
        return provide::run();
    }
    let mut steps = Steps::new();
    for scenario in scenarios::all() {
        observe(&scenario, &mut steps);
    }
}

/// Runs a scenario in a process of its own, and prints what was seen of it.
fn observe(scenario: &Scenario, steps: &mut Steps) {
    steps.group(scenario.name);
    let server = Server::start(scenario.replies.clone());
    let home = Home::new(scenario, server.url());
    let mut command = Command::new(std::env::current_exe().expect("this program's path"));
    command.env_clear().envs(home.environment());
    command.env(PROVIDE, "1");
    let output = command.output().expect("a process");
    for (number, request) in (1..).zip(server.requests()) {
        steps.line(&format!("request {number}"), &request);
    }
    let printed = String::from_utf8_lossy(&output.stdout);
    steps.line("outcome", &printed.replace(server.url(), "SERVER"));
    let log = String::from_utf8_lossy(&output.stderr);
    // A log in which nothing stands proves nothing.
    steps.line("it is logged", &log.contains("TRACE").to_string());
    let found = scenario
        .secrets
        .iter()
        .filter(|(_, secret)| log.contains(secret));
    let found: Vec<&str> = found.map(|(name, _)| *name).collect();
    steps.line("secrets in the log", &format!("{found:?}"));
}
