//! Workspaces of users in temporary folders, with clients that stand for those of crates.io: a registry in a
//! folder takes its place, so that no test needs the network.

#[cfg(unix)]
#[allow(dead_code, reason = "each test uses a part of it")]
pub(crate) mod fake;

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A workspace in a temporary folder, with Cargo's sources replaced by its folder `vendor`.
pub(crate) struct Files {
    dir: TempDir,
}

impl Files {
    pub(crate) fn new(manifest: &str) -> Self {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let files = Self { dir };
        files.write("Cargo.toml", manifest);
        files.write(
            ".cargo/config.toml",
            "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"vendor\"\n",
        );
        fs::create_dir(files.path().join("vendor")).expect("a folder");
        files
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a written file");
    }

    /// A package of the workspace with these lines below `[dependencies]`.
    pub(crate) fn member(&self, folder: &str, name: &str, dependencies: &str) {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"
        );
        self.write(&format!("{folder}/Cargo.toml"), &manifest);
        self.write(&format!("{folder}/src/lib.rs"), "");
    }

    /// A package of the registry with these lines after `[package]`.
    pub(crate) fn published(&self, name: &str, version: &str, rest: &str, text: &str) {
        let folder = format!("vendor/{name}-{version}");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n{rest}"
        );
        self.write(&format!("{folder}/Cargo.toml"), &manifest);
        self.write(&format!("{folder}/src/lib.rs"), text);
        self.write(
            &format!("{folder}/.cargo-checksum.json"),
            "{\"files\":{},\"package\":\"0000000000000000000000000000000000000000000000000000000000000000\"}",
        );
    }
}
