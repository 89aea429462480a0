//! Text members of inputs that are changed before a request is written, by the table of customizations.

use crate::model::ShapeId;

use super::context::PlanContext;
use super::customizations::{self, Customization};
use super::member_text::{Text, text_of};
use super::names::Identifier;
use super::schemas::WireTrait;
use super::structures::{MemberPlan, StructurePlan};

/// A change of a field of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The field.
    pub field: Identifier,
    /// What is changed.
    pub change: Change,
}

/// How text is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The field has this text when it is unset or empty.
    WhenUnset(&'static str),
    /// The first of these prefixes that the text begins with is cut off.
    CutPrefix(&'static [&'static str]),
}

/// The changes of the fields of an input, in the order of the fields.
pub(super) fn plan(
    context: PlanContext<'_>,
    id: &ShapeId,
    input: &StructurePlan,
) -> Vec<TextChange> {
    let rows = customizations::for_all(&context.selection.service);
    let rows: Vec<Customization> = rows.collect();
    let members = context.model.structure_members(id);
    let change = |member: &MemberPlan, row: &Customization| match *row {
        Customization::TextWhenUnset(name, text) if member.schema.name == name => {
            Some(Change::WhenUnset(text))
        }
        Customization::PrefixesCut { shapes, prefixes } if is_label(member) => {
            let target = &members.get(member.schema.name.as_str())?.target;
            let is_one = shapes.contains(&target.as_str());
            is_one.then_some(Change::CutPrefix(prefixes))
        }
        _ => None,
    };
    let fields = input.members.iter();
    let fields = fields.filter(|member| text_of(member) == Some(Text::String));
    let changes = fields.flat_map(|member| {
        let changes = rows.iter().filter_map(move |row| change(member, row));
        changes.map(|change| TextChange {
            field: member.name.clone(),
            change,
        })
    });
    changes.collect()
}

fn is_label(member: &MemberPlan) -> bool {
    member.schema.traits.contains(&WireTrait::HttpLabel)
}
