//! Evaluates a service's endpoint rules with the parameters of a request.

use std::borrow::Cow;
use std::collections::HashMap;

use aws_smithy_runtime_api::client::endpoint::error::ResolveEndpointError;
use aws_smithy_types::endpoint::{Endpoint, EndpointAuthScheme};
use aws_smithy_types::{Document, Number};

use super::arn::Arn;
use super::functions;
use super::params::RuleParams;
use super::partitions::{self, Partition};
use super::program::{Condition, Expr, Function, Outcome, Program, Property};
use super::url::Url;
use super::value::Value;

/// Finds the endpoint for these parameters.
///
/// # Errors
/// The rules end in an error, or none of them matches.
#[cfg_attr(debug_assertions, inline)]
pub fn resolve<P: RuleParams>(
    program: &'static Program,
    params: &P,
) -> Result<Endpoint, ResolveEndpointError> {
    resolve_with(program, params, partitions::of_region)
}

/// Finds the partition of a region.
pub type Partitions = fn(&str) -> &'static Partition;

/// Finds the endpoint for these parameters, with other partitions.
///
/// # Errors
/// The rules end in an error, or none of them matches.
#[cfg_attr(debug_assertions, inline)]
pub fn resolve_with<P: RuleParams>(
    program: &'static Program,
    params: &P,
    partitions: Partitions,
) -> Result<Endpoint, ResolveEndpointError> {
    let mut slots = Vec::with_capacity(program.slots);
    params.values(&mut slots);
    slots.resize(program.slots, Value::Unset);
    let mut evaluation = Evaluation {
        program,
        partitions,
        slots,
    };
    let outcome = evaluation.walk().ok_or_else(no_match)?;
    evaluation.finish(outcome)
}

#[cfg_attr(debug_assertions, inline)]
fn no_match() -> ResolveEndpointError {
    ResolveEndpointError::message("No endpoint rule matched")
}

struct Evaluation<'a> {
    program: &'static Program,
    partitions: Partitions,
    slots: Vec<Value<'a>>,
}

