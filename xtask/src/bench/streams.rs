//! What a large object costs that goes through loopback: the program `xtask/programs/bench/s3-streams`,
//! built with the generated crate and with the official one, in turns.

use std::path::Path;
use std::process::Command;

use cargo_farrier::report::Fault;

use super::measurements::{Bench, progress};
use super::row::{Peer, Row, Target, Unit};
use crate::programs;

const PART: &str = "streams";
/// The bytes of the object whose time is taken.
const SIZE: u64 = 256 * 1024 * 1024;
/// How often it goes through in a run, so that a run is long enough to be timed.
const TIMES: u64 = 8;
/// What glibc is told, and what that is called. Left alone, it gives the end of the heap back to the system
/// whenever that is free, and takes it anew: a program whose newest block is a large buffer pays for that with
/// each buffer, and one with anything behind it does not. Which of both a program is hangs on all of its code.
const HEAPS: [(&str, &[(&str, &str)]); 2] = [
    ("", &[]),
    (", heap kept", &[("MALLOC_TRIM_THRESHOLD_", "1073741824")]),
];
/// The bytes of the object whose memory is looked at.
const LARGE: u64 = 5 * 1024 * 1024 * 1024;

/// What a run came to.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// Seconds.
    wall: f64,
    /// Seconds of the calling thread on a processor.
    processor: f64,
    /// Bytes.
    memory: f64,
}

/// Measures objects that are sent and read, with checksums and without.
pub(super) fn measure(bench: &mut Bench) -> Result<(), Fault> {
    progress("streams: building both sides");
    let built = programs::optimized("bench", "s3-streams");
    let built = built.map_err(|faults| {
        let fault = faults.into_iter().next();
        fault.unwrap_or_else(|| Fault::new("the program cannot be built"))
    })?;
    let [official, ours] = &built;
    for operation in ["put", "get"] {
        for checksum in ["plain", "checksum"] {
            for (heap, settings) in HEAPS {
                let name = format!("{operation} of 256 MB, {checksum}{heap}");
                progress(format_args!("streams: {name}"));
                let once = |executable: &Path| {
                    let mut command = Command::new(executable);
                    command.envs(settings.iter().copied());
                    run(command, operation, checksum, SIZE, TIMES)
                };
                let mut sides = [Vec::new(), Vec::new()];
                for _ in 0..bench.pairs {
                    sides[0].push(once(official)?);
                    sides[1].push(once(ours)?);
                }
                rows(bench, &name, &sides);
            }
            let memory = |executable: &Path| {
                let command = Command::new(executable);
                run(command, operation, checksum, LARGE, 1).map(|run| [run.memory])
            };
            let row = Row::new(
                PART,
                format!("{operation} of 5 GB, {checksum}: memory"),
                Unit::Bytes,
            )
            .ours(memory(ours)?)
            .beside(Peer::Official, memory(official)?);
            bench.rows.push(row);
        }
    }
    Ok(())
}

fn rows(bench: &mut Bench, name: &str, [official, ours]: &[Vec<Run>; 2]) {
    let row = |what: &str, unit, of: fn(&Run) -> f64| {
        Row::new(PART, format!("{name}: {what}"), unit)
            .ours(ours.iter().map(of))
            .beside(Peer::Official, official.iter().map(of))
    };
    let processor = row("processor time", Unit::Seconds, |run| {
        run.processor / TIMES as f64
    });
    let speed = row("speed", Unit::MegabytesPerSecond, |run| {
        (SIZE * TIMES) as f64 / 1e6 / run.wall
    });
    bench.rows.push(processor.wanted(Target::RatioAtMost(1.02)));
    bench.rows.push(speed);
}

/// Runs the program of a side.
fn run(
    mut command: Command,
    operation: &str,
    checksum: &str,
    size: u64,
    times: u64,
) -> Result<Run, Fault> {
    command.args([operation, checksum, &size.to_string(), &times.to_string()]);
    let output = command
        .output()
        .map_err(|error| Fault::io("cannot run the program", &error))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = printed.split_whitespace().flat_map(str::parse).collect();
    match numbers[..] {
        [wall, processor, memory] if output.status.success() => Ok(Run {
            wall,
            processor,
            memory,
        }),
        _ => Err(Fault::new(format!(
            "{command:?} failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))),
    }
}
