//! Structures and their members: the type, its builder, the functions of both, and the traits that they
//! implement.

use crate::plan::descriptions::Docs;
use crate::plan::roles::Role;
use crate::plan::structures::{MemberPlan, RetryKind, StructurePlan};

use super::super::subject::{Fact, Kind, Subject, Subjects};
use super::types;

/// The traits of structures without a stream.
const OF_DATA: &[&str] = &[
    "impl Clone",
    "impl PartialEq",
    "impl RefUnwindSafe",
    "impl UnwindSafe",
];

/// Adds a structure with its members. `setters` are the builders beside its own that have the functions
/// which set a member.
pub(super) fn add(
    to: &mut Subjects,
    plan: &StructurePlan,
    parent: Option<&str>,
    setters: &[String],
) {
    let owner = types::path(&plan.item);
    let structure = structure(plan, &owner, parent);
    for member in &plan.members {
        let path = format!("{owner}::{}", member.name.text());
        to.insert(path, self::member(plan, member, &owner, setters));
    }
    to.insert(owner, structure);
}

fn kind(role: Role) -> Kind {
    match role {
        Role::Plain => Kind::Structure,
        Role::Input => Kind::Input,
        Role::Output => Kind::Output,
        Role::Error => Kind::Error,
    }
}

fn structure(plan: &StructurePlan, owner: &str, parent: Option<&str>) -> Subject {
    let builder = types::path(&plan.item.builder());
    let mut subject = Subject::new(kind(plan.role), &plan.shape_id, &plan.location);
    subject.parent = parent.map(str::to_owned);
    subject.is_read = plan.reads;
    subject.items_if(true, owner, &["struct", "fn builder", "impl Debug"]);
    subject.items_if(true, &builder, &["struct", "impl Debug", "impl Default"]);
    let has_stream = plan.stream().is_some();
    for owner in [owner, &builder] {
        // A stream can be neither copied nor compared, and not be looked at after a panic.
        subject.items_if(!has_stream, owner, OF_DATA);
    }
    subject.items_if(plan.extended_request_id, owner, &["impl RequestIdExt"]);
    let built = match plan.fallible {
        true => format!("Result<{owner}, BuildError>"),
        false => owner.to_owned(),
    };
    subject.item(&builder, "fn build", built);
    documentation(&mut subject, &plan.docs);
    subject.hidden_fact(Fact::Wire, (&plan.shape_id, &plan.traits));
    if let Some(error) = &plan.error {
        let retry = error.retry.map(retry_kind);
        subject.items_if(retry.is_some(), owner, &["fn retryable_error_kind"]);
        subject.fact(Fact::Retry, retry.map(str::to_owned));
        let message = (&error.title, &error.message, &error.message_field);
        subject.hidden_fact(Fact::ErrorMessage, message);
    }
    subject
}

/// What the retry kind is called.
fn retry_kind(kind: RetryKind) -> &'static str {
    match kind {
        RetryKind::Throttling => "throttling",
        RetryKind::Client => "client",
        RetryKind::Server => "server",
    }
}

/// The documentation of a subject, and its deprecation.
pub(super) fn documentation(subject: &mut Subject, docs: &Docs) {
    subject.fact(Fact::Deprecated, docs.deprecated.clone());
    subject.hidden_fact(Fact::Documentation, &docs.lines);
}

fn member(
    structure: &StructurePlan,
    member: &MemberPlan,
    owner: &str,
    setters: &[String],
) -> Subject {
    let identity = format!("{}${}", structure.shape_id, member.schema.name);
    let mut subject = Subject::new(Kind::Member, identity, &member.location)
        .below(owner)
        .summary(types::field(member));
    let name = member.name.text();
    subject.is_read = structure.reads;
    subject.item(owner, format!("field {name}"), types::field(member));
    subject.item(owner, format!("fn {name}"), types::accessor(member));
    let builder = types::path(&structure.item.builder());
    for builder in setters.iter().chain([&builder]) {
        add_setters(&mut subject, member, builder);
    }
    documentation(&mut subject, &member.docs);
    subject.flag(Fact::Required, member.required && structure.writes);
    let default = member.default.as_ref().map(|value| format!("{value:?}"));
    subject.fact(Fact::Default, default);
    subject.flag(Fact::Sensitive, member.sensitive);
    subject.hidden_fact(Fact::Wire, (&member.schema, member.left_out_at_default));
    subject
}

/// Adds the functions of a builder that set and read a member.
fn add_setters(subject: &mut Subject, member: &MemberPlan, builder: &str) {
    let base = &member.base;
    let option = types::option(&types::rust(&member.ty));
    let name = format!("fn {}", member.name.text());
    subject.item(builder, name, types::arguments(&member.ty));
    subject.item(builder, format!("fn set_{base}"), &option);
    subject.item(builder, format!("fn get_{base}"), format!("&{option}"));
}
