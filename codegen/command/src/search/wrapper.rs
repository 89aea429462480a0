//! What stands before the compiler in a search: it adds the option that lets each use of a marked item be
//! told, whatever a crate itself says of such warnings.
//!
//! It is the same program, told so by its environment. A wrapper of the user's own stays between it and the
//! compiler.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::report::Fault;

use super::users_wrapper;

/// The crates without the option, by the names that the compiler knows them by.
const WITHOUT: &str = "FARRIER_WRAPPER_WITHOUT";
/// The user's own wrapper.
const NEXT: &str = "FARRIER_WRAPPER_NEXT";

/// Puts the wrapper before the compiler that a command of Cargo's runs; packages of clients go without the
/// option.
///
/// # Errors
/// The program's own path is not known, or the configuration with the user's wrapper cannot be read.
pub(super) fn set(command: &mut Command, clients: &[&str], folder: &Path) -> Result<(), Fault> {
    let program = env::current_exe()
        .map_err(|error| Fault::io("cannot tell where this program is", &error))?;
    let clients = clients.iter().map(|package| package.replace('-', "_"));
    let without: Vec<String> = clients.chain(["farrier_runtime".to_owned()]).collect();
    command
        .env("RUSTC_WRAPPER", program)
        .env(WITHOUT, without.join(","));
    match users_wrapper::find(folder)? {
        Some(next) => command.env(NEXT, next),
        None => command.env_remove(NEXT),
    };
    Ok(())
}

/// Runs the compiler, in a process that Cargo started as a wrapper; else nothing.
pub fn run_if_asked() -> Option<ExitCode> {
    let without = env::var_os(WITHOUT)?;
    let words: Vec<OsString> = env::args_os().skip(1).collect();
    let words = env::var_os(NEXT).into_iter().chain(words);
    let mut words = words.collect::<Vec<_>>().into_iter();
    // Whoever sets the variable for something else than Cargo gives no compiler.
    let program = words.next()?;
    let arguments: Vec<OsString> = words.collect();
    let mut command = Command::new(&program);
    command.args(&arguments);
    if is_told(&arguments, &without.to_string_lossy()) {
        command.args(["--force-warn", "deprecated"]);
    }
    Some(replace_by(&mut command).unwrap_or_else(|error| {
        crate::report::print(&[Fault::io(
            format!("cannot run `{}`", program.to_string_lossy()),
            &error,
        )]);
        ExitCode::FAILURE
    }))
}

/// Whether uses are told of the crate that is compiled; questions about the compiler compile none.
fn is_told(arguments: &[OsString], without: &str) -> bool {
    let mut names = arguments.iter().skip_while(|word| *word != "--crate-name");
    let name = names.nth(1).map(|name| name.to_string_lossy());
    match name.as_deref() {
        // All arguments are in a file.
        None => arguments.iter().any(|word| starts_with_at(word)),
        // What Cargo calls the crate that it asks the compiler about itself with.
        Some("___") => false,
        Some(name) => without.split(',').all(|client| client != name),
    }
}

fn starts_with_at(word: &OsStr) -> bool {
    word.as_encoded_bytes().first() == Some(&b'@')
}

#[cfg(unix)]
fn replace_by(command: &mut Command) -> io::Result<ExitCode> {
    Err(std::os::unix::process::CommandExt::exec(command))
}

#[cfg(not(unix))]
fn replace_by(command: &mut Command) -> io::Result<ExitCode> {
    let status = command.status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uses_are_told_of_every_crate_but_the_clients() {
        let told = |arguments: &str| {
            let words: Vec<OsString> = arguments.split(' ').map(OsString::from).collect();
            is_told(&words, "aws_sdk_s3,farrier_runtime")
        };
        assert!(told("--crate-name app --edition=2024 src/main.rs"));
        assert!(told("rustc --crate-name aws_sdk_s3_more x"));
        assert!(told("rustc @arguments"));
        assert!(!told("rustc --crate-name aws_sdk_s3 x"));
        assert!(!told("--crate-name farrier_runtime x"));
        assert!(!told("rustc - --crate-name ___ --print=file-names"));
        assert!(!told("rustc -vV"));
    }
}
