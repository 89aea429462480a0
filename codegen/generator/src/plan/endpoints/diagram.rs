//! Rules in the form of a binary decision diagram (`endpointBdd`).
//!
//! The diagram is a base64 text of big-endian triples: condition, high, low. A reference of 1 or -1 is
//! a terminal, one from 100,000,000 on a result (the first stands for no match), and any other a node
//! counted from 1; a negative one swaps the branches of its node. Conditions only get later on every
//! way through a diagram, so that it cannot have cycles.

use indexmap::IndexSet;

use super::expressions::{Names, condition};
use super::flow;
use super::graph::{self, Next, Node};
use super::json::Json;
use super::outcomes::Outcomes;
use super::parameters::Parameter;
use super::program::{Condition, Program};
use super::types::Scope;
use super::version::Version;

/// From here on, references are to results.
const RESULTS: u32 = 100_000_000;

/// Plans the rules of a diagram. What cannot be understood is reported and left out.
pub(super) fn plan(diagram: &Json<'_>, parameters: &[Parameter]) -> Program {
    let version = Version::of(diagram);
    version.need(diagram, Version::ONE_ONE, "a diagram");
    let mut names = Names::new(parameters);
    let (conditions, index) = conditions(diagram, &mut names);
    let (outcomes, results) = results(diagram, &names);
    let Some(triples) = triples(diagram) else {
        return Program::default();
    };
    let root = diagram
        .need("root")
        .and_then(|root| i32::try_from(root.integer()?).ok());
    let reader = Reader {
        diagram,
        triples: &triples,
        conditions: &index,
        results: &results,
    };
    let root = root.unwrap_or(1);
    if root < -1 {
        diagram.fault(format!("the root {root} of the diagram is complemented"));
    }
    let (nodes, start) = reader.walk(root);
    if let (false, Some(all_conditions), Some(all_results)) = (
        diagram.has_faults(),
        diagram.get("conditions"),
        diagram.get("results"),
    ) {
        let read = flow::Diagram {
            conditions: by_number(&all_conditions, &index),
            results: by_number(&all_results, &results),
            nodes: &nodes,
            start,
        };
        flow::check(&read, &Scope::new(parameters, version));
    }
    graph::finish(diagram, (&nodes, start), conditions, outcomes, names)
}

/// The elements of an array in the order of their numbers; equal ones have the same.
fn by_number<'q>(array: &'q Json<'_>, numbers: &[usize]) -> Vec<Json<'q>> {
    let mut elements: Vec<(usize, Json<'q>)> =
        numbers.iter().copied().zip(array.elements()).collect();
    elements.sort_by_key(|(number, _)| *number);
    elements.dedup_by_key(|(number, _)| *number);
    elements.into_iter().map(|(_, json)| json).collect()
}

/// The conditions, each once, and the number that each of the diagram's conditions has there.
fn conditions(diagram: &Json<'_>, names: &mut Names) -> (IndexSet<Condition>, Vec<usize>) {
    let mut conditions = IndexSet::new();
    let mut index = Vec::new();
    if let Some(list) = diagram.need("conditions") {
        // What one condition assigns, another may use; their order is the diagram's matter.
        for json in list.elements() {
            if let Some(name) = json.value().get("assign").and_then(|name| name.as_str()) {
                names.assign(name);
            }
        }
        for json in list.elements() {
            // A faulty one keeps its place, so that the others keep their numbers.
            let condition = condition(&json, names);
            index.push(condition.map_or(0, |condition| conditions.insert_full(condition).0));
        }
    }
    (conditions, index)
}

/// The outcomes, and the one that each of the diagram's results has.
fn results(diagram: &Json<'_>, names: &Names) -> (Outcomes, Vec<usize>) {
    let mut outcomes = Outcomes::default();
    let mut index = Vec::new();
    if let Some(list) = diagram.need("results") {
        for rule in list.elements() {
            index.push(result(&rule, &mut outcomes, names).unwrap_or_default());
        }
    }
    (outcomes, index)
}

fn result(rule: &Json<'_>, outcomes: &mut Outcomes, names: &Names) -> Option<usize> {
    if rule
        .get("conditions")
        .is_some_and(|conditions| conditions.elements().next().is_some())
    {
        rule.fault("a result of a diagram has no conditions of its own");
    }
    let kind = rule.need("type")?;
    match kind.text()? {
        name @ ("endpoint" | "error") => outcomes.plan(rule, name, names),
        other => {
            kind.fault(format!("`{other}` is no kind of result: endpoint or error"));
            None
        }
    }
}

/// The nodes as they stand: condition, high, low.
fn triples(diagram: &Json<'_>) -> Option<Vec<[i32; 3]>> {
    let json = diagram.need("nodes")?;
    let Some(bytes) = decode_base64(json.text()?).filter(|bytes| bytes.len() % 12 == 0) else {
        json.fault("this is no base64 text of triples of 32-bit numbers");
        return None;
    };
    if let Some(count) = diagram.get("nodeCount")
        && count
            .integer()
            .is_some_and(|count| usize::try_from(count) != Ok(bytes.len() / 12))
    {
        count.fault(format!("the diagram has {} nodes", bytes.len() / 12));
        return None;
    }
    let numbers: Vec<i32> = bytes
        .chunks_exact(4)
        .filter_map(|bytes| Some(i32::from_be_bytes(bytes.try_into().ok()?)))
        .collect();
    Some(
        numbers
            .chunks_exact(3)
            .filter_map(|triple| triple.try_into().ok())
            .collect(),
    )
}

struct Reader<'r> {
    diagram: &'r Json<'r>,
    triples: &'r [[i32; 3]],
    conditions: &'r [usize],
    results: &'r [usize],
}

