//! How types, arguments and results read in the signatures of public items: as users of a crate write them,
//! without what is the same for every type.

use crate::plan::structures::MemberPlan;
use crate::plan::symbols::{Item, Module};
use crate::plan::types::RustType;

/// The path of an item from the crate's root.
pub(super) fn path(item: &Item) -> String {
    match &item.module {
        Module::Types => format!("types::{}", item.name),
        Module::TypeBuilders => format!("types::builders::{}", item.name),
        Module::Errors => format!("types::error::{}", item.name),
        Module::ErrorBuilders => format!("types::error::builders::{}", item.name),
        Module::Operation(module) => format!("operation::{module}::{}", item.name),
        Module::OperationBuilders(module) => {
            format!("operation::{module}::builders::{}", item.name)
        }
    }
}

/// A type.
pub(super) fn rust(ty: &RustType) -> String {
    match ty {
        RustType::Bool => "bool".to_owned(),
        RustType::I8 => "i8".to_owned(),
        RustType::I16 => "i16".to_owned(),
        RustType::I32 => "i32".to_owned(),
        RustType::I64 => "i64".to_owned(),
        RustType::F32 => "f32".to_owned(),
        RustType::F64 => "f64".to_owned(),
        RustType::BigInteger => "BigInteger".to_owned(),
        RustType::BigDecimal => "BigDecimal".to_owned(),
        RustType::String => "String".to_owned(),
        RustType::Blob => "Blob".to_owned(),
        RustType::DateTime => "DateTime".to_owned(),
        RustType::Document => "Document".to_owned(),
        RustType::ByteStream => "ByteStream".to_owned(),
        RustType::Structure(item) | RustType::Union(item) | RustType::Enum(item) => path(item),
        RustType::Vec(element) => format!("Vec<{}>", rust(element)),
        RustType::Map(key, value) => format!("HashMap<{}, {}>", rust(key), rust(value)),
        RustType::Option(inner) => option(&rust(inner)),
        RustType::Boxed(inner) => format!("Box<{}>", rust(inner)),
    }
}

pub(super) fn option(of: &str) -> String {
    format!("Option<{of}>")
}

/// The type of a member's field.
pub(super) fn field(member: &MemberPlan) -> String {
    match member.optional {
        true => option(&rust(&member.ty)),
        false => rust(&member.ty),
    }
}

/// What the function gives that reads a member.
pub(super) fn accessor(member: &MemberPlan) -> String {
    let borrowed = match &member.ty {
        ty if ty.is_copy() => rust(ty),
        RustType::String => "&str".to_owned(),
        // A list that is not there is an empty one.
        RustType::Vec(element) => return format!("&[{}]", rust(element)),
        ty => format!("&{}", rust(ty.unboxed())),
    };
    match member.optional {
        true => option(&borrowed),
        false => borrowed,
    }
}

/// What the function takes that sets a member: an element of a list, a pair of a map, or the value.
pub(super) fn arguments(ty: &RustType) -> String {
    match ty {
        RustType::Vec(element) => argument(element),
        RustType::Map(key, value) => format!("{}, {}", argument(key), argument(value)),
        ty => argument(ty),
    }
}

fn argument(ty: &RustType) -> String {
    match ty {
        RustType::String | RustType::Boxed(_) => format!("impl Into<{}>", rust(ty)),
        ty => rust(ty),
    }
}
