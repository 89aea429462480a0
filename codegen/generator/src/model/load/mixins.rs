//! What one shape takes over from its mixins. Source: Smithy 2.0 specification, "Mixins".

use indexmap::IndexMap;
use serde_json::Value;

use super::draft::{Draft, DraftKind, Drafts};
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::model::suggest::{SUGGESTION_LIMIT, suggestion};
use crate::model::{Member, Members, ShapeId, Traits};

/// Replaces a shape's members, traits and bindings by those with the mixins' worked in.
pub(super) fn inherit(drafts: &mut Drafts, id: &ShapeId, faults: &mut Diagnostics) {
    let Some(own) = drafts
        .shapes
        .get(id)
        .filter(|draft| !draft.mixins.is_empty())
    else {
        return;
    };
    let found = faults.len();
    let mut traits = Traits::default();
    let mut members = Members::new();
    let mut bindings = Vec::new();
    for (mixin_id, place) in &own.mixins {
        let mixin = match usable(drafts, own, mixin_id, faults.len() < SUGGESTION_LIMIT) {
            Ok(mixin) => mixin,
            Err(fault) => {
                let known =
                    drafts.shapes.contains_key(mixin_id) || !drafts.doubtful.contains(mixin_id);
                faults.extend(known.then(|| fault.shape(id).at(place.child("target"))));
                continue;
            }
        };
        traits = traits.overridden_by(&inheritable(mixin));
        for member in mixin.members.values() {
            take_over(&mut members, member, id, faults);
        }
        bindings.push(&mixin.kind);
    }
    for member in own.members.values() {
        take_over(&mut members, member, id, faults);
    }
    let traits = traits.overridden_by(&own.traits);
    let mut kind = own.kind.clone();
    for inherited in bindings.into_iter().rev() {
        bind_before(&mut kind, inherited);
    }
    if faults.len() > found {
        drafts.doubtful.insert(id.clone());
    }
    if let Some(draft) = drafts.shapes.get_mut(id) {
        draft.traits = traits;
        draft.members = members;
        draft.kind = kind;
    }
}

fn usable<'a>(
    drafts: &'a Drafts,
    own: &Draft,
    mixin_id: &ShapeId,
    suggest: bool,
) -> Result<&'a Draft, Box<Diagnostic>> {
    let Some(mixin) = drafts.shapes.get(mixin_id) else {
        let candidates = drafts.shapes.keys().map(ShapeId::as_str);
        let hint = suggest
            .then(|| suggestion(mixin_id.as_str(), candidates))
            .flatten();
        let fault = Diagnostic::error(format!("there is no shape `{mixin_id}` to mix in"));
        return Err(Box::new(fault.help(hint)));
    };
    if !mixin.traits.mixin() {
        let message = format!("`{mixin_id}` is mixed in, but has no `smithy.api#mixin` trait");
        return Err(Box::new(Diagnostic::error(message)));
    }
    if std::mem::discriminant(&mixin.kind) != std::mem::discriminant(&own.kind) {
        let (is, wanted) = (mixin.kind_name(), own.kind_name());
        let fault = Diagnostic::error(format!(
            "`{mixin_id}`, which is mixed in, is a shape of type `{is}`"
        ));
        return Err(Box::new(fault.expected(format!("a `{wanted}`"))));
    }
    Ok(mixin)
}

/// The traits that a mixin passes on: all but itself and those that it calls local.
fn inheritable(mixin: &Draft) -> Traits {
    let id = "smithy.api#mixin";
    let local = mixin
        .traits
        .get(id)
        .and_then(|value| value.get("localTraits"));
    let mut traits = mixin.traits.clone();
    for local in local.and_then(Value::as_array).into_iter().flatten() {
        traits.remove(local.as_str().unwrap_or_default());
    }
    traits.remove(id);
    traits
}

/// Adds a member. One that is there already keeps its position, and takes the nearer one's traits.
fn take_over(members: &mut Members, nearer: &Member, id: &ShapeId, faults: &mut Diagnostics) {
    let Some(inherited) = members.get_mut(&nearer.name) else {
        members.insert(nearer.name.clone(), nearer.clone());
        return;
    };
    if inherited.target != nearer.target {
        let message = format!(
            "the member is inherited from a mixin with another target, `{}`",
            inherited.target
        );
        faults.push(
            Diagnostic::error(message)
                .member(id, &nearer.name)
                .at(nearer.location.child("target")),
        );
    }
    inherited.traits = inherited.traits.overridden_by(&nearer.traits);
    inherited.location = nearer.location.clone();
}

/// Puts what a mixin binds before what the shape itself binds.
fn bind_before(kind: &mut DraftKind, mixin: &DraftKind) {
    match (kind, mixin) {
        (DraftKind::Service(own), DraftKind::Service(mixin)) => {
            if own.version.is_empty() {
                own.version.clone_from(&mixin.version);
            }
            join(&mut own.operations, &mixin.operations);
            join(&mut own.resources, &mixin.resources);
            join(&mut own.errors, &mixin.errors);
            let own_names = std::mem::take(&mut own.rename);
            let names: IndexMap<_, _> = mixin.rename.clone().into_iter().chain(own_names).collect();
            own.rename = names;
        }
        (DraftKind::Operation(own), DraftKind::Operation(mixin)) => {
            join(&mut own.errors, &mixin.errors)
        }
        (DraftKind::Resource(own), DraftKind::Resource(mixin)) => {
            join(&mut own.operations, &mixin.operations);
            join(&mut own.resources, &mixin.resources);
        }
        _ => {}
    }
}

fn join(own: &mut Vec<ShapeId>, mixin: &[ShapeId]) {
    let mut joined = mixin.to_vec();
    joined.extend(own.drain(..).filter(|id| !mixin.contains(id)));
    *own = joined;
}
