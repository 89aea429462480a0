//! `cargo xtask sweep DIR`: generates every model of a folder whole, and compiles what came out.
//!
//! The crates are members of a workspace below the target folder, so that what they depend on is built
//! once. There are never more of them than a group has: what a sweep needs of memory and disk does not
//! grow with the models. `--resume` goes on where a sweep was ended. A model fails when it is refused, when its crate does not compile, when there is a
//! warning, or when a test of it fails; a model of a protocol that is not supported is only listed.

mod build;
mod journal;
pub(crate) mod models;
mod row;
mod table;
pub(crate) mod workspace;

use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::time::{Instant, UNIX_EPOCH};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use build::Tool;
use journal::Journal;
use models::Model;
use row::{Made, Row};

/// What `cargo xtask sweep` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder with the models (JSON AST), a file each; searched with all that is below it.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Only the models whose path has this text in it; may be given several times.
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
    /// How many crates there are at a time.
    #[arg(long, value_name = "N", default_value = "24")]
    group: NonZeroU16,
    /// Go on where a sweep with the same arguments was ended: what went well then is not done again.
    #[arg(long)]
    resume: bool,
    /// Run the tests that come out of the models as well.
    #[arg(long)]
    test: bool,
    /// Compile with clippy.
    #[arg(long, conflicts_with = "test")]
    clippy: bool,
    /// Make the documentation instead.
    #[arg(long, conflicts_with_all = ["test", "clippy"])]
    doc: bool,
}

impl Args {
    fn tool(&self) -> Tool {
        match (self.test, self.clippy, self.doc) {
            (true, _, _) => Tool::Test,
            (_, true, _) => Tool::Clippy,
            (_, _, true) => Tool::Doc,
            _ => Tool::Check,
        }
    }
}

/// Runs the command. A model that fails is [`Outcome::OutOfDate`].
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let start = Instant::now();
    let models = models::find(&args.dir, &args.only)?;
    let root = workspace::root("sweep");
    let rows = sweep(args, &models, &root).map_err(|fault| vec![fault])?;
    print_line(table::table(&rows));
    let count = |is: fn(&Row) -> bool| rows.iter().filter(|row| is(row)).count();
    let failed = count(Row::failed);
    let unsupported = count(|row| matches!(row.made, Made::Unsupported(_)));
    print_line(format_args!(
        "{} models in {:.0?}: {failed} failed, {unsupported} not supported",
        rows.len(),
        start.elapsed(),
    ));
    Ok(match failed {
        0 => Outcome::Done,
        _ => Outcome::OutOfDate,
    })
}

/// What `cargo xtask sweep-model` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct OneArgs {
    model: PathBuf,
    dir: PathBuf,
    #[arg(long)]
    name: String,
    #[arg(long)]
    shown: String,
}

/// Generates one model, and prints what came of it as JSON.
pub(crate) fn one(args: &OneArgs) -> Result<Outcome, Vec<Fault>> {
    let model = Model {
        shown: args.shown.clone(),
        path: args.model.clone(),
        name: args.name.clone(),
    };
    let made = serde_json::to_string(&model.generate(&args.dir));
    print_line(made.map_err(|error| vec![Fault::new(error.to_string())])?);
    Ok(Outcome::Done)
}

/// Sweeps group by group, so that there are never more crates than one group has.
fn sweep(args: &Args, models: &[Model], root: &Path) -> Result<Vec<Row>, Fault> {
    let journal = Journal::open(root, args.resume)?;
    let program = this_version()?;
    let key = |model: &Model| {
        let (digest, tool) = (model.digest(), args.tool());
        format!("{} {digest:x} {program:x} {tool:?}", model.shown)
    };
    let bar = progress(models.len());
    let mut rows = Vec::new();
    let mut left = Vec::new();
    for model in models {
        let key = key(model);
        match journal.of(&key) {
            Some(row) => rows.push(row.clone()),
            None => left.push((model, key)),
        }
    }
    bar.inc(rows.len() as u64);
    let mut before: Vec<&str> = Vec::new();
    for group in left.chunks(usize::from(args.group.get())) {
        remove(root, &before)?;
        before = group.iter().map(|(model, _)| model.name.as_str()).collect();
        for row in sweep_group(args, group, root, &bar)? {
            journal.add(&row)?;
            rows.push(row);
        }
    }
    bar.finish_and_clear();
    rows.sort_by(|a, b| a.model().cmp(b.model()));
    Ok(rows)
}

/// What changes with this program.
fn this_version() -> Result<u128, Fault> {
    let cannot = |error: std::io::Error| Fault::io("cannot find this program", &error);
    let program = std::env::current_exe().and_then(|path| path.metadata()?.modified());
    let age = program.map_err(cannot)?.duration_since(UNIX_EPOCH);
    Ok(age.unwrap_or_default().as_nanos())
}

/// Removes the crates of the group before, and what was compiled of them.
fn remove(root: &Path, names: &[&str]) -> Result<(), Fault> {
    let is_there = |name: &&&str| workspace::dir_of(root, name).is_dir();
    let names: Vec<&str> = names.iter().filter(is_there).copied().collect();
    if names.is_empty() {
        return Ok(());
    }
    build::clean(root, &names)?;
    let crates = workspace::dir_of(root, "");
    std::fs::remove_dir_all(&crates)
        .map_err(|error| Fault::io(format!("cannot remove `{}`", crates.display()), &error))
}

/// Generates and compiles a group.
fn sweep_group(
    args: &Args,
    group: &[(&Model, String)],
    root: &Path,
    bar: &ProgressBar,
) -> Result<Vec<Row>, Fault> {
    bar.set_message("generating");
    let made = group.par_iter().with_max_len(1).map(|(model, key)| {
        let made = model.generate_apart(&workspace::dir_of(root, &model.name))?;
        Ok(Row::new(&model.shown, key.clone(), made))
    });
    let mut rows = made.collect::<Result<Vec<Row>, Fault>>()?;
    let of_crates = rows.iter_mut().zip(group);
    let mut of_crates: Vec<(&mut Row, &str)> = of_crates
        .filter(|(row, _)| row.made.is_crate())
        .map(|(row, (model, _))| (row, model.name.as_str()))
        .collect();
    let names: Vec<&str> = of_crates.iter().map(|(_, name)| *name).collect();
    bar.inc((group.len() - names.len()) as u64);
    workspace::write(root, names.iter().copied())?;
    if !names.is_empty() {
        let (mut built, log) = build::build(root, args.tool(), &names, bar)?;
        for (row, name) in &mut of_crates {
            row.take(&built.take(name));
            let note = log.of(&name.replace('-', "_"));
            row.compilation = note.map(|note| note.usage);
        }
    }
    Ok(rows)
}

/// A bar on the standard error stream; it does not show when that is no terminal.
fn progress(count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:>10} [{bar:40}] {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ");
    ProgressBar::new(count as u64)
        .with_style(style)
        .with_prefix("sweeping")
}
