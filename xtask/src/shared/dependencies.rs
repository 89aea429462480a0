//! The dependencies that an emitted crate has and does not use.

use std::collections::BTreeSet;
use std::str::FromStr;

use farrier_codegen::FileSet;
use proc_macro2::{TokenStream, TokenTree};
use toml::{Table, Value};

use cargo_farrier::report::Fault;

/// The packages whose library is not named as they are.
const LIBRARIES: [(&str, &str); 1] = [("md-5", "md5")];

/// A fault for each dependency of a crate that none of its sources names.
pub(super) fn unused(name: &str, files: &FileSet) -> Vec<Fault> {
    match find(files) {
        Ok(unused) => unused
            .iter()
            .map(|dependency| {
                Fault::new(format!(
                    "`{name}` depends on `{dependency}` and does not use it"
                ))
                .help("`codegen/generator/src/plan/requirements.rs` says what a crate needs")
            })
            .collect(),
        Err(reason) => vec![Fault::new(format!("`{name}` cannot be read: {reason}"))],
    }
}

fn find(files: &FileSet) -> Result<Vec<String>, String> {
    let manifest = files.get("Cargo.toml").unwrap_or_default();
    let manifest: Table = toml::from_slice(manifest).map_err(|error| error.to_string())?;
    let mut used = enabled(&manifest);
    for (path, content) in files.iter().filter(|(path, _)| path.ends_with(".rs")) {
        let tokens = TokenStream::from_str(&String::from_utf8_lossy(content))
            .map_err(|error| format!("{path}: {error}"))?;
        identifiers(tokens, &mut used);
    }
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    let names = dependencies.into_iter().flatten().map(|(name, _)| name);
    let unused = names.filter(|name| !used.contains(&library(name)));
    Ok(unused.cloned().collect())
}

/// The dependencies of which features of the crate turn on features: without the dependency, the
/// crate could not have them.
fn enabled(manifest: &Table) -> BTreeSet<String> {
    let features = manifest.get("features").and_then(Value::as_table);
    let enabled = features
        .into_iter()
        .flatten()
        .filter_map(|(_, enables)| enables.as_array())
        .flatten();
    enabled
        .filter_map(|it| Some(library(it.as_str()?.split_once('/')?.0)))
        .collect()
}

/// The name of a package's library.
fn library(package: &str) -> String {
    let named = LIBRARIES.iter().find(|(name, _)| *name == package);
    named.map_or_else(
        || package.replace('-', "_"),
        |(_, library)| (*library).to_owned(),
    )
}

/// Every identifier of a source; comments have none.
fn identifiers(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => identifiers(group.stream(), found),
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_source_names_is_found() {
        let mut files = FileSet::new();
        files.insert(
            "Cargo.toml",
            "[features]\non = [\"by-feature/x\"]\n[dependencies]\na-b = \"1\"\nby-feature = \"1\"\n\
             in-a-comment = \"1\"\nin_a_macro = \"1\"\n",
        );
        files.insert(
            "src/lib.rs",
            "//! in_a_comment::X\nuse a_b::{C, D};\nmacro!([in_a_macro::e()]);\n",
        );
        assert_eq!(find(&files), Ok(vec!["in-a-comment".to_owned()]));
    }
}
