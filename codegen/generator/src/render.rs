//! Turns emitted files into text: the header, the syntax check, and the layout of Rust code.
//!
//! What a file says is decided in [`crate::emit`]; here it is only laid out. Files are rendered in
//! parallel, each from the closure that makes its tokens, and come out in the order of their paths.

mod blank_lines;
mod layout;
mod paths;

pub use crate::file_set::emitted_file::{Content, EmittedFile, MARKER, Origin, header};
use proc_macro2::TokenStream;
use rayon::prelude::*;
use syn::parse::{ParseStream, Parser};

use crate::{Diagnostic, Diagnostics, FileSet};

/// How much of a faulty item is shown, in characters.
const EXCERPT: usize = 400;

/// Renders every file.
///
/// # Errors
/// A path that is not a plain relative path, two files on one path, tokens that are no Rust file: all
/// of them, each with the file's name.
pub fn render(files: Vec<EmittedFile<'_>>) -> Result<FileSet, Diagnostics> {
    let mut faults = Diagnostics::default();
    faults.extend(paths::check(files.iter().map(|file| file.path.as_str())));

    // One file a task: a few files are by far longer than all others.
    let rendered: Vec<Result<(String, String), Diagnostics>> = files
        .into_par_iter()
        .with_max_len(1)
        .map(render_file)
        .collect();

    let mut set = FileSet::new();
    for result in rendered {
        match result {
            Ok((path, text)) => drop(set.insert(path, text)),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        Ok(set)
    } else {
        Err(faults)
    }
}

fn render_file(file: EmittedFile<'_>) -> Result<(String, String), Diagnostics> {
    let EmittedFile { path, content, .. } = file;
    let text = match content {
        Content::Text(text) => text,
        Content::Rust { docs, tokens } => {
            let code = lay_out(&*tokens).map_err(|fault| fault.into_diagnostics(&path))?;
            let mut text = header("//");
            for line in docs.iter().flat_map(|doc| doc.split('\n')) {
                text.push_str(format!("//! {line}").trim_end());
                text.push('\n');
            }
            if !code.is_empty() {
                text.push('\n');
                text.push_str(&code);
            }
            text
        }
    };
    Ok((path, text))
}

/// Lays out the tokens of a whole file.
fn lay_out(tokens: &dyn Fn() -> TokenStream) -> Result<String, SyntaxFault> {
    let file =
        syn::parse2::<syn::File>(tokens()).map_err(|error| SyntaxFault::find(tokens(), &error))?;
    // The printer has no layout for syntax that syn only passes through.
    let is_verbatim = |item: &&syn::Item| matches!(item, syn::Item::Verbatim(_));
    if let Some(item) = file.items.iter().find(is_verbatim) {
        return Err(SyntaxFault::new("unknown syntax", &quote::quote!(#item)));
    }
    Ok(layout::file(&file))
}

/// Emitted tokens that are no Rust: a fault of the generator, shown so that it can be found.
struct SyntaxFault {
    message: String,
    excerpt: String,
}

impl SyntaxFault {
    fn new(message: &str, tokens: &TokenStream) -> Self {
        let text = tokens.to_string();
        let mut excerpt: String = text.chars().take(EXCERPT).collect();
        if excerpt.len() < text.len() {
            excerpt.push_str(" ...");
        }
        Self {
            message: message.to_owned(),
            excerpt,
        }
    }

    /// Finds the item in which parsing stops.
    fn find(tokens: TokenStream, error: &syn::Error) -> Self {
        let mut rest = tokens.clone();
        let items = |input: ParseStream<'_>| -> syn::Result<()> {
            input.call(syn::Attribute::parse_inner)?;
            while !input.is_empty() {
                rest = input.fork().parse()?;
                input.parse::<syn::Item>()?;
            }
            Ok(())
        };
        // The outcome is known already; only `rest` matters.
        drop(items.parse2(tokens));
        Self::new(&error.to_string(), &rest)
    }

    fn into_diagnostics(self, path: &str) -> Diagnostics {
        let Self { message, excerpt } = self;
        let what = format!(
            "the emitted file `{path}` is not valid Rust: {message}, at or after `{excerpt}`"
        );
        let help = "this is a fault of the generator: please report it together with the model";
        Diagnostic::error(what).help(help.to_owned()).into()
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn rust(path: &'static str, tokens: &'static str) -> EmittedFile<'static> {
        EmittedFile::rust(path, ["About."], move || tokens.parse().unwrap_or_default())
    }

    #[test]
    fn rust_files_get_header_docs_and_blank_lines() {
        let file = EmittedFile::rust("src/a.rs", ["One.", "", "Two."], || {
            quote! {
                #![allow(dead_code)]
                use a::B;
                use a::C;
                #[doc = " A type."]
                pub struct A { pub b: B }
                impl A { fn one() -> &'static str { "1" } #[inline] fn two() {} }
            }
        });
        let set = render(vec![file]).expect("valid Rust");
        let text = String::from_utf8_lossy(set.get("src/a.rs").unwrap_or_default()).into_owned();
        let expected = "\
// Code generated by Farrier; do not edit.
//! One.
//!
//! Two.

#![allow(dead_code)]
use a::B;
use a::C;

/// A type.
pub struct A {
    pub b: B,
}

impl A {
    fn one() -> &'static str {
        \"1\"
    }

    #[inline]
    fn two() {}
}
";
        assert_eq!(text, expected);
    }

    #[test]
    fn faults_name_the_file_and_show_the_tokens() {
        let files = vec![
            rust("src/good.rs", "struct A;"),
            rust("src/bad.rs", "struct Fine; fn broken { } struct Later;"),
            EmittedFile::text("../outside", "x"),
        ];
        let faults: Vec<String> = render(files)
            .expect_err("two faults")
            .into_iter()
            .map(|fault| fault.to_string())
            .collect();
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(
            faults.iter().any(|fault| fault.contains("../outside")),
            "{faults:?}"
        );
        let syntax = faults
            .iter()
            .find(|fault| fault.contains("src/bad.rs"))
            .expect("the syntax fault");
        assert!(
            syntax.contains("fn broken") && !syntax.contains("Fine"),
            "{syntax}"
        );
    }
}
