//! Sends or reads an object of so many bytes through loopback, so many times, and prints the seconds that it
//! took, the seconds that the calling thread was on a processor, and the most memory that the process ever had.
//!
//! Arguments: `put` or `get`, `plain` or `checksum`, the number of bytes, and the number of times.

mod body;
mod server;

use std::time::Instant;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::{
    Builder, RequestChecksumCalculation, ResponseChecksumValidation, StalledStreamProtectionConfig,
};
use aws_sdk_s3::primitives::ByteStream;
use aws_smithy_types::body::SdkBody;
use rustix::time::{ClockId, clock_gettime};

use body::Repeated;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("four arguments");
    let (operation, checksum, size, times) = (next(), next(), next(), next());
    let size: u64 = size.parse().expect("a number of bytes");
    let times: u64 = times.parse().expect("a number of times");
    let with_checksum = checksum == "checksum";
    let url = server::start(size, with_checksum);
    // One thread does all the work of the client; the server has others.
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().expect("a runtime");
    let client = client(&url, with_checksum);
    let (start, processor) = (Instant::now(), on_processor());
    for _ in 0..times {
        let bytes = match operation.as_str() {
            "put" => runtime.block_on(put(&client, size)),
            _ => runtime.block_on(get(&client)),
        };
        assert_eq!(bytes, size);
    }
    let (wall, processor) = (start.elapsed(), on_processor() - processor);
    println!("{} {processor} {}", wall.as_secs_f64(), most_memory());
}

fn client(url: &str, with_checksum: bool) -> Client {
    let builder = Builder::from(&steps::config_at(url))
        .force_path_style(true)
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    let builder = match with_checksum {
        true => builder,
        false => builder
            .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
            .response_checksum_validation(ResponseChecksumValidation::WhenRequired),
    };
    Client::from_conf(builder.build())
}

async fn put(client: &Client, size: u64) -> u64 {
    let body = ByteStream::new(SdkBody::from_body_1_x(Repeated::new(size)));
    let call = client.put_object().bucket("bucket").key("large").body(body);
    call.send().await.expect("the object is stored");
    size
}

async fn get(client: &Client) -> u64 {
    let call = client.get_object().bucket("bucket").key("large");
    let mut body = call.send().await.expect("the object is there").body;
    let mut bytes = 0;
    while let Some(chunk) = body.try_next().await.expect("the bytes are right") {
        bytes += chunk.len() as u64;
    }
    bytes
}

/// The seconds that this thread was on a processor.
fn on_processor() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// The most memory that this process ever had, in bytes; 0 where the system does not say it.
fn most_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
    number
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        * 1024
}
