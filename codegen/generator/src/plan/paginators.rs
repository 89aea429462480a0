//! Paginated operations: where their tokens, page sizes and items are.

use crate::model::ShapeId;

use super::context::PlanContext;
use super::customizations::{self, Customization};
use super::fields::{self, Field};
use super::names;
use super::roles::Role;
use super::types::RustType;

/// The paginator of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct PaginatorPlan {
    /// Its name.
    pub name: String,
    /// The name of the one that gives the items.
    pub items_name: String,
    /// The field of the input that takes the token.
    pub input_token: Field,
    /// The way to the field of the output that gives the next token.
    pub output_token: Vec<Field>,
    /// The field of the output that says whether there are more pages, where the token does not.
    pub more: Option<Field>,
    /// The field of the input that limits a page.
    pub page_size: Option<Field>,
    /// The way to the list or map of the output with the items.
    pub items: Option<Vec<Field>>,
}

/// Plans the paginator of an operation, when the `paginated` traits of the operation and its service
/// together say what is needed.
pub fn plan(context: PlanContext<'_>, id: &ShapeId) -> Option<PaginatorPlan> {
    let model = context.model;
    let own = model.shape(id).traits.paginated()?;
    let common = model
        .shape(&context.selection.service)
        .traits
        .paginated()
        .unwrap_or_default();
    let operation = model.operation(id)?;
    let input = |member| {
        Some(fields::field(context, model.shape(&operation.input), Role::Input, member)?.0)
    };
    let output = |path| fields::path(context, &operation.output, path);
    let input_token = input(own.input_token.or(common.input_token)?)?;
    let output_token = output(own.output_token.or(common.output_token)?)?;
    // What one page gives must be what the next one takes.
    if !is_token(&input_token.ty) || output_token.last()?.ty != input_token.ty {
        return None;
    }
    let flag =
        customizations::of_operation(&context.selection.service, id).find_map(|it| match it {
            Customization::PagesWhile(member) => Some(member),
            _ => None,
        });
    let more = flag.and_then(output).and_then(|mut path| path.pop());
    let name = names::paginator_name(id.name());
    Some(PaginatorPlan {
        items_name: format!("{name}Items"),
        name,
        more: more.filter(|field| field.ty == RustType::Bool),
        input_token,
        output_token,
        page_size: own.page_size.or(common.page_size).and_then(input),
        items: own.items.or(common.items).and_then(output).filter(|items| {
            let last = items.last().map(|field| &field.ty);
            matches!(last, Some(RustType::Vec(_) | RustType::Map(..)))
        }),
    })
}

/// Whether the run-time code can compare such values and tell that there are no more pages.
fn is_token(ty: &RustType) -> bool {
    matches!(
        ty,
        RustType::String | RustType::Map(..) | RustType::Vec(_) | RustType::I32 | RustType::I64
    )
}
