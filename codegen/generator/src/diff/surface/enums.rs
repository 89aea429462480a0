//! Enums and unions: the type and its variants.

use crate::plan::enums::{EnumPlan, VariantPlan};
use crate::plan::types::RustType;
use crate::plan::unions::{UnionPlan, UnionVariantPlan};

use super::super::subject::{Fact, Kind, Subject, Subjects};
use super::structures::documentation;
use super::types;

/// What every enum of texts has.
const OF_ENUMS: [&str; 13] = [
    "fn as_str",
    "fn values",
    "impl AsRef<str>",
    "impl Clone",
    "impl Debug",
    "impl Display",
    "impl Eq",
    "impl From<&str>",
    "impl FromStr",
    "impl Hash",
    "impl Ord",
    "impl PartialEq",
    "impl PartialOrd",
];

/// Adds an enum with its values.
pub(super) fn add_enum(to: &mut Subjects, plan: &EnumPlan) {
    let owner = types::path(&plan.item);
    let kind = match plan.variants {
        Some(_) => Kind::Enum,
        None => Kind::OpenEnum,
    };
    let mut subject = Subject::new(kind, &plan.shape_id, &plan.location);
    subject.is_read = plan.reads;
    subject.items_if(true, &owner, &OF_ENUMS);
    let own: &[&str] = match plan.variants {
        Some(_) => &["enum", "fn try_parse"],
        None => &["struct"],
    };
    subject.items_if(true, &owner, own);
    if plan.variants.is_some() {
        subject.item(&owner, "variant Unknown", "(UnknownVariantValue)");
    }
    documentation(&mut subject, &plan.docs);
    subject.flag(Fact::Sensitive, plan.sensitive);
    if plan.variants.is_none() {
        subject.fact(Fact::Texts, Some(plan.texts.join(", ")));
    }
    for variant in plan.variants.iter().flatten() {
        subject.order.push(variant.name.clone());
        let path = format!("{owner}::{}", variant.name);
        to.insert(path, value(plan, variant, &owner));
    }
    to.insert(owner, subject);
}

fn value(plan: &EnumPlan, variant: &VariantPlan, owner: &str) -> Subject {
    let identity = format!("{}${}", plan.shape_id, variant.member);
    let mut subject = Subject::new(Kind::EnumValue, identity, &variant.location)
        .below(owner)
        .summary(format!("\"{}\"", variant.text.escape_debug()));
    subject.is_read = plan.reads;
    subject.item(owner, format!("variant {}", variant.name), "");
    documentation(&mut subject, &variant.docs);
    subject.fact(Fact::Text, Some(variant.text.clone()));
    subject
}

/// Adds a union with its variants.
pub(super) fn add_union(to: &mut Subjects, plan: &UnionPlan) {
    let owner = types::path(&plan.item);
    let mut subject = Subject::new(Kind::Union, &plan.shape_id, &plan.location);
    subject.is_read = plan.reads;
    let items = [
        "enum",
        "fn is_unknown",
        "impl Clone",
        "impl Debug",
        "impl PartialEq",
    ];
    subject.items_if(true, &owner, &items);
    subject.item(&owner, "variant Unknown", "");
    documentation(&mut subject, &plan.docs);
    subject.flag(Fact::Sensitive, plan.sensitive);
    for variant in &plan.variants {
        let path = format!("{owner}::{}", variant.name);
        to.insert(path, union_variant(plan, variant, &owner));
    }
    to.insert(owner, subject);
}

fn union_variant(plan: &UnionPlan, variant: &UnionVariantPlan, owner: &str) -> Subject {
    let identity = format!("{}${}", plan.shape_id, variant.schema.name);
    let held = variant.ty.as_ref().map(types::rust);
    let borrowed = variant.ty.as_ref().map(RustType::unboxed).map(types::rust);
    let mut subject = Subject::new(Kind::UnionVariant, identity, &variant.location)
        .below(owner)
        .summary(held.clone().unwrap_or_else(|| "nothing".to_owned()));
    subject.is_read = plan.reads;
    let held = held.map_or_else(String::new, |ty| format!("({ty})"));
    subject.item(owner, format!("variant {}", variant.name), held);
    subject.item(owner, format!("fn is_{}", variant.stem), "");
    let value = borrowed.map_or_else(|| "()".to_owned(), |ty| format!("&{ty}"));
    subject.item(owner, format!("fn as_{}", variant.stem), value);
    documentation(&mut subject, &variant.docs);
    subject.flag(Fact::Sensitive, variant.sensitive);
    subject.hidden_fact(Fact::Wire, &variant.schema);
    subject
}
