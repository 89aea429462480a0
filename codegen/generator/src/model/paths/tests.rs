//! Ways through one small model whose shapes lead around in circles.

use serde_json::json;

use super::{Goal, Paths, Step, all, reached, reached_by, shortest};
use crate::model::{Model, ShapeId, Sources, load};

fn model() -> Model {
    let target = |id: &str| json!({ "target": id });
    let text = json!({"smithy": "2.0", "shapes": {
        "n#Service": {
            "type": "service",
            "operations": [target("n#Get"), target("n#Zero")],
            "errors": [target("n#Busy")]
        },
        "n#Get": {"type": "operation", "input": target("n#GetInput"), "output": target("n#GetOutput")},
        "n#Zero": {"type": "operation"},
        "n#GetInput": {"type": "structure", "members": {"tree": target("n#Tree")}},
        "n#GetOutput": {"type": "structure", "members": {"leaf": target("n#Leaf"), "tree": target("n#Tree")}},
        "n#Tree": {
            "type": "structure",
            "members": {"self": target("n#Tree"), "more": target("n#Trees"), "leaf": target("n#Leaf")}
        },
        "n#Trees": {"type": "map", "key": target("smithy.api#String"), "value": target("n#Tree")},
        "n#Leaf": {"type": "enum", "members": {"GREEN": {"target": "smithy.api#Unit"}}},
        "n#Busy": {
            "type": "structure",
            "members": {"leaf": target("n#Leaf")},
            "traits": {"smithy.api#error": "server"}
        },
        "n#Alone": {"type": "structure", "members": {}}
    }});
    let mut sources = Sources::new();
    sources.push("m.json", text.to_string());
    load::load(sources).expect("a model without faults")
}

fn shown(way: &[Step]) -> String {
    let steps = way.iter().map(|step| match step {
        Step::Input(_) => "input".to_owned(),
        Step::Output(_) => "output".to_owned(),
        Step::Error(id) => id.name().to_owned(),
        Step::Member(name, _) => name.clone(),
    });
    steps.collect::<Vec<_>>().join(".")
}

fn shape(name: &str) -> Goal {
    Goal::Shape(ShapeId::from(name))
}

fn short(operation: &str, goal: &Goal) -> Option<String> {
    let way = shortest(&model(), &"n#Service".into(), &operation.into(), goal);
    way.map(|way| shown(&way))
}

fn every(operation: &str, goal: &Goal) -> Vec<String> {
    let Paths { paths, is_cut } = all(&model(), &"n#Service".into(), &operation.into(), goal);
    assert!(!is_cut);
    paths.iter().map(|way| shown(way)).collect()
}

#[test]
fn the_shortest_way_is_found_or_there_is_none() {
    assert_eq!(
        short("n#Get", &shape("n#Leaf")).as_deref(),
        Some("output.leaf")
    );
    assert_eq!(
        short("n#Get", &shape("n#Trees")).as_deref(),
        Some("input.tree.more")
    );
    assert_eq!(
        short("n#Get", &shape("n#GetInput")).as_deref(),
        Some("input")
    );
    assert_eq!(
        short("n#Zero", &shape("n#Leaf")).as_deref(),
        Some("Busy.leaf")
    );
    assert_eq!(short("n#Zero", &shape("n#Tree")), None);
    assert_eq!(short("n#Get", &shape("n#Alone")), None);
    assert_eq!(short("n#NoSuch", &shape("n#Leaf")), None);
}

#[test]
fn a_member_is_reached_from_its_own_shape_alone() {
    let leaf_of = |shape: &str| Goal::Member(shape.into(), "leaf".to_owned());
    assert_eq!(
        short("n#Get", &leaf_of("n#Tree")).as_deref(),
        Some("input.tree.leaf")
    );
    assert_eq!(short("n#Zero", &leaf_of("n#Tree")), None);
    let to_itself = Goal::Member("n#Tree".into(), "self".to_owned());
    assert_eq!(
        short("n#Get", &to_itself).as_deref(),
        Some("input.tree.self")
    );
    assert_eq!(
        every("n#Get", &to_itself),
        ["input.tree.self", "output.tree.self"]
    );
}

