//! The `[runtime]` table: whether each crate has the run-time code itself, or all have it from one crate,
//! and where that one is.

use std::path::{Component, Path, PathBuf};

use farrier_codegen::Runtime;
use toml::Spanned;

use super::paths::{self, one_spelling};
use super::reader::Reader;
use super::tables::{File, RuntimeMode, RuntimeTable};
use crate::report::Fault;

/// The crate's name, and its folder beside the first crate when no path is given.
pub(crate) const FOLDER: &str = "farrier-runtime";

/// The crate of the run-time code.
#[derive(Debug)]
pub struct RuntimeCrate {
    /// The crate's folder as it is shown to people: seen from the repository's root.
    pub shown: String,
    /// The crate's folder.
    pub dir: PathBuf,
}

impl Reader<'_> {
    /// The crate of the run-time code, unless each crate has its own.
    pub(super) fn runtime(&self, file: &File) -> Result<Option<RuntimeCrate>, Vec<Fault>> {
        let RuntimeTable { mode, path } = &file.runtime;
        let by_default = match file.crates.len() {
            0 | 1 => RuntimeMode::Embedded,
            _ => RuntimeMode::Shared,
        };
        match (mode.unwrap_or(by_default), path) {
            (RuntimeMode::Embedded, None) => Ok(None),
            (RuntimeMode::Embedded, Some(path)) => {
                let message = "a path of the run-time code, which is in each crate";
                let help = "leave it out, or say `mode = \"shared\"`";
                Err(vec![self.fault(message.to_owned(), path).help(help)])
            }
            (RuntimeMode::Shared, path) => self.shared_runtime(file, path.as_ref()).map(Some),
        }
    }

    fn shared_runtime(
        &self,
        file: &File,
        path: Option<&Spanned<String>>,
    ) -> Result<RuntimeCrate, Vec<Fault>> {
        let shown = match (path, file.crates.first()) {
            (Some(path), _) => path.get_ref().clone(),
            (None, Some(first)) => beside(first.path.get_ref()),
            (None, None) => FOLDER.to_owned(),
        };
        let dir = self.root.join(&shown);
        // Without a path of its own, the folder is where it is because of the first crate's.
        let from = path.or(file.crates.first().map(|first| &first.path));
        let span = from.map_or(0..0, Spanned::span);
        let mut faults = Vec::new();
        if let Some(reason) = paths::refusal(&shown) {
            let message = format!("the path `{}` {reason}", shown.escape_debug());
            faults.push(Fault::new(message));
        } else {
            faults.extend(paths::outside(self.root, &dir));
            faults.extend(self.in_the_way(file, &dir));
        }
        match faults.is_empty() {
            true => Ok(RuntimeCrate { shown, dir }),
            false => Err(faults
                .into_iter()
                .map(|fault| fault.at(self.place(span.clone())))
                .collect()),
        }
    }

    /// A crate whose folder is this one, or inside it, or around it.
    fn in_the_way(&self, file: &File, dir: &Path) -> Option<Fault> {
        let dir = one_spelling(dir);
        let clash = file.crates.iter().find(|table| {
            let other = one_spelling(&self.root.join(table.path.get_ref()));
            other.starts_with(&dir) || dir.starts_with(&other)
        })?;
        let message = "the run-time code has no folder of its own".to_owned();
        Some(Fault::new(message).help(format!(
            "`{}` is taken at {}: give another `path` in `[runtime]`",
            clash.path.get_ref(),
            self.place(clash.path.span())
        )))
    }
}

/// The path of the run-time code beside a crate.
fn beside(path: &str) -> String {
    let mut parts = parts(path);
    parts.pop();
    parts.push(FOLDER);
    parts.join("/")
}

/// The names that a path is made of.
fn parts(path: &str) -> Vec<&str> {
    let parts = Path::new(path).components();
    let names = parts.filter(|part| matches!(part, Component::Normal(_)));
    names.filter_map(|part| part.as_os_str().to_str()).collect()
}

/// Where a crate at this path has its run-time code.
pub(super) fn of(runtime: Option<&RuntimeCrate>, path: &str) -> Runtime {
    let Some(runtime) = runtime else {
        return Runtime::Embedded;
    };
    let (from, to) = (parts(path), parts(&runtime.shown));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| "..");
    let path: Vec<&str> = up.chain(to.iter().skip(common).copied()).collect();
    Runtime::Shared {
        path: path.join("/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_leads_from_the_crate_to_the_run_time_code() {
        for (from, to, path) in [
            ("out", "farrier-runtime", "../farrier-runtime"),
            ("./sdk/s3/", "sdk/./runtime", "../runtime"),
            ("sdk/aws/s3", "lib/runtime", "../../../lib/runtime"),
        ] {
            let runtime = RuntimeCrate {
                shown: to.to_owned(),
                dir: PathBuf::new(),
            };
            let path = path.to_owned();
            assert_eq!(of(Some(&runtime), from), Runtime::Shared { path });
        }
        assert_eq!(of(None, "out"), Runtime::Embedded);
    }

    #[test]
    fn the_run_time_code_is_beside_the_first_crate() {
        assert_eq!(beside("out"), "farrier-runtime");
        assert_eq!(beside("./sdk/s3/"), "sdk/farrier-runtime");
    }
}
