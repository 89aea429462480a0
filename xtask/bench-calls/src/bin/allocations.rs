//! Prints how often calls allocate memory, and how much. It is a program of its own because counting
//! takes time.

use std::alloc::System;

use bench_calls::line::{self, Line, What};
use bench_calls::{bodies, sides};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tokio::runtime::Builder;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many calls are counted at a time.
const CALLS: usize = 100;

fn main() -> Result<(), String> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    for runs in bodies::RUNS {
        let size = bodies::page(runs).len();
        let mut allocations = Line::new(What::Allocations, size);
        let mut allocated = Line::new(What::Allocated, size);
        let mut callers = Vec::new();
        for side in sides() {
            let caller = (side.read)(runs, None);
            // What is made once, with the first calls, does not count.
            runtime.block_on(caller.call(10))?;
            callers.push((side.name, caller));
        }
        for _ in 0..line::pairs() {
            for (name, caller) in &callers {
                let region = Region::new(ALLOCATOR);
                runtime.block_on(caller.call(CALLS))?;
                let change = region.change();
                let each = |number: usize| number as f64 / CALLS as f64;
                allocations.add(name, each(change.allocations + change.reallocations));
                allocated.add(name, each(change.bytes_allocated));
            }
        }
        allocations.print()?;
        allocated.print()?;
    }
    Ok(())
}