#[test]
fn every_way_meets_each_shape_once() {
    assert_eq!(
        every("n#Get", &shape("n#Leaf")),
        [
            "output.leaf",
            "Busy.leaf",
            "input.tree.leaf",
            "output.tree.leaf"
        ]
    );
    assert_eq!(every("n#Zero", &shape("n#Tree")), [] as [&str; 0]);
}

/// Structures of which each has two members of the next one: two to the power of their number of ways.
#[test]
fn the_search_for_every_way_ends() {
    let target = |id: String| json!({ "target": id });
    let mut shapes = serde_json::Map::new();
    shapes.insert(
        "n#S".to_owned(),
        json!({"type": "service", "operations": [target("n#Op".to_owned())]}),
    );
    shapes.insert(
        "n#Op".to_owned(),
        json!({"type": "operation", "input": target("n#A0".to_owned())}),
    );
    for index in 0..40 {
        let next = target(format!("n#A{}", index + 1));
        let shape = json!({"type": "structure", "members": {"a": next, "b": next}});
        shapes.insert(format!("n#A{index}"), shape);
    }
    shapes.insert("n#A40".to_owned(), json!({"type": "string"}));
    let mut sources = Sources::new();
    sources.push(
        "m.json",
        json!({"smithy": "2.0", "shapes": shapes}).to_string(),
    );
    let model = load::load(sources).expect("a model without faults");
    let found = all(&model, &"n#S".into(), &"n#Op".into(), &shape("n#A40"));
    assert!(found.is_cut);
    assert_eq!(found.paths.len(), super::PATHS_LIMIT);
}

/// Structures of which each has all others as members: more ways than anybody could count, and the goal is
/// the last member of the second.
#[test]
fn short_ways_are_found_although_there_are_too_many() {
    let target = |id: String| json!({ "target": id });
    let mut shapes = serde_json::Map::new();
    let service = json!({"type": "service", "operations": [target("n#Op".to_owned())]});
    shapes.insert("n#S".to_owned(), service);
    let operation = json!({"type": "operation", "input": target("n#A0".to_owned())});
    shapes.insert("n#Op".to_owned(), operation);
    for index in 0..30 {
        let others = (0..30).filter(|other| *other != index);
        let members = others.map(|other| (format!("m{other}"), target(format!("n#A{other}"))));
        let mut members: serde_json::Map<_, _> = members.collect();
        if index == 1 {
            members.insert("goal".to_owned(), target("n#Goal".to_owned()));
        }
        let shape = json!({"type": "structure", "members": members});
        shapes.insert(format!("n#A{index}"), shape);
    }
    shapes.insert("n#Goal".to_owned(), json!({"type": "string"}));
    let mut sources = Sources::new();
    let text = json!({"smithy": "2.0", "shapes": shapes}).to_string();
    sources.push("m.json", text);
    let model = load::load(sources).expect("a model without faults");
    let found = all(&model, &"n#S".into(), &"n#Op".into(), &shape("n#Goal"));
    assert!(found.is_cut);
    assert_eq!(shown(&found.paths[0]), "input.m1.goal");
    assert_eq!(found.paths.iter().filter(|way| way.len() == 4).count(), 28);
    assert!(found.paths.is_sorted_by_key(Vec::len));
}

#[test]
fn what_operations_reach_is_known_of_each() {
    let model = model();
    let service = ShapeId::from("n#Service");
    let names = |operation: &str| {
        let mut names: Vec<&str> = reached(&model, &service, &operation.into())
            .into_iter()
            .filter(|id| id.namespace() == "n")
            .map(ShapeId::name)
            .collect();
        names.sort_unstable();
        names
    };
    assert_eq!(names("n#Zero"), ["Busy", "Leaf"]);
    assert_eq!(
        names("n#Get"),
        ["Busy", "GetInput", "GetOutput", "Leaf", "Tree", "Trees"]
    );
    let by = reached_by(&model, &service, &["n#Get".into(), "n#Zero".into()]);
    assert_eq!(by[&ShapeId::from("n#Leaf")].len(), 2);
    assert_eq!(by[&ShapeId::from("n#Tree")].len(), 1);
}
