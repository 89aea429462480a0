//! Prints the runs of a journey as a table, page by page.
//!
//! With `--local` it talks to a small service on loopback that stands in for the real one (see
//! `stand_in`), needs no credentials, and shows every modeled error as well. Without it, region and
//! credentials come from the environment, as `aws-config` finds them.

mod arguments;
mod stand_in;

use std::error::Error;
use std::process::ExitCode;

use generated::Client;
use generated::config::retry::RetryConfig;
use generated::config::{BehaviorVersion, Config, Credentials, Region};
use generated::error::{DisplayErrorContext, ProvideErrorMetadata};
use generated::operation::RequestId;
use generated::operation::get_journey_runs::GetJourneyRunsError;
use generated::types::JourneyRunResponse;

use arguments::Arguments;
use clap::Parser as _;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", DisplayErrorContext(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    if !arguments.local {
        let client = client_from_environment(&arguments).await;
        return print_runs(&client, &arguments).await;
    }
    let url = stand_in::start().await?;
    println!("Talking to a stand-in for the service at {url}, not to AWS.\n");
    let client = client_of_stand_in(&url);
    print_runs(&client, &arguments).await?;
    println!("\nThe errors of the operation:\n");
    for error in stand_in::ERRORS {
        print_error(&client, error.name).await;
    }
    Ok(())
}

/// A client with region, credentials and all else from environment, profile or instance.
async fn client_from_environment(arguments: &Arguments) -> Client {
    let mut loader = aws_config::defaults(BehaviorVersion::latest());
    if let Some(url) = &arguments.endpoint_url {
        loader = loader.endpoint_url(url);
    }
    if let Some(region) = &arguments.region {
        loader = loader.region(Region::new(region.clone()));
    }
    Client::new(&loader.load().await)
}

/// A client of the stand-in, which checks no signature: any credentials will do.
fn client_of_stand_in(url: &str) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .endpoint_url(url)
        .credentials_provider(Credentials::new("any", "any", None, None, "example"))
        .build();
    Client::from_conf(config)
}

/// Asks for page after page until there is no further token.
async fn print_runs(client: &Client, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    println!(
        "{:<8} {:<10} {:<25} LAST UPDATE",
        "RUN", "STATUS", "CREATED"
    );
    let (mut token, mut pages, mut runs) = (None, 0, 0);
    loop {
        let output = client
            .get_journey_runs()
            .application_id(arguments.application())
            .journey_id(arguments.journey())
            .set_page_size(arguments.page_size.clone())
            .set_token(token)
            .send()
            .await?;
        let Some(page) = output.journey_runs_response else {
            break;
        };
        page.item().iter().for_each(print_run);
        pages += 1;
        runs += page.item().len();
        token = page.next_token;
        if token.is_none() {
            break;
        }
    }
    println!("\n{runs} runs on {pages} pages");
    Ok(())
}

fn print_run(run: &JourneyRunResponse) {
    let status = run.status().map_or("-", |status| status.as_str());
    println!(
        "{:<8} {:<10} {:<25} {}",
        run.run_id().unwrap_or("-"),
        status,
        run.creation_time().unwrap_or("-"),
        run.last_update_time().unwrap_or("-"),
    );
}

/// Has the stand-in answer with one of its errors, at once and without retries, and prints what
/// became of it.
async fn print_error(client: &Client, name: &str) {
    let once = Config::builder().retry_config(RetryConfig::disabled());
    let call = client
        .get_journey_runs()
        .application_id("app")
        .journey_id(name);
    let Err(error) = call.customize().config_override(once).send().await else {
        println!("{name}: no error");
        return;
    };
    let status = error
        .raw_response()
        .map(|response| response.status().as_u16());
    let error = error.into_service_error();
    println!(
        "{} {:<29} {} (request {})",
        status.unwrap_or_default(),
        variant(&error),
        error.message().unwrap_or("-"),
        error.request_id().unwrap_or("-"),
    );
}

/// The name of the variant that an error has become.
fn variant(error: &GetJourneyRunsError) -> &'static str {
    match error {
        GetJourneyRunsError::BadRequestException(_) => "BadRequestException",
        GetJourneyRunsError::ForbiddenException(_) => "ForbiddenException",
        GetJourneyRunsError::InternalServerErrorException(_) => "InternalServerErrorException",
        GetJourneyRunsError::MethodNotAllowedException(_) => "MethodNotAllowedException",
        GetJourneyRunsError::NotFoundException(_) => "NotFoundException",
        GetJourneyRunsError::PayloadTooLargeException(_) => "PayloadTooLargeException",
        GetJourneyRunsError::TooManyRequestsException(_) => "TooManyRequestsException",
        _ => "(unhandled)",
    }
}
