//! Every decision on Rust names: what a shape, member, operation or enum value is called.
//!
//! The names are those of the official `aws-sdk-*` crates, so that users can swap crates; what those have
//! none of is spelt by heck. How a name
//! falls into words is in `names/words.rs`, which words Rust or the emitted code keeps for itself in
//! `names/reserved.rs`, and how colliding names are told apart in `names/scope.rs`. All functions are
//! pure, take any text, and answer with a valid identifier.

mod identifier;
mod reserved;
mod scope;
mod words;

#[cfg(test)]
mod official_tests;
#[cfg(test)]
mod tests;

pub use crate::device_names::is_device;
pub use identifier::Identifier;
pub use reserved::is_keyword;
pub use scope::Names;

use heck::{ToShoutySnakeCase as _, ToSnakeCase as _};
use reserved::rename;

/// A module or file name is cut to this many bytes; file systems stop at 255.
const LONGEST_MODULE: usize = 200;

/// The type of a structure, union, enum or error: `ADMMessage` is `AdmMessage`.
pub fn type_name(shape: &str) -> String {
    let name = identifier(words::pascal(shape), "Shape");
    rename(reserved::TYPES, name)
}

/// The marker type of an operation, and the stem of its error and fluent builder.
///
/// Unlike other types it keeps its acronyms: `AssumeRoleWithSAML` gives `AssumeRoleWithSAMLError`,
/// while its input is the [`type_name`] of `AssumeRoleWithSAMLInput`.
pub fn operation_type_name(operation: &str) -> String {
    let mut name: String = operation
        .chars()
        .filter(|c| *c == '_' || c.is_ascii_alphanumeric())
        .collect();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    if name.bytes().all(|byte| byte == b'_') {
        name = String::from("Operation");
    }
    rename(reserved::TYPES, identifier(name, "Operation"))
}

/// The input structure of an operation.
pub fn operation_input_name(operation: &str) -> String {
    type_name(&format!("{operation}Input"))
}

/// The output structure of an operation.
pub fn operation_output_name(operation: &str) -> String {
    type_name(&format!("{operation}Output"))
}

/// The paginator of an operation; unlike its other types it is in Pascal case throughout.
pub fn paginator_name(operation: &str) -> String {
    type_name(&format!("{operation}Paginator"))
}

/// A member in snake case, without renames and escapes: what follows `set_` and `get_`.
pub fn member_base(member: &str) -> String {
    let name = words::snake(member);
    if name.is_empty() {
        String::from("member")
    } else {
        name
    }
}

/// The field, accessor and setter of the member with this [`member_base`]: renamed where the emitted code
/// has a function of that name already. The base has its words, and does not fall into others.
fn field_name(base: &str) -> Identifier {
    let name = rename(reserved::MEMBERS, base.to_owned());
    Identifier::new(identifier(name, "member"))
}

/// The setter of the setting with this base.
fn setting_name(base: &str) -> Identifier {
    Identifier::new(identifier(base.to_owned(), "function"))
}

/// What one member of a structure is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberNames {
    /// The field, accessor and setter.
    pub name: Identifier,
    /// What follows `set_` and `get_`.
    pub base: String,
}

/// The names of a structure's members, in their order, all different, and different from each
/// other's `set_` and `get_` functions.
pub fn member_names<'a>(members: impl IntoIterator<Item = &'a str>) -> Vec<MemberNames> {
    let bases = Names::items().claim_all(members.into_iter().map(member_base));
    functions_of(Names::items(), bases, field_name)
}

/// The [`member_names`] of an error, which has a function of its own, and whose builder has a
/// `set_meta`.
pub fn error_member_names<'a>(members: impl IntoIterator<Item = &'a str>) -> Vec<MemberNames> {
    let mut bases = Names::items();
    bases.reserve("meta");
    let mut functions = Names::items();
    functions.reserve("set_meta");
    functions.reserve("retryable_error_kind");
    let bases = bases.claim_all(members.into_iter().map(member_base));
    functions_of(functions, bases, field_name)
}

/// The names of the parameters of endpoint rules, whose builder has a function more than that of a
/// structure.
pub fn parameter_names<'a>(parameters: impl IntoIterator<Item = &'a str>) -> Vec<MemberNames> {
    let mut functions = Names::items();
    functions.reserve("build_unchecked");
    let bases = Names::items().claim_all(parameters.into_iter().map(member_base));
    functions_of(functions, bases, field_name)
}