impl<'a> Evaluation<'a> {
    #[cfg_attr(debug_assertions, inline)]
    fn walk(&mut self) -> Option<&'static Outcome> {
        let mut next = self.program.start;
        while let Ok(node) = usize::try_from(next) {
            let [condition, high, low] = *self.program.nodes.get(node)?;
            let condition = self
                .program
                .conditions
                .get(usize::try_from(condition).ok()?)?;
            next = if self.holds(condition) { high } else { low };
        }
        self.program
            .outcomes
            .get(usize::try_from(-1 - i32::from(next)).ok()?)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn holds(&mut self, condition: &'static Condition) -> bool {
        match condition {
            Condition::Test(expr) => self.value(expr).holds(),
            Condition::Assign(slot, expr) => {
                let value = self.value(expr);
                let holds = value.holds();
                if let Some(slot) = self.slots.get_mut(usize::from(*slot)) {
                    *slot = value;
                }
                holds
            }
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn finish(&self, outcome: &'static Outcome) -> Result<Endpoint, ResolveEndpointError> {
        match outcome {
            Outcome::Error(message) => Err(ResolveEndpointError::message(
                self.text(message).unwrap_or_default(),
            )),
            Outcome::Url(url) => self.endpoint(url, &[], &[]),
            Outcome::Endpoint(url, properties) => {
                self.endpoint(url, self.properties(*properties), &[])
            }
            Outcome::WithHeaders(url, properties, headers) => {
                self.endpoint(url, self.properties(*properties), headers)
            }
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn properties(&self, number: u16) -> &'static [(&'static str, Property)] {
        self.program
            .properties
            .get(usize::from(number))
            .copied()
            .unwrap_or_default()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn endpoint(
        &self,
        url: &'static Expr,
        properties: &'static [(&'static str, Property)],
        headers: &'static [(&'static str, &'static [Expr])],
    ) -> Result<Endpoint, ResolveEndpointError> {
        // The builder of endpoints panics without a URL.
        let url = self
            .text(url)
            .filter(|url| !url.is_empty())
            .ok_or_else(|| ResolveEndpointError::message("the endpoint rules gave an empty URL"))?;
        let mut endpoint = Endpoint::builder().url(url.into_owned());
        for (name, property) in properties {
            match property {
                Property::List(schemes) if *name == "authSchemes" => {
                    for scheme in schemes.iter().filter_map(|scheme| self.auth_scheme(scheme)) {
                        endpoint = endpoint.auth_scheme(scheme);
                    }
                }
                property => endpoint = endpoint.property(*name, self.document(property)),
            }
        }
        for (name, values) in headers {
            for value in values.iter().filter_map(|value| self.text(value)) {
                endpoint = endpoint.header(*name, value.into_owned());
            }
        }
        Ok(endpoint.build())
    }

    /// An element of the `authSchemes` property; one without a name is left out.
    #[cfg_attr(debug_assertions, inline)]
    fn auth_scheme(&self, scheme: &'static Property) -> Option<EndpointAuthScheme> {
        let Property::Map(entries) = scheme else {
            return None;
        };
        let name = entries.iter().find_map(|(key, property)| match property {
            Property::Text(Expr::Text(text)) if *key == "name" => Some(Cow::Borrowed(*text)),
            Property::Text(text) if *key == "name" => Some(self.text(text)?.into_owned().into()),
            _ => None,
        })?;
        let others = entries.iter().filter(|(key, _)| *key != "name");
        let empty = EndpointAuthScheme::with_capacity(name, entries.len() - 1);
        Some(others.fold(empty, |scheme, (key, property)| {
            scheme.put(*key, self.document(property))
        }))
    }

    #[cfg_attr(debug_assertions, inline)]
    fn document(&self, property: &'static Property) -> Document {
        match property {
            Property::Null => Document::Null,
            Property::Bool(value) => Document::Bool(*value),
            Property::Integer(value) => Document::Number(match u64::try_from(*value) {
                Ok(value) => Number::PosInt(value),
                Err(_) => Number::NegInt(*value),
            }),
            Property::Text(text) => {
                Document::String(self.text(text).unwrap_or_default().into_owned())
            }
            Property::List(items) => {
                Document::Array(items.iter().map(|item| self.document(item)).collect())
            }
            Property::Map(entries) => Document::Object(
                entries
                    .iter()
                    .map(|(key, item)| ((*key).to_owned(), self.document(item)))
                    .collect::<HashMap<_, _>>(),
            ),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn text(&self, expr: &'static Expr) -> Option<Cow<'a, str>> {
        self.value(expr).into_text()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn value(&self, expr: &'static Expr) -> Value<'a> {
        match expr {
            Expr::Text(text) => Value::from(*text),
            Expr::Bool(value) => Value::Bool(*value),
            Expr::Integer(value) => Value::Integer(*value),
            Expr::Slot(slot) => self
                .slots
                .get(usize::from(*slot))
                .cloned()
                .unwrap_or_default(),
            Expr::Join(parts) => self.join(parts).map(Cow::Owned).into(),
            Expr::Get(expr, attribute) => self.value(expr).attribute(*attribute),
            Expr::Index(expr, index) => self.value(expr).element(*index),
            Expr::Call(function, arguments) => self.call(*function, arguments).unwrap_or_default(),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn join(&self, parts: &'static [Expr]) -> Option<String> {
        let mut joined = String::with_capacity(64);
        for part in parts {
            joined.push_str(&self.text(part)?);
        }
        Some(joined)
    }

    /// The result of a function; unset when an argument is unset or of the wrong type.
    #[cfg_attr(debug_assertions, inline)]
    fn call(&self, function: Function, arguments: &'static [Expr]) -> Option<Value<'a>> {
        let argument = |number: usize| arguments.get(number).map(|expr| self.value(expr));
        let text = |number: usize| argument(number)?.into_text();
        let flag = |number: usize| argument(number)?.as_bool();
        let position = |number: usize| argument(number)?.as_position();
        Some(match function {
            Function::IsSet => argument(0)?.is_set().into(),
            Function::Not => (!argument(0)?.holds()).into(),
            Function::BooleanEquals => {
                matches!((flag(0), flag(1)), (Some(left), Some(right)) if left == right).into()
            }
            Function::StringEquals => {
                matches!((text(0), text(1)), (Some(left), Some(right)) if left == right).into()
            }
            Function::Coalesce => arguments
                .iter()
                .map(|expr| self.value(expr))
                .find(Value::is_set)?,
            Function::IfThenElse => argument(if argument(0)?.holds() { 1 } else { 2 })?,
            Function::Substring => {
                functions::substring(&text(0)?, position(1)?, position(2)?, flag(3)?).into()
            }
            Function::Split => Value::List(functions::split(&text(0)?, &text(1)?, position(2)?)?),
            Function::UriEncode => functions::uri_encode(&text(0)?).into(),
            Function::ParseUrl => Value::Url(Url::parse(&text(0)?)?),
            Function::ParseArn => Value::Arn(Arn::parse(text(0)?)?),
            Function::Partition => Value::Partition((self.partitions)(&text(0)?)),
            Function::IsValidHostLabel => {
                functions::is_valid_host_label(&text(0)?, flag(1)?).into()
            }
            Function::IsVirtualHostableS3Bucket => {
                functions::is_virtual_hostable_s3_bucket(&text(0)?, flag(1)?).into()
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Given(Option<&'static str>, bool);

    impl RuleParams for Given {
        fn values<'a>(&'a self, slots: &mut Vec<Value<'a>>) {
            slots.extend([self.0.into(), self.1.into()]);
        }
    }

    /// Region `x` must be set; then its partition gives the URL, with a property, unless parameter 1.
    static PROGRAM: Program = Program {
        slots: 3,
        conditions: &[
            Condition::Assign(2, Expr::Call(Function::Partition, &[Expr::Slot(0)])),
            Condition::Test(Expr::Slot(1)),
        ],
        nodes: &[[0, 1, -1], [1, -2, -3]],
        start: 0,
        properties: &[&[(
            "authSchemes",
            Property::List(&[Property::Map(&[
                ("name", Property::Text(Expr::Text("sigv4"))),
                ("signingRegion", Property::Text(Expr::Slot(0))),
            ])]),
        )]],
        outcomes: &[
            Outcome::Error(Expr::Text("no region")),
            Outcome::Url(Expr::Text("")),
            Outcome::Endpoint(
                Expr::Join(&[
                    Expr::Text("https://x."),
                    Expr::Get(&Expr::Slot(2), super::super::program::Attribute::DnsSuffix),
                ]),
                0,
            ),
        ],
    };

    #[test]
    fn walks_to_the_outcome() {
        let endpoint = resolve(&PROGRAM, &Given(Some("cn-north-1"), false));
        assert_eq!(
            endpoint.ok(),
            Some(
                Endpoint::builder()
                    .url("https://x.amazonaws.com.cn")
                    .auth_scheme(
                        EndpointAuthScheme::with_capacity("sigv4", 1)
                            .put("signingRegion", "cn-north-1"),
                    )
                    .build()
            )
        );
    }

    #[test]
    fn errors_have_the_message_of_the_rule() {
        let message = |region, empty| {
            resolve(&PROGRAM, &Given(region, empty))
                .err()
                .map(|error| error.to_string())
        };
        assert_eq!(message(None, false).as_deref(), Some("no region"));
        assert_eq!(
            message(Some("us-east-1"), true).as_deref(),
            Some("the endpoint rules gave an empty URL")
        );
    }
}
