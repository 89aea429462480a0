//! Mixins and `apply` statements, worked into the shapes that they are about.
//!
//! Every shape comes after its mixins, so that what was applied to a mixin is inherited too.

use std::collections::HashMap;

use super::draft::{Application, Draft, Drafts};
use super::mixins;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::{SUGGESTION_LIMIT, suggestion};
use crate::model::{ShapeId, Traits};

/// Works mixins and `apply` statements in.
pub(super) fn flatten(drafts: &mut Drafts, faults: &mut Diagnostics) {
    for id in mixins_first(drafts, faults) {
        let mut for_inherited = Vec::new();
        if let Some(applications) = drafts.applies.swap_remove(&id)
            && let Some(draft) = drafts.shapes.get_mut(&id)
        {
            for_inherited = apply_to_own(draft, &id, applications, faults);
        }
        mixins::inherit(drafts, &id, faults);
        if let Some(draft) = drafts.shapes.get_mut(&id) {
            let unmatched = apply_to_inherited(draft, for_inherited);
            for application in unmatched {
                drafts.doubt(&id, no_such_member(&application), faults);
            }
        }
    }
    for (id, applications) in &drafts.applies {
        if drafts.doubtful.contains(id) {
            continue;
        }
        let candidates = drafts.shapes.keys().map(ShapeId::as_str);
        let hint = (faults.len() < SUGGESTION_LIMIT)
            .then(|| suggestion(id.as_str(), candidates))
            .flatten();
        let fault = Diagnostic::error("traits are applied to a shape that does not exist")
            .shape(id)
            .help(hint);
        faults.extend(
            applications
                .iter()
                .map(|application| fault.clone().at(application.location.clone())),
        );
    }
}

fn no_such_member(application: &Application) -> Diagnostic {
    let member = application.member.as_deref().unwrap_or_default();
    Diagnostic::error(format!(
        "traits are applied to a member `{member}` that does not exist"
    ))
    .at(application.location.clone())
}

/// The shapes in an order in which each comes after its mixins. Cycles are faults.
fn mixins_first(drafts: &mut Drafts, faults: &mut Diagnostics) -> Vec<ShapeId> {
    enum Step {
        Enter(ShapeId),
        Leave(ShapeId),
    }
    let mut order = Vec::with_capacity(drafts.shapes.len());
    // Whether all mixins of a shape are done; false while it is on the way.
    let mut done: HashMap<ShapeId, bool> = HashMap::new();
    let mut cyclic = Vec::new();
    let mut steps: Vec<Step> = drafts
        .shapes
        .keys()
        .rev()
        .cloned()
        .map(Step::Enter)
        .collect();
    while let Some(step) = steps.pop() {
        let id = match step {
            Step::Enter(id) => id,
            Step::Leave(id) => {
                done.insert(id.clone(), true);
                order.push(id);
                continue;
            }
        };
        if done.contains_key(&id) {
            continue;
        }
        done.insert(id.clone(), false);
        steps.push(Step::Leave(id.clone()));
        let Some(draft) = drafts.shapes.get(&id) else {
            continue;
        };
        for (mixin, place) in draft.mixins.iter().rev() {
            match done.get(mixin) {
                None => steps.push(Step::Enter(mixin.clone())),
                Some(true) => {}
                Some(false) => cyclic.push((id.clone(), place.clone())),
            }
        }
    }
    for (id, place) in cyclic {
        if let Some(draft) = drafts.shapes.get_mut(&id) {
            draft.mixins.clear();
        }
        let fault =
            Diagnostic::error("the shape is, through its mixins, a mixin of itself").at(place);
        drafts.doubt(&id, fault, faults);
    }
    order
}

/// Adds traits to the shape and its own members; gives back what is for members it does not have yet.
fn apply_to_own(
    draft: &mut Draft,
    id: &ShapeId,
    applications: Vec<Application>,
    faults: &mut Diagnostics,
) -> Vec<Application> {
    let mut rest = Vec::new();
    for application in applications {
        let target = match &application.member {
            None => Some(&mut draft.traits),
            Some(name) => draft.members.get_mut(name).map(|member| &mut member.traits),
        };
        match target {
            Some(traits) => add_traits(traits, id, &application, faults),
            None => rest.push(application),
        }
    }
    rest
}

/// Traits applied twice must agree, save for lists, which are joined.
fn add_traits(
    traits: &mut Traits,
    id: &ShapeId,
    application: &Application,
    faults: &mut Diagnostics,
) {
    for (trait_id, value) in application.traits.iter() {
        let place = application.traits.location(trait_id);
        match (traits.get(trait_id), value) {
            (Some(old), new) if old == new => {}
            (Some(serde_json::Value::Array(old)), serde_json::Value::Array(new)) => {
                let joined = old.iter().chain(new).cloned().collect();
                traits.set(trait_id, serde_json::Value::Array(joined), place);
            }
            (Some(_), _) => {
                let message =
                    format!("trait `{trait_id}` is applied, but has another value already");
                let fault = Diagnostic::error(message).at(place);
                faults.push(match &application.member {
                    Some(member) => fault.member(id, member),
                    None => fault.shape(id),
                });
            }
            (None, _) => traits.set(trait_id, value.clone(), place),
        }
    }
}

/// Gives traits to members that came from mixins, where they win over inherited ones.
fn apply_to_inherited(draft: &mut Draft, applications: Vec<Application>) -> Vec<Application> {
    let mut unmatched = Vec::new();
    for application in applications {
        let member = application
            .member
            .as_deref()
            .and_then(|name| draft.members.get_mut(name));
        match member {
            Some(member) => {
                for (trait_id, value) in application.traits.iter() {
                    member.traits.set(
                        trait_id,
                        value.clone(),
                        application.traits.location(trait_id),
                    );
                }
            }
            None => unmatched.push(application),
        }
    }
    unmatched
}
