//! Enums: their variants and the text of each.

use std::collections::BTreeMap;

use crate::model::{Location, Shape, ShapeId, ShapeKind};

use super::context::PlanContext;
use super::descriptions::{self, Docs};
use super::names::{self, Names};
use super::symbols::Item;

/// An enum of strings.
#[derive(Clone, Debug)]
pub struct EnumPlan {
    /// The shape ID.
    pub shape_id: String,
    /// Where it stands in the model.
    pub location: Location,
    /// The enum's item.
    pub item: Item,
    /// The file, without folder and ending.
    pub file: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its variants, ordered by their text; none when the values have no names, and the enum is a
    /// text of its own type.
    pub variants: Option<Vec<VariantPlan>>,
    /// The texts, in their order.
    pub texts: Vec<String>,
    /// Whether the text is kept out of `Debug`.
    pub sensitive: bool,
    /// Whether it is the key of a map.
    pub is_key: bool,
    /// Whether requests hold it.
    pub writes: bool,
    /// Whether replies hold it.
    pub reads: bool,
    /// Whether a reply may leave out a required member of the type.
    pub corrected: bool,
}

/// A variant of an enum.
#[derive(Clone, Debug)]
pub struct VariantPlan {
    /// Its name.
    pub name: String,
    /// The member's name in the model.
    pub member: String,
    /// Where it stands in the model.
    pub location: Location,
    /// Its text on the wire.
    pub text: String,
    /// Its documentation.
    pub docs: Docs,
}

/// Plans an enum, which may be the key of a map.
pub fn plan(context: PlanContext<'_>, id: &ShapeId, is_key: bool) -> EnumPlan {
    let shape = context.model.shape(id);
    let directions = context.selection.shapes.get(id);
    let variants = variants(context, shape);
    let texts = match &variants {
        Some(variants) => variants
            .iter()
            .map(|variant| variant.text.clone())
            .collect(),
        None => nameless_texts(shape),
    };
    EnumPlan {
        shape_id: id.to_string(),
        location: shape.location.clone(),
        item: context.symbols.item(id),
        file: context.symbols.file(id),
        docs: descriptions::of(
            context.docs,
            &shape.traits,
            &format!("The `{}` enum of the model.", shape.id.name()),
        ),
        variants,
        texts,
        sensitive: shape.traits.sensitive(),
        is_key,
        writes: directions.is_some_and(|d| d.input),
        reads: directions.is_some_and(|it| it.is_read()),
        corrected: directions.is_some_and(|it| it.corrected),
    }
}

fn variants(context: PlanContext<'_>, shape: &Shape) -> Option<Vec<VariantPlan>> {
    if !matches!(shape.kind, ShapeKind::Enum(_)) {
        return None;
    }
    let by_text: BTreeMap<&str, _> = shape
        .members()
        .map(|member| (member.traits.enum_text().unwrap_or(&member.name), member))
        .collect();
    let mut scope = Names::items();
    let variants = by_text.into_iter().map(|(text, member)| VariantPlan {
        name: scope.claim(&names::variant_name(&member.name)),
        member: member.name.clone(),
        location: member.location.clone(),
        text: text.to_owned(),
        docs: descriptions::of(
            context.docs,
            &member.traits,
            &format!("`{}` on the wire.", text.escape_default()),
        ),
    });
    Some(variants.collect())
}

/// The texts of an enum trait without names.
fn nameless_texts(shape: &Shape) -> Vec<String> {
    let definitions = shape
        .traits
        .get("smithy.api#enum")
        .and_then(|value| value.as_array());
    let mut texts: Vec<String> = definitions
        .into_iter()
        .flatten()
        .filter_map(|definition| definition.get("value")?.as_str())
        .map(str::to_owned)
        .collect();
    texts.sort();
    texts.dedup();
    texts
}
