//! What is found of a workspace by asking Cargo.

mod support;

use std::path::Path;

use cargo_farrier::cargo_options::CargoOptions;
use cargo_farrier::workspace::{Origin, Place, Several, Workspace};
use support::Files;

fn options(root: &Path) -> CargoOptions {
    CargoOptions {
        offline: true,
        folder: Some(root.to_owned()),
        ..CargoOptions::default()
    }
}

fn with_books() -> Files {
    let files = Files::new("[workspace]\nresolver = \"3\"\nmembers = [\"one\", \"two\"]\n");
    let features = "[features]\ndefault = [\"tls\"]\ntls = []\nmore = []\n";
    files.published("aws-sdk-books", "1.2.3", features, "");
    files.published(
        "library",
        "0.4.0",
        "[dependencies]\naws-sdk-books = { version = \"1\", features = [\"more\"] }\n",
        "",
    );
    files.member("one", "one", "aws-sdk-books = \"1.2\"\n");
    files.member("two", "two", "library = \"0.4\"\n");
    files
}

#[test]
fn clients_have_the_features_and_dependents_of_the_whole_graph() {
    let files = with_books();
    let workspace = Workspace::load(&options(files.path())).expect("a workspace");
    let root = files.path().canonicalize().expect("a folder");
    assert_eq!(workspace.place.root.canonicalize().expect("a folder"), root);
    assert!(workspace.place.lock.is_file(), "Cargo writes it");
    let [client] = &workspace.clients[..] else {
        panic!("one client, not {:?}", workspace.clients);
    };
    assert_eq!(
        (client.name.as_str(), client.origin),
        ("aws-sdk-books", Origin::CratesIo)
    );
    assert_eq!(client.version.to_string(), "1.2.3");
    let features: Vec<&str> = client.features.iter().map(String::as_str).collect();
    assert_eq!(features, ["default", "more", "tls"]);
    let dependents = client.dependents.iter();
    let dependents: Vec<_> = dependents
        .map(|it| (it.name.as_str(), it.is_member))
        .collect();
    assert_eq!(dependents, [("library", false), ("one", true)]);
    assert!(client.folder.join("src/lib.rs").is_file());
}

#[test]
fn a_crate_from_a_folder_is_no_official_client() {
    let files = with_books();
    files.member("sdk", "aws-sdk-books", "");
    files.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"one\"]\n\n[patch.crates-io]\naws-sdk-books = { path = \"sdk\" }\n",
    );
    files.write(
        "sdk/Cargo.toml",
        "[package]\nname = \"aws-sdk-books\"\nversion = \"1.2.3\"\n[workspace]\n",
    );
    let workspace = Workspace::load(&options(files.path())).expect("a workspace");
    assert!(workspace.clients.is_empty(), "{:?}", workspace.clients);
    let origins: Vec<Origin> = workspace.replaced.iter().map(|it| it.origin).collect();
    assert_eq!(origins, [Origin::Path]);
}

#[test]
fn several_versions_of_a_client_are_told() {
    let files = with_books();
    files.published("aws-sdk-books", "2.0.0", "", "");
    files.member("two", "two", "aws-sdk-books = \"2\"\n");
    let workspace = Workspace::load(&options(files.path())).expect("a workspace");
    let several = workspace.several_versions();
    let faults: Vec<_> = several.iter().map(Several::fault).collect();
    let faults = format!("{faults:?}");
    for part in [
        "`aws-sdk-books` is in the graph in several versions",
        "1.2.3 for one; 2.0.0 for two",
    ] {
        assert!(faults.contains(part), "{part} is not in {faults}");
    }
}

#[test]
fn the_place_is_found_without_a_lock_file_being_written() {
    let files = with_books();
    let place = Place::find(&options(&files.path().join("one"))).expect("a workspace");
    assert!(place.manifest.is_file() && !place.lock.exists());
    assert!(place.target.ends_with("target"));
}

#[test]
fn what_cargo_says_is_handed_on() {
    let files = with_books();
    files.write("Cargo.toml", "[workspace]\nmembers = [\"gone\"]\n");
    let faults = Workspace::load(&options(files.path())).expect_err("no such member");
    let faults = format!("{faults:?}");
    assert!(
        faults.contains("Cargo cannot read the workspace"),
        "{faults}"
    );
    assert!(
        faults.contains("failed to load manifest for workspace member"),
        "{faults}"
    );
}
