//! What `farrier_codegen::diff` takes for the public items of a crate is what its emitted files have: a
//! change of `emit` that it does not know of fails here.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use farrier_codegen::interface::{self, Items};
use farrier_codegen::model::{load, select};
use farrier_codegen::{Request, Sources, diff, plan};
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

fn compare(name: &str, sources: Sources, request: &Request) -> usize {
    let Ok(model) = load::load(sources.clone()) else {
        return 0;
    };
    let Ok(selection) = select::select(&model, request) else {
        return 0;
    };
    let Ok(planned) = plan::plan(&model, &selection, request) else {
        return 0;
    };
    let generated = farrier_codegen::generate(sources, request).expect("a crate of the plan");
    let read: Items = interface::items(&generated.files);
    let listed = diff::public_items(&planned);
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
    // The one that runs the others has no model.
    let mut clients = Case::all_in("clients");
    clients.retain(|case| case.name != "runner");
    let cases = Case::all().into_iter().chain(clients);
    let mut compared = 0;
    for case in cases {
        compared += compare(&case.name, case.sources(), &case.request());
    }
    let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/pinpoint.json");
    let mut sources = Sources::new();
    sources.push(
        "pinpoint.json",
        std::fs::read_to_string(model).expect("the model"),
    );
    compared += compare("pinpoint", sources, &Request::default());
    assert!(compared > 10_000, "{compared}");
}
