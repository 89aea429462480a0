//! Unions: their variants and what each holds.

use crate::model::{Location, Member, ShapeId};

use super::context::PlanContext;
use super::descriptions::{self, Docs};
use super::names::{self, Names};
use super::schemas::{self, MemberSchema};
use super::sensitive;
use super::symbols::Item;
use super::types::{self, RustType};

/// A tagged union.
#[derive(Clone, Debug)]
pub struct UnionPlan {
    /// The shape ID, for the schema.
    pub shape_id: String,
    /// Where it stands in the model.
    pub location: Location,
    /// The union's item.
    pub item: Item,
    /// The file, without folder and ending.
    pub file: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its variants, in the model's order, which is that of the schema.
    pub variants: Vec<UnionVariantPlan>,
    /// Whether the union is kept out of `Debug`.
    pub sensitive: bool,
    /// Whether requests hold it.
    pub writes: bool,
    /// Whether replies hold it.
    pub reads: bool,
    /// Whether a reply may leave out a required member of the type.
    pub corrected: bool,
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct UnionVariantPlan {
    /// Its name.
    pub name: String,
    /// What follows `is_` and `as_`.
    pub stem: String,
    /// What it holds; nothing for `smithy.api#Unit`.
    pub ty: Option<RustType>,
    /// Its documentation.
    pub docs: Docs,
    /// The row of its schema.
    pub schema: MemberSchema,
    /// Whether what it holds is kept out of `Debug`.
    pub sensitive: bool,
    /// Where it stands in the model.
    pub location: Location,
}

/// Plans a union.
pub fn plan(context: PlanContext<'_>, id: &ShapeId) -> UnionPlan {
    let shape = context.model.shape(id);
    let directions = context.selection.shapes.get(id);
    let names = variant_names(shape.members());
    let stems = variant_stems(shape.members());
    let variants = shape
        .members()
        .zip(names.into_iter().zip(stems))
        .map(|(member, (name, stem))| UnionVariantPlan {
            stem,
            ty: variant_type(context, id, member),
            docs: descriptions::of_member(
                context.docs,
                context.model,
                member,
                &format!("The model's member `{}`.", member.name),
            ),
            schema: schemas::member(context.model, shape, member),
            sensitive: sensitive::member(context.model, shape, member),
            location: member.location.clone(),
            name,
        })
        .collect();
    UnionPlan {
        shape_id: id.to_string(),
        location: shape.location.clone(),
        item: context.symbols.item(id),
        file: context.symbols.file(id),
        docs: descriptions::of(
            context.docs,
            &shape.traits,
            &format!("The `{}` union of the model.", shape.id.name()),
        ),
        variants,
        sensitive: sensitive::shape(shape),
        writes: directions.is_some_and(|d| d.input),
        reads: directions.is_some_and(|it| it.is_read()),
        corrected: directions.is_some_and(|it| it.corrected),
    }
}

/// The names of a union's variants, in the members' order.
pub fn variant_names<'m>(members: impl Iterator<Item = &'m Member>) -> Vec<String> {
    Names::items().claim_all(members.map(|member| names::union_variant_name(&member.name)))
}

/// What follows `is_` and `as_`, in the members' order.
pub fn variant_stems<'m>(members: impl Iterator<Item = &'m Member>) -> Vec<String> {
    let mut stems = Names::items();
    stems.reserve("unknown");
    members
        .map(|member| stems.claim(&names::union_function_stem(&member.name)))
        .collect()
}

fn variant_type(context: PlanContext<'_>, id: &ShapeId, member: &Member) -> Option<RustType> {
    if member.target.as_str() == "smithy.api#Unit" {
        return None;
    }
    let ty = types::rust_type(context.model, context.symbols, &member.target);
    Some(match context.boxed.contains(id, &member.name) {
        true => RustType::Boxed(Box::new(ty)),
        false => ty,
    })
}
