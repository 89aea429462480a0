//! The rows of a sweep in a file, a line each, so that one that was ended can go on.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use cargo_farrier::report::Fault;

use super::row::Row;

/// The file, and the rows that were in it.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    rows: HashMap<String, Row>,
}

impl Journal {
    /// The journal in a folder: with the rows that are there, or begun anew.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn open(root: &Path, resume: bool) -> Result<Self, Fault> {
        let path = root.join("rows");
        let text = match resume {
            true => fs::read_to_string(&path).unwrap_or_default(),
            false => String::new(),
        };
        // The last line may be cut off.
        let rows = text.lines().flat_map(serde_json::from_str::<Row>);
        let rows = rows.map(|row| (row.key.clone(), row)).collect();
        let journal = Self { path, rows };
        let cannot = |error| journal.cannot(&error);
        fs::create_dir_all(root).map_err(cannot)?;
        fs::write(
            &journal.path,
            text.rsplit_once('\n').map_or("", |(whole, _)| whole),
        )
        .map_err(cannot)?;
        journal.append("\n")?;
        Ok(journal)
    }

    /// The row with this key, unless it failed.
    pub(super) fn of(&self, key: &str) -> Option<&Row> {
        self.rows.get(key).filter(|row| !row.failed())
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn add(&self, row: &Row) -> Result<(), Fault> {
        let line = serde_json::to_string(row);
        let line = line.map_err(|error| Fault::new(format!("cannot write JSON: {error}")))?;
        self.append(&format!("{line}\n"))
    }

    fn append(&self, text: &str) -> Result<(), Fault> {
        let file = OpenOptions::new().append(true).open(&self.path);
        file.and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| self.cannot(&error))
    }

    fn cannot(&self, error: &std::io::Error) -> Fault {
        Fault::io(format!("cannot write `{}`", self.path.display()), error)
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::Made;
    use super::*;
    use crate::measure::process::Usage;

    fn row(key: &str, made: Made) -> Row {
        Row::new("m", key.to_owned(), (made, Usage::default()))
    }

    #[test]
    fn rows_that_did_not_fail_are_there_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let made = || Made::Unsupported("p".to_owned());
        let journal = Journal::open(dir.path(), false).expect("a journal");
        journal.add(&row("one", made())).expect("written");
        journal.add(&row("two", Made::Refused)).expect("written");
        journal.append("{\"key\":\"thr").expect("written");

        let journal = Journal::open(dir.path(), true).expect("a journal");
        assert!(journal.of("one").is_some());
        assert!(journal.of("two").is_none() && journal.of("three").is_none());
        journal.add(&row("four", made())).expect("written");

        let journal = Journal::open(dir.path(), true).expect("a journal");
        assert!(journal.of("one").is_some() && journal.of("four").is_some());
        let anew = Journal::open(dir.path(), false).expect("a journal");
        assert!(anew.of("one").is_none());
    }
}
