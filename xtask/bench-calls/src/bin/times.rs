//! Prints the processor time of calls, and the speed of parsing and serializing alone, of all sides in
//! turns. The first argument says how many times each is measured, in several turns each time.

use std::fmt::Display;
use std::hint::black_box;
use std::time::{Duration, Instant};

use bench_calls::caller::Caller;
use bench_calls::clock::{Phase, processor_time};
use bench_calls::floor::Page;
use bench_calls::line::{self, Line, What};
use bench_calls::{bodies, codec, sides};
use tokio::runtime::{Builder, Runtime};

/// How long a measurement takes, about, in seconds. It is short, and there are many of them: where a
/// processor is now faster and now slower, sides that take turns often are slowed alike.
const LONG: f64 = 0.02;
/// How many turns each side has for each time that is asked for.
const TURNS: usize = 10;

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
        if seconds >= LONG {
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
    for _ in 0..TURNS * line::pairs() {
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
    let codec = codec::codec();
    let by_codec = || timed(|| codec::read(&codec, &page));
    let by_serde_json = || timed(|| serde_json::from_slice::<Page>(&page));
    phase(
        runtime,
        Line::new(What::Parse, page.len()),
        &callers,
        page.len(),
        &[("codec", &by_codec), ("serde_json", &by_serde_json)],
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
    let by_serde_json = || timed(|| serde_json::to_vec(&batch));
    phase(
        runtime,
        Line::new(What::Serialize, json.len()),
        &callers,
        json.len(),
        &[("serde_json", &by_serde_json)],
    )
}

/// The same work as that of a phase, by something else; gives the time that it took.
type Floor<'a> = &'a dyn Fn() -> Result<Duration, String>;

/// The time that something takes. As in a call, what comes of it is dropped later.
fn timed<T, E: Display>(work: impl Fn() -> Result<T, E>) -> Result<Duration, String> {
    let start = Instant::now();
    let result = black_box(work());
    let time = start.elapsed();
    result.map_or_else(|error| Err(error.to_string()), |_| Ok(time))
}

/// One phase of calls with bodies of this size, and the same work by others, which have names.
fn phase(
    runtime: &Runtime,
    mut line: Line,
    callers: &[(&'static str, Caller)],
    size: usize,
    floors: &[(&'static str, Floor<'_>)],
) -> Result<(), String> {
    let megabytes = |count: usize| count as f64 * size as f64 / 1e6;
    let mut counted = Vec::new();
    for (name, caller) in callers {
        counted.push((name, calibrate(runtime, caller)?, caller));
    }
    for _ in 0..TURNS * line::pairs() {
        let mut most = 0;
        for (name, count, caller) in &counted {
            let _ = caller.take_phase();
            runtime.block_on(caller.call(*count))?;
            line.add(name, megabytes(*count) / caller.take_phase());
            most = most.max(*count);
        }
        for (name, floor) in floors {
            let mut time = Duration::ZERO;
            for _ in 0..most {
                time += floor()?;
            }
            line.add(name, megabytes(most) / time.as_secs_f64());
        }
    }
    line.print()
}
