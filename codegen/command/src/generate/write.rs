//! Writing crates: first everything beside its place, then everything to its place, all or nothing.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use farrier_codegen::FileSet;
use farrier_codegen::file_set::Comparison;

use super::made::{Made, summary};
use crate::disk::{self, Folder};
use crate::report::Fault;
use crate::terminal;

/// Writes every crate, or none when one of them cannot be written. Gives a line for each, which says what was
/// done.
pub(super) fn write(made: &[Made], is_ad_hoc: bool) -> Result<Vec<String>, Vec<Fault>> {
    let start = Instant::now();
    let dirs: Vec<&Path> = made.iter().map(|one| one.dir.as_path()).collect();
    let folders = Folder::take_all(&dirs).map_err(|fault| vec![fault])?;
    let on_disk = all(made.iter().zip(&folders), |(one, folder)| {
        let on_disk = disk::read_crate(folder.dir(), &one.files)?;
        disk::refuse_foreign(folder.dir(), is_ad_hoc)?;
        Ok(on_disk)
    })?;
    let comparisons: Vec<Comparison<'_>> = compare(made, &on_disk);
    refuse_inputs(made, &comparisons)?;
    let staged = all(folders.iter().zip(&comparisons), |(folder, comparison)| {
        folder.tidy()?;
        disk::stage(folder.dir(), comparison)
    })?;
    disk::commit(staged.into_iter().flatten().collect()).map_err(|fault| vec![fault])?;
    let time = start.elapsed();
    let both = made.iter().zip(&comparisons);
    Ok(both
        .flat_map(|(one, comparison)| said(one, comparison, time))
        .collect())
}

/// What is said of a crate: its files when that is wanted, and a line unless nobody wants to know.
fn said(one: &Made, comparison: &Comparison<'_>, time: Duration) -> Vec<String> {
    let mut lines = Vec::new();
    if terminal::is_verbose() {
        let files = comparison.iter();
        lines.extend(files.map(|file| format!("{}/{file}", one.shown)));
    }
    if !terminal::is_quiet() {
        let verbs = ["written", "removed"];
        lines.push(summary(one, comparison, verbs, one.time + time));
    }
    lines
}

/// What each crate lacks on the disk.
pub(super) fn compare<'a>(made: &'a [Made], on_disk: &'a [FileSet]) -> Vec<Comparison<'a>> {
    let both = made.iter().zip(on_disk);
    both.map(|(one, on_disk)| one.files.compare(on_disk))
        .collect()
}

/// Does the same for each crate; all faults come together.
pub(super) fn all<T, R>(
    each: impl Iterator<Item = T>,
    run: impl Fn(T) -> Result<R, Fault>,
) -> Result<Vec<R>, Vec<Fault>> {
    let mut done = Vec::new();
    let mut faults = Vec::new();
    for one in each {
        match run(one) {
            Ok(result) => done.push(result),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        Ok(done)
    } else {
        Err(faults)
    }
}

/// Refuses to replace or remove a file that a crate of this run is made from.
pub(super) fn refuse_inputs(
    made: &[Made],
    comparisons: &[Comparison<'_>],
) -> Result<(), Vec<Fault>> {
    let inputs = made.iter().flat_map(|one| &one.models);
    let inputs: HashSet<PathBuf> = inputs
        .filter_map(|model| model.canonicalize().ok())
        .collect();
    let mut faults = Vec::new();
    for (one, comparison) in made.iter().zip(comparisons) {
        let Ok(dir) = one.dir.canonicalize() else {
            continue;
        };
        for file in comparison.changed.iter().chain(&comparison.stale) {
            if inputs.contains(&dir.join(file.path)) {
                let message = format!(
                    "the model `{}/{}` is where emitted files go, and would be lost",
                    one.shown, file.path
                );
                faults.push(Fault::new(message).help("move it out of the crate"));
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}
