//! `cargo farrier why SHAPE`: the ways on which operations reach a shape, and so why a crate has its type.
//!
//! The ways are found by the generator's library; here they are shown, as trees or as JSON.

mod json;
mod tree;

use farrier_codegen::why::{Question, Why, why};

use crate::outcome::Outcome;
use crate::program::Program;
use crate::report::{Fault, print_line};
use crate::subjects::{self, Answer};
use crate::terminal::MessageFormat;

/// What the command takes.
#[derive(Debug, clap::Args)]
#[group(id = "why")]
pub struct Args {
    /// A shape by its ID or name, a type by its path or name in Rust, or a member of one of them.
    #[arg(value_name = "SHAPE")]
    shape: String,
    /// Show every way, and not the shortest of each operation alone.
    #[arg(long)]
    all: bool,
    /// Ask about this crate only: its name, its folder, or its service.
    #[arg(long = "crate", value_name = "NAME", conflicts_with = "model")]
    only: Option<String>,
    #[command(flatten)]
    subjects: subjects::Args,
    /// How the answer is given.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    message_format: MessageFormat,
}

/// Runs the command. When nothing that is generated reaches the shape, that is [`Outcome::OutOfDate`].
///
/// # Errors
/// There is no such shape, or a fault of the configuration or of a model.
pub fn run(args: &Args, program: &Program) -> Result<Outcome, Vec<Fault>> {
    let question = Question {
        written: &args.shape,
        every: args.all,
    };
    let jobs = args.subjects.jobs(program)?;
    let mut answers = subjects::ask(&jobs, |sources, request| why(sources, request, question))?;
    if let Some(only) = &args.only {
        let names = |why: &Why| [why.package.clone(), why.service.clone()];
        answers = subjects::called(answers, only, names)?;
    }
    let (known, unknown): (Vec<_>, Vec<_>) = answers
        .into_iter()
        .partition(|it| !it.answer.subjects.is_empty());
    if known.is_empty() {
        return Err(vec![no_such_shape(&args.shape, &unknown)]);
    }
    match args.message_format {
        MessageFormat::Json => print_line(json::text(&known)),
        MessageFormat::Human => print_line(tree::text(&known)),
    }
    let mut subjects = known.iter().flat_map(|it| &it.answer.subjects);
    let is_there = subjects.any(|it| !it.generated.is_empty() || it.operation == Some(true));
    match is_there {
        true => Ok(Outcome::Done),
        false => Ok(Outcome::OutOfDate),
    }
}

fn no_such_shape(written: &str, answers: &[Answer<Why>]) -> Fault {
    let services = answers.iter().map(|it| format!("`{}`", it.answer.service));
    let services: Vec<String> = services.collect();
    let message = format!(
        "there is no shape `{}` in {}",
        written.escape_debug(),
        services.join(", ")
    );
    let mut suggestions = answers.iter().filter_map(|it| it.answer.suggestion.clone());
    let fault = Fault::new(message);
    match suggestions.next() {
        Some(suggestion) => fault.help(suggestion),
        None => fault.expected(
            "a shape's ID or name, or a type's path or name in Rust; a member after `$` or `::`",
        ),
    }
}
