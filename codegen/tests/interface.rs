//! What `farrier_codegen::diff` takes for the public items of a crate is what its emitted files have: a
//! change of `emit` that it does not know of fails here.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use farrier_codegen::diff::{self, Level, PublicItem};
use farrier_codegen::interface::{self, Items};
use farrier_codegen::model::{load, select};
use farrier_codegen::plan::{self, CratePlan};
use farrier_codegen::{Request, Sources};
use support::case::Case;

/// What macros of the copied text define, which the reader of emitted files does not expand.
const BY_MACRO: [&str; 5] = [
    "fn as_input",
    "fn customize",
    "fn presigned",
    "fn send",
    "fn send_with",
];

/// What every operation, waiter or error has, which can be no difference.
const ALWAYS: [&str; 4] = ["fn meta", "fn new", "fn set_meta", "variant Unhandled"];

/// The items of types with fields, variants and functions below these modules.
fn comparable(owner: &str, name: &str) -> bool {
    let is_below = |module: &&str| owner.starts_with(*module);
    let is_item = ["enum", "struct"].contains(&name)
        || ["field ", "fn ", "variant "]
            .iter()
            .any(|kind| name.starts_with(kind));
    ["types::", "operation::", "waiters::", "client::Waiters"]
        .iter()
        .any(is_below)
        && is_item
}

/// The keys of items that only the first has.
fn only<'i>(
    ours: &'i BTreeSet<(String, String)>,
    others: &'i BTreeSet<(String, String)>,
) -> Vec<&'i (String, String)> {
    ours.difference(others).collect()
}

/// The type of each field without paths and white space.
fn fields<'i>(
    items: impl Iterator<Item = (&'i str, &'i str, &'i str)>,
) -> BTreeMap<String, String> {
    let fields = items.filter(|(_, name, _)| name.starts_with("field "));
    let fields = fields.map(|(owner, name, ty)| (format!("{owner} {name}"), without_paths(ty)));
    fields.collect()
}

fn without_paths(ty: &str) -> String {
    let mut shown = String::new();
    for part in ty.replace(' ', "").split_inclusive(['<', '>', ',']) {
        shown.push_str(part.rsplit("::").next().unwrap_or(part));
    }
    shown
}

/// A model with its plan.
struct Planned {
    name: String,
    sources: Sources,
    request: Request,
    plan: CratePlan,
}

impl Planned {
    /// The plan of a model without faults.
    fn of(name: &str, sources: Sources, request: Request) -> Option<Self> {
        let model = load::load(sources.clone()).ok()?;
        let selection = select::select(&model, &request).ok()?;
        let plan = plan::plan(&model, &selection, &request).ok()?;
        let name = name.to_owned();
        Some(Self {
            name,
            sources,
            request,
            plan,
        })
    }

    /// Every golden case and client, and the model of this repository.
    fn all() -> Vec<Self> {
        // The one that runs the others has no model.
        let mut clients = Case::all_in("clients");
        clients.retain(|case| case.name != "runner");
        let cases = Case::all().into_iter().chain(clients);
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/pinpoint.json");
        let mut sources = Sources::new();
        let text = std::fs::read_to_string(model).expect("the model");
        sources.push("pinpoint.json", text);
        let whole = Self::of("pinpoint", sources, Request::default());
        cases
            .filter_map(|case| Self::of(&case.name, case.sources(), case.request()))
            .chain(whole)
            .collect()
    }
}

