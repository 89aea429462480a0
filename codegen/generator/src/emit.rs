//! What is planned, written as tokens: one file here for each kind of emitted file.
//!
//! Nothing is decided here. Tokens are made when a file is rendered, on the thread that renders it.

mod checks;
mod copied_code;
mod discovery;
mod endpoints;
mod enums;
mod errors;
mod examples;
mod fluent;
mod input_changes;
mod jmespath;
mod login_tokens;
mod manifest;
mod modules;
mod operations;
mod paginators;
mod presigned;
mod protocol_tests;
mod runtime;
mod schemas;
mod service;
mod sessions;
mod setters;
mod shared_runtime;
mod structure;
mod support;
mod tokens;
mod unions;
mod values;
mod waiters;

use crate::plan::CratePlan;
use crate::plan::parts::Part;
use crate::render::{EmittedFile, Origin};

/// The files of the crate.
pub fn emit(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    let mut files = vec![EmittedFile::text("Cargo.toml", manifest::text(plan))];
    files.extend(modules_of(plan));
    files.extend(endpoints::files(&plan.endpoint));
    files.extend(runtime::files(plan));
    files.extend(waiters::files(plan));
    files.extend(support::files(plan));
    files.extend(presigning(plan));
    files.extend(types(plan));
    for operation in &plan.operations {
        let tests = plan.protocol_tests.get(&operation.names.module);
        files.extend(operations::files(plan, operation, tests));
    }
    files
}

/// The files of the crate that has the run-time code for several clients.
pub fn shared_runtime() -> Vec<EmittedFile<'static>> {
    shared_runtime::files()
}

/// The modules around the items of the model.
fn modules_of(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    vec![
        EmittedFile::rust("src/lib.rs", root_docs(plan), || modules::root(plan)),
        EmittedFile::rust("src/client.rs", ["The client."], || modules::client(plan)),
        EmittedFile::rust("src/config.rs", ["The configuration of a client."], || {
            modules::config(plan)
        }),
        EmittedFile::rust(
            "src/error.rs",
            ["What errors have in common."],
            modules::error,
        ),
        EmittedFile::rust(
            "src/error_meta.rs",
            ["The error of the whole service."],
            || errors::service_file(plan),
        ),
        EmittedFile::rust("src/meta.rs", ["Facts about this crate."], modules::meta),
        EmittedFile::rust("src/operation.rs", ["The operations."], || {
            modules::operation(plan)
        }),
        EmittedFile::rust(
            "src/primitives.rs",
            ["Types that members have beside Rust's own."],
            || modules::primitives(plan),
        ),
        EmittedFile::rust(
            "src/support.rs",
            [
                "What a client has of its own beside its operations: the client, its configuration, its errors.",
            ],
            || support::module(plan),
        ),
        EmittedFile::rust(
            "src/support/endpoint_rules.rs",
            [
                "The endpoint rules of the service and their parameters, by the names that all clients have for them.",
            ],
            service::endpoint_rules,
        ),
        EmittedFile::rust(
            "src/support/facts.rs",
            ["Facts of the service that its configuration and its auth schemes need."],
            || service::facts(plan),
        ),
        EmittedFile::rust(
            "src/support/service.rs",
            ["What every call needs to know of the service."],
            || service::file(plan),
        ),
        EmittedFile::rust(
            "src/types.rs",
            ["The structures, unions and enums of the service."],
            || modules::types(plan),
        ),
        EmittedFile::rust("src/types/error.rs", ["The errors of the service."], || {
            modules::type_errors(plan)
        }),
    ]
}

/// The module of presigned requests, where there are some.
fn presigning(plan: &CratePlan) -> Option<EmittedFile<'_>> {
    let docs = [
        "Presigned requests: signed now, and sent later by others, who need no credentials."
            .to_owned(),
    ];
    plan.needs(Part::Presigning)
        .then(|| EmittedFile::rust("src/presigning.rs", docs, modules::presigning))
}

fn root_docs(plan: &CratePlan) -> Vec<String> {
    let mut lines = vec![
        format!("A client of {}.", plan.service.title),
        String::new(),
    ];
    lines.extend(plan.service.docs.lines.iter().cloned());
    lines
}

fn types(plan: &CratePlan) -> Vec<EmittedFile<'_>> {
    let mut files = Vec::new();
    for plan in &plan.structures {
        let docs = [format!("The structure `{}`.", plan.item.name)];
        let file = EmittedFile::rust(type_path(&plan.file), docs, || structure::file(plan));
        files.push(file.of(Origin::Item(plan.item.path())));
    }
    for plan in &plan.unions {
        let docs = [format!("The union `{}`.", plan.item.name)];
        let file = EmittedFile::rust(type_path(&plan.file), docs, || unions::file(plan));
        files.push(file.of(Origin::Item(plan.item.path())));
    }
    for plan in &plan.enums {
        let docs = [format!("The enum `{}`.", plan.item.name)];
        let file = EmittedFile::rust(type_path(&plan.file), docs, || enums::file(plan));
        files.push(file.of(Origin::Item(plan.item.path())));
    }
    for plan in &plan.errors {
        let docs = [format!("The error `{}`.", plan.item.name)];
        let path = format!("src/types/error/_{}.rs", plan.file);
        let file = EmittedFile::rust(path, docs, || structure::file(plan));
        files.push(file.of(Origin::Item(plan.item.path())));
    }
    files
}

fn type_path(file: &str) -> String {
    format!("src/types/_{file}.rs")
}
