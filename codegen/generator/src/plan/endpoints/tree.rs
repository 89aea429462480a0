//! Rules in the form of a decision tree (`endpointRuleSet`).
//!
//! Rules are tried in order; the first whose conditions all hold is taken. A tree rule that is taken
//! is final: when none of its own rules match, no rule matches.

use indexmap::IndexSet;

use super::check;
use super::expressions::{Names, condition};
use super::graph::{self, Next, Node};
use super::json::Json;
use super::outcomes::Outcomes;
use super::parameters::Parameter;
use super::program::{Condition, Program};
use super::types::Scope;
use super::version::Version;

/// A rule whose parts have been read.
struct Rule {
    conditions: Vec<usize>,
    then: Then,
}

enum Then {
    Outcome(usize),
    Rules(Vec<Rule>),
}

#[derive(Default)]
struct Reader {
    conditions: IndexSet<Condition>,
    outcomes: Outcomes,
}

/// Plans the rules of a rule set. What cannot be understood is reported and left out.
pub(super) fn plan(rule_set: &Json<'_>, parameters: &[Parameter]) -> Program {
    let version = Version::of(rule_set);
    let mut names = Names::new(parameters);
    let mut reader = Reader::default();
    let rules = reader.rules(rule_set, &mut names);
    if !rule_set.has_faults() {
        check::rules(rule_set, &Scope::new(parameters, version));
    }
    let mut nodes = IndexSet::new();
    let start = link(&rules, &mut nodes);
    let nodes: Vec<Node> = nodes.into_iter().collect();
    graph::finish(
        rule_set,
        (&nodes, start),
        reader.conditions,
        reader.outcomes,
        names,
    )
}

impl Reader {
    /// The rules of the rule set, or of a tree rule.
    fn rules(&mut self, of: &Json<'_>, names: &mut Names) -> Vec<Rule> {
        let Some(rules) = of.need("rules") else {
            return Vec::new();
        };
        rules
            .elements()
            .filter_map(|rule| self.rule(&rule, names))
            .collect()
    }

    fn rule(&mut self, rule: &Json<'_>, names: &mut Names) -> Option<Rule> {
        let scope = names.enter();
        let rule = self.rule_in_scope(rule, names);
        names.leave(scope);
        rule
    }

    fn rule_in_scope(&mut self, rule: &Json<'_>, names: &mut Names) -> Option<Rule> {
        let conditions: Vec<Option<usize>> = match rule.need("conditions") {
            Some(conditions) => conditions
                .elements()
                .map(|json| Some(self.conditions.insert_full(condition(&json, names)?).0))
                .collect(),
            None => Vec::new(),
        };
        let kind = rule.need("type")?;
        let then = match kind.text()? {
            "tree" => {
                let rules = self.rules(rule, names);
                if rule
                    .get("rules")
                    .is_some_and(|rules| rules.elements().next().is_none())
                {
                    rule.fault("a tree rule has no rules");
                }
                Then::Rules(rules)
            }
            kind @ ("endpoint" | "error") => Then::Outcome(self.outcomes.plan(rule, kind, names)?),
            other => {
                kind.fault(format!(
                    "`{other}` is no kind of rule: endpoint, error or tree"
                ));
                return None;
            }
        };
        Some(Rule {
            conditions: conditions.into_iter().collect::<Option<_>>()?,
            then,
        })
    }
}

/// Makes nodes of rules, the last first, and gives the place to begin. Equal nodes are one.
fn link(rules: &[Rule], nodes: &mut IndexSet<Node>) -> Next {
    rules.iter().rev().fold(Next::NoMatch, |otherwise, rule| {
        let then = match &rule.then {
            Then::Outcome(outcome) => Next::Outcome(*outcome),
            Then::Rules(rules) => link(rules, nodes),
        };
        rule.conditions.iter().rev().fold(then, |high, condition| {
            let node = Node {
                condition: *condition,
                high,
                low: otherwise,
            };
            Next::Node(nodes.insert_full(node).0)
        })
    })
}
