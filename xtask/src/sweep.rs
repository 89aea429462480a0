//! `cargo xtask sweep DIR`: generates every model of a folder whole, and compiles what came out.
//!
//! The crates are members of one workspace below the target folder, so that what they depend on is
//! built once. A model fails when it is refused, when its crate does not compile, when there is a
//! warning, or when a test of it fails; a model of a protocol that is not supported is only listed.

mod build;
pub(crate) mod models;
mod table;
pub(crate) mod workspace;

use std::path::PathBuf;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{self, Fault, print_line};

use build::Tool;
use models::Model;
use table::{Row, State};

/// What `cargo xtask sweep` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder with the models (JSON AST), a file each; searched with all that is below it.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// Only the models whose path has this text in it; may be given several times.
    #[arg(long, value_name = "TEXT")]
    only: Vec<String>,
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
    let mut rows = generate(&models, &root);
    for row in &rows {
        report::print(&row.faults);
    }
    let names = || rows.iter().filter(|row| row.is_emitted());
    workspace::write(&root, names().map(|row| row.name.as_str())).map_err(|fault| vec![fault])?;
    let mut built = match names().count() {
        0 => build::Built::default(),
        count => {
            let bar = progress("compiling", count);
            build::build(&root, args.tool(), &bar).map_err(|fault| vec![fault])?
        }
    };
    for row in &mut rows {
        row.take(&mut built);
    }
    print_line(table::table(&rows));
    let failed = rows.iter().filter(|row| row.failed()).count();
    print_line(format_args!(
        "{} models in {:.0?}: {} failed, {} not supported",
        rows.len(),
        start.elapsed(),
        failed,
        rows.iter()
            .filter(|row| matches!(row.state, State::Unsupported(_)))
            .count(),
    ));
    Ok(match failed {
        0 => Outcome::Done,
        _ => Outcome::OutOfDate,
    })
}

/// Generates every model, several at a time, and writes what came out.
fn generate(models: &[Model], root: &std::path::Path) -> Vec<Row> {
    let bar = progress("generating", models.len());
    let rows = models
        .par_iter()
        .with_max_len(1)
        .map(|model| {
            let row = model.generate(&workspace::dir_of(root, &model.name));
            bar.inc(1);
            row
        })
        .collect();
    bar.finish_and_clear();
    rows
}

/// A bar on the standard error stream; it does not show when that is no terminal.
fn progress(what: &'static str, count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{prefix:>10} [{bar:40}] {pos}/{len} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ");
    ProgressBar::new(count as u64)
        .with_style(style)
        .with_prefix(what)
}
