//! Operations with what belongs to them: input, output, errors, builders, paginator and waiter.

use crate::plan::CratePlan;
use crate::plan::operations::{ErrorVariant, OperationPlan};
use crate::plan::paginators::PaginatorPlan;
use crate::plan::types::RustType;
use crate::plan::waiters::WaiterPlan;

use super::super::subject::{Fact, Kind, Subject, Subjects};
use super::common;
use super::structures::{self, documentation};
use super::types;

/// What every error enum implements.
const OF_ERRORS: [&str; 5] = [
    "enum",
    "impl Debug",
    "impl Display",
    "impl Error",
    "variant Unhandled",
];

/// Adds an operation.
pub(super) fn add(to: &mut Subjects, plan: &CratePlan, operation: &OperationPlan) {
    let module = format!("operation::{}", operation.names.module);
    let fluent = format!("{module}::builders::{}", operation.names.fluent_builder);
    let waiters = waiters_of(plan, operation).map(builder_of_waiter);
    let setters: Vec<String> = waiters.chain([fluent.clone()]).collect();
    structures::add(to, &operation.input, Some(&module), &setters);
    structures::add(to, &operation.output, Some(&module), &[]);
    let errors = types::path(&operation.error);
    for variant in &operation.errors {
        let path = format!("{errors}::{}", variant.name);
        to.insert(path, error_variant(to, variant, &errors).below(&module));
    }
    if let Some(paginator) = &operation.paginator {
        let path = format!("{module}::paginator::{}", paginator.name);
        let subject = self::paginator(plan, operation, paginator, &fluent);
        to.insert(path, subject.below(&module));
    }
    for waiter in waiters_of(plan, operation) {
        let subject = self::waiter(operation, waiter).below(&module);
        to.insert(format!("waiters::{}", waiter.module), subject);
    }
    to.insert(
        module.clone(),
        self::operation(plan, operation, &module, &fluent),
    );
}

fn identity(plan: &CratePlan, operation: &OperationPlan) -> String {
    format!("{}#{}", plan.service.namespace, operation.wire_name)
}

fn operation(crate_plan: &CratePlan, plan: &OperationPlan, module: &str, fluent: &str) -> Subject {
    let identity = identity(crate_plan, plan);
    let mut subject = Subject::new(Kind::Operation, identity, &plan.location);
    let names = &plan.names;
    let (input, errors) = (types::path(&plan.input.item.builder()), &plan.error.name);
    subject.item(module, "mod", "");
    subject.item(&format!("{module}::{}", names.name), "struct", "");
    subject.item("Client", format!("fn {}", names.method.text()), fluent);
    subject.items_if(
        true,
        fluent,
        &[
            "struct",
            "fn send",
            "fn customize",
            "fn as_input",
            "impl Debug",
        ],
    );
    let is_cloned = plan.input.stream().is_none();
    subject.items_if(is_cloned, fluent, &["impl Clone"]);
    subject.items_if(plan.presigned.is_some(), fluent, &["fn presigned"]);
    subject.item(&input, "fn send_with", "");
    subject.items_if(true, &types::path(&plan.error), &OF_ERRORS);
    subject.item("Error", format!("impl From<{errors}>"), "");
    let extended = plan.output.extended_request_id;
    subject.items_if(extended, &types::path(&plan.error), &["impl RequestIdExt"]);
    let customized = format!(
        "client::customize::CustomizableOperation<{}>",
        plan.output.item.name
    );
    subject.items_if(
        plan.unsigned_on_request,
        &customized,
        &["fn disable_payload_signing"],
    );
    facts(&mut subject, crate_plan, plan);
    subject
}

fn facts(subject: &mut Subject, crate_plan: &CratePlan, plan: &OperationPlan) {
    documentation(subject, &plan.docs);
    let http = plan.input.http.as_ref();
    let http = http.map(|(method, uri, _)| format!("{method} {uri}"));
    subject.fact(Fact::Http, http);
    subject.hidden_fact(Fact::Host, &plan.host_prefix);
    subject.hidden_fact(Fact::Endpoint, &plan.endpoint);
    let mut auth = crate_plan.service.operation_auth_schemes.iter();
    let auth = auth.find(|(name, _)| *name == plan.wire_name);
    let auth = auth.map(|(_, schemes)| common::schemes(schemes));
    subject.fact(Fact::Auth, auth);
    subject.flag(Fact::Compression, plan.compressed);
    subject.hidden_fact(
        Fact::Checksum,
        (plan.md5_required, &plan.checksums, plan.tree_hash),
    );
    subject.hidden_fact(Fact::Signing, (plan.unsigned_payload, &plan.presigned));
    let token = plan.idempotency_token.as_ref();
    subject.fact(Fact::Idempotency, token.map(|it| it.text().to_owned()));
    subject.hidden_fact(
        Fact::Request,
        (
            &plan.checks,
            plan.requires_length,
            plan.path_in_endpoint,
            &plan.text_changes,
        ),
    );
    subject.hidden_fact(
        Fact::Reply,
        (
            plan.success_code,
            &plan.date_headers,
            plan.any_root,
            plan.slow_reply,
            plan.long_poll,
        ),
    );
    subject.flag(Fact::Sensitive, plan.sensitive_output);
}

