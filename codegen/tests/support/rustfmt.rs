//! Asks rustfmt whether emitted files are in its own layout.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use farrier_codegen::FileSet;

use super::disk;

/// What rustfmt would change in crates, each given by its folder's name and its files; nothing when
/// it is not installed.
#[allow(dead_code)] // not every test binary looks at the layout
pub(crate) fn changes(crates: &[(String, FileSet)]) -> Option<String> {
    if Command::new("rustfmt").arg("--version").output().is_err() {
        return None;
    }
    // Below the system's temporary folder, no configuration of a project is found.
    let dir = std::env::temp_dir().join(format!("farrier-layout-{}", std::process::id()));
    let mut files = FileSet::new();
    for (name, emitted) in crates {
        for (path, content) in emitted.iter().filter(|(path, _)| path.ends_with(".rs")) {
            files.insert(format!("{name}/{path}"), content);
        }
    }
    disk::apply(&dir, &files.compare(&FileSet::new()));
    let paths: Vec<PathBuf> = files.iter().map(|(path, _)| dir.join(path)).collect();
    let mut found = String::new();
    // A command line has a limit.
    for paths in paths.chunks(500) {
        let output = Command::new("rustfmt")
            .args(["--check", "--edition", "2024"])
            .args(paths)
            .output()
            .expect("rustfmt runs");
        if !output.status.success() {
            found.push_str(&String::from_utf8_lossy(&output.stdout));
            found.push_str(&String::from_utf8_lossy(&output.stderr));
        }
    }
    fs::remove_dir_all(&dir).expect("the temporary folder can be removed");
    Some(found)
}
