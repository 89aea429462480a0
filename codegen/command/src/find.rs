//! `cargo farrier find`: prints which operations of AWS clients a workspace uses, and who uses them. Nothing
//! is changed.

use std::path::{Path, PathBuf};

use crate::cargo_options::CargoOptions;
use crate::disk;
use crate::outcome::Outcome;
use crate::report::{Fault, print_line};
use crate::search::{self, Caller, ClientUses, Subject, Uses};
use crate::workspace::{Client, Workspace};

/// What the command takes.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A client's package and the model of its service.
    #[arg(long = "model", value_name = "PACKAGE=FILE", required = true, value_parser = model)]
    models: Vec<(String, PathBuf)>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
    /// How Cargo is run.
    #[command(flatten)]
    pub cargo: CargoOptions,
}

fn model(text: &str) -> Result<(String, PathBuf), String> {
    let (package, file) = text
        .split_once('=')
        .ok_or("a package, `=` and a file are expected")?;
    Ok((package.to_owned(), PathBuf::from(file)))
}

/// Runs the command.
///
/// # Errors
/// A model is for no client of the workspace, or the search has a fault.
pub fn run(args: &Args) -> Result<Outcome, Vec<Fault>> {
    disk::end_in_order();
    let workspace = Workspace::load(&args.cargo)?;
    let mut subjects = Vec::new();
    let mut faults = Vec::new();
    for (package, file) in &args.models {
        let mut clients = workspace.clients.iter().chain(&workspace.replaced);
        match clients.find(|client| client.name == *package) {
            Some(client) => subjects.push(subject(client, file)),
            None => faults.push(Fault::new(format!(
                "the workspace does not use `{package}`"
            ))),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let uses = search::search(&workspace, &subjects, &args.cargo)?;
    print_line(match args.json {
        true => serde_json::to_string_pretty(&uses).unwrap_or_default(),
        false => text(&uses),
    });
    Ok(Outcome::Done)
}

fn subject(client: &Client, model: &Path) -> Subject {
    Subject {
        package: client.name.clone(),
        version: client.version.clone(),
        models: vec![model.to_owned()],
        service: None,
    }
}

/// A line for each operation, and one for each of its callers.
fn text(uses: &Uses) -> String {
    let mut lines = Vec::new();
    for (package, client) in &uses.clients {
        lines.push(format!(
            "{package}: {} of {} operations",
            client.needed().len(),
            client.of
        ));
        lines.extend(of_client(client));
    }
    for refused in &uses.refused {
        lines.push(format!(
            "{} stays official: {}",
            refused.package, refused.reason
        ));
        lines.extend(refused.callers.iter().map(place));
    }
    let not_compiled = uses.not_compiled.iter();
    lines.extend(not_compiled.map(|package| format!("{package}: not compiled")));
    lines.join("\n")
}

fn of_client(client: &ClientUses) -> Vec<String> {
    let mut lines = Vec::new();
    for (operation, callers) in &client.operations {
        lines.push(format!("  {operation}"));
        lines.extend(callers.iter().map(place));
    }
    for (shape, uses) in &client.types {
        lines.push(format!("  {} for the type {shape}", uses.operation));
        lines.extend(uses.callers.iter().map(place));
    }
    lines
}

fn place(caller: &Caller) -> String {
    let file = caller.file.as_deref().unwrap_or(&caller.target);
    let line = caller.line.map(|line| format!(":{line}"));
    format!("    {} {file}{}", caller.package, line.unwrap_or_default())
}
