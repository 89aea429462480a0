//! Where and when the measurements are made: without that a number says nothing.

use std::fs;
use std::process::Command;

use serde::Serialize;

/// The machine, the compiler and the date.
#[derive(Debug, Serialize)]
pub(super) struct Machine {
    /// Year, month and day, in UTC.
    pub(super) date: String,
    /// The model of the processor, as the system names it.
    pub(super) processor: String,
    /// The cores that this process may use.
    pub(super) cores: usize,
    /// In GiB.
    pub(super) memory: Option<f64>,
    /// What rustc says of itself.
    pub(super) rustc: String,
    /// How many processes wanted to run in the minute before. Much above 0 spoils the wall times.
    pub(super) load: Option<f64>,
}

impl Machine {
    /// Looks at this machine. What the system does not tell is unknown.
    pub(super) fn now() -> Self {
        let rustc = Command::new("rustc").arg("--version").output();
        let rustc = rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        Self {
            date: jiff::Timestamp::now().strftime("%Y-%m-%d").to_string(),
            processor: field("/proc/cpuinfo", "model name").unwrap_or("unknown".to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            memory: field("/proc/meminfo", "MemTotal").and_then(|text| gibibytes(&text)),
            rustc: rustc.unwrap_or("unknown rustc".to_owned()),
            load: fs::read_to_string("/proc/loadavg")
                .ok()
                .and_then(|text| text.split(' ').next()?.parse().ok()),
        }
    }
}

/// The value of a field in a file of lines such as `name : value`.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = fields.find(|(field, _)| field.trim() == name)?;
    Some(value.trim().to_owned())
}

/// The number in a text such as `1024 kB`.
fn gibibytes(text: &str) -> Option<f64> {
    let kibibytes: f64 = text.strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes / f64::from(1 << 20))
}

impl std::fmt::Display for Machine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} x {}", self.date, self.cores, self.processor)?;
        if let Some(memory) = self.memory {
            write!(f, ", {memory:.0} GiB")?;
        }
        write!(f, ", {}", self.rustc)?;
        if let Some(load) = self.load {
            write!(f, ", load {load:.2} at the start")?;
        }
        Ok(())
    }
}
