//! A job is one crate to generate: from which files, what of them, and where to.
//!
//! Jobs come from the configuration or from the command line; here a job becomes files in memory.

use std::fs;
use std::path::{Path, PathBuf};

use codegen::{Generated, Request, Sources};

use crate::report::{Fault, Place};

/// One crate to generate.
#[derive(Debug)]
pub(crate) struct Job {
    /// The crate's folder as it is shown to people.
    pub(crate) shown: String,
    /// The crate's folder.
    pub(crate) dir: PathBuf,
    /// The files of the model.
    pub(crate) models: Vec<PathBuf>,
    /// What to generate.
    pub(crate) request: Request,
    /// Where in the configuration each name stands that the generator may not find in the model.
    pub(crate) asked: Vec<(String, Place)>,
}

impl Job {
    /// Generates the crate, in memory.
    ///
    /// # Errors
    /// Every file that cannot be read, or else every fault in the model and the request.
    pub(crate) fn generate(&self) -> Result<Generated, Vec<Fault>> {
        let sources = self.read_models()?;
        codegen::generate(sources, &self.request).map_err(|diagnostics| {
            let faults = diagnostics.iter().map(Fault::from_diagnostic);
            faults.map(|fault| self.with_place(fault)).collect()
        })
    }

    fn read_models(&self) -> Result<Sources, Vec<Fault>> {
        let mut sources = Sources::new();
        let mut faults = Vec::new();
        for model in &self.models {
            match fs::read_to_string(model) {
                Ok(text) => sources.push(shown(model), text),
                Err(error) => {
                    let fault =
                        Fault::io(format!("cannot read the model `{}`", shown(model)), &error);
                    faults.push(match self.asked.first() {
                        Some((_, place)) => fault.at(place.clone()),
                        None => fault,
                    });
                }
            }
        }
        if faults.is_empty() {
            Ok(sources)
        } else {
            Err(faults)
        }
    }

    /// A fault in the request has no place in the model: it gets the place in the configuration.
    fn with_place(&self, fault: Fault) -> Fault {
        if fault.has_place() {
            return fault;
        }
        match self.asked.iter().find(|(name, _)| fault.speaks_of(name)) {
            Some((_, place)) => fault.at(place.clone()),
            None => fault,
        }
    }
}

/// A path as it is shown to people: relative to the working directory when it is below it, and with
/// `/` on every system.
pub(crate) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// Why Cargo would not take this for the name of a package, or nothing when it would.
pub(crate) fn name_refusal(name: &str) -> Option<&'static str> {
    let is_name_character = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    match name.chars().next() {
        None => Some("is empty"),
        Some(first) if !first.is_ascii_alphabetic() => Some("does not start with a letter"),
        Some(_) if !name.chars().all(is_name_character) => {
            Some("has a character other than letters, digits, `-` and `_`")
        }
        Some(_) => None,
    }
}

/// Why Cargo would not take this for a version, or nothing when it would.
pub(crate) fn version_refusal(version: &str) -> Option<&'static str> {
    let is_version_character = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+');
    let core = version.split(['-', '+']).next().unwrap_or_default();
    let is_number =
        |part: &str| part.parse::<u64>().is_ok() && (part == "0" || !part.starts_with(['0', '+']));
    let is_core = core.split('.').count() == 3 && core.split('.').all(is_number);
    let is_version =
        is_core && version.chars().all(is_version_character) && !version.ends_with(['.', '-', '+']);
    if is_version {
        None
    } else {
        Some("is no version such as `1.2.3`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cargo_takes_gets_into_a_manifest() {
        for name in ["generated", "aws-sdk-pinpoint", "a_b2"] {
            assert_eq!(name_refusal(name), None, "{name}");
        }
        for name in ["", "2fast", "a b", "a\"\n[x]", "\u{e9}", "-a", "a/b"] {
            assert!(name_refusal(name).is_some(), "{name}");
        }
        for version in ["0.1.0", "1.121.0", "1.0.0-rc.1", "1.0.0+x"] {
            assert_eq!(version_refusal(version), None, "{version}");
        }
        for version in [
            "", "1", "1.2", "01.2.3", "1.2.3\"", "1.2.x", "1.2.3-", "+1.2.3",
        ] {
            assert!(version_refusal(version).is_some(), "{version}");
        }
    }
}
