//! Prints the processor time of calls, and the speed of parsing and serializing alone, of all sides in
//! turns. The first argument says how many times each is measured.

use std::hint::black_box;
use std::time::Instant;

use bench_calls::caller::Caller;
use bench_calls::clock::{Phase, processor_time};
use bench_calls::floor::Page;
use bench_calls::line::{self, Line, What};
use bench_calls::{bodies, sides};
use tokio::runtime::{Builder, Runtime};

/// How long a measurement takes, about, in seconds.
const LONG: f64 = 0.2;

fn main() -> Result<(), String> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    for runs in bodies::RUNS {
        calls(&runtime, runs)?;
    }
    for runs in bodies::RUNS.into_iter().skip(1) {
        parsing(&runtime, runs)?;
    }
    for endpoints in bodies::ENDPOINTS {
        serializing(&runtime, endpoints)?;
    }
    Ok(())
}

/// How many calls take about as long as a measurement should. They warm everything up, too.
fn calibrate(runtime: &Runtime, caller: &Caller) -> Result<usize, String> {
    let mut count = 1;
    loop {
        let start = Instant::now();
        runtime.block_on(caller.call(count))?;
        let seconds = start.elapsed().as_secs_f64();
        if seconds >= LONG / 4.0 {
            return Ok((count as f64 * LONG / seconds).ceil() as usize);
        }
        count *= 2;
    }
}

/// Calls as a whole.
fn calls(runtime: &Runtime, runs: usize) -> Result<(), String> {
    let callers = sides()
        .into_iter()
        .map(|side| (side.name, (side.read)(runs, None)));
    let mut counted = Vec::new();
    for (name, caller) in callers {
        counted.push((name, calibrate(runtime, &caller)?, caller));
    }
    let mut line = Line::new(What::Call, bodies::page(runs).len());
    for _ in 0..line::pairs() {
        for (name, count, caller) in &counted {
            let start = processor_time();
            runtime.block_on(caller.call(*count))?;
            let seconds = processor_time() - start;
            line.add(name, seconds * 1e6 / *count as f64);
        }
    }
    line.print()
}

/// Parsing of replies alone.
fn parsing(runtime: &Runtime, runs: usize) -> Result<(), String> {
    let mut callers = Vec::new();
    for side in sides() {
        callers.push((side.name, (side.read)(runs, Some(Phase::Parse))));
    }
    let page = bodies::page(runs);
    let floor = || serde_json::from_slice::<Page>(&page).map(|page| drop(black_box(page)));
    phase(
        runtime,
        Line::new(What::Parse, page.len()),
        &callers,
        page.len(),
        floor,
    )
}

/// Serializing of requests alone.
fn serializing(runtime: &Runtime, endpoints: usize) -> Result<(), String> {
    let mut callers = Vec::new();
    for side in sides() {
        if let Some(write) = side.write {
            callers.push((side.name, write(endpoints, Some(Phase::Serialize))));
        }
    }
    let batch = bodies::batch(endpoints);
    let json = serde_json::to_vec(&batch).map_err(|error| error.to_string())?;
    for (name, caller) in &callers {
        runtime.block_on(caller.call(1))?;
        if caller.sent() != json.len() {
            return Err(format!(
                "{name} sends {}, not {}",
                caller.sent(),
                json.len()
            ));
        }
    }
    let floor = || serde_json::to_vec(&batch).map(|json| drop(black_box(json)));
    phase(
        runtime,
        Line::new(What::Serialize, json.len()),
        &callers,
        json.len(),
        floor,
    )
}

/// One phase of calls with bodies of this size, and the same work with serde_json.
fn phase(
    runtime: &Runtime,
    mut line: Line,
    callers: &[(&'static str, Caller)],
    size: usize,
    floor: impl Fn() -> serde_json::Result<()>,
) -> Result<(), String> {
    let megabytes = |count: usize| count as f64 * size as f64 / 1e6;
    let mut counted = Vec::new();
    for (name, caller) in callers {
        counted.push((name, calibrate(runtime, caller)?, caller));
    }
    for _ in 0..line::pairs() {
        let mut most = 0;
        for (name, count, caller) in &counted {
            let _ = caller.take_phase();
            runtime.block_on(caller.call(*count))?;
            line.add(name, megabytes(*count) / caller.take_phase());
            most = most.max(*count);
        }
        let start = Instant::now();
        for _ in 0..most {
            floor().map_err(|error| error.to_string())?;
        }
        line.add(
            "serde_json",
            megabytes(most) / start.elapsed().as_secs_f64(),
        );
    }
    line.print()
}