impl Reader<'_> {
    /// Makes a node of every node that can be reached. One that is reached both ways is made twice,
    /// with its branches swapped.
    fn walk(&self, root: i32) -> (Vec<Node>, Next) {
        let mut seen = IndexSet::new();
        let start = self.next(root, -1, &mut seen);
        let mut nodes = Vec::new();
        while let Some(reference) = seen.get_index(nodes.len()).copied() {
            let Some([condition, high, low]) = self.triple(reference) else {
                break;
            };
            let (high, low) = if reference < 0 {
                (low, high)
            } else {
                (high, low)
            };
            let [high, low] = [high, low].map(|next| self.next(next, condition, &mut seen));
            let known = usize::try_from(condition)
                .ok()
                .and_then(|at| self.conditions.get(at));
            if known.is_none() {
                self.diagram
                    .fault(format!("the diagram has no condition {condition}"));
            }
            nodes.push(Node {
                condition: known.copied().unwrap_or_default(),
                high,
                low,
            });
        }
        (nodes, start)
    }

    /// Where a reference leads, from a node with the condition `after`.
    fn next(&self, reference: i32, after: i32, seen: &mut IndexSet<i32>) -> Next {
        if reference.unsigned_abs() == 1 {
            return Next::NoMatch;
        }
        if let Some(result) = u32::try_from(reference)
            .ok()
            .and_then(|at| at.checked_sub(RESULTS))
        {
            let outcome = (result as usize)
                .checked_sub(1)
                .map(|at| self.results.get(at));
            return match outcome {
                None => Next::NoMatch,
                Some(Some(outcome)) => Next::Outcome(*outcome),
                Some(None) => self.broken(format!("the diagram has no result {result}")),
            };
        }
        match self.triple(reference) {
            Some([condition, ..]) if condition > after => Next::Node(seen.insert_full(reference).0),
            Some(_) => {
                self.broken("a node of the diagram leads back to an earlier condition".into())
            }
            None => self.broken(format!("the diagram has no node {reference}")),
        }
    }

    fn triple(&self, reference: i32) -> Option<[i32; 3]> {
        let number = (reference.unsigned_abs() as usize).checked_sub(1)?;
        self.triples.get(number).copied()
    }

    fn broken(&self, message: String) -> Next {
        self.diagram.fault(message);
        Next::NoMatch
    }
}

/// The bytes of a base64 text (RFC 4648, standard alphabet).
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let padded = text;
    let text = padded.trim_end_matches('=');
    let padding = padded.len() - text.len();
    if !padded.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    let mut bits = 0_u32;
    for (position, letter) in text.bytes().enumerate() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        // Each letter after the first of four completes a byte; 6, 4 and 2 are what it leaves over.
        match position % 4 {
            0 => {}
            place => bytes.push((bits >> (6 - 2 * place)) as u8),
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::decode_base64;

    #[test]
    fn base64() {
        assert_eq!(decode_base64("").as_deref(), Some(&b""[..]));
        assert_eq!(decode_base64("Zg==").as_deref(), Some(&b"f"[..]));
        assert_eq!(decode_base64("Zm9v").as_deref(), Some(&b"foo"[..]));
        assert_eq!(decode_base64("Zm9vYmE=").as_deref(), Some(&b"fooba"[..]));
        for bad in ["Zm 9v", "Zg", "Zg=", "Zg===", "Zm9vYmE", "===="] {
            assert_eq!(decode_base64(bad), None, "{bad}");
        }
    }
}
