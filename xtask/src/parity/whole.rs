//! The comparison for the whole service: its client is generated below the target folder, and the
//! package `xtask/parity` is given a second manifest there, with that client in place of the committed
//! crate. The sources are the same.

use std::fs;
use std::path::{Path, PathBuf};

use farrier_codegen::{DocsLevel, Request};

use crate::sweep::models;
use cargo_farrier::jobs::Job;
use cargo_farrier::report::{Fault, shown};

/// The package that is generated.
const NAME: &str = "pinpoint";
/// The package that compares it.
const COMPARISON: &str = "parity-whole";

/// The package with the comparison.
pub(super) fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("parity")
}

/// The model of the whole service. It is no part of the repository, but may lie beside it.
pub(super) fn model() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    let beside = xtask.parent().and_then(Path::parent).unwrap_or(xtask);
    beside.join("shared/models/2025-04/pinpoint.json")
}

/// Generates the client and writes the manifest; gives the manifest's path.
///
/// # Errors
/// The model is refused, or a file cannot be read or written.
pub(super) fn prepare(model: &Path, root: &Path) -> Result<PathBuf, Vec<Fault>> {
    // An absolute path: Cargo takes paths in a manifest relative to that.
    let root = std::path::absolute(root).map_err(|error| {
        vec![Fault::io(
            format!("cannot find `{}`", root.display()),
            &error,
        )]
    })?;
    let dir = root.join(NAME);
    let job = Job {
        shown: shown(&dir),
        dir: dir.clone(),
        models: vec![model.to_path_buf()],
        request: Request {
            name: Some(NAME.to_owned()),
            docs: DocsLevel::None,
            ..Request::default()
        },
        asked: Vec::new(),
    };
    models::write(&dir, &job.generate()?)?;
    write_manifest(&root, &dir).map_err(|fault| vec![fault])
}

/// Writes the manifest, and the lock file beside it, so that the same versions are compared.
fn write_manifest(root: &Path, client: &Path) -> Result<PathBuf, Fault> {
    let package = package();
    let from = package.join("Cargo.toml");
    let text = fs::read_to_string(&from)
        .map_err(|error| Fault::io(format!("cannot read `{}`", from.display()), &error))?;
    let manifest = with_client(&text, client, &package)
        .map_err(|reason| Fault::new(format!("`{}` {reason}", from.display())))?;

    let place = root.join("Cargo.toml");
    fs::write(&place, manifest)
        .and_then(|()| fs::copy(package.join("Cargo.lock"), root.join("Cargo.lock")))
        .map_err(|error| Fault::io(format!("cannot write `{}`", place.display()), &error))?;
    Ok(place)
}

/// The manifest `text` of the package in `package`, with the crate in `client` as the generated one.
fn with_client(text: &str, client: &Path, package: &Path) -> Result<String, String> {
    let mut manifest: toml::Table = toml::from_str(text).map_err(|error| error.to_string())?;
    let mut table = |name: &str| {
        let table = manifest.get_mut(name).and_then(toml::Value::as_table_mut);
        table
            .map(std::mem::take)
            .ok_or(format!("has no `[{name}]`"))
    };
    let (mut own, mut dependencies) = (table("package")?, table("dependencies")?);
    own.insert("name".to_owned(), COMPARISON.into());
    dependencies.insert(
        "generated".to_owned(),
        entries([("package", NAME.to_owned()), ("path", text_of(client))]),
    );
    let source = text_of(&package.join("src").join("main.rs"));
    let program = entries([("name", COMPARISON.to_owned()), ("path", source)]);
    manifest.insert("package".to_owned(), own.into());
    manifest.insert("dependencies".to_owned(), dependencies.into());
    manifest.insert("bin".to_owned(), toml::Value::Array(vec![program]));
    Ok(manifest.to_string())
}

fn entries<const N: usize>(entries: [(&str, String); N]) -> toml::Value {
    let entries = entries.map(|(key, value)| (key.to_owned(), toml::Value::from(value)));
    toml::Value::Table(entries.into_iter().collect())
}

fn text_of(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_gets_the_other_client() {
        let text = package().join("Cargo.toml");
        let text = fs::read_to_string(text).unwrap_or_default();
        let manifest = with_client(&text, Path::new("/c"), Path::new("/p")).unwrap_or_default();
        let manifest: toml::Table = toml::from_str(&manifest).unwrap_or_default();
        let at = |path: &[&str]| {
            let mut value = manifest.get(*path.first()?)?;
            for key in path.get(1..)? {
                value = value.get(key)?;
            }
            value.as_str().map(str::to_owned)
        };
        assert_eq!(
            at(&["dependencies", "generated", "path"]).as_deref(),
            Some("/c")
        );
        assert_eq!(at(&["package", "name"]).as_deref(), Some(COMPARISON));
        assert!(with_client("", Path::new("/c"), Path::new("/p")).is_err());
    }
}
