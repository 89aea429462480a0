//! Tests of reading emitted files, and of the line that is said of two crates.

use crate::file_set::FileSet;

use super::*;

fn crate_with(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, text) in files {
        set.insert(*path, *text);
    }
    set
}

#[test]
fn items_are_found_where_users_name_them() {
    let files = crate_with(&[
        (
            "src/types/_book.rs",
            "pub struct Book { pub r#type: Option<String>, pub(crate) meta: u8 }
             impl Book { pub fn r#type(&self) -> Option<&str> { None } fn hidden(&self) {} }
             pub struct BookBuilder {}
             impl BookBuilder { pub fn build(self) -> Book { todo() } }
             impl Clone for Book { fn clone(&self) -> Self { todo() } }",
        ),
        (
            "src/operation/get/error.rs",
            "pub enum GetError { Gone(u8), Other }",
        ),
        (
            "src/client.rs",
            "impl Client { pub fn get(&self) {} } pub trait Waiters { fn wait(&self); }",
        ),
        ("src/support/service.rs", "pub struct Hidden;"),
        ("src/types/_broken.rs", "pub struct"),
    ]);
    let items = items(&files);
    let names: Vec<String> = items
        .keys()
        .map(|(owner, name)| format!("{owner} {name}"))
        .collect();
    assert_eq!(
        names,
        [
            "Client fn get",
            "client::Waiters fn wait",
            "client::Waiters trait",
            "operation::get::GetError enum",
            "operation::get::GetError variant Gone",
            "operation::get::GetError variant Other",
            "types::Book field type",
            "types::Book fn type",
            "types::Book struct",
            "types::builders::BookBuilder fn build",
            "types::builders::BookBuilder struct",
        ]
    );
}

#[test]
fn a_change_is_one_line() {
    let book = |text| crate_with(&[("src/types/_book.rs", text), ("src/lib.rs", text)]);
    let old = book("pub struct Book { pub a: String, pub b: u8 }");
    let new = book("pub struct Book { pub a: Option<String>, pub c: u8, pub d: u8 }");
    assert_eq!(
        InterfaceChange::between(&old, &new).to_string(),
        "1 removed (types::Book::b), 1 changed (types::Book::a), 2 added (types::Book::c, types::Book::d)"
    );
    assert!(InterfaceChange::between(&old, &old).is_empty());
    let spaced = book("pub struct Book {\n    pub a: String,\n    pub b: u8,\n}");
    assert!(InterfaceChange::between(&old, &spaced).is_empty());
    assert_eq!(
        InterfaceChange::between(&old, &spaced).to_string(),
        "nothing"
    );
}
