//! Tests of writing crates when something comes between: all of them change, or none.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tempfile::TempDir;

use super::staged::Staged;
use super::*;

/// Everything in a folder: the content of files, nothing for folders.
fn snapshot(dir: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let entries = WalkDir::new(dir).into_iter().map(|entry| {
        let entry = entry.expect("a readable folder");
        let content = (!entry.file_type().is_dir()).then(|| fs::read(entry.path()));
        let content = content.map(|content| content.expect("a readable file"));
        (entry.into_path(), content)
    });
    entries.collect()
}

fn files(files: &[(&str, &str)]) -> FileSet {
    let mut set = FileSet::new();
    for (path, text) in files {
        let header = farrier_codegen::render::header("//");
        set.insert(*path, format!("{header}{text}"));
    }
    set
}

fn before() -> FileSet {
    files(&[
        ("Cargo.toml", "old"),
        ("src/lib.rs", "old"),
        ("src/deep/a.rs", "same"),
        ("src/gone/b.rs", "stale"),
    ])
}

fn after() -> FileSet {
    files(&[
        ("Cargo.toml", "new"),
        ("src/lib.rs", "new"),
        ("src/deep/a.rs", "same"),
        ("src/deep/c.rs", "more"),
        ("src/more/d.rs", "more"),
        ("tests/e.rs", "more"),
    ])
}

/// Crates as they were generated before, and what is staged to bring each up to date.
fn staged(crates: usize) -> (TempDir, Vec<Staged>) {
    let root = tempfile::tempdir().expect("a folder");
    let staged = (0..crates).map(|number| {
        let dir = root.path().join(number.to_string());
        write_crate(&dir, &before()).expect("a new crate");
        let on_disk = read_crate(&dir, &after()).expect("a crate");
        let staged = stage(&dir, &after().compare(&on_disk)).expect("a writable folder");
        staged.expect("something to write")
    });
    let staged = staged.collect();
    (root, staged)
}

fn without_temporary(
    snapshot: BTreeMap<PathBuf, Option<Vec<u8>>>,
) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let is_kept = |path: &PathBuf| !path.ancestors().any(leftovers::is_temporary);
    snapshot
        .into_iter()
        .filter(|(path, _)| is_kept(path))
        .collect()
}

#[test]
fn a_run_brings_every_crate_up_to_date() {
    let (root, staged) = staged(2);
    commit(staged).expect("writable folders");
    for number in ["0", "1"] {
        let dir = root.path().join(number);
        let on_disk = read_crate(&dir, &after()).expect("a crate");
        assert!(after().compare(&on_disk).is_clean());
        assert!(!dir.join("src/gone").exists(), "an empty folder goes too");
        assert!(leftovers::find(&dir).expect("a folder").is_empty());
    }
}

#[test]
fn a_move_that_fails_takes_all_crates_back() {
    /// What comes between staging and moving, so that some move of the second crate must fail.
    type Trouble = fn(&Path, &Staged) -> io::Result<()>;
    let troubles: [(&str, Trouble); 5] = [
        ("a file in the place of a new one", |dir, _| {
            fs::write(dir.join("src/deep/c.rs"), "somebody's")
        }),
        ("a folder in the place of a new file", |dir, _| {
            fs::create_dir_all(dir.join("src/deep/c.rs/x"))
        }),
        ("a replaced file is gone", |dir, _| {
            fs::remove_file(dir.join("src/lib.rs"))
        }),
        ("a stale file is gone", |dir, _| {
            fs::remove_file(dir.join("src/gone/b.rs"))
        }),
        ("the place for what is replaced is gone", |_, staged| {
            fs::remove_dir_all(staged.old_files().join("src"))
        }),
    ];
    for (what, make) in troubles {
        let (root, staged) = staged(2);
        let [_, second] = staged.as_slice() else {
            panic!("two crates")
        };
        make(&root.path().join("1"), second).expect("trouble");
        let as_it_was = without_temporary(snapshot(root.path()));
        let fault = commit(staged).expect_err(what);
        assert!(
            format!("{fault:?}").contains("nothing was changed"),
            "{what}: {fault:?}"
        );
        assert_eq!(snapshot(root.path()), as_it_was, "{what}");
    }
}

#[test]
fn a_fault_leaves_no_folder_that_was_made_for_it() {
    let root = tempfile::tempdir().expect("a folder");
    let dir = root.path().join("new/out");
    let bad = files(&[("../outside.rs", "x")]);
    write_crate(&dir, &bad).expect_err("a path that leaves the crate");
    assert_eq!(
        snapshot(root.path()).len(),
        1,
        "{:?}",
        snapshot(root.path())
    );
}

#[test]
fn leftovers_are_no_obstacle_and_go_away() {
    let root = tempfile::tempdir().expect("a folder");
    let (dir, kept) = (root.path().join("out"), root.path().join("kept"));
    fs::create_dir_all(dir.join(".farrier-Ab12cd/new/src")).expect("a folder");
    fs::write(dir.join(".farrier-Ab12cd/new/src/lib.rs"), "half").expect("a file");
    fs::write(dir.join(".farrier-lock"), "").expect("a file");
    fs::create_dir(&kept).expect("a folder");
    fs::write(kept.join("precious"), "").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&kept, dir.join(".farrier-link")).expect("a link");
    write_crate(&dir, &after()).expect("a folder that counts as empty");
    assert!(leftovers::find(&dir).expect("a folder").is_empty());
    assert!(kept.join("precious").exists(), "links are not followed");

    fs::create_dir(dir.join(".farrier-Ef34gh")).expect("a folder");
    write_crate(&dir, &after()).expect("up to date");
    assert!(leftovers::find(&dir).expect("a folder").is_empty());

    fs::write(kept.join(".farrier-mine"), "").expect("a file");
    write_crate(&kept, &after()).expect_err("somebody's folder");
    assert!(kept.join(".farrier-mine").exists(), "not even looked at");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_replaced_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;

    let root = tempfile::tempdir().expect("a folder");
    let dir = root.path().join("out");
    write_crate(&dir, &before()).expect("a new crate");
    let lib = dir.join("src/lib.rs");
    fs::set_permissions(&lib, fs::Permissions::from_mode(0o440)).expect("permissions");
    write_crate(&dir, &after()).expect("a read-only file is no obstacle");
    let mode = fs::metadata(&lib).expect("a file").permissions().mode();
    assert_eq!(mode & 0o777, 0o440);
}