/// The variant of an error enum.
pub(super) fn error_variant(to: &Subjects, variant: &ErrorVariant, owner: &str) -> Subject {
    let structure = types::path(&variant.item);
    let location = to.get(&structure).and_then(|it| it.location.clone());
    let mut subject = Subject::new(
        Kind::ErrorVariant,
        format!("{owner} {}", variant.id),
        &location.unwrap_or_default(),
    )
    .summary(structure.clone());
    subject.is_read = true;
    subject.item(
        owner,
        format!("variant {}", variant.name),
        format!("({structure})"),
    );
    if owner != common::SERVICE_ERROR {
        subject.item(owner, format!("fn is_{}", variant.stem), "");
    }
    if owner != common::SERVICE_ERROR {
        subject.hidden_fact(Fact::ErrorCodes, &variant.codes);
    }
    subject
}

fn paginator(
    crate_plan: &CratePlan,
    operation: &OperationPlan,
    plan: &PaginatorPlan,
    fluent: &str,
) -> Subject {
    let identity = format!("{} paginator", identity(crate_plan, operation));
    let mut subject = Subject::new(Kind::Paginator, identity, &operation.location);
    let module = format!("operation::{}::paginator", operation.names.module);
    let owner = format!("{module}::{}", plan.name);
    let items = format!("{module}::{}", plan.items_name);
    subject.item(&module, "mod", "");
    subject.item(fluent, "fn into_paginator", &owner);
    subject.items_if(
        true,
        &owner,
        &["struct", "fn stop_on_duplicate_token", "fn send"],
    );
    if let Some(size) = &plan.page_size {
        subject.item(&owner, "fn page_size", types::rust(&size.ty));
    }
    if let Some(last) = plan.items.as_ref().and_then(|path| path.last()) {
        let item = match &last.ty {
            RustType::Vec(item) => types::rust(item),
            RustType::Map(key, value) => format!("({}, {})", types::rust(key), types::rust(value)),
            other => types::rust(other),
        };
        subject.item(&owner, "fn items", &items);
        subject.item(&items, "struct", "");
        subject.item(&items, "fn send", item);
    }
    subject.hidden_fact(Fact::Pagination, plan);
    subject
}

fn waiters_of<'p>(
    plan: &'p CratePlan,
    operation: &'p OperationPlan,
) -> impl Iterator<Item = &'p WaiterPlan> {
    let is_polled = |waiter: &&WaiterPlan| {
        let polled = plan.operations.get(waiter.operation);
        polled.is_some_and(|polled| polled.wire_name == operation.wire_name)
    };
    plan.waiters.iter().filter(is_polled)
}

fn builder_of_waiter(waiter: &WaiterPlan) -> String {
    format!("waiters::{}::{}", waiter.module, waiter.names.builder)
}

fn waiter(operation: &OperationPlan, plan: &WaiterPlan) -> Subject {
    let identity = format!("waiter {}", plan.stem);
    let mut subject = Subject::new(Kind::Waiter, identity, &plan.location);
    let module = format!("waiters::{}", plan.module);
    let builder = builder_of_waiter(plan);
    let (output, error) = (
        types::path(&operation.output.item),
        types::path(&operation.error),
    );
    subject.item(&module, "mod", "");
    subject.item(
        common::WAITERS,
        format!("fn {}", plan.names.method),
        &builder,
    );
    subject.items_if(
        true,
        &builder,
        &[
            "struct",
            "fn as_input",
            "fn wait",
            "impl Clone",
            "impl Debug",
        ],
    );
    for alias in [&plan.names.final_poll, &plan.names.error] {
        let alias = format!("{module}::{alias}");
        subject.item(&alias, "type", format!("{output}, {error}"));
    }
    documentation(&mut subject, &plan.docs);
    subject.hidden_fact(Fact::Waiting, (plan.delays, &plan.acceptors));
    subject
}
