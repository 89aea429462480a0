//! The wrapper of the compiler that a user has set, which Cargo would run: from the environment, or from the
//! nearest configuration of Cargo's that names one.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::input;
use crate::report::Fault;

/// The files of a configuration, the older name last.
const FILES: [&str; 2] = ["config.toml", "config"];

/// The wrapper that Cargo would run in a folder, if any.
///
/// # Errors
/// A configuration cannot be read.
pub(super) fn find(folder: &Path) -> Result<Option<OsString>, Fault> {
    for name in ["RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"] {
        if let Some(wrapper) = env::var_os(name) {
            return Ok(Some(wrapper).filter(|wrapper| !wrapper.is_empty()));
        }
    }
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    configured(folder, home.as_deref())
}

/// The wrapper of the nearest configuration that names one.
fn configured(folder: &Path, home: Option<&Path>) -> Result<Option<OsString>, Fault> {
    let folders = folder.ancestors().map(|above| above.join(".cargo"));
    for folder in folders.chain(home.map(Path::to_path_buf)) {
        let file = FILES
            .map(|file| folder.join(file))
            .into_iter()
            .find(|file| file.is_file());
        let Some(file) = file else {
            continue;
        };
        let text = input::read(&file, "Cargo's configuration", input::CONFIGURATION_LIMIT)?;
        if let Some(wrapper) = named(&text) {
            let is_path = wrapper.contains(['/', '\\']);
            let base = folder.parent().filter(|_| is_path);
            let wrapper = base.map_or_else(|| PathBuf::from(&wrapper), |base| base.join(&wrapper));
            return Ok(Some(wrapper.into_os_string()).filter(|wrapper| !wrapper.is_empty()));
        }
    }
    Ok(None)
}

/// The wrapper that a configuration names. One that Cargo cannot read either is its business.
fn named(text: &str) -> Option<String> {
    let table: toml::Table = toml::from_str(text).ok()?;
    Some(
        table
            .get("build")?
            .get("rustc-wrapper")?
            .as_str()?
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_configuration_that_names_a_wrapper_counts() {
        let dir = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        let wrapper = || {
            let found = configured(&dir.path().join("a/b"), Some(&dir.path().join("home")));
            found.expect("readable").map(PathBuf::from)
        };
        assert_eq!(wrapper(), None);
        write("home/config.toml", "build.rustc-wrapper = \"sccache\"");
        assert_eq!(wrapper(), Some(PathBuf::from("sccache")));
        write(".cargo/config", "[build]\nrustc-wrapper = \"tools/wrap\"");
        assert_eq!(wrapper(), Some(dir.path().join("tools/wrap")));
        write("a/.cargo/config.toml", "[build]\njobs = 2");
        assert_eq!(wrapper(), Some(dir.path().join("tools/wrap")));
        write("a/b/.cargo/config.toml", "[build]\nrustc-wrapper = \"\"");
        assert_eq!(wrapper(), None, "an empty one is none");
    }
}
