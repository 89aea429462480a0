//! What building a workspace costs, before and after: processor time, time and size, each in a target folder of
//! its own, from clean.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;
use wait4::Wait4 as _;
use walkdir::WalkDir;

use crate::cargo_options::CargoOptions;
use crate::progress::Progress;
use crate::report::Fault;
use crate::workspace::Place;

/// What a build cost.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Cost {
    /// Seconds of processor time, of Cargo and all that it has run.
    cpu: f64,
    /// Seconds.
    wall: f64,
    /// Bytes in the target folder.
    size: u64,
}

/// What building costs with the official crates, and with the generated ones.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Measured {
    pub(super) before: Cost,
    pub(super) after: Cost,
}

impl Measured {
    /// For people.
    pub(super) fn text(&self) -> String {
        let line = |what: &str, cost: &Cost| {
            let megabytes = Decimal(cost.size);
            format!(
                "  {what}: {:.1} s of processor time, {:.1} s, {megabytes} MB",
                cost.cpu, cost.wall
            )
        };
        let (before, after) = (
            line("official", &self.before),
            line("generated", &self.after),
        );
        format!("`cargo build` from clean:\n{before}\n{after}")
    }
}

/// Bytes in megabytes, with one digit behind the point.
struct Decimal(u64);

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = self.0 / 100_000;
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

/// Builds the workspace from clean, in a target folder with this name.
///
/// # Errors
/// It does not build.
pub(super) fn build(options: &CargoOptions, place: &Place, name: &str) -> Result<Cost, Vec<Fault>> {
    let one = |what: &str, error: &std::io::Error| vec![Fault::io(what, error)];
    let progress = Progress::new(format!("Measuring ({name})"), options.quiet);
    let target = place.scratch().join(format!("measure-{name}"));
    if target.exists() {
        fs::remove_dir_all(&target)
            .map_err(|error| one("cannot empty the target folder", &error))?;
    }
    let mut command = options.command("build");
    command
        .arg("--quiet")
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_BUILD_BUILD_DIR", &target);
    let start = Instant::now();
    let mut child = command
        .spawn()
        .map_err(|error| one("cannot run Cargo", &error))?;
    let used = child
        .wait4()
        .map_err(|error| one("cannot wait for Cargo", &error))?;
    let wall = start.elapsed();
    drop(progress);
    if !used.status.success() {
        return Err(vec![Fault::new(format!(
            "the workspace does not build ({name})"
        ))]);
    }
    let cpu: Duration = used.rusage.utime + used.rusage.stime;
    let cost = Cost {
        cpu: cpu.as_secs_f64(),
        wall: wall.as_secs_f64(),
        size: size(&target),
    };
    let _ = fs::remove_dir_all(&target);
    Ok(cost)
}

fn size(folder: &Path) -> u64 {
    let files = WalkDir::new(folder).into_iter().flatten();
    let sizes = files.filter_map(|file| file.metadata().ok().filter(fs::Metadata::is_file));
    sizes.map(|metadata| metadata.len()).sum()
}
