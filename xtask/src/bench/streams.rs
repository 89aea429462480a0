//! What a large object costs that goes through loopback: the program `xtask/programs/bench/s3-streams`,
//! built with the generated crate and with the official one, in turns.

use std::path::{Path, PathBuf};
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
/// The ways in which an object goes through.
const TRANSFERS: [Transfer; 4] = [
    Transfer::new("put", "plain"),
    Transfer::new("put", "checksum"),
    Transfer::new("get", "plain"),
    Transfer::new("get", "checksum"),
];
/// What glibc is told, and what that is called. Left alone, it gives the end of the heap back to the system
/// whenever that is free, and takes it anew: a program whose newest block is a large buffer pays for that with
/// each buffer, and one with anything behind it does not. Which of both a program is hangs on all of its code.
const HEAPS: [(&str, &[(&str, &str)]); 2] = [
    ("", &[]),
    (", heap kept", &[("MALLOC_TRIM_THRESHOLD_", "1073741824")]),
];
/// The bytes of the object whose memory is looked at.
const LARGE: u64 = 5 * 1024 * 1024 * 1024;

/// A way in which an object goes through, in the words that the program takes.
#[derive(Clone, Copy, Debug)]
struct Transfer {
    operation: &'static str,
    checksum: &'static str,
}

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
    for transfer in TRANSFERS {
        for (heap, settings) in HEAPS {
            let name = transfer.named("256 MB", heap);
            progress(format_args!("streams: {name}"));
            let sides = times(bench.pairs, &built, transfer, settings)?;
            rows(bench, &name, &sides);
        }
        bench.rows.push(memory(&built, transfer)?);
    }
    Ok(())
}

/// What the runs of both sides came to, in turns.
fn times(
    pairs: usize,
    [official, ours]: &[PathBuf; 2],
    transfer: Transfer,
    settings: &[(&str, &str)],
) -> Result<[Vec<Run>; 2], Fault> {
    let once = |executable: &Path| {
        let mut command = Command::new(executable);
        command.envs(settings.iter().copied());
        transfer.run(command, SIZE, TIMES)
    };
    let mut sides = [Vec::new(), Vec::new()];
    for _ in 0..pairs {
        sides[0].push(once(official)?);
        sides[1].push(once(ours)?);
    }
    Ok(sides)
}

/// The row of the memory that a very large object takes.
fn memory([official, ours]: &[PathBuf; 2], transfer: Transfer) -> Result<Row, Fault> {
    let once = |executable: &Path| {
        let command = Command::new(executable);
        transfer.run(command, LARGE, 1).map(|run| [run.memory])
    };
    let name = format!("{}: memory", transfer.named("5 GB", ""));
    Ok(Row::new(PART, name, Unit::Bytes)
        .ours(once(ours)?)
        .beside(Peer::Official, once(official)?))
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

impl Transfer {
    const fn new(operation: &'static str, checksum: &'static str) -> Self {
        Self {
            operation,
            checksum,
        }
    }

    /// What the transfer of so much is called.
    fn named(self, size: &str, heap: &str) -> String {
        format!("{} of {size}, {}{heap}", self.operation, self.checksum)
    }

    /// Runs the program of a side.
    fn run(self, mut command: Command, size: u64, times: u64) -> Result<Run, Fault> {
        let (size, times) = (size.to_string(), times.to_string());
        command.args([self.operation, self.checksum, &size, &times]);
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
}
