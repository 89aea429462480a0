//! Reading folders into file sets, and writing what a comparison asks for.

use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::FileSet;
use farrier_codegen::file_set::Comparison;

/// The repository's root.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_path_buf()
}

/// Every file of a folder; nothing when there is no such folder.
pub(crate) fn read(dir: &Path) -> FileSet {
    let mut files = FileSet::new();
    read_into(dir, dir, &mut files);
    files
}

fn read_into(root: &Path, dir: &Path, files: &mut FileSet) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read_into(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("a path below the folder");
            let name = below.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).expect("a file that can be read"));
        }
    }
}

/// The texts of the run-time code and of clients, which are copied into emitted crates.
#[allow(dead_code)] // not every test binary compares files
pub(crate) fn run_time_files() -> FileSet {
    let mut files = read(&repository().join("codegen/generator/runtime"));
    for (path, text) in read(&repository().join("codegen/generator/client")).iter() {
        files.insert(format!("client/{path}"), text);
    }
    files
}

/// Makes a folder what the comparison wants it to be. Files that are equal are not touched.
pub(crate) fn apply(dir: &Path, comparison: &Comparison<'_>) {
    for difference in comparison.iter() {
        let path = dir.join(difference.path);
        match difference.after {
            Some(content) => {
                fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                fs::write(&path, content).expect("a written file");
            }
            None => fs::remove_file(&path).expect("a file to remove"),
        }
    }
}
