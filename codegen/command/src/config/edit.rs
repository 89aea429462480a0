//! Changing a configuration: crates are added, their operations change, and what a person wrote stays.

use std::collections::BTreeSet;
use std::ops::Range;

use toml_edit::{Array, ArrayOfTables, Item, Table, Value};

use crate::package;
use crate::report::{Fault, Place};
use crate::toml_text::{self, TomlText};

/// What stands before each operation: a line of its own.
const LINE: &str = "\n    ";

/// A configuration that is changed.
#[derive(Clone, Debug)]
pub struct Editor {
    toml: TomlText,
}

/// A crate that is added.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The package's name.
    pub name: String,
    /// The package's version.
    pub version: String,
    /// Its folder, seen from the root of the workspace.
    pub path: String,
    /// Its model, seen from the folder of the configuration.
    pub model: String,
    /// The names of its operations.
    pub operations: BTreeSet<String>,
}

impl Editor {
    /// Reads a configuration, or an empty text. `file` is how it is shown in faults.
    ///
    /// # Errors
    /// The text is no TOML.
    pub fn parse(file: &str, text: &str) -> Result<Self, Fault> {
        let toml = TomlText::parse(file, text)?;
        Ok(Self { toml })
    }

    /// The text as it is now.
    pub fn text(&self) -> String {
        self.toml.text()
    }

    /// Adds a crate, where the order of the names has it.
    ///
    /// # Errors
    /// `crate` is something else than `[[crate]]` tables.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Fault> {
        let mut table = Table::new();
        let operations = entry.operations.iter().map(String::as_str);
        for (key, value) in [
            ("path", &entry.path),
            ("name", &entry.name),
            ("version", &entry.version),
            ("model", &entry.model),
        ] {
            table.insert(key, toml_edit::value(value));
        }
        let mut list = Array::new();
        set(&mut list, &operations.collect());
        table.insert("operations", Item::Value(Value::Array(list)));
        let has_more = self.toml.document.iter().any(|(key, _)| key != "crate");
        let crates = self.tables()?;
        let is_before = |other: &Table| name(other).is_some_and(|it| it < entry.name.as_str());
        let at = crates.iter().take_while(|other| is_before(other)).count();
        let is_first = at == 0 && !has_more;
        let prefix = if is_first { "" } else { "\n" };
        table.decor_mut().set_prefix(prefix);
        insert(crates, at, table);
        Ok(())
    }

    /// Sets the operations of the crate with this number; none are all of the service's.
    pub fn set_operations(&mut self, number: usize, operations: &BTreeSet<&str>) {
        if let Some(table) = self.table(number) {
            match table.get_mut("operations").and_then(Item::as_array_mut) {
                Some(list) => set(list, operations),
                None => {
                    let mut list = Array::new();
                    set(&mut list, operations);
                    table.insert("operations", Item::Value(Value::Array(list)));
                }
            }
        }
    }

    /// Sets the version of the crate with this number.
    pub fn set_version(&mut self, number: usize, version: &str) {
        if let Some(table) = self.table(number) {
            match table.get_mut("version").and_then(Item::as_value_mut) {
                Some(value) => {
                    let decor = value.decor().clone();
                    *value = Value::from(version);
                    *value.decor_mut() = decor;
                }
                None => {
                    table.insert("version", toml_edit::value(version));
                }
            }
        }
    }

    /// Takes the crate with this number out.
    pub fn remove(&mut self, number: usize) {
        let root = self.toml.document.as_table_mut();
        if let Some(crates) = root.get_mut("crate").and_then(Item::as_array_of_tables_mut) {
            crates.remove(number);
            if crates.is_empty() {
                root.remove("crate");
            }
        }
    }

    fn tables(&mut self) -> Result<&mut ArrayOfTables, Fault> {
        let root = self.toml.document.as_table_mut();
        let item = root
            .entry("crate")
            .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        let fault = || {
            Fault::new("`crate` is written in a form that cannot be extended")
                .expected("tables with a header each, `[[crate]]`")
        };
        item.as_array_of_tables_mut().ok_or_else(fault)
    }

    fn table(&mut self, number: usize) -> Option<&mut Table> {
        self.tables().ok()?.get_mut(number)
    }
}

fn name(table: &Table) -> Option<&str> {
    table.get("name")?.as_str()
}

/// Inserts a table at a place of the list. The document keeps an order of its own beside that of the list, so
/// those behind it are taken out and put in again.
fn insert(tables: &mut ArrayOfTables, at: usize, table: Table) {
    let mut behind = Vec::new();
    while tables.len() > at {
        behind.extend(tables.get(at).cloned());
        tables.remove(at);
    }
    let last = behind.first().and_then(Table::position);
    let mut table = table;
    table.set_position(last);
    tables.push(table);
    for mut other in behind {
        // The first of a file may have nothing before it.
        if other
            .decor()
            .prefix()
            .is_none_or(|prefix| prefix.as_str() == Some(""))
        {
            other.decor_mut().set_prefix("\n");
        }
        tables.push(other);
    }
}

