//! A job is one crate to generate: from which files, what of them, and where to.
//!
//! Jobs come from the configuration or from the command line; here a job becomes files in memory.

use std::path::PathBuf;

use farrier_codegen::{Generated, Request, RequestPart, Sources};

use crate::report::{Fault, Place, shown};
use crate::{input, package};

/// The most files of one model.
const FILES_LIMIT: usize = 10_000;
/// The most bytes of one model.
const BYTES_LIMIT: u64 = 256 << 20;

/// One crate to generate.
#[derive(Clone, Debug)]
pub struct Job {
    /// The crate's folder as it is shown to people.
    pub shown: String,
    /// The crate's folder.
    pub dir: PathBuf,
    /// The files of the model.
    pub models: Vec<PathBuf>,
    /// What to generate.
    pub request: Request,
    /// Where in the configuration each part of the request stands.
    pub asked: Vec<(RequestPart, Place)>,
}

impl Job {
    /// Generates the crate, in memory.
    ///
    /// # Errors
    /// Every file that cannot be read, or else every fault in the model and the request.
    pub fn generate(&self) -> Result<Generated, Vec<Fault>> {
        let sources = self.read_models()?;
        let generated =
            farrier_codegen::generate(sources, &self.request).map_err(|diagnostics| {
                let faults = diagnostics.iter().map(Fault::from_diagnostic);
                faults
                    .map(|fault| self.with_place(fault))
                    .collect::<Vec<_>>()
            })?;
        let manifest = generated.files.get("Cargo.toml").unwrap_or_default();
        match own_dependency(&generated.name, manifest) {
            Some(fault) => Err(vec![self.with_place(fault)]),
            None => Ok(generated),
        }
    }

    /// Reads the model's files.
    ///
    /// # Errors
    /// Every file that cannot be read, and that there are too many or too long ones.
    pub fn read_models(&self) -> Result<Sources, Vec<Fault>> {
        self.read_up_to(BYTES_LIMIT)
    }

    /// Reads the model's files, which may have so many bytes altogether.
    fn read_up_to(&self, limit: u64) -> Result<Sources, Vec<Fault>> {
        let files = self.models.len();
        if files > FILES_LIMIT {
            let fault = Fault::new(format!("the model has {files} files"))
                .expected(format!("at most {FILES_LIMIT}"));
            return Err(vec![self.with_place(fault.about(RequestPart::Model))]);
        }
        let mut sources = Sources::new();
        let mut faults = Vec::new();
        let mut bytes = 0;
        for model in &self.models {
            match input::read(model, "the model", input::MODEL_LIMIT) {
                Ok(text) => {
                    bytes += text.len() as u64;
                    sources.push(shown(model), text);
                }
                Err(fault) => faults.push(self.with_place(fault.about(RequestPart::Model))),
            }
            if bytes > limit {
                let fault = Fault::new("the files of the model are too long altogether")
                    .expected(input::at_most(limit));
                faults.push(self.with_place(fault.about(RequestPart::Model)));
                break;
            }
        }
        if faults.is_empty() {
            Ok(sources)
        } else {
            Err(faults)
        }
    }

    /// A fault in the request has no place in the model: it gets the place in the configuration of what it
    /// is about, or that of the model when the configuration leaves it out.
    pub fn with_place(&self, fault: Fault) -> Fault {
        let Some(subject) = fault.subject().filter(|_| !fault.has_place()) else {
            return fault;
        };
        let place_of = |part: &RequestPart| self.asked.iter().find(|(asked, _)| asked == part);
        match place_of(subject).or_else(|| place_of(&RequestPart::Model)) {
            Some((_, place)) => fault.at(place.clone()),
            None => fault,
        }
    }
}

/// A fault when the crate has the name of one that it depends on: neither could name the other, and
/// as a patch it would take that one's place.
fn own_dependency(name: &str, manifest: &[u8]) -> Option<Fault> {
    let manifest: toml::Table = toml::from_slice(manifest).ok()?;
    let tables = ["dependencies", "dev-dependencies"].map(|table| manifest.get(table));
    let mut dependencies = tables
        .into_iter()
        .filter_map(|table| table?.as_table())
        .flatten();
    dependencies
        .find(|(dependency, _)| package::crate_name(dependency) == package::crate_name(name))?;
    let message = format!("the name `{name}` is that of a crate that this one depends on");
    let fault = Fault::new(message).about(RequestPart::Name);
    Some(fault.help("give it a name of its own"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn job(models: Vec<PathBuf>) -> Job {
        Job {
            shown: String::new(),
            dir: PathBuf::new(),
            models,
            request: Request::default(),
            asked: Vec::new(),
        }
    }

    #[test]
    fn no_crate_has_the_name_of_one_that_it_depends_on() {
        let fault = |name: &str, manifest: &str| own_dependency(name, manifest.as_bytes());
        let manifest = "[dependencies]\na-b = \"1\"\n[dev-dependencies]\nc = \"1\"\n";
        for name in ["a-b", "a_b", "c"] {
            assert!(fault(name, manifest).is_some(), "{name}");
        }
        assert!(fault("d", manifest).is_none() && fault("a", "").is_none());
    }

    #[test]
    fn faults_get_the_place_of_what_they_are_about() {
        let mut job = job(Vec::new());
        let parts = [RequestPart::Model, RequestPart::Operation("a".to_owned())];
        let places = (1..).map(|at| Place::in_text("f", "\n\n\n", at..at));
        job.asked = parts.into_iter().zip(places).collect();
        let placed = |part: Option<RequestPart>| {
            // The message speaks of something else.
            let fault = Fault::new("no `a`");
            let fault = part.into_iter().fold(fault, Fault::about);
            format!("{:?}", job.with_place(fault))
        };
        assert!(placed(Some(RequestPart::Operation("a".to_owned()))).contains("line: 3"));
        assert!(placed(Some(RequestPart::Name)).contains("line: 2"));
        assert!(placed(None).contains("place: None"));
    }

    #[test]
    fn a_model_has_so_many_files_and_bytes_and_no_more() {
        let many = vec![PathBuf::from("no-such-file"); FILES_LIMIT + 1];
        let faults = format!("{:?}", job(many).read_models());
        assert!(faults.contains("has 10001 files"), "{faults}");
        assert!(faults.contains("at most 10000"), "{faults}");

        let dir = tempfile::tempdir().expect("a folder");
        let model = dir.path().join("m.json");
        fs::write(&model, "0123456789").expect("a file");
        let twice = job(vec![model.clone(), model]);
        assert!(twice.read_up_to(20).is_ok());
        let faults = format!("{:?}", twice.read_up_to(19));
        assert!(faults.contains("at most 19 bytes"), "{faults}");
    }
}
