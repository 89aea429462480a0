//! What belongs to the service as a whole: its settings, the parameters of its endpoints, the items that
//! it has because an operation of it needs something, and its Cargo features.

use crate::model::Location;
use crate::plan::CratePlan;
use crate::plan::endpoints::{ClientParameter, Kind as ParameterKind, Parameter};

use super::super::subject::{Fact, Kind, Subject, Subjects};
use super::parts::PARTS;
use super::{common, structures};

const BUILDER: &str = "config::Builder";
const PARAMS: &str = "config::endpoint::Params";
const PARAMS_BUILDER: &str = "config::endpoint::ParamsBuilder";

/// Adds what the service has.
pub(super) fn add(to: &mut Subjects, plan: &CratePlan) {
    let at = &plan.service.location;
    to.insert("Client".to_owned(), service(plan));
    for setting in &plan.endpoint.client_parameters {
        let path = format!("{BUILDER}::{}", setting.rust.text());
        to.insert(path, self::setting(setting));
    }
    for parameter in &plan.endpoint.parameters {
        let path = format!("{PARAMS}::{}", parameter.rust.text());
        let rules = plan.endpoint.rules.as_ref();
        let at = rules.map(|rules| rules.child("parameters").child(&parameter.name));
        to.insert(path, self::parameter(parameter, &at.unwrap_or_default()));
    }
    for row in PARTS.iter().filter(|row| plan.needs(row.part)) {
        for (owner, names) in row.items {
            add_part(to, at, owner, names);
        }
    }
    if plan.surface.byte_streams {
        add_part(to, at, "primitives", OF_STREAMS);
    }
    if !plan.waiters.is_empty() {
        let mut subject = Subject::new(Kind::Trait, common::WAITERS, at);
        subject.items_if(true, common::WAITERS, &["trait"]);
        subject.items_if(true, "waiters", &["mod"]);
        subject.items_if(true, "Error", &["impl From<WaiterError>"]);
        subject.items_if(true, "Client", &["impl Waiters"]);
        to.insert(common::WAITERS.to_owned(), subject);
    }
    for feature in plan.cargo_features() {
        let mut subject = Subject::new(Kind::Feature, feature.name, at);
        subject.location = None;
        subject.item("Cargo.toml", format!("feature {}", feature.name), "");
        to.insert(format!("Cargo.toml [features] {}", feature.name), subject);
    }
}

/// What a crate has with streams of bytes.
const OF_STREAMS: &[&str] = &[
    "use AggregatedBytes",
    "use ByteStream",
    "use ByteStreamError",
    "use FsBuilder",
    "use Length",
    "use SdkBody",
];

/// Adds items of a part, each a subject of its own.
fn add_part(to: &mut Subjects, at: &Location, owner: &str, names: &[&str]) {
    for name in names {
        let (what, last) = name.split_once(' ').unwrap_or(("mod", ""));
        let path = match last {
            "" => owner.to_owned(),
            last => format!("{owner}::{last}"),
        };
        let kind = match (owner, what) {
            (BUILDER, "fn") => Kind::Setting,
            _ => Kind::Part,
        };
        let mut subject = Subject::new(kind, &path, at);
        subject.item(owner, *name, "");
        to.insert(path, subject);
    }
}

fn service(plan: &CratePlan) -> Subject {
    let service = &plan.service;
    let identity = "service";
    let mut subject = Subject::new(Kind::Service, identity, &service.location);
    structures::documentation(&mut subject, &service.docs);
    subject.fact(Fact::Protocol, Some(service.protocol.id.to_owned()));
    subject.fact(Fact::Auth, Some(common::schemes(&service.auth_schemes)));
    subject.hidden_fact(
        Fact::Signing,
        (&service.signing_name, &service.api_key, &plan.sessions),
    );
    subject.hidden_fact(
        Fact::ServiceNames,
        (
            (&service.sdk_id, &service.shape_name, &service.namespace),
            (
                &service.version,
                &service.xml_namespace,
                service.query_compatible,
            ),
            (
                service.protocol.kind,
                service.token_in_environment,
                &plan.discovery,
            ),
        ),
    );
    subject.hidden_fact(Fact::Endpoint, &plan.endpoint.program);
    subject
}

fn rust(kind: ParameterKind) -> &'static str {
    match kind {
        ParameterKind::Text => "String",
        ParameterKind::Flag => "bool",
        ParameterKind::Texts => "Vec<String>",
    }
}

fn setting(setting: &ClientParameter) -> Subject {
    let ty = rust(setting.kind);
    let identity = format!("setting {}", setting.name);
    let mut subject = Subject::new(Kind::Setting, identity, &setting.location).summary(ty);
    subject.item(BUILDER, format!("fn {}", setting.rust.text()), ty);
    subject.item(BUILDER, format!("fn set_{}", setting.base), ty);
    subject.hidden_fact(Fact::Documentation, &setting.docs);
    subject
}

fn parameter(parameter: &Parameter, at: &Location) -> Subject {
    let ty = rust(parameter.kind);
    let identity = format!("endpoint parameter {}", parameter.name);
    let mut subject = Subject::new(Kind::Setting, identity, at).summary(ty);
    let name = format!("fn {}", parameter.rust.text());
    subject.item(PARAMS, &name, ty);
    subject.item(PARAMS_BUILDER, &name, ty);
    subject.item(PARAMS_BUILDER, format!("fn set_{}", parameter.base), ty);
    subject.hidden_fact(Fact::Documentation, &parameter.docs);
    subject.fact(Fact::Deprecated, parameter.deprecated.clone());
    let facts = (parameter.required, &parameter.default, parameter.filled);
    subject.hidden_fact(Fact::EndpointParameter, facts);
    subject
}
