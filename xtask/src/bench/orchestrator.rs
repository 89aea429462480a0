//! The least that a crate compiles which makes calls: the published orchestrator, called once. Its
//! code is generic over nothing, but it is a future, and whoever polls a future compiles it.

use std::path::Path;

use cargo_farrier::report::Fault;

use super::files;
use super::subject::Subject;

/// The package's name.
const PACKAGE: &str = "orchestrator-alone";
/// The whole crate.
const SOURCE: &str = include_str!("../../bench-calls/orchestrator/lib.rs");

/// Writes the crate into a folder below this one.
pub(super) fn write(crates: &Path) -> Result<Subject, Fault> {
    let dir = crates.join(PACKAGE);
    let manifest = format!(
        "[package]\nname = \"{PACKAGE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         aws-smithy-runtime = {{ version = \"1\", features = [\"client\"] }}\n\
         aws-smithy-runtime-api = {{ version = \"1\", features = [\"client\", \"http-1x\"] }}\n"
    );
    files::write(&dir.join("Cargo.toml"), &manifest)?;
    files::write(&dir.join("src").join("lib.rs"), SOURCE)?;
    Ok(Subject {
        label: "orchestrator alone",
        package: PACKAGE,
        dir,
        source: None,
    })
}