/// What a setting is called that a service adds to a client's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingNames {
    /// The setter, and what follows `set_`.
    pub setter: MemberNames,
    /// The type that holds the value.
    pub type_name: String,
}

/// The names of a service's settings, in their order: different from each other, and from what the
/// builder of every configuration has.
pub fn setting_names<'a>(settings: impl IntoIterator<Item = &'a str>) -> Vec<SettingNames> {
    let settings: Vec<&str> = settings.into_iter().collect();
    let is_taken = |function: &str| reserved::CONFIG_BUILDER.contains(&function);
    let base = |setting: &&str| {
        let base = member_base(setting);
        match is_taken(&base) || is_taken(&format!("set_{base}")) {
            true => base + "_value",
            false => base,
        }
    };
    let bases = Names::items().claim_all(settings.iter().map(base));
    let mut functions = Names::items();
    let mut types = Names::items();
    for function in reserved::CONFIG_BUILDER {
        functions.reserve(function);
    }
    for name in reserved::BESIDE_SETTINGS {
        types.reserve(name);
    }
    let setters = functions_of(functions, bases, setting_name);
    let types = types.claim_all(settings.iter().map(|setting| type_name(setting)));
    let names = |(setter, type_name)| SettingNames { setter, type_name };
    setters.into_iter().zip(types).map(names).collect()
}

/// The functions for these bases, different from each other and from what is reserved.
fn functions_of(
    mut functions: Names,
    bases: Vec<String>,
    name: fn(&str) -> Identifier,
) -> Vec<MemberNames> {
    for base in &bases {
        functions.reserve(&format!("set_{base}"));
        functions.reserve(&format!("get_{base}"));
    }
    let wanted: Vec<Identifier> = bases.iter().map(|base| name(base)).collect();
    let names = functions.claim_all(wanted.iter().map(Identifier::text));
    names
        .into_iter()
        .map(Identifier::new)
        .zip(bases)
        .map(|(name, base)| MemberNames { name, base })
        .collect()
}

/// A function in snake case: `is_` and `as_` stems, settings of the configuration, waiters.
pub fn function_name(name: &str) -> Identifier {
    Identifier::new(identifier(words::snake(name), "function"))
}

/// The function of `Client` that calls an operation.
pub fn client_method_name(operation: &str) -> Identifier {
    let name = rename(reserved::CLIENT_METHODS, words::snake(operation));
    Identifier::new(identifier(name, "operation"))
}

/// A module, and the file that holds it; keywords get `_`, since a file cannot be called `r#type`,
/// and so do names that cannot be a file's on Windows.
pub fn module_name(name: &str) -> String {
    let mut module = identifier(words::snake(name), "module");
    module.truncate(LONGEST_MODULE);
    if is_keyword(&module) || is_device(&module) {
        module.push('_');
    }
    module
}

/// A variant of a string enum, from the name of its member.
pub fn variant_name(member: &str) -> String {
    let name = identifier(words::pascal(member), "Empty");
    rename(reserved::VARIANTS, name)
}

/// A variant of a union, from the name of its member.
pub fn union_variant_name(member: &str) -> String {
    variant_name(member)
}

/// The stem of a union's `is_x` and `as_x`: the snake case of its Rust variant.
pub fn union_function_stem(member: &str) -> String {
    words::snake(&union_variant_name(member))
}

/// A variant of an operation's error and of the service-wide `Error`, from the error's shape name.
pub fn error_variant_name(shape: &str) -> String {
    rename(reserved::ERROR_VARIANTS, type_name(shape))
}

/// A name of our own in snake case, for what the official crates have none of. Only its ASCII letters and
/// digits stay; it may be empty or begin with a digit.
pub fn own_snake_case(name: &str) -> String {
    ascii_words(name).to_snake_case()
}

/// The same in upper case, as constants have it.
pub fn own_constant_case(name: &str) -> String {
    ascii_words(name).to_shouty_snake_case()
}

/// The text with a separator in place of what cannot be in a name.
fn ascii_words(text: &str) -> String {
    let is_kept = |c: char| c.is_ascii_alphanumeric();
    text.replace(|c: char| !is_kept(c), "_")
}

/// Makes an identifier of ASCII letters, digits and underscores: `fallback` when nothing is left,
/// and an underscore before a digit.
fn identifier(name: String, fallback: &str) -> String {
    match name.as_bytes().first() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name,
    }
}
