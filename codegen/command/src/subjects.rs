//! The crates that a question is about: those that are configured, or one of any model.

use std::path::PathBuf;

use farrier_codegen::{Diagnostics, Request, Sources};

use crate::config;
use crate::jobs::Job;
use crate::package;
use crate::program::Program;
use crate::report::Fault;

/// Which crates a question is about.
#[derive(Debug, Default, clap::Args)]
#[group(id = "subjects")]
pub struct Args {
    /// Ask about these files of one model (JSON AST), instead of what is configured.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    model: Vec<PathBuf>,
    /// The service's shape ID; needed when the model has several.
    #[arg(long, value_name = "ID", requires = "model")]
    service: Option<String>,
    /// An operation that is generated from the model; may be given several times. All of them when left out.
    #[arg(long = "operation", value_name = "OP", requires = "model")]
    operations: Vec<String>,
    /// Take operations as they are that need what is not supported.
    #[arg(long)]
    allow_incomplete: bool,
}

/// An answer, and how its crate may be called.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    /// The crate's folder as it is shown to people, or the file of the model.
    pub shown: String,
    /// The answer.
    pub answer: T,
}

impl Args {
    /// The crates.
    ///
    /// # Errors
    /// Every fault of the configuration.
    pub fn jobs(&self, program: &Program) -> Result<Vec<Job>, Vec<Fault>> {
        let mut jobs = match self.model.first() {
            None => config::read(program)?.jobs,
            Some(first) => vec![Job {
                shown: crate::report::shown(first),
                dir: PathBuf::new(),
                models: self.model.clone(),
                asked: Vec::new(),
                request: Request {
                    service: self.service.clone(),
                    operations: self.operations.clone(),
                    ..Request::default()
                },
            }],
        };
        for job in &mut jobs {
            job.request.allow_incomplete |= self.allow_incomplete;
        }
        Ok(jobs)
    }
}

/// Asks the same of every crate; all faults come together.
///
/// # Errors
/// The faults of the models.
pub fn ask<T>(
    jobs: &[Job],
    question: impl Fn(Sources, &Request) -> Result<T, Diagnostics>,
) -> Result<Vec<Answer<T>>, Vec<Fault>> {
    let mut answers = Vec::new();
    let mut faults = Vec::new();
    for job in jobs {
        let answer = job.read_models().and_then(|sources| {
            question(sources, &job.request).map_err(|found| {
                let found = found.iter().map(Fault::from_diagnostic);
                found.map(|fault| job.with_place(fault)).collect()
            })
        });
        match answer {
            Ok(answer) => answers.push(Answer {
                shown: job.shown.clone(),
                answer,
            }),
            Err(more) => faults.extend(more),
        }
    }
    match faults.is_empty() {
        true => Ok(answers),
        false => Err(faults),
    }
}

/// The answers for the crate that is called so: by its name, with or without `aws-sdk-`, by its folder, or by
/// its service. `names` gives the package's name and the service's shape ID.
///
/// # Errors
/// No crate is called so.
pub fn called<T>(
    answers: Vec<Answer<T>>,
    written: &str,
    names: impl Fn(&T) -> [String; 2],
) -> Result<Vec<Answer<T>>, Vec<Fault>> {
    let wanted = package::crate_name(written);
    let is_wanted = |answer: &Answer<T>| {
        let [package, service] = names(&answer.answer);
        let name = service.split_once('#').map_or("", |(_, name)| name);
        let short = package.strip_prefix("aws-sdk-").unwrap_or(&package);
        answer.shown.trim_end_matches('/') == written.trim_end_matches('/')
            || service == written
            || [&package, short, name]
                .map(package::crate_name)
                .contains(&wanted)
    };
    let (found, others): (Vec<_>, Vec<_>) = answers.into_iter().partition(is_wanted);
    if !found.is_empty() {
        return Ok(found);
    }
    let packages = others.iter().map(|it| {
        let [package, _] = names(&it.answer);
        format!("`{package}`")
    });
    let packages: Vec<String> = packages.collect();
    let message = format!("there is no crate `{}`", written.escape_debug());
    Err(vec![Fault::new(message).expected(packages.join(", "))])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str) -> Result<Vec<String>, String> {
        let answer = |shown: &str, package: &str, service: &str| Answer {
            shown: shown.to_owned(),
            answer: [package.to_owned(), service.to_owned()],
        };
        let answers = vec![
            answer("sdk/one", "aws-sdk-dynamodb", "com.x#Dynamo_2012"),
            answer("sdk/two", "my-books", "n#Library"),
        ];
        let found = called(answers, written, Clone::clone);
        let found = found.map(|all| all.into_iter().map(|it| it.shown).collect());
        found.map_err(|faults| format!("{faults:?}"))
    }

    #[test]
    fn crates_are_called_by_name_folder_or_service() {
        for written in [
            "aws-sdk-dynamodb",
            "dynamodb",
            "sdk/one",
            "sdk/one/",
            "Dynamo_2012",
            "com.x#Dynamo_2012",
        ] {
            assert_eq!(found(written), Ok(vec!["sdk/one".to_owned()]), "{written}");
        }
        assert_eq!(found("my_books"), Ok(vec!["sdk/two".to_owned()]));
        let fault = found("books\n").expect_err("no such crate");
        assert!(
            fault.contains(r"`books\\n`") && fault.contains("`my-books`"),
            "{fault}"
        );
    }
}
