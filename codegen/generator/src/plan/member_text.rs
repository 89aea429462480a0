//! Members that are text, whatever type they have: how their text is found.

use super::structures::MemberPlan;
use super::types::RustType;

/// How the text of a member is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The member is a string.
    String,
    /// The member is an enum.
    Enum,
}

/// How the text of a member is found, if it has one.
pub(super) fn text_of(member: &MemberPlan) -> Option<Text> {
    match member.ty {
        RustType::String => Some(Text::String),
        RustType::Enum(_) => Some(Text::Enum),
        _ => None,
    }
}