/// Makes a list hold these texts, sorted, one a line; those that stay keep their comments.
fn set(list: &mut Array, operations: &BTreeSet<&str>) {
    let is_asked = |value: &Value| {
        value
            .as_str()
            .is_some_and(|it| operations.contains(local(it)))
    };
    list.retain(is_asked);
    for operation in operations {
        let text = |value: &Value| value.as_str().map(local).unwrap_or_default().to_owned();
        if list.iter().any(|value| text(value) == *operation) {
            continue;
        }
        let at = list
            .iter()
            .take_while(|value| text(value).as_str() < *operation)
            .count();
        let mut value = Value::from(*operation);
        value.decor_mut().set_prefix(LINE);
        list.insert_formatted(at, value);
    }
    for value in list.iter_mut() {
        let decor = value.decor_mut();
        let prefix = decor
            .prefix()
            .and_then(|it| it.as_str())
            .unwrap_or_default();
        if !prefix.contains('\n') {
            decor.set_prefix(LINE);
        }
    }
    list.set_trailing_comma(true);
    let end = list.trailing().as_str().unwrap_or_default();
    if !end.contains('\n') {
        let end = format!("{}\n", end.trim_end());
        list.set_trailing(end);
    }
}

/// The name of an operation that may be given as a shape ID.
fn local(operation: &str) -> &str {
    operation.rsplit('#').next().unwrap_or(operation)
}

/// Where the key of a crate stands in a configuration: of the one with this name.
pub fn place_of_crate(file: &str, text: &str, crate_name: &str, key: &str) -> Option<Place> {
    let find = |root: &Table| -> Option<Range<usize>> {
        let crates = root.get("crate")?.as_array_of_tables()?;
        let is_named = |table: &&Table| {
            name(table).is_some_and(|it| package::crate_name(it) == package::crate_name(crate_name))
        };
        let table = crates.iter().find(is_named)?;
        table.get(key).and_then(Item::span).or_else(|| table.span())
    };
    toml_text::place_of(file, text, find)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, operations: &[&str]) -> Entry {
        Entry {
            name: name.to_owned(),
            version: "1.2.3".to_owned(),
            path: format!("farrier/{name}"),
            model: format!("farrier/models/{name}.json"),
            operations: operations.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn crates_are_sorted_and_operations_one_a_line() {
        let mut editor = Editor::parse("farrier.toml", "").expect("no text");
        for name in ["b", "c", "a"] {
            editor.add(&entry(name, &["Put", "Get"])).expect("an entry");
        }
        let table = |name: &str| {
            format!(
                "[[crate]]\npath = \"farrier/{name}\"\nname = \"{name}\"\nversion = \"1.2.3\"\nmodel = \"farrier/models/{name}.json\"\noperations = [\n    \"Get\",\n    \"Put\",\n]\n"
            )
        };
        let expected = ["a", "b", "c"].map(table).join("\n");
        assert_eq!(editor.text(), expected);
        toml::from_str::<toml::Table>(&editor.text()).expect("TOML");
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let text = "# mine\n[models]\ndir = \"m\" # here\n\n# books\n[[crate]]\npath = \"sdk\"\nname = \"books\"\nmodel = \"b.json\"\nversion = \"1.0.0\" # locked\noperations = [\"Old\", # seldom\n    \"a#Get\"]\n\n[runtime]\nmode = \"embedded\"\n";
        let mut editor = Editor::parse("farrier.toml", text).expect("TOML");
        editor.set_operations(0, &BTreeSet::from(["Get", "Add", "Put"]));
        editor.set_version(0, "1.1.0");
        editor.add(&entry("z", &["Op"])).expect("an entry");
        let text = editor.text();
        for part in [
            "# mine\n[models]\ndir = \"m\" # here\n\n# books\n[[crate]]\n",
            "version = \"1.1.0\" # locked\n",
            "operations = [\n    \"Add\", # seldom\n    \"a#Get\",\n    \"Put\",\n]",
            "[runtime]\nmode = \"embedded\"\n",
            "\n[[crate]]\npath = \"farrier/z\"\n",
        ] {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
        let read: toml::Table = toml::from_str(&text).expect("TOML");
        assert_eq!(read["crate"].as_array().map(Vec::len), Some(2));
        editor.remove(1);
        editor.remove(0);
        assert!(!editor.text().contains("crate"), "{}", editor.text());
        assert!(editor.text().starts_with("# mine\n[models]"));
    }

    #[test]
    fn places_are_those_of_the_named_crate() {
        let text = "[[crate]]\nname = \"a\"\n[[crate]]\nname = \"b\"\nversion = \"1\"\n";
        let place = place_of_crate("f.toml", text, "b", "version").expect("a place");
        assert_eq!(place.to_string(), "f.toml:5:11");
        assert!(place_of_crate("f.toml", text, "c", "version").is_none());
        let inline = "crate = [{ path = \"x\" }]\n";
        let mut editor = Editor::parse("f.toml", inline).expect("TOML");
        assert!(editor.add(&entry("a", &[])).is_err());
    }
}
