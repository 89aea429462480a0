//! Makes a URL with which whoever has it can list the runs of a journey for a quarter of an hour, and fetches
//! it with an HTTP client that knows nothing of AWS.
//!
//! The URL leads to a small service on loopback that stands in for the real one. With
//! `Client::new(&aws_config::load_defaults(...).await)` in place of `client_of_stand_in` it leads to AWS.
//!
//! From the repository's root: `cargo run -p generated --example presigned`

// It is the other example's.
#[path = "../get_journey_runs/stand_in.rs"]
mod stand_in;

use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use bytes::Bytes;
use generated::Client;
use generated::config::{BehaviorVersion, Config, Credentials, Region};
use generated::error::DisplayErrorContext;
use generated::presigning::{PresignedRequest, PresigningConfig};
use http_body_util::{BodyExt as _, Empty};
use hyper_util::rt::TokioExecutor;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", DisplayErrorContext(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let url = stand_in::start().await?;
    let request = presigned(&client_of_stand_in(&url)).await?;
    println!("{} {}", request.method(), request.uri());
    for (name, value) in request.headers() {
        println!("{name}: {value}"); // must be sent as well
    }
    println!("\n{}", fetch(request).await?);
    Ok(())
}

/// The request of a call that is not made: no more than its signature is computed here.
async fn presigned(client: &Client) -> Result<PresignedRequest, Box<dyn Error>> {
    let call = client.get_journey_runs();
    let call = call.application_id("example").journey_id("example");
    let valid = PresigningConfig::expires_in(Duration::from_secs(15 * 60))?;
    Ok(call.presigned(valid).await?)
}

/// Sends the request, of which nothing must be changed, and gives the body of the reply.
async fn fetch(request: PresignedRequest) -> Result<String, Box<dyn Error>> {
    let client = hyper_util::client::legacy::Client::builder(TokioExecutor::new()).build_http();
    let request = request.into_http_1x_request(Empty::<Bytes>::new());
    let reply = client.request(request).await?;
    let status = reply.status();
    let body = reply.into_body().collect().await?.to_bytes();
    Ok(format!("{status}\n{}", String::from_utf8_lossy(&body)))
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
