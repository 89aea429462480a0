//! What rules end with: endpoints with their properties and headers, and errors. Equal ones are kept
//! once.

use indexmap::IndexSet;
use serde_json::Value;

use super::expressions::{Names, expr, template};
use super::json::Json;
use super::program::{Expr, Outcome, Properties, Property};

/// The outcomes of a service's rules, each once, and the sets of properties that they share.
#[derive(Default)]
pub(super) struct Outcomes {
    outcomes: IndexSet<Outcome>,
    properties: IndexSet<Properties>,
}

impl Outcomes {
    /// Plans the outcome of a rule and gives its number. `kind` is the rule's `type`.
    pub(super) fn plan(&mut self, rule: &Json<'_>, kind: &str, names: &Names) -> Option<usize> {
        let outcome = match kind {
            "error" => Outcome::Error(expr(&rule.need("error")?, names)?),
            _ => self.endpoint(&rule.need("endpoint")?, names)?,
        };
        Some(self.outcomes.insert_full(outcome).0)
    }

    /// The number of the error that no rule matches.
    pub(super) fn no_match(&mut self) -> usize {
        let message = Expr::Text("No endpoint rule matched".to_owned());
        self.outcomes.insert_full(Outcome::Error(message)).0
    }

    /// Everything planned.
    pub(super) fn into_parts(self) -> (Vec<Outcome>, Vec<Properties>) {
        (
            self.outcomes.into_iter().collect(),
            self.properties.into_iter().collect(),
        )
    }

    fn endpoint(&mut self, endpoint: &Json<'_>, names: &Names) -> Option<Outcome> {
        let url = expr(&endpoint.need("url")?, names);
        let properties = match endpoint.get("properties") {
            Some(json) => properties(&json, &mut |json, text| template(json, text, names))?,
            None => Properties::new(),
        };
        let headers = match endpoint.get("headers") {
            Some(json) => headers(&json, names)?,
            None => Vec::new(),
        };
        let properties = match properties.is_empty() {
            true => None,
            false => Some(self.properties.insert_full(properties).0),
        };
        Some(Outcome::Endpoint {
            url: url?,
            properties,
            headers,
        })
    }
}

fn headers(json: &Json<'_>, names: &Names) -> Option<Vec<(String, Vec<Expr>)>> {
    json.entries()
        .map(|(name, values)| {
            let values = values
                .elements()
                .map(|value| expr(&value, names))
                .collect::<Option<_>>();
            Some((name.to_owned(), values?))
        })
        .collect()
}

/// How a text in a property is to be read.
pub(super) type ReadText<'r> = &'r mut dyn FnMut(&Json<'_>, &str) -> Option<Expr>;

/// Plans the properties of an endpoint.
pub(super) fn properties(json: &Json<'_>, read: ReadText<'_>) -> Option<Properties> {
    json.entries()
        .map(|(name, value)| Some((name.to_owned(), property(&value, read)?)))
        .collect()
}

fn property(json: &Json<'_>, read: ReadText<'_>) -> Option<Property> {
    Some(match json.value() {
        Value::Null => Property::Null,
        Value::Bool(value) => Property::Flag(*value),
        Value::Number(_) => Property::Integer(json.integer()?),
        Value::String(text) => Property::Text(read(json, text)?),
        Value::Array(_) => Property::List(
            json.elements()
                .map(|item| property(&item, read))
                .collect::<Option<_>>()?,
        ),
        Value::Object(_) => Property::Map(properties(json, read)?),
    })
}
