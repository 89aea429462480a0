//! Resolving a workspace without leaving a trace.

use crate::cargo_options::CargoOptions;
use crate::report::Fault;
use crate::undo::Undo;
use crate::workspace::{Place, Workspace};

/// Resolves the workspace. The `Cargo.lock` that Cargo may write for that is taken back.
pub(crate) fn load(options: &CargoOptions, place: &Place) -> Result<Workspace, Vec<Fault>> {
    let undo = Undo::begin(place)?;
    undo.save(&place.lock).map_err(|fault| vec![fault])?;
    let workspace = Workspace::load(options);
    undo.put_back()?;
    workspace
}
