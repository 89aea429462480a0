//! The code that is copied as it is but for its unit tests, and the modules that hold the copies.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::copied_code::{CopiedCode, CopiedFile, CopiedModule};
use crate::plan::parts::Part;
use crate::render::{EmittedFile, header};

use super::tokens::ident;

/// A file at its place in the emitted crate: a copy, or, for the root of a folder, the modules that the
/// crate has of it, each as `declare` writes it.
pub(super) fn file<'p>(
    code: CopiedCode,
    file: &'static CopiedFile,
    folder: &str,
    declare: impl Fn(&CopiedModule) -> TokenStream + Send + 'p,
) -> EmittedFile<'p> {
    let path = format!("{folder}/{}", file.path);
    match file.is_folder {
        false => EmittedFile::text(path, header("//") + without_tests(file.text)),
        true => EmittedFile::rust(path, docs(file.text), move || {
            let modules = code.modules(Some(file.path));
            let modules = modules.iter().map(&declare);
            quote!(#(#modules)*)
        }),
    }
}

/// Declares a module of a client, if it has it.
pub(super) fn declare(module: &CopiedModule, needs: impl Fn(Part) -> bool) -> TokenStream {
    let is_needed = module.parts.is_empty() || module.parts.iter().any(|part| needs(*part));
    let name = ident(module.name);
    match is_needed {
        true => quote!(pub(crate) mod #name;),
        false => TokenStream::new(),
    }
}

/// The documentation of a module, line by line.
pub(super) fn docs(text: &str) -> Vec<String> {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| line.trim_start().to_owned()).collect()
}

/// A file without its unit tests, which are the last thing in it: the generator's own build runs
/// them, and in an emitted crate they are more to read.
fn without_tests(text: &str) -> &str {
    let tests = text.find("\n#[cfg(test)]\nmod tests {");
    tests.map_or(text, |start| &text[..start])
}

#[cfg(test)]
mod tests {
    use crate::plan::copied_code::{CLIENT, RUN_TIME};
    use crate::render;

    use super::*;

    #[test]
    fn nothing_but_unit_tests_is_left_out() {
        for CopiedFile { path, text, .. } in RUN_TIME.files().chain(CLIENT.files()) {
            let (_, tests) = text.split_at(without_tests(text).len());
            let ends = tests.match_indices("\n}").map(|(at, end)| at + end.len());
            let left_out = ends.map(|end| &tests[end..]).collect::<Vec<_>>();
            assert!(
                left_out.is_empty() || left_out == ["\n"],
                "{path} has something after its unit tests"
            );
        }
    }

    #[test]
    fn every_copy_begins_with_the_header() {
        for code in [RUN_TIME, CLIENT] {
            let declare = |module: &CopiedModule| declare(module, |_| true);
            let files = code.files().map(|it| file(code, it, "src", declare));
            let files = render::render(files.collect()).expect("Rust");
            for (path, text) in files.iter() {
                let text = String::from_utf8_lossy(text);
                let comment = if path.ends_with(".rs") { "//" } else { "#" };
                assert!(text.starts_with(&header(comment)), "{path}");
            }
        }
    }
}
