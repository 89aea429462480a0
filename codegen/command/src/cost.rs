//! `cargo farrier cost`: what each operation brings, in shapes, lines and time to compile, as a table, as JSON,
//! and as a picture in which areas are lines of code.
//!
//! What is counted is the generator's library's part. Times are estimates from lines, by figures that were
//! measured; see [`estimate`].

pub mod estimate;
mod json;
mod table;
mod treemap;

use std::path::PathBuf;

use farrier_codegen::cost::{Cost, cost};

use crate::disk;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::report::{Fault, print_line};
use crate::subjects::{self, Answer};
use crate::terminal::MessageFormat;
use estimate::Mode;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "cost")]
pub struct Args {
    /// Tell of this crate only: its name, its folder, or its service.
    #[arg(value_name = "SERVICE", conflicts_with = "model")]
    only: Option<String>,
    #[command(flatten)]
    subjects: subjects::Args,
    /// What the times are estimates of.
    #[arg(long, value_name = "MODE", value_enum, default_value_t)]
    build: Mode,
    /// Draw a treemap to this file, in SVG.
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write a page with the treemap and the tables to this file, in HTML.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// How the answer is given.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

/// Runs the command.
///
/// # Errors
/// There is no such crate, a fault of the configuration or of a model, or a file cannot be written.
pub fn run(args: &Args, program: &Program) -> Result<Outcome, Vec<Fault>> {
    let jobs = args.subjects.jobs(program)?;
    let mut answers = subjects::ask(&jobs, cost)?;
    if let Some(only) = &args.only {
        let names = |cost: &Cost| [cost.package.clone(), cost.service.clone()];
        answers = subjects::called(answers, only, names)?;
    }
    let pictures = [
        (
            &args.svg,
            treemap::svg as fn(&[Answer<Cost>], Mode) -> String,
        ),
        (&args.html, treemap::html),
    ];
    let mut faults = Vec::new();
    for (path, draw) in pictures {
        let Some(path) = path else { continue };
        let text = draw(&answers, args.build);
        faults.extend(disk::write_file(path, text.as_bytes()).err());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    match args.message_format {
        MessageFormat::Json => print_line(json::text(&answers, args.build)),
        MessageFormat::Human => print_line(table::text(&answers, args.build)),
    }
    Ok(Outcome::Done)
}
