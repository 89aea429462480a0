//! The least that generating a crate can cost: to read the model's JSON, and to check and lay out
//! what is emitted, on one core. It is measured in a process of its own, as generating is.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Instant;

use proc_macro2::TokenStream;

use cargo_farrier::outcome::Outcome;
use cargo_farrier::report::{Fault, print_line};

use super::{files, lines};

/// What the hidden command takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The model.
    model: PathBuf,
    /// The folder of the crate that was generated from it.
    dir: PathBuf,
}

/// Runs the command: prints the seconds it took.
pub(crate) fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    let seconds = read_model(args).and_then(|read| Ok(read + lay_out(args)?));
    print_line(seconds.map_err(|fault| vec![fault])?);
    Ok(Outcome::Done)
}

fn read_model(args: &Args) -> Result<f64, Fault> {
    let text = files::read(&args.model)?;
    let start = Instant::now();
    let model = serde_json::from_str::<serde_json::Value>(&text);
    let seconds = start.elapsed().as_secs_f64();
    match model {
        Ok(_) => Ok(seconds),
        Err(error) => Err(Fault::new(format!("the model is no JSON: {error}"))),
    }
}

/// Checks and lays out every emitted file again. The tokens are there when a generator comes to
/// this, so that making them out of the text does not count.
fn lay_out(args: &Args) -> Result<f64, Fault> {
    let mut seconds = 0.0;
    for (path, text) in lines::sources(&args.dir)? {
        if !farrier_codegen::file_set::has_marker(text.as_bytes()) {
            continue;
        }
        let fault = |error: &dyn std::fmt::Display| Fault::new(format!("`{path}`: {error}"));
        let tokens = TokenStream::from_str(&text).map_err(|error| fault(&error))?;
        let start = Instant::now();
        let file: syn::File = syn::parse2(tokens).map_err(|error| fault(&error))?;
        std::hint::black_box(prettyplease::unparse(&file));
        seconds += start.elapsed().as_secs_f64();
    }
    Ok(seconds)
}
