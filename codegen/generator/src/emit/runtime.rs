//! The run-time code in a client's own module `runtime`. A client whose run-time code is in a crate of its
//! own has none of it.

use quote::quote;

use crate::Runtime;
use crate::plan::CratePlan;
use crate::plan::copied_code::{CopiedModule, RUN_TIME};
use crate::render::{EmittedFile, Origin};

use super::copied_code;

/// What the module that holds the files says of them.
pub(super) const DOCS: [&str; 5] = [
    "What is the same for every service and every operation.",
    "",
    "Functions that make a client, find an endpoint or make a call are inline in dev builds",
    "(`debug_assertions`): the program that calls them compiles them, once, and keeps them while it",
    "changes itself.",
];

/// The files of the module, or none.
pub(super) fn files(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    if plan.package.runtime != Runtime::Embedded {
        return Vec::new();
    }
    let needs = |part| plan.needs(part);
    let declare = move |module: &CopiedModule| copied_code::declare(module, needs);
    let files = RUN_TIME.files_for(needs);
    let files = files.map(|file| copied_code::file(RUN_TIME, file, "src/runtime", declare));
    let root = EmittedFile::rust("src/runtime.rs", DOCS, move || {
        let modules = RUN_TIME.modules(None);
        let modules = modules.iter().map(declare);
        quote!(#(#modules)*)
    });
    let files = files.chain([root]);
    files.map(|file| file.of(Origin::RunTime)).collect()
}
