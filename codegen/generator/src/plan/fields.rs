//! Fields of structures and variants of unions as other passes reach them: by the model's names of members.

use crate::model::{Shape, ShapeId};

use super::context::PlanContext;
use super::names::Identifier;
use super::roles::{self, Role};
use super::types::{self, RustType};
use super::unions;

/// A field of a structure.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Identifier,
    /// Its type, without the `Option` of an optional member and without the box of a recursive one.
    pub ty: RustType,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// The field that a member becomes in a structure with this role, and the shape it refers to.
pub fn field<'m>(
    context: PlanContext<'m>,
    container: &Shape,
    role: Role,
    member: &str,
) -> Option<(Field, &'m Shape)> {
    let names = roles::member_names(container);
    let (member, names) = container
        .members()
        .zip(names)
        .find(|(it, _)| it.name == member)?;
    let field = Field {
        name: names.name,
        ty: types::rust_type(context.model, context.symbols, &member.target),
        optional: roles::is_optional(context.model, role, container, member),
    };
    Some((field, context.model.shape(&member.target)))
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What follows `as_`.
    pub stem: String,
    /// What it holds, without its box; nothing for `smithy.api#Unit`.
    pub ty: Option<RustType>,
}

/// The variant that a member of a union becomes, and the shape it refers to.
pub fn variant<'m>(
    context: PlanContext<'m>,
    union: &Shape,
    member: &str,
) -> Option<(Variant, &'m Shape)> {
    let stems = unions::variant_stems(union.members());
    let (member, stem) = union
        .members()
        .zip(stems)
        .find(|(it, _)| it.name == member)?;
    let ty = (member.target.as_str() != "smithy.api#Unit")
        .then(|| types::rust_type(context.model, context.symbols, &member.target));
    Some((Variant { stem, ty }, context.model.shape(&member.target)))
}

/// The fields on a path of member names, joined with dots, from an operation's output.
pub fn path(context: PlanContext<'_>, output: &ShapeId, path: &str) -> Option<Vec<Field>> {
    let mut at = context.model.shape(output);
    let mut role = Role::Output;
    let mut fields = Vec::new();
    for name in path.split('.') {
        let (field, target) = field(context, at, role, name)?;
        fields.push(field);
        at = target;
        role = Role::Plain;
    }
    Some(fields)
}
