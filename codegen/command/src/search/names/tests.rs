//! Names of a small service: three operations, one with a waiter and pages, one that cannot be generated.

use serde_json::{Value, json};

use super::*;

/// The names of the service.
pub(in crate::search) fn yard() -> Names {
    let operation = |input: &str, output: &str, more: Value| {
        let mut traits =
            json!({"smithy.api#http": {"method": "POST", "uri": format!("/{}", input.len())}});
        if let (Some(traits), Some(more)) = (traits.as_object_mut(), more.as_object()) {
            traits.extend(more.clone());
        }
        json!({"type": "operation", "input": {"target": input}, "output": {"target": output}, "traits": traits})
    };
    let member = |target: &str| json!({ "target": target });
    let structure = |members: Value| json!({"type": "structure", "members": members});
    let waiter = json!({"smithy.waiters#waitable": {"ShipExists": {"acceptors": [
        {"state": "success", "matcher": {"success": true}}
    ]}}});
    let pages = json!({"smithy.api#paginated": {
        "inputToken": "token", "outputToken": "token", "items": "ships"
    }});
    let text = "smithy.api#String";
    let model = json!({"smithy": "2.0", "shapes": {
        "n#Yard": {
            "type": "service", "version": "1",
            "operations": [member("n#GetShip"), member("n#ListShips"), member("n#Sink"), member("n#Watch")],
            "traits": {"aws.protocols#restJson1": {}}
        },
        "n#GetShip": operation("n#GetShipInput", "n#GetShipOutput", waiter),
        "n#ListShips": operation("n#ListShipsInput", "n#ListShipsOutput", pages),
        "n#Sink": operation("n#SinkInput", "n#SinkOutput", json!({})),
        "n#Watch": operation("n#WatchInput", "n#WatchOutput", json!({})),
        "n#GetShipInput": structure(json!({})),
        "n#GetShipOutput": structure(json!({"ship": member("n#Ship"), "crew": member("n#Crew")})),
        "n#ListShipsInput": structure(json!({"token": member(text)})),
        "n#ListShipsOutput": structure(json!({"token": member(text), "ships": member("n#Ships")})),
        "n#SinkInput": structure(json!({"cause": member("n#Cause")})),
        "n#SinkOutput": structure(json!({})),
        "n#WatchInput": structure(json!({})),
        "n#WatchOutput": structure(json!({
            "events": {"target": "n#Events", "traits": {"smithy.api#httpPayload": {}}}
        })),
        "n#Events": {"type": "union", "members": {"one": member("n#Event")}, "traits": {"smithy.api#streaming": {}}},
        "n#Event": structure(json!({})),
        "n#Ship": structure(json!({"name": member(text)})),
        "n#Crew": structure(json!({"size": member("smithy.api#Integer")})),
        "n#Cause": structure(json!({"text": member(text)})),
        "n#Ships": {"type": "list", "member": member("n#Ship")}
    }});
    let mut sources = Sources::new();
    sources.push("yard.json", model.to_string());
    Names::read(sources, None).expect("a model without faults")
}

fn guessed(words: &str) -> Vec<String> {
    let words = words.split(' ').map(str::to_owned).collect();
    yard().guess(&words).into_iter().collect()
}

fn set(operations: &[&str]) -> BTreeSet<String> {
    operations.iter().map(|&it| it.to_owned()).collect()
}

#[test]
fn whatever_comes_with_an_operation_names_it() {
    for words in [
        "get_ship",
        "GetShipInput",
        "GetShipFluentBuilder",
        "GetShipOutputBuilder",
        "GetShipError",
        "wait_until_ship_exists",
        "WaitUntilShipExistsError",
    ] {
        assert_eq!(guessed(words), ["GetShip"], "{words}");
    }
    assert_eq!(guessed("ListShipsPaginator"), ["ListShips"]);
    assert_eq!(guessed("sink list_ships other"), ["ListShips", "Sink"]);
    assert_eq!(
        yard().len(),
        3,
        "the operation with an event stream is not among them"
    );
}

#[test]
fn a_type_takes_the_operation_that_costs_least() {
    assert_eq!(guessed("CrewBuilder"), ["GetShip"]);
    assert_eq!(guessed("Cause get_ship"), ["GetShip", "Sink"]);
    assert_eq!(
        guessed("Ship list_ships"),
        ["ListShips"],
        "it is there already"
    );
    assert_eq!(guessed("Waiters list_ships"), ["GetShip", "ListShips"]);
    assert_eq!(guessed("nothing"), ["Sink"], "a crate has one");
    let covered = yard().cover(["n#Ship", "n#Crew", "n#Gone"], &set(&["ListShips"]));
    let covered: Vec<_> = covered.iter().map(|(id, it)| (*id, it.as_str())).collect();
    assert_eq!(covered, [("n#Crew", "GetShip")]);
}

#[test]
fn what_is_missing_is_what_the_operations_do_not_bring_along() {
    let missing = |words: &[&str], operations: &[&str]| yard().missing(words, &set(operations));
    let operation = |name: &str| Missing::Needs(What::Operation(name.to_owned()));
    assert_eq!(
        missing(&["get_ship", "Client"], &["Sink"]),
        [operation("GetShip")]
    );
    assert_eq!(missing(&["get_ship"], &["GetShip"]), []);
    let ship = Missing::Needs(What::Type("n#Ship".to_owned()));
    assert_eq!(missing(&["Ship"], &["Sink"]), [ship]);
    assert_eq!(missing(&["Ship"], &["ListShips"]), []);
    assert_eq!(missing(&["Waiters"], &["Sink"]), [operation("GetShip")]);
    assert_eq!(
        missing(&["watch"], &["Sink"]),
        [Missing::LeftOut("Watch".to_owned())]
    );
}
