//! What is saved comes back byte for byte, and nothing else is touched.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::recover::folder;
use super::*;

/// A workspace's folder, and where things are in it.
fn workspace() -> (TempDir, Place) {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("root");
    fs::create_dir(&root).expect("a folder");
    let place = Place {
        manifest: root.join("Cargo.toml"),
        lock: root.join("Cargo.lock"),
        target: root.join("target"),
        root,
    };
    (dir, place)
}

/// A journal of its own kind of run: one that no process guards.
fn begin(place: &Place) -> Undo {
    let undo = Undo::begin_with(place, |_| Ok(Guard::nobody()));
    undo.expect("a journal")
}

/// Every file below a folder but those of the journals, with its text.
fn files(place: &Place) -> Vec<(PathBuf, String)> {
    let walk = walkdir::WalkDir::new(&place.root).sort_by_file_name();
    let files = walk
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && !entry.path().starts_with(&place.target));
    files
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("a text");
            (entry.into_path(), text)
        })
        .collect()
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

/// Changes, removes and adds files after all of it was saved.
fn save_and_change(undo: &Undo, place: &Place) {
    let sdk = place.root.join("sdk");
    for path in [
        &place.lock,
        &place.manifest,
        &place.root.join("new/deep.toml"),
    ] {
        undo.save(path).expect("saved");
    }
    undo.save_folder(&sdk).expect("saved");
    undo.save_folder(&place.root.join("more")).expect("saved");
    write(&place.lock, "changed");
    undo.save(&place.lock).expect("still what was saved first");
    fs::remove_file(&place.manifest).expect("removed");
    write(&place.root.join("new/deep.toml"), "new");
    write(&sdk.join("src/lib.rs"), "changed");
    write(&sdk.join("src/new/a.rs"), "new");
    fs::remove_file(sdk.join("old.rs")).expect("removed");
    write(&place.root.join("more/a/b"), "new");
}

fn before(place: &Place) -> Vec<(PathBuf, String)> {
    write(&place.lock, "lock\r\n");
    write(&place.manifest, "manifest");
    write(&place.root.join("sdk/src/lib.rs"), "lib");
    write(&place.root.join("sdk/old.rs"), "old");
    files(place)
}

#[test]
fn everything_comes_back_unless_it_is_kept() {
    let (_dir, place) = workspace();
    let were = before(&place);
    let undo = begin(&place);
    save_and_change(&undo, &place);
    drop(undo);
    assert_eq!(files(&place), were, "dropped");
    assert!(!place.root.join("new").exists(), "a folder for a new file");

    let undo = begin(&place);
    save_and_change(&undo, &place);
    undo.put_back().expect("put back");
    assert_eq!(files(&place), were, "put back");

    let undo = begin(&place);
    save_and_change(&undo, &place);
    let are = files(&place);
    undo.keep().expect("kept");
    assert!(files(&place) == are && are != were, "kept");
    drop(begin(&place));
    assert_eq!(files(&place), are, "what was kept is not put back later");
}

#[test]
fn the_next_run_puts_back_what_a_killed_one_left() {
    let (_dir, place) = workspace();
    let were = before(&place);
    let undo = begin(&place);
    save_and_change(&undo, &place);
    // Nothing runs at the end of a process that is killed, but it no longer holds the lock.
    *locked(&undo.journal) = None;
    drop(undo);
    assert_ne!(files(&place), were);
    recover(&place).expect("put back");
    assert_eq!(files(&place), were);
    let left = fs::read_dir(folder(&place)).expect("a folder").count();
    assert_eq!(left, 1, "nothing is left but the lock");
}

#[test]
fn nothing_outside_of_the_workspace_is_saved_or_touched() {
    let (dir, place) = workspace();
    let outside = dir.path().join("outside");
    write(&outside, "theirs");
    let undo = begin(&place);
    for path in [outside.clone(), place.root.join("../outside")] {
        let fault = undo.save(&path).expect_err("outside");
        assert!(
            format!("{fault:?}").contains("not inside of the workspace"),
            "{fault:?}"
        );
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, &place.lock).expect("a link");
        undo.save(&place.lock)
            .expect_err("a link that leads outside");
    }
    drop(undo);
    let hostile = [
        r#"[{"nothing": "../outside"}]"#.to_owned(),
        format!("[{{\"nothing\": {outside:?}}}]"),
        r#"[{"file": ["../outside", 0]}]"#.to_owned(),
        r#"[{"folder": ["..", []]}]"#.to_owned(),
        r#"[{"nothing": ""}]"#.to_owned(),
        "no list".to_owned(),
    ];
    for (number, list) in hostile.iter().enumerate() {
        let journal = folder(&place).join(format!("run-{number}"));
        write(&journal.join("journal.json"), list);
        write(&journal.join("0"), "mine");
        let faults = recover(&place).expect_err("a hostile list");
        assert!(!faults.is_empty(), "{list}");
        fs::remove_dir_all(journal).expect("removed");
        assert_eq!(
            fs::read_to_string(&outside).expect("a text"),
            "theirs",
            "{list}"
        );
        assert!(place.root.is_dir(), "{list}");
    }
}