fn compare(planned: &Planned) -> usize {
    let Planned {
        name,
        sources,
        request,
        plan,
    } = planned;
    let generated =
        farrier_codegen::generate(sources.clone(), request).expect("a crate of the plan");
    let read: Items = interface::items(&generated.files);
    let listed = diff::public_items(plan);
    let of_plan: BTreeSet<(String, String)> = listed
        .keys()
        .filter(|item| comparable(&item.owner, &item.name))
        .map(|item| (item.owner.clone(), item.name.clone()))
        .collect();
    let of_text: BTreeSet<(String, String)> = read
        .keys()
        .filter(|(owner, name)| comparable(owner, name))
        .cloned()
        .collect();
    let mut missing = only(&of_plan, &of_text);
    missing.retain(|(_, name)| !BY_MACRO.contains(&name.as_str()));
    assert!(missing.is_empty(), "{name}: not in the files: {missing:#?}");
    let mut unknown = only(&of_text, &of_plan);
    unknown.retain(|(_, name)| !ALWAYS.contains(&name.as_str()));
    assert!(
        unknown.is_empty(),
        "{name}: not in the plan's items: {unknown:#?}"
    );
    let planned = listed.iter();
    let planned = planned.map(|(item, ty)| (item.owner.as_str(), item.name.as_str(), ty.as_str()));
    let written = read
        .iter()
        .map(|((owner, name), ty)| (owner.as_str(), name.as_str(), ty.as_str()));
    let (planned, written) = (fields(planned), fields(written));
    let other = |(field, ty): &(&String, &String)| written.get(*field) != Some(*ty);
    let others: Vec<_> = planned.iter().filter(other).collect();
    assert!(
        others.is_empty(),
        "{name}: other types of fields: {others:#?}"
    );
    assert_eq!(planned.len(), written.len(), "{name}");
    of_plan.len()
}

#[test]
fn the_items_of_plans_are_those_of_files() {
    let compared: usize = Planned::all().iter().map(compare).sum();
    assert!(compared > 10_000, "{compared}");
}

/// What defines a type or module: what belongs to it goes with it.
const DEFINITIONS: [&str; 5] = ["enum", "mod", "struct", "trait", "type"];

/// Compares a crate with another: each item that only the first has is lost with a break, and no other is.
fn check_losses(old: &Planned, new: &Planned) {
    let names = format!("{} -> {}", old.name, new.name);
    let (before, after) = (diff::public_items(&old.plan), diff::public_items(&new.plan));
    let report = diff::diff(Some(&old.plan), Some(&new.plan));
    let lost: BTreeSet<&PublicItem> = report.of(Level::Break).flat_map(|it| &it.lost).collect();
    let is_kept = |item: &&PublicItem| after.get(*item) == before.get(*item);
    let kept: Vec<_> = lost.iter().copied().filter(is_kept).collect();
    assert!(kept.is_empty(), "{names}: not lost: {kept:#?}");
    let gone: BTreeSet<&str> = before
        .keys()
        .filter(|item| DEFINITIONS.contains(&item.name.as_str()) && !after.contains_key(*item))
        .map(|item| item.owner.as_str())
        .collect();
    let goes_with_owner = |item: &PublicItem| {
        let ends = item.owner.match_indices("::").map(|(at, _)| at);
        let mut ends = ends.chain([item.owner.len()]);
        ends.any(|end| gone.contains(&item.owner[..end]))
    };
    let missed: Vec<_> = before
        .keys()
        .filter(|item| !is_kept(item) && !lost.contains(item) && !goes_with_owner(item))
        .collect();
    assert!(
        missed.is_empty(),
        "{names}: lost without a word: {missed:#?}"
    );
}

#[test]
fn a_crate_is_like_itself_and_what_another_lacks_is_lost() {
    let all = Planned::all();
    for planned in &all {
        let report = diff::diff(Some(&planned.plan), Some(&planned.plan));
        assert_eq!(report.summary(), "no change (none)", "{}", planned.name);
    }
    for pair in all.windows(2) {
        check_losses(&pair[0], &pair[1]);
        check_losses(&pair[1], &pair[0]);
    }
}

#[test]
fn every_loss_is_reported_where_two_models_are_alike() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../command/tests/diff");
    let mut compared = 0;
    for case in std::fs::read_dir(cases).expect("the folder of cases") {
        let case = case.expect("a case").path();
        let side = |file: &str| {
            let text = std::fs::read_to_string(case.join(file)).expect("a model");
            let mut sources = Sources::new();
            sources.push(file, text);
            let name = case.join(file).display().to_string();
            Planned::of(&name, sources, Request::default())
        };
        if let (Some(old), Some(new)) = (side("old.json"), side("new.json")) {
            check_losses(&old, &new);
            check_losses(&new, &old);
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}
